"""The sections of a body: which of them are handed out, with names for what people fill in."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from resource_toolkit.catalog import Catalog, Resource

from .fields import FieldNames
from .markup import Body, plain_text

ALL = "all"
"""What `hand_out` says when everything is handed out."""
NEW_PAGE = '<hr class="new-page">'
"""What begins a page of paper. No body can hold it: a line in a body has no class."""

_TO_FILL = re.compile(r'<td[^>]*>(?:<br>\s*)*</td>|<input type="checkbox"')
_FORM = 6
"""Cells and boxes to fill in from which on a sheet is a form."""
_LEAD = 500
"""Signs before the first place to fill in from which on a sheet is a text with a form in it."""
_SECTION = re.compile(r'(?=<h2 id=")')
_TITLE = re.compile(r'<h2 id="[^"]*">(.*?)</h2>', re.S)
_ON_PAGE = re.compile(r'<h2 id="[^"]*">[^<]*</h2>\s*<section class="rule-more">')
"""A section that holds nothing but boxes of safety rules which the sheet says itself."""
_FIELD = re.compile(r' data-field="([^"]*)" data-label="([^"]*)"')


@dataclass(frozen=True, kw_only=True)
class Section:
    """A section of a body, from its heading of level 2 to the next."""

    title: str
    """Its heading as plain text; empty for what stands before the first heading."""
    html: str
    handed_out: bool


def parts_of(catalog: Catalog, resource: Resource) -> int:
    """Return how many headings of a text begin as `hand_out` says; 0 where that names none."""
    starts = tuple(f"## {start}" for start in catalog.hand_out(resource) if start != ALL)
    return sum(line.startswith(starts) for line in resource.body.splitlines()) if starts else 0


def sections_of(catalog: Catalog, resource: Resource, body: Body) -> tuple[Section, ...]:
    """Return the sections of a body, each with whether it is handed out and its fields named.

    Where no heading begins as `hand_out` says, everything is, but the example and the notes.
    The safety rules always go with what is handed out. Where a sheet promises as many pages as it
    has parts, each part has a page of its own.
    """
    parts = [part for part in _SECTION.split(body.html) if part.strip()]
    titles = [_title(part) for part in parts]
    starts = catalog.hand_out(resource)
    rules = catalog.words_for(resource)["safety"] if resource.safety else ""
    kept_back = {catalog.words["facilitator_notes"], catalog.words["filled_example"]}
    if resource.safety_in_text:
        kept_back |= {
            title for title, part in zip(titles, parts, strict=True) if _ON_PAGE.match(part)
        }
    handed = {title for title in titles if title.startswith(starts)} if starts else set()
    if starts and (ALL in starts or not handed):
        handed = set(titles)
    if handed and rules:
        handed.add(rules)
    ideas = [title for title in titles if title in handed - kept_back - {rules}]
    apart = ALL not in starts and len(ideas) == catalog.prints_on(resource)
    own = ideas[1:] if apart else []
    names = FieldNames()
    given = handed - kept_back
    if ideas and len(starts) == 1 and ALL not in starts:
        first = titles.index(ideas[0])
        parts[first] = _with_names(catalog.words_for(resource), parts[first])
    return tuple(
        Section(
            title=title,
            html=(NEW_PAGE if title in own else "") + names.mark(part) if title in given else part,
            handed_out=title in given,
        )
        for title, part in zip(titles, parts, strict=True)
    )


def _with_names(words: Mapping[str, str], part: str) -> str:
    """Return a form that has room for whose it is and the day, where it does not ask itself."""
    first = _TO_FILL.search(part)
    before = part[: first.start()] if first else ""
    asked = "___" in before or re.search(rf"(?:>|\b){words['sheet_date']}\b", part)
    if len(_TO_FILL.findall(part)) < _FORM or asked or len(plain_text(before)) > _LEAD:
        return part
    line = f"<p>{words['sheet_of']}: {'_' * 24} {words['sheet_date']}: {'_' * 12}</p>\n"
    head = _TITLE.match(part)
    at = head.end() if head else 0
    return f"{part[:at]}\n{line}{part[at:].lstrip()}"


def field_names(catalog: Catalog, resource: Resource, body: Body) -> Iterator[tuple[str, str]]:
    """Yield the name and the words of each field that people fill in on the sheet of a resource."""
    for section in sections_of(catalog, resource, body):
        for field in _FIELD.finditer(section.html) if section.handed_out else ():
            yield field[1], html.unescape(field[2])


def _title(part: str) -> str:
    heading = _TITLE.match(part)
    return plain_text(heading[1]) if heading else ""
