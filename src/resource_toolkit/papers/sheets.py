"""The part of a resource that is handed out, cut from its body at the headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from resource_toolkit.catalog import Catalog, Packet, Resource, Training
from resource_toolkit.reading import Body, plain_text

from .fields import FieldNames
from .trainings import training_papers

ALL = "all"
"""What `hand_out` says when everything is handed out."""

SHEET_DOCX = "sheet.docx"
WHOLE_DOCX = "whole.docx"
PAPERS = ("sheet.pdf", SHEET_DOCX, WHOLE_DOCX)
"""The documents that a site can offer beside the page of a resource."""

POSTERS = {"poster.pdf": "us-letter", "poster_a4.pdf": "a4"}
"""The documents of a resource that is a poster too, each with the size of its paper."""

EDITIONS = ("sheets", "participants", "all")
"""What a packet is printed with: what is handed out, what participants read, or everything."""

_SECTION = re.compile(r'(?=<h2 id=")')
_TITLE = re.compile(r'<h2 id="[^"]*">(.*?)</h2>', re.S)
_RELATIVE = re.compile(r'( (?:href|src)=")(?=\.\./)')
_ANCHOR = re.compile(r'( href=")#([^"]*)')


def paper_names(catalog: Catalog, record: Resource | Packet | Training) -> tuple[str, ...]:
    """Return the names of the documents of a record; none where nothing is handed out."""
    if isinstance(record, Resource):
        posters = tuple(POSTERS) if record.poster else ()
        return (*PAPERS, *posters) if catalog.hand_out(record) else ()
    if isinstance(record, Training):
        return tuple(name for paper in training_papers(catalog, record) for name in paper.files)
    editions = [
        edition
        for edition in EDITIONS
        if edition != "sheets"
        or any(catalog.hand_out(catalog.resources[part.slug]) for part in record.parts)
    ]
    return tuple(f"{edition}.{form}" for edition in editions for form in ("pdf", "docx"))


@dataclass(frozen=True, kw_only=True)
class Section:
    """A section of a body, from its heading of level 2 to the next."""

    title: str
    """Its heading as plain text; empty for what stands before the first heading."""
    html: str
    handed_out: bool


def sections_of(catalog: Catalog, resource: Resource, body: Body) -> tuple[Section, ...]:
    """Return the sections of a body, each with whether it is handed out and its fields named.

    Where no heading begins as `hand_out` says, everything is, but the example and the notes.
    The safety rules always go with what is handed out.
    """
    parts = [part for part in _SECTION.split(body.html) if part.strip()]
    titles = [_title(part) for part in parts]
    starts = catalog.hand_out(resource)
    rules = catalog.words_for(resource)["safety"] if resource.safety else ""
    kept_back = {catalog.words["facilitator_notes"], catalog.words["filled_example"]}
    handed = {title for title in titles if title.startswith(starts)} if starts else set()
    if starts and (ALL in starts or not handed):
        handed = set(titles)
    if handed and rules:
        handed.add(rules)
    names = FieldNames()
    given = handed - kept_back
    return tuple(
        Section(
            title=title,
            html=names.mark(part) if title in given else part,
            handed_out=title in given,
        )
        for title, part in zip(titles, parts, strict=True)
    )


def sheet_html(sections: Sequence[Section]) -> str:
    """Return what is handed out, for a page one folder below that of the resource."""
    sheet = "".join(section.html for section in sections if section.handed_out)
    sheet = _RELATIVE.sub(r"\1../", sheet)

    def lead(link: re.Match[str]) -> str:
        here = f' id="{link[2]}"' in sheet
        return link[0] if here else f"{link[1]}../#{link[2]}"

    return _ANCHOR.sub(lead, sheet)


def _title(part: str) -> str:
    heading = _TITLE.match(part)
    return plain_text(heading[1]) if heading else ""
