"""What bodies bring onto pages: links that lead somewhere, named columns, and no hidden sign."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias
from urllib.parse import unquote

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.problems import (
    Problem,
    Repair,
    Scope,
    did_you_mean,
    forbidden_sign,
    shown,
)
from resource_toolkit.reading import (
    PREFIX,
    Body,
    address_fault,
    picture_of,
    target_of,
    whole_address,
)

Bodies = Mapping[str, Body]
"""Slug to rendered body."""

_ID = re.compile(r'\bid="([^"]+)"')
_OUTSIDE = re.compile(r'href="(https?:[^"]*)"')
_CODE = re.compile(r"^ {0,3}(```|~~~).*?(?:^ {0,3}\1|\Z)|`[^`\n]*`", re.M | re.S)
_ENTITY = re.compile(r"&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([lr]lm));")
_TABLE = re.compile(r"^[ >]*+([^\n|]*+\|[^\n]*+)\n[ >]*+(?=[^\n]*-)([ \t|:-]++)$", re.M)
"""A line with strokes, and under it one of dashes: the head of a table."""
_CELL_END = re.compile(r"(?<!\\)\|")
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
            yield _at_start(resource, scheme.start(1), "RC401", message)
        for link in dict.fromkeys(_OUTSIDE.findall(bodies[resource.slug].html)):
            address = html.unescape(link)
            fault = address_fault(address)
            if fault:
                message = f"{shown(address)} is no address to link: {fault}"
                yield _at_link(resource, address, "RC401", message, None)


def hidden_signs(catalog: Catalog, bodies: Bodies) -> Iterator[Problem]:
    """A body must not bring a sign onto its page that it may not hold, however it is written."""
    for resource in catalog.resources.values():
        # In the file they are refused; here it is what Markdown makes of it.
        if "&" in resource.body:
            sign = forbidden_sign(bodies[resource.slug].html)
            if sign:
                written = (entity for entity in _ENTITY.finditer(resource.body) if _hides(entity))
                start = next((entity.start() for entity in written), 0)
                yield _at_start(resource, start, sign.code, sign.message)


def table_heads(catalog: Catalog, _: Bodies) -> Iterator[Problem]:
    """The head of a table must name every column."""
    for resource in catalog.resources.values():
        for start, message in unnamed_columns(resource.body):
            yield _at_start(resource, start, "RC155", message)


def unnamed_columns(body: str) -> Iterator[tuple[int, str]]:
    """Yield the position of the head of each table that leaves a column without a name, and why."""
    for table in _TABLE.finditer(without_code(body)) if "|" in body else ():
        head, dashes = _cells(body[table.start(1) : table.end(1)]), _cells(table[2])
        if len(head) == len(dashes) and "" in head:
            number = head.index("") + 1
            yield table.start(1), f"column {number} of the table has no name; write one in its head"


def _cells(row: str) -> list[str]:
    """Return the texts of the cells of a row."""
    inner = row.strip().removeprefix("|")
    cells = [cell.strip() for cell in _CELL_END.split(inner)]
    return cells[:-1] if inner.endswith("|") and len(cells) > 1 else cells


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
    problem = _at_start(resource, max(start, 0), code, message)
    return replace(problem, repair=repair)


def _at_start(resource: Resource, start: int, code: str, message: str) -> Problem:
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
        return None if path.is_file() else f"there is no picture {shown(link)}", None
    target = target_of(link)
    if target:
        return _target_fault(catalog, bodies, resource, target)
    return _nowhere(catalog, resource, link)


def _nowhere(catalog: Catalog, resource: Resource, link: str) -> Fault:
    if re.match(r"[A-Za-z]+:", link):
        message = "is a picture of another site; put the file into the folder pictures"
        return f"{shown(link)} {message}", None
    meant = catalog.resources.get(link.rstrip("/").rpartition("/")[2])
    target = _file(resource, meant) if meant else whole_address(link)
    hint = f"write {target}" if target else "link to a file such as ../collection/slug.md"
    repair = Repair(link, target, scope=Scope.LINKS) if target else None
    return f"{shown(link)} leads nowhere; {hint}", repair


def _file(resource: Resource, other: Resource) -> str:
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
            message = f"{shown(slug)} has a new name; write {_file(resource, renamed)}"
            return message, Repair(f"{folder}/{slug}", renamed.slug, scope=Scope.NAMES)
        return unknown_slug(catalog, slug), None
    if linked.collection != folder:
        if (catalog.root / catalog.folder / folder / f"{slug}.md").is_file():
            return None, None  # Two files have this slug; RC302 says so.
        moved = Repair(f"{folder}/{slug}", slug, scope=Scope.NAMES)
        return f"the file is in another folder; write ../{linked.file_name}", moved
    if linked.retired:
        better = catalog.resources.get(linked.replaced_by or "")
        hint = f"write {_file(resource, better)}" if better else "take the link out"
        repair = Repair(slug, better.slug, scope=Scope.NAMES) if better else None
        return f"{shown(slug)} is retired; {hint}", repair
    if not fragment:
        return None, None
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
