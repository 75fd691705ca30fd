"""The rules for hand-written pages: where they stand, what they call, and that they hold no code.

Each is a generator; its docstring says what must be.
"""

import re
from collections.abc import Iterator, Sequence
from posixpath import dirname
from unicodedata import normalize

from resource_toolkit.catalog import Catalog, Settings, redirects
from resource_toolkit.checking.links import other_schemes, without_code
from resource_toolkit.checking.picture_rules import page_pictures
from resource_toolkit.problems import Problem, did_you_mean, shown
from resource_toolkit.reading import WrittenPage, read_pages

from .macro_calls import macro_problems
from .menu import MENU_FILE, menu_problems, plugin_problems
from .menu_slips import setting_slips
from .page_links import PageLinks
from .page_lists import page_list_slips
from .page_signs import page_signs
from .sense import (
    PageTitles,
    page_counts,
    page_days,
    page_headings,
    page_links_named,
    page_listings,
    page_lists_counted,
    page_titles,
    title_of,
    undescribed_pages,
    unlinked_pages,
)
from .signs import foreign_signs
from .slip import Slip
from .slips import slips
from .tables import unnamed_columns
from .to_do import TO_DO

_CODE_IN_HTML = (
    (re.compile(r"<(script|iframe|object|embed|base|form|style|link|meta)\b", re.I), "<{}>"),
    (re.compile(r"<[a-z][^>]*?[\s/\"'](on[a-z]+)\s*=", re.I), "{}="),
    (re.compile(r"(?<!\{)\{:?(?!\{)(?:[^}\n]*\s)?(on[a-z]+)\s*=", re.I), "{}="),
)
"""What makes a page act, with the way to name it."""
_PART = re.compile(r"<(/?)(div|section|details|figure|aside)\b[^<>]*>")


def check_pages(catalog: Catalog, settings: Settings) -> list[Problem]:
    """Return every problem of the hand-written pages, sorted."""
    pages, problems = read_pages(catalog.root, settings)
    problems += _addresses(catalog, pages)
    links = PageLinks(catalog, pages)
    problems += menu_problems(catalog)
    problems += plugin_problems(catalog, pages)
    titles = page_titles(pages)
    problems += setting_slips(catalog, titles)
    file = catalog.root / MENU_FILE
    tabs = file.is_file() and "pymdownx.tabbed" in file.read_text("utf-8", "replace")
    for page in pages:
        problems += links.problems(page)
        problems += _slips(catalog, page, titles, tabs=tabs)
        if catalog.house.runs("RC522"):
            problems += links.own_addresses(page, settings.url)
        problems += _titles(page)
        problems += _heads(page)
        problems += _filters(catalog, page)
        problems += macro_problems(catalog, page)
        problems += _code(page)
        problems += _table_heads(page)
        problems += page_pictures(catalog.root, page)
    problems += _same_titles(catalog, pages)
    problems += _other_headings(catalog, pages)
    problems += unlinked_pages(catalog, pages, links.linked)
    problems += undescribed_pages(catalog, pages)
    return sorted(problems)


def _addresses(catalog: Catalog, pages: Sequence[WrittenPage]) -> Iterator[Problem]:
    """A page must not stand where another page, a resource or a redirect stands."""
    others = {f"resources/{slug}/": resource.path for slug, resource in catalog.resources.items()}
    others |= dict.fromkeys(redirects(catalog), "a redirect")
    for page in pages:
        other = others.setdefault(page.address.casefold(), page.path)
        if other != page.path:
            message = f"{shown('/' + page.address)} is the address of {other}; rename the file"
            yield Problem(path=page.path, line=1, column=1, code="RC601", message=message)


def _slips(
    catalog: Catalog, page: WrittenPage, titles: PageTitles, *, tabs: bool
) -> Iterator[Problem]:
    """A page must hold no signs that nobody meant, and should hold no note to oneself."""
    told = list(slips(page.body, lambda _: ""))
    if catalog.house.runs("RC520"):
        for note in TO_DO.finditer(without_code(page.body)):
            message = f"{shown(note[0])} looks like a note to yourself; do it, or delete it"
            told.append(Slip(note.start(), "RC520", message))
    if catalog.house.runs("RC530"):
        text = without_code(page.body)
        told += [*foreign_signs(text), *page_signs(text, tabs=tabs), *_unclosed(text)]
    if catalog.house.runs("RC547"):
        told += page_days(page, catalog.today)
        told += [*page_counts(catalog, page), *page_lists_counted(page)]
    in_parts = [*page_list_slips(page.body), *page_headings(page), *page_listings(page)]
    told += (slip for slip in in_parts if catalog.house.runs(slip.code))
    if catalog.house.runs("RC505"):
        told += page_links_named(catalog, page, titles)
    for start, code, message, repair in told:
        line, column = page.mark(start)
        yield Problem(
            path=page.path, line=line, column=column, code=code, message=message, repair=repair
        )


def _unclosed(text: str) -> Iterator[Slip]:
    """Yield each part of a page that is opened and never closed, or closed and never opened."""
    opened: list[re.Match[str]] = []
    for tag in _PART.finditer(text) if "<" in text else ():
        if not tag[1]:
            opened.append(tag)
        elif opened and opened[-1][2] == tag[2]:
            opened.pop()
        elif all(part[2] != tag[2] for part in opened):
            yield Slip(tag.start(), "RC530", f"nothing opens this part; delete </{tag[2]}>")
    for part in opened:
        message = f"this part is never closed; write </{part[2]}> in a line behind its end"
        yield Slip(part.start(), "RC530", message)


def _titles(page: WrittenPage) -> Iterator[Problem]:
    """A page must have one title."""
    titles = list(re.finditer(r"^# +(\S[^\n]*)", without_code(page.body), re.M))
    for title in titles[1:]:
        line, column = page.mark(title.start())
        message = f"the page has its title already; write '## {title[1]}'"
        yield Problem(path=page.path, line=line, column=column, code="RC621", message=message)


def _same_titles(catalog: Catalog, pages: Sequence[WrittenPage]) -> Iterator[Problem]:
    """A title should be that of one page of a folder only; the newer one is told."""
    titled: dict[tuple[str, str], WrittenPage] = {}
    known = sorted(pages, key=lambda page: (page.address not in catalog.permalinks, len(page.path)))
    for page in known if catalog.house.runs("RC512") else ():
        title, (line, column) = title_of(page)
        key = (dirname(page.path), title.strip().casefold())
        other = titled.setdefault(key, page) if title and page.address else page
        same_file = normalize("NFC", other.path) == normalize("NFC", page.path)
        if other is not page and not same_file:  # Else its name is told.
            message = f"{other.path} has this title too; say in one of them what is different"
            if page.body.strip() == other.body.strip():
                message = f"this is a copy of {other.path}; delete it, or write a page of its own"
            yield Problem(path=page.path, line=line, column=column, code="RC512", message=message)


def _other_headings(catalog: Catalog, pages: Sequence[WrittenPage]) -> Iterator[Problem]:
    """The first heading of a page should not be the title of another page of its folder."""
    titles = {(dirname(page.path), str(page.head.get("title")).casefold()): page for page in pages}
    for page in pages if catalog.house.runs("RC512") else ():
        title = page.head.get("title")
        heading = re.search(r"^# +(\S[^\n]*?)[ #]*$", without_code(page.body), re.M)
        other = titles.get((dirname(page.path), heading[1].casefold())) if heading else None
        if heading and other and title and heading[1].casefold() != str(title).casefold():
            line, column = page.mark(heading.start())
            message = f"this is the title of {other.path}, and the title of this page is "
            message += f"{shown(str(title))}; write '# {title}'"
            yield Problem(path=page.path, line=line, column=column, code="RC512", message=message)


def _heads(page: WrittenPage) -> Iterator[Problem]:
    """Front matter must be text, and hold a title where macros work.

    Without one, the engine takes the first heading, tags left out, and runs the macros in it again.
    """
    if page.renders_macros and "title" not in page.marks.keys:
        message = "'title' is missing; add a line such as 'title: How to begin'"
        yield Problem(path=page.path, line=2, column=1, code="RC102", message=message)
    for key in ("title", "description"):
        if re.search(r"\{[{%#]", str(page.head.get(key, ""))):
            message = f"macros do not work in '{key}'; write it out"
            line, column = page.marks.mark_of(key)
            yield Problem(path=page.path, line=line, column=column, code="RC604", message=message)


def _filters(catalog: Catalog, page: WrittenPage) -> Iterator[Problem]:
    """Filters that a page puts first must be there: vocabularies, `collections` and `minutes`."""
    known = [facet.name for facet in catalog.facets] + ["collections", "minutes"]
    named = page.head.get("filters")
    for position, name in enumerate(named if isinstance(named, (list, tuple)) else ()):
        if name not in known:
            hint = did_you_mean(str(name), known) or f"; name some of {', '.join(known)}"
            message = f"there is no filter {shown(str(name))}{hint}"
            line, column = page.marks.mark_of("filters", position)
            yield Problem(path=page.path, line=line, column=column, code="RC346", message=message)


def _code(page: WrittenPage) -> Iterator[Problem]:
    """A page must hold text and links, and nothing that acts."""
    body = without_code(page.body)
    acting = [
        (match.start(1), f"pages hold no {name.format(match[1])}; take it out")
        for pattern, name in _CODE_IN_HTML
        for match in pattern.finditer(body)
    ]
    acting += [
        (match.start(1), f"no page may open {shown(match[1] + ':')}; begin with https://")
        for match in other_schemes(body)
    ]
    for offset, message in acting:
        line, column = page.mark(offset)
        yield Problem(path=page.path, line=line, column=column, code="RC605", message=message)


def _table_heads(page: WrittenPage) -> Iterator[Problem]:
    """The head of a table must name every column."""
    for offset, message in unnamed_columns(page.body):
        line, column = page.mark(offset)
        yield Problem(path=page.path, line=line, column=column, code="RC155", message=message)
