"""The part of a resource that is handed out, cut from its body at the headings."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from resource_toolkit.catalog import Catalog, Packet, Resource, Training
from resource_toolkit.reading import Body, is_placeholder, plain_text

from .cards import cut_out
from .columns import Heads, heads_of, widths
from .fields import FieldNames
from .trainings import training_papers
from .tree import Table
from .tree_reader import read_tree

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

NEW_PAGE = '<hr class="new-page">'
"""What begins a page of paper. No body can hold it: a line in a body has no class."""

_LINE, _SIGN = 180.0, 1.8
"""The width of a line on paper and of a letter in it, in mm."""
_TABLE = re.compile(r"<table[^>]*>.*?</table>", re.S)
_TO_FILL = re.compile(r'<td[^>]*>(?:<br>\s*)*</td>|<input type="checkbox"')
_FORM = 6
"""Cells and boxes to fill in from which on a sheet is a form."""
_LEAD = 500
"""Signs before the first place to fill in from which on a sheet is a text with a form in it."""
_SECTION = re.compile(r'(?=<h2 id=")')
_TITLE = re.compile(r'<h2 id="[^"]*">(.*?)</h2>', re.S)
_LINK = re.compile(r'<a (?P<before>[^>]*)href="(?P<href>[^"]*)"(?P<after>[^>]*)>(?P<text>.*?)</a>')
_SIBLING = re.compile(r"\.\./([a-z0-9-]+)/(?:#.*)?")
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
    The safety rules always go with what is handed out. Where a sheet promises as many pages as it
    has parts, each part has a page of its own.
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


def typed(address: str) -> str:
    """Return an address as people type it; its last part while the toolkit has none of its own."""
    plain = address.partition("://")[2].removeprefix("www.").rstrip("/")
    return plain.rpartition("/")[2] if is_placeholder(address) else plain


def typed_link(href: str, home: str) -> str:
    """Return where a link of a body leads as people type it; nothing within the same page.

    Other resources are named by their short address, below the site's; while it has none, by their
    title alone.
    """
    if href.startswith("http"):
        return typed(href)
    sibling = None if is_placeholder(home) else _SIBLING.fullmatch(href)
    return typed(f"{home.rstrip('/')}/{sibling[1]}/") if sibling else ""


def handed_html(catalog: Catalog, resource: Resource, sections: Sequence[Section]) -> str:
    """Return what is handed out, for a paper that has the title of the resource above it.

    Of the heading `The sheet: who comes` the rest stays; `The sheet` goes where it is the only one.
    """
    names = _own_names(catalog, resource, sections)
    return "".join(
        _renamed(section.html, names.get(section.title, section.title), lone=len(names) == 1)
        for section in sections
        if section.handed_out
    )


def _own_names(catalog: Catalog, resource: Resource, sections: Sequence[Section]) -> dict[str, str]:
    """Return titles of what is handed out, with what each says beyond what the part is."""
    starts = [start for start in catalog.hand_out(resource) if start != ALL]
    return {
        section.title: section.title.removeprefix(start).lstrip(" :.–—")
        for section in sections
        for start in starts
        if section.handed_out and re.match(rf"{re.escape(start)}(?![\w-])", section.title)
    }


def _renamed(section: str, name: str, *, lone: bool) -> str:
    if not name:
        return _TITLE.sub("", section, count=1) if lone else section
    kept = html.escape(f"{name[:1].upper()}{name[1:]}", quote=False)
    return _TITLE.sub(lambda head: head[0].replace(f">{head[1]}<", f">{kept}<"), section, count=1)


def sheet_html(catalog: Catalog, resource: Resource, sections: Sequence[Section], home: str) -> str:
    """Return what is handed out, for a page one folder below that of the resource.

    `home` is the address of the site: links carry where they lead, for paper.
    """
    names = tuple(catalog.words_for(resource)["card_names"].split(", "))
    given = [section.html for section in sections if section.handed_out]
    sheet = "".join(cut_out(html, names) for html in given)
    heads = heads_of(catalog.words_for(resource))
    if [*_own_names(catalog, resource, sections).values()] == [""]:
        sheet = _TITLE.sub(lambda head: head[0].replace('">', '" class="hide">', 1), sheet, count=1)
    sheet = _LINK.sub(lambda link: _named(link, home), sheet)
    return _below(_TABLE.sub(lambda table: _shared(table[0], heads), sheet))


def _named(link: re.Match[str], home: str) -> str:
    address = html.escape(typed_link(html.unescape(link["href"]), home))
    if not address or address in link["text"]:
        return link[0]
    at = len("<a ")
    return f'{link[0][:at]}data-typed="{address}" {link[0][at:]}'


def example_html(catalog: Catalog, sections: Sequence[Section]) -> str:
    """Return the filled example without its heading, for the same page; nothing without one."""
    name = catalog.words["filled_example"]
    texts = (section.html for section in sections if section.title == name)
    return _below(_TITLE.sub("", next(texts, ""), count=1).strip())


def _below(text: str) -> str:
    """Return text of the page of a resource as it stands on a page one folder below."""
    text = _RELATIVE.sub(r"\1../", text)

    def lead(link: re.Match[str]) -> str:
        here = f' id="{link[2]}"' in text
        return link[0] if here else f"{link[1]}../#{link[2]}"

    return _ANCHOR.sub(lead, text)


def _shared(table: str, heads: Heads) -> str:
    """Return a table with the share of each column, in classes: in steps of five, of a hundred."""
    (tree,) = read_tree(table)
    if not isinstance(tree, Table):
        return table
    shares = widths(tree, _LINE, _SIGN, heads)
    columns = "".join(
        f'<col class="width-{max(1, round(share * 20 / _LINE)) * 5}">' for share in shares
    )
    at = table.index(">") + 1
    return f"{table[:at]}<colgroup>{columns}</colgroup>{table[at:]}"


def _title(part: str) -> str:
    heading = _TITLE.match(part)
    return plain_text(heading[1]) if heading else ""
