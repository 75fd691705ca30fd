"""What bodies bring onto pages: links that lead somewhere, and no hidden sign."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias
from urllib.parse import unquote

from resource_toolkit.catalog import Catalog, Resource, known_addresses, nearest_page
from resource_toolkit.problems import (
    Problem,
    Repair,
    Scope,
    did_you_mean,
    forbidden_sign,
    nearest,
    shown,
)
from resource_toolkit.reading import (
    PREFIX,
    Body,
    address_fault,
    likely_address,
    page_of,
    picture_of,
    target_of,
)

Bodies = Mapping[str, Body]
"""Slug to rendered body."""

_ID = re.compile(r'\bid="([^"]+)"')
_OUTSIDE = re.compile(r'href="(https?:[^"]*)"')
_CODE = re.compile(r"^ {0,3}(```|~~~).*?(?:^ {0,3}\1|\Z)|`[^`\n]*`", re.M | re.S)
_ENTITY = re.compile(r"&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([lr]lm));")
_SCHEMES = {
    begin: re.compile(rf"{pattern}(?!(?:https?|mailto|tel):)([a-z][a-z0-9+.-]+):", re.I | re.M)
    for begin, pattern in {
        "](": r"\]\(\s*<?",
        "]:": r"^ {0,3}\[[^\]\n]+\]:[ \t]*<?",
        "<": "<",
    }.items()
}
"""What an address of another kind stands behind, with its pattern."""


def unknown_slug(catalog: Catalog, slug: str) -> str:
    """Return the message for a slug that no resource has."""
    renamed = catalog.former_names.get(slug)
    if renamed:
        return f"{shown(slug)} has a new name; write {shown(renamed.slug)}"
    return f"no resource has the slug {shown(slug)}{did_you_mean(slug, catalog.resources)}"


def named_anew(catalog: Catalog, slug: str) -> Repair | None:
    """Return the repair of a slug that is a former name of a resource."""
    renamed = catalog.former_names.get(slug)
    return Repair(slug, renamed.slug, scope=Scope.NAMES) if renamed else None


def body_links(catalog: Catalog, bodies: Bodies) -> Iterator[Problem]:
    """A link of a body must lead to a resource, a heading or an image that exists."""
    for resource in catalog.resources.values():
        for link in filter(None, dict.fromkeys(bodies[resource.slug].links)):
            message, repair = _link_fault(catalog, bodies, resource, link)
            if message:
                yield _at_link(resource, link, "RC304", message, repair)


def outside_links(catalog: Catalog, bodies: Bodies) -> Iterator[Problem]:
    """A link of a body to another site must be a full web address."""
    for resource in catalog.resources.values():
        for scheme in other_schemes(without_code(resource.body)):
            message = f"no page may open {shown(scheme[1] + ':')}; begin with https:// or mailto:"
            yield at_start(resource, scheme.start(1), "RC401", message)
        for link in dict.fromkeys(_OUTSIDE.findall(bodies[resource.slug].html)):
            address = html.unescape(link)
            fault = address_fault(address)
            if fault:
                message = f"{shown(address)} is no address to link: {fault}"
                yield _at_link(resource, address, "RC401", message, None)


def own_links(catalog: Catalog, site: str) -> Iterator[Problem]:
    """A link to a page of this site should name its file, so that it works wherever the site is."""
    for resource in catalog.active if catalog.house.runs("RC522") else ():
        for start, page in _own_pages(resource.body, site):
            meant = catalog.resources.get(page.removeprefix("resources/").rstrip("/"))
            file = file_link(resource, meant) if meant else page_file(catalog, page) or f"/{page}"
            message = f"this is a page of our own; write {file} for its address"
            yield at_start(resource, start, "RC522", message)


def _own_pages(body: str, site: str) -> Iterator[tuple[int, str]]:
    """Yield the place of each whole address of a page of the site in a body, and the page."""
    start = body.find(site) if site else -1
    while start >= 0:
        page = re.match(r"[\w./~-]*", body[start + len(site) :])
        yield start, page[0] if page else ""
        start = body.find(site, start + 1)


def hidden_signs(catalog: Catalog, bodies: Bodies) -> Iterator[Problem]:
    """A body must not bring a sign onto its page that it may not hold, however it is written."""
    for resource in catalog.resources.values():
        # In the file they are refused; here it is what Markdown makes of it.
        if "&" in resource.body:
            sign = forbidden_sign(bodies[resource.slug].html)
            if sign:
                written = (entity for entity in _ENTITY.finditer(resource.body) if _hides(entity))
                start = next((entity.start() for entity in written), 0)
                yield at_start(resource, start, sign.code, sign.message)


def _hides(entity: re.Match[str]) -> bool:
    """Return whether an entity stands for a sign that no text may hold."""
    digits, base = (entity[1], 16) if entity[1] else (entity[2] or "0", 10)
    number = int(digits, base)
    return bool(entity[3]) or (number < 0x110000 and forbidden_sign(chr(number)) is not None)


def other_schemes(body: str) -> Iterator[re.Match[str]]:
    """Yield each address in Markdown whose scheme no page may open; it is the first group."""
    for begin, pattern in _SCHEMES.items():
        if begin in body:
            yield from pattern.finditer(body)


def without_code(body: str) -> str:
    """Return a body with its code as blanks, so that the places of all else stay the same."""
    return _CODE.sub(blank, body) if "`" in body or "~~~" in body else body


def blank(match: re.Match[str]) -> str:
    """Return blanks for all of a match but its line ends."""
    return re.sub(r"[^\n]", " ", match[0])


def mark_at(resource: Resource, start: int) -> tuple[int, int]:
    """Return line and column of a position in a body."""
    line_start = resource.body.rfind("\n", 0, start) + 1
    line = resource.body_line + resource.body.count("\n", 0, start)
    return line, start - line_start + 1


def _at_link(
    resource: Resource, link: str, code: str, message: str, repair: Repair | None
) -> Problem:
    """Return a problem at the first place of a link in a body, or where the body begins."""
    start = resource.body.find(link)
    if start < 0:
        start = resource.body.find(unquote(link))
    problem = at_start(resource, max(start, 0), code, message)
    return replace(problem, repair=repair)


def at_start(resource: Resource, start: int, code: str, message: str) -> Problem:
    """Return a problem at a position in a body."""
    line, column = mark_at(resource, start)
    return Problem(path=resource.path, line=line, column=column, code=code, message=message)


Fault: TypeAlias = tuple[str | None, Repair | None]
"""What is wrong with a link, if anything is, and what to write instead."""


def _link_fault(catalog: Catalog, bodies: Bodies, resource: Resource, link: str) -> Fault:
    if link.startswith("#"):
        return _heading_fault(bodies[resource.slug], resource, link[1:], "this page"), None
    picture = picture_of(link)
    if picture:
        path = catalog.root / catalog.folder / resource.collection / "pictures" / picture
        if path.is_file():
            return None, None
        near = nearest(picture, _pictures(catalog, resource))
        hint = f"; did you mean '{near}'?" if near else ""
        return f"there is no picture {shown(link)}{hint}", None
    target = target_of(link)
    if target:
        return _target_fault(catalog, bodies, resource, target)
    page = page_of(link, catalog.docs)
    if page is not None:
        return _page_fault(catalog, page), None
    return _nowhere(catalog, resource, link)


def _page_fault(catalog: Catalog, page: str) -> str | None:
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


def _pictures(catalog: Catalog, resource: Resource) -> list[str]:
    """Return the names of the pictures beside a resource."""
    folder = catalog.root / catalog.folder / resource.collection / "pictures"
    return [path.name for path in folder.iterdir()] if folder.is_dir() else []


def _nowhere(catalog: Catalog, resource: Resource, link: str) -> Fault:
    name = unquote(link).replace("\\", "/").rstrip("/").rpartition("/")[2]
    meant = catalog.resources.get(name.removesuffix(".md"))
    target = ""
    if name in _pictures(catalog, resource):
        target = f"pictures/{name}"
    elif re.fullmatch(r"[^\s/@:]+@[^\s/@:]+\.\w+", link):
        target = f"mailto:{link}"
    elif re.match(r"[A-Za-z]+:", link) and not likely_address(link):
        message = "is a picture of another site; put the file into the folder pictures"
        return f"{shown(link)} {message}", None
    else:
        target = file_link(resource, meant) if meant else likely_address(link)
    hint = f"write {target}" if target else "link to a file such as ../collection/slug.md"
    repair = Repair(link, target, scope=Scope.LINKS) if target else None
    return f"{shown(link)} leads nowhere; {hint}", repair


def file_link(resource: Resource, other: Resource) -> str:
    """Return the link from the file of a resource to that of another."""
    near = resource.collection == other.collection
    return f"{other.slug}.md" if near else f"../{other.file_name}"


def _target_fault(
    catalog: Catalog, bodies: Bodies, resource: Resource, target: tuple[str | None, str, str]
) -> Fault:
    collection, slug, fragment = target
    folder = collection or resource.collection
    linked = catalog.resources.get(slug)
    if linked is None:
        renamed = catalog.former_names.get(slug)
        if renamed:
            message = f"{shown(slug)} has a new name; write {file_link(resource, renamed)}"
            return message, Repair(f"{folder}/{slug}", renamed.slug, scope=Scope.NAMES)
        return unknown_slug(catalog, slug), None
    if linked.collection != folder:
        if (catalog.root / catalog.folder / folder / f"{slug}.md").is_file():
            return None, None  # Two files have this slug; RC302 says so.
        moved = Repair(f"{folder}/{slug}", slug, scope=Scope.NAMES)
        return f"the file is in another folder; write ../{linked.file_name}", moved
    if linked.retired:
        better = catalog.resources.get(linked.replaced_by or "")
        hint = f"write {file_link(resource, better)}" if better else "take the link out"
        repair = Repair(slug, better.slug, scope=Scope.NAMES) if better else None
        return f"{shown(slug)} is retired; {hint}", repair
    if not fragment or not linked.head.keys:
        return None, None  # The headings of a file that cannot be read are not known.
    return _heading_fault(bodies[linked.slug], linked, fragment, linked.path), None


@lru_cache(maxsize=256)
def _anchors(text: str) -> frozenset[str]:
    return frozenset(_ID.findall(text))


def _heading_fault(body: Body, resource: Resource, fragment: str, where: str) -> str | None:
    ids = [heading.id for heading in body.headings]
    anchors = _anchors(body.html)
    placed = [f"at-{term}" for facet in resource.placements for term in resource.terms(facet)]
    if fragment in anchors or f"{PREFIX}{fragment}" in anchors or fragment in placed:
        return None
    hint = did_you_mean(fragment, [name.removeprefix(PREFIX) for name in ids])
    return f"{where} has no heading {shown('#' + fragment.removeprefix(PREFIX))}{hint}"
