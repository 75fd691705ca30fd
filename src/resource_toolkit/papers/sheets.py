"""The part of a resource that is handed out, cut from its body at the headings."""

import html
import re
from collections.abc import Sequence

from resource_toolkit.catalog import Catalog, Packet, Resource, Training
from resource_toolkit.reading import (
    ALL,
    NEW_PAGE,
    Section,
    is_placeholder,
)

from .cards import cut_out, cuts_of
from .columns import widths
from .examples import with_expected
from .needs import Heads, heads_of
from .trainings import training_papers
from .tree import Blocks, Table
from .tree_reader import read_tree

SHEET_DOCX = "sheet.docx"
WHOLE_DOCX = "whole.docx"
PAPERS = ("sheet.pdf", SHEET_DOCX, WHOLE_DOCX)
"""The documents that a site can offer beside the page of a resource."""

POSTERS = {"poster.pdf": "us-letter", "poster_a4.pdf": "a4"}
"""The documents of a resource that is a poster too, each with the size of its paper."""

EDITIONS = ("sheets", "participants", "all")
"""What a packet is printed with: what is handed out, what participants read, or everything."""

_LINE, _SIGN = 180.0, 1.8
"""The width of a line on paper and of a letter in it, in mm."""
_TABLE = re.compile(r"<table[^>]*>.*?</table>", re.S)
_TITLE = re.compile(r'<h2 id="[^"]*">(.*?)</h2>', re.S)
_LINK = re.compile(r'<a (?P<before>[^>]*)href="(?P<href>[^"]*)"(?P<after>[^>]*)>(?P<text>.*?)</a>')
_ONLY_ON_PAGE = re.compile(
    r'<section class="rule-more">.*?</section>\n'
    r'|<div class="rule-itself">.*?</div>\n|<p class="rule-more"[^>]*>.*?</p>\n',
    re.S,
)
"""Rules that the sheet says itself, one told above in the language of the sheet, further words."""
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


def typed(address: str) -> str:
    """Return an address as people type it; its last part while the toolkit has none of its own."""
    plain = address.partition("://")[2].removeprefix("www.").rstrip("/")
    return plain.rpartition("/")[2] if is_placeholder(address) else plain


def typed_link(href: str, home: str) -> str:
    """Return where a link of a body leads as people type it; nothing within the same page.

    Other resources are named by their short address, below the site's; while it has none, by their
    title alone. Nobody types a question to a site: of such an address the site is named.
    """
    if href.startswith("http"):
        address = typed(href)
        return address.partition("/")[0] if "?" in address else address
    sibling = None if is_placeholder(home) else _SIBLING.fullmatch(href)
    return typed(f"{home.rstrip('/')}/{sibling[1]}/") if sibling else ""


def handed_html(catalog: Catalog, resource: Resource, sections: Sequence[Section]) -> str:
    """Return what is handed out, for a paper that has the title of the resource above it.

    Of the heading `The sheet: who comes` the rest stays; `The sheet` goes where it is the only one.
    """
    names = _own_names(catalog, resource, sections)
    return "".join(
        _renamed(html, names.get(title, title), lone=len(names) == 1)
        for title, html in _given(sections)
    )


def _given(sections: Sequence[Section]) -> list[tuple[str, str]]:
    """Return title and HTML of what is handed out."""
    return [
        (section.title, _ONLY_ON_PAGE.sub("", section.html))
        for section in sections
        if section.handed_out
    ]


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
    words = catalog.words_for(resource)
    sheet = cut_out("".join(html for _, html in _given(sections)), cuts_of(words))
    heads = heads_of(words)
    if [*_own_names(catalog, resource, sections).values()] == [""]:
        sheet = _TITLE.sub(lambda head: head[0].replace('">', '" class="hide">', 1), sheet, count=1)
    sheet = _LINK.sub(lambda link: _named(link, home), sheet)
    example = read_tree(example_html(catalog, resource, sections))
    pages = _TABLE.sub(lambda table: _shared(table[0], heads, example), sheet).split(NEW_PAGE)
    return _below(NEW_PAGE.join(f'<div class="sheet__page">{page}</div>' for page in pages if page))


def _named(link: re.Match[str], home: str) -> str:
    address = html.escape(typed_link(html.unescape(link["href"]), home))
    if not address or address in link["text"]:
        return link[0]
    at = len("<a ")
    return f'{link[0][:at]}data-typed="{address}" {link[0][at:]}'


def example_html(catalog: Catalog, resource: Resource, sections: Sequence[Section]) -> str:
    """Return the filled example without its heading, for the same page; nothing without one."""
    name = catalog.words_for(resource)["filled_example"]
    texts = (section.html for section in sections if section.title == name)
    return _below(_TITLE.sub("", next(texts, ""), count=1).strip())


def _below(text: str) -> str:
    """Return text of the page of a resource as it stands on a page one folder below."""
    text = _RELATIVE.sub(r"\1../", text)

    def lead(link: re.Match[str]) -> str:
        here = f' id="{link[2]}"' in text
        return link[0] if here else f"{link[1]}../#{link[2]}"

    return _ANCHOR.sub(lead, text)


def _shared(table: str, heads: Heads, example: Blocks) -> str:
    """Return a table with the share of each column, in classes: in steps of five, of a hundred."""
    (tree,) = with_expected(read_tree(table), example)
    if not isinstance(tree, Table):
        return table
    shares = widths(tree, _LINE, _SIGN, heads)
    columns = "".join(
        f'<col class="width-{max(1, round(share * 20 / _LINE)) * 5}">' for share in shares
    )
    at = table.index(">") + 1
    return f"{table[:at]}<colgroup>{columns}</colgroup>{table[at:]}"
