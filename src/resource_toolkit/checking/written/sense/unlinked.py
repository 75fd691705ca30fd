"""Hand-written pages that nothing leads to, or that say less of themselves than the others."""

from collections.abc import Iterator, Mapping, Sequence
from posixpath import basename, dirname, relpath

from resource_toolkit.catalog import Catalog, known_addresses
from resource_toolkit.checking.written.menu import MENU_FILE
from resource_toolkit.problems import Problem, shown
from resource_toolkit.reading import WrittenPage

from .link_names import title_of

_INDEX = "index.md"
_MANY = 3
"""An index that leads to so many pages of its folder, and to all but one, is meant to have all."""
_OTHERS = 8
"""So many other pages, each with a description, show that every page is meant to have one."""


def unlinked_pages(
    catalog: Catalog, pages: Sequence[WrittenPage], linked: Mapping[str, set[str]]
) -> Iterator[Problem]:
    """The index of a folder should lead to every page of it, and something to each new page."""
    told: set[str] = set()
    for page in pages if catalog.house.runs("RC552") else ():
        folder = dirname(page.path)
        if basename(page.path) != _INDEX or not page.address:
            continue
        beside = [one.path for one in pages if dirname(one.path) == folder and one is not page]
        led = linked.get(page.path, set()) & {*beside}
        missing = [basename(path) for path in beside if path not in led]
        missing = [name for name in missing if name[0] != "_" and name[:-3] not in page.body]
        if len(led) >= _MANY and len(missing) == 1:
            for name in missing:
                told.add(f"{folder}/{name}")
                message = f"this leads to the other pages of its folder, but not to {name}; add a "
                message += f"link such as [its title]({name})"
                line = page.body_line
                yield Problem(path=page.path, line=line, column=1, code="RC552", message=message)
    if catalog.house.runs("RC552") and catalog.permalinks and len(pages) > _OTHERS:
        led = told.union(*linked.values())
        new = [page for page in pages if page.address not in catalog.permalinks]
        alone = [page for page in new if page.path not in led and basename(page.path)[0] != "_"]
        yield from _new_pages(catalog, alone, pages) if alone else ()


def _new_pages(
    catalog: Catalog, alone: Sequence[WrittenPage], pages: Sequence[WrittenPage]
) -> Iterator[Problem]:
    """Yield each page, not published yet, that no page, menu or resource names."""
    menu = catalog.root / MENU_FILE
    texts = [menu.read_text("utf-8", "replace")] if menu.is_file() else []
    texts += [one.body for one in catalog.active]
    known = known_addresses(catalog)
    gone = {dirname(address.rstrip("/")) for address in catalog.permalinks if address not in known}
    for page in alone:
        folder, _, slug = page.address.rstrip("/").partition("/")
        name, vocabulary = basename(page.path), catalog.vocabularies.get(folder)
        if (
            name == _INDEX
            or {"template", "search"} & page.head.keys()
            or dirname(page.address.rstrip("/")) in gone
        ):
            continue  # One of the program, or a renamed one, which is told.
        title = title_of(page)[0] or name[:-3]
        terms = vocabulary.terms if vocabulary and vocabulary.pages else ()
        if term := next((one for one in terms if title.startswith(one.title)), None):
            if term.slug != slug:
                message = f"this is the page of {shown(term.slug)}; rename it to {term.slug}.md"
                yield Problem(path=page.path, line=1, column=1, code="RC552", message=message)
        elif not any(page.path.partition("/")[2] in text or page.address in text for text in texts):
            near = f"{dirname(page.path)}/{_INDEX}"
            index = near if any(one.path == near for one in pages) else f"{catalog.docs}/{_INDEX}"
            link = f"[{title}]({relpath(page.path, dirname(index))})"
            message = f"no page and no menu leads here; write the link {link} in {index}"
            yield Problem(path=page.path, line=1, column=1, code="RC552", message=message)


def undescribed_pages(catalog: Catalog, pages: Sequence[WrittenPage]) -> Iterator[Problem]:
    """A page should say in its head what it is, where the others do."""
    written = [page for page in pages if basename(page.path)[0] != "_" and page.body.strip()]
    silent = [page for page in written if not page.head.get("description")]
    if not catalog.house.runs("RC553") or len(silent) * _OTHERS > len(written) - len(silent):
        return
    for page in silent:
        title = title_of(page)[0] or basename(page.path)[:-3]
        message = "add a line such as 'description: What people find here.'"
        if not page.head:
            message = f"begin the file with the lines '---', {shown('title: ' + title)}, "
            message += "'description: What people find here.' and '---'"
        line = 2 if page.head else 1
        told = f"nothing says in a sentence what this page is; {message}"
        yield Problem(path=page.path, line=line, column=1, code="RC553", message=told)
