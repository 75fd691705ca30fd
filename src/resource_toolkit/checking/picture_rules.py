"""Pictures on pages, which are described and light, icons that terms name, and posters."""

import re
from collections.abc import Iterator
from pathlib import Path

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.pictures import (
    MOST,
    MOST_OF_PAGE,
    SvgFault,
    icon_files,
    own_icons,
    read_icon,
)
from resource_toolkit.problems import Problem, did_you_mean, shown
from resource_toolkit.reading import ALL, WrittenPage, parts_of, picture_of

from .links import Bodies, mark_at, without_code
from .named import problem_at

_BARE = re.compile(r"!\[\s*\](?=[(\[])")
_SOURCE = re.compile(r"!\[[^\]\n]*\]\(<?([^)\s>]+)")
_UNDESCRIBED = (
    'the picture has no description; say what it shows between [ and ], or write ![""] where it '
    "only decorates"
)


def resource_pictures(catalog: Catalog, bodies: Bodies) -> Iterator[Problem]:
    """A picture must have a description, and a page must not carry too many of them."""
    for resource in catalog.resources.values():
        if "![" not in resource.body:
            continue
        for match in _BARE.finditer(without_code(resource.body)):
            yield _at(resource, match.start(), "RC350", _UNDESCRIBED)
        folder = catalog.root / catalog.folder / resource.collection / "pictures"
        links = filter(None, map(picture_of, bodies[resource.slug].links))
        if message := _too_much(folder / name for name in links):
            start = max(resource.body.find("!["), 0)
            yield _at(resource, start, "RC351", message)


def page_pictures(root: Path, page: WrittenPage) -> Iterator[Problem]:
    """A picture of a hand-written page must be described, and a page must stay light."""
    body = without_code(page.body)
    folder = (root / page.path).parent
    faults = [(match.start(), "RC350", _UNDESCRIBED) for match in _BARE.finditer(body)]
    sources = list(_SOURCE.finditer(body))
    if message := _too_much(folder / source[1] for source in sources):
        faults.append((sources[0].start(), "RC351", message))
    for offset, code, message in faults:
        line, column = page.mark(offset)
        yield Problem(path=page.path, line=line, column=column, code=code, message=message)


def icons_known(catalog: Catalog) -> Iterator[Problem]:
    """An icon must be one of the theme's or of the folder icons."""
    known = icon_files(catalog)

    def unknown(name: str) -> str:
        own = f"{catalog.folder}/icons/{name}.svg"
        usual = ", ".join(sorted(known))
        hint = did_you_mean(name, known) or f"; use one of {usual}, or draw {own}"
        return f"there is no icon {shown(name)}{hint}"

    for collection in catalog.collections.values():
        if collection.icon and collection.icon not in known:
            yield problem_at(collection, ("icon",), "RC250", unknown(collection.icon))
    for vocabulary in catalog.vocabularies.values():
        if vocabulary.icon and vocabulary.icon not in known:
            yield problem_at(vocabulary, ("icon",), "RC250", unknown(vocabulary.icon))
        for n, term in enumerate(vocabulary.terms):
            if term.icon and term.icon not in known:
                yield problem_at(vocabulary, ("terms", n, "icon"), "RC250", unknown(term.icon))


def icon_files_read(catalog: Catalog) -> Iterator[Problem]:
    """A file in the folder icons must be an icon: plain shapes on a grid of 24."""
    folder = own_icons(catalog)
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = path.relative_to(catalog.root).as_posix()
        try:
            if path.suffix != ".svg" or not path.is_file():
                raise SvgFault(1, "only icons belong here, each a file NAME.svg")
            read_icon(path)
        except SvgFault as fault:
            message = str(fault)
            yield Problem(path=name, line=fault.line, column=1, code="RC251", message=message)


def _too_much(files: Iterator[Path]) -> str | None:
    """Return what is wrong with the weight of all pictures of a page, or None."""
    sizes = [file.stat().st_size for file in set(files) if file.is_file()]
    weight = sum(size for size in sizes if size <= MOST)  # Larger ones are told by themselves.
    if weight <= MOST_OF_PAGE:
        return None
    most = MOST_OF_PAGE // 1024
    told = f"the pictures of this page have {weight // 1024} KB"
    return f"{told}; {most} KB are the most: leave some out"


def _at(resource: Resource, start: int, code: str, message: str) -> Problem:
    line, column = mark_at(resource, start)
    return Problem(path=resource.path, line=line, column=column, code=code, message=message)


def posters(catalog: Catalog) -> Iterator[Problem]:
    """A poster must be made of a sheet of one page, or of several that have a part each."""
    for resource in catalog.resources.values():
        if resource.poster and not catalog.hand_out(resource):
            message = "nothing of this is handed out, so there is no poster; take poster away"
            yield problem_at(resource, ("poster",), "RC270", message)
        elif "hand_out" in resource.head.keys and not resource.hand_out:
            continue  # What is handed out cannot be read, which is told.
        elif len({*resource.hand_out}) < len(resource.hand_out):
            continue  # A part is named twice, which is told.
        elif any(
            f"\n## {start}" not in f"\n{resource.body}"
            for start in resource.hand_out
            if start != ALL
        ):
            continue  # A part that is handed out has another name, which is told.
        elif resource.poster and catalog.prints_on(resource) not in _pages_of(catalog, resource):
            message = "a poster is one page; make it fit, or name a part for each page in hand_out"
            yield problem_at(resource, ("poster",), "RC270", message)


def _pages_of(catalog: Catalog, resource: Resource) -> set[int]:
    """Return how many pages a sheet with a poster may have: one, or as many as it has parts."""
    return {1, parts_of(catalog, resource)}
