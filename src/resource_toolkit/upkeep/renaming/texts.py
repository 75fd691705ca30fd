"""Another name in texts: in addresses, queries, macros and redirects."""

import posixpath
import re
from collections.abc import Iterable, Mapping

from resource_toolkit.catalog import Redirect
from resource_toolkit.checking import without_code

_LINK = re.compile(r"""(?:\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:[ \t]*<?|href=["'])([^\s)>"'#?]+)""", re.M)


def in_macros(body: str, macros: Iterable[str], old: str, new: str) -> str:
    """Return the body of a page whose macros name something by its new name."""
    names = "|".join(macros)
    if not names:
        return body
    call = re.compile(rf"""(\b(?:{names})\((?:[^(){{}}]*?\b\w+\s*=)?\s*(["'])){old}(?=\2)""")
    return call.sub(rf"\g<1>{new}", body)


def in_facets(text: str, facet: str, old: str, new: str) -> str:
    """Return a text whose queries (`facet=name`) and macros (`facet="name"`) say a new name."""
    words = re.escape(facet).replace("-", "[-_]").replace(r"\[-_]", "[-_]")
    query = re.compile(rf"(?<![\w-])({words}=){re.escape(old)}(?![\w-])")
    text = query.sub(rf"\g<1>{new}", text)
    part = re.compile(rf"""(?<![\w-]){words}\s*=\s*(?:\[[^\]\n]*\]|"[^"\n]*"|'[^'\n]*')""")
    name = re.compile(rf"""(?<=["']){re.escape(old)}(?=["'])""")
    return part.sub(lambda match: name.sub(new, match[0]), text)


def in_addresses(body: str, address: str, addresses: Mapping[str, str]) -> str:
    """Return the body of the page at an address, its links leading to new addresses."""
    for match in reversed([*_LINK.finditer(without_code(body))]):
        if ":" in match[1]:
            continue
        target = posixpath.normpath(f"/{address}{match[1]}").lstrip("/") + "/"
        if target in addresses:
            start = posixpath.relpath(f"/{addresses[target]}", f"/{address}")
            slash = "/" if match[1].endswith("/") else ""
            body = f"{body[: match.start(1)]}{start}{slash}{body[match.end(1) :]}"
    return body


def in_site_links(body: str, addresses: Mapping[str, str]) -> str:
    """Return the text of a resource whose links to addresses of the site lead to new ones."""
    for match in reversed([*_LINK.finditer(without_code(body))]):
        target = match[1].strip("/") + "/"
        if match[1].startswith("/") and target in addresses:
            fresh = f"/{addresses[target]}"
            fresh = fresh if match[1].endswith("/") else fresh.rstrip("/")
            body = f"{body[: match.start(1)]}{fresh}{body[match.end(1) :]}"
    return body


def in_files(body: str, page: str, files: Mapping[str, str]) -> str:
    """Return the body of a page whose links lead to the new paths of files beside it."""
    home = posixpath.dirname(page)
    for match in reversed([*_LINK.finditer(without_code(body))]):
        target = posixpath.normpath(posixpath.join(home, match[1]))
        if target in files:
            path = posixpath.relpath(files[target], home)
            body = f"{body[: match.start(1)]}{path}{body[match.end(1) :]}"
    return body


def in_redirects(text: str, redirects: Iterable[Redirect], addresses: Mapping[str, str]) -> str:
    """Return the redirects with one for each address that changes, none of them by a detour.

    One that leads on from an address which is used again goes.
    """
    lines = text.split("\n")
    for redirect in redirects:
        target, mark, heading = redirect.target.partition("#")
        row = lines[redirect.line - 1]
        if redirect.source in addresses.values():
            lines[redirect.line - 1] = "\0"
        elif target in addresses:
            before, _, after = row.rpartition(f"{target}{mark}{heading}")
            lines[redirect.line - 1] = f"{before}{addresses[target]}{mark}{heading}{after}"
    kept = "\n".join(line for line in lines if line != "\0")
    fresh = "".join(f"/{old}: /{new}\n" for old, new in addresses.items() if "#" not in old)
    return f"{kept}{'' if not kept or kept.endswith(chr(10)) else chr(10)}{fresh}"
