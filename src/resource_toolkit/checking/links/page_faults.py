"""What is wrong with a link from a resource to a page that is none, and what to write for it."""

import re

from resource_toolkit.catalog import Catalog, known_addresses, nearest_page
from resource_toolkit.problems import Repair, Scope, shown

from .picture_faults import Fault

_WAY = re.compile(r"(?:\.{1,2}/)*")
"""What a link begins with that goes up first."""


def page_fault(catalog: Catalog, page: str) -> str | None:
    """Return why a link leads to no page, with the nearest file of one."""
    address = page.partition("#")[0]
    known = known_addresses(catalog)
    if not address or address in known:
        return None
    near = nearest_page(address, known)
    file = page_file(catalog, near) if near else ""
    hint = f"; did you mean '{file or f'/{near}'}'?" if near else ""
    return f"there is no page {shown('/' + address)}{hint}"


def page_file(catalog: Catalog, address: str) -> str:
    """Return the link from a resource to the file of a hand-written page, or nothing."""
    up = "../" * (catalog.folder.count("/") + 2)
    stem = address.rstrip("/")
    for name in (f"{stem}.md", f"{stem}/index.md"):
        if (catalog.root / catalog.docs / name).is_file():
            return f"{up}{catalog.docs}/{name}"
    return ""


def meant_page(catalog: Catalog, link: str) -> Fault | None:
    """Return what to write for a link that leads to a hand-written page from a wrong place."""
    address, sign, part = _WAY.sub("", link, count=1).partition("#")
    stem = address.removeprefix(f"{catalog.docs}/").rstrip("/")
    stem = re.sub(r"(?:/index)?(?:\.md|\.html)?$", "", stem)
    alike = [page for page in catalog.pages if page.strip("/").rpartition("/")[2] == stem]
    file = page_file(catalog, alike[0] if len(alike) == 1 else stem) if stem else ""
    if not file:
        return None
    message = f"{shown(link)} is no file beside this one; write {file}{sign}{part}"
    return message, Repair(link, f"{file}{sign}{part}", scope=Scope.LINKS)
