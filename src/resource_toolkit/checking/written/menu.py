"""What `mkdocs.yml` names: the pages of the menu, and plugins."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from resource_toolkit.catalog import Catalog, entries_of
from resource_toolkit.problems import Problem, nearest, shown
from resource_toolkit.reading import SettingsFault, WrittenPage, read_mapping

from .page_links import nearest_file

MENU_FILE = "mkdocs.yml"
_THEME = "resource-toolkit"
_BROUGHT = ("macros", "search")


def menu_problems(catalog: Catalog) -> Iterator[Problem]:
    """The menu must name pages that are there."""
    path, docs = catalog.root / MENU_FILE, catalog.root / catalog.docs
    if not path.is_file():
        return
    try:
        menu = read_mapping(path).get("nav")
        entries = list(_entries(menu, "")) if menu else []
    except SettingsFault:
        return  # Who reads the settings says so.
    text = path.read_text(encoding="utf-8")
    others = {file for _, file in entries}
    for title, file in dict.fromkeys(entries):
        if _leads_on(file) or (docs / file).is_file():
            continue
        named = file or title
        name, dash, below = file.partition(" - ")
        if dash and ".md" in below and not name.endswith(".md"):
            line, column = place_of(text, "nav:", name)
            message = f"{shown(name)} has pages below it, so a colon stands behind it; write "
            message += f"'{name}:'"
            yield Problem(path=MENU_FILE, line=line, column=column, code="RC623", message=message)
            continue
        if dash and ".md - " in file:
            line, column = place_of(text, "nav:", f"{title}:")
            message = f"{shown(title)} has pages below it, so it names no page itself; write "
            message += (
                f"'{title}:' and put {file.partition(' - ')[0]} in a line of its own below it"
            )
            yield Problem(path=MENU_FILE, line=line, column=column, code="RC623", message=message)
            continue
        line, column = place_of(text, "nav:", named)
        hint = _hint(file, title, docs, others)
        message = f"the menu names {shown(file)}, which is not there; {hint}"
        if not file:
            told = f" at {shown(title)}" if title else ""
            message = f"the menu names no page{told}; write one, or delete the line"
        yield Problem(path=MENU_FILE, line=line, column=column, code="RC623", message=message)


def plugin_problems(catalog: Catalog, pages: Sequence[WrittenPage]) -> Iterator[Problem]:
    """Plugins and the theme must be there; only names that we do not bring are looked for."""
    path = catalog.root / MENU_FILE
    if not path.is_file():
        return
    try:
        config = read_mapping(path)
    except SettingsFault:
        return
    named, theme = config.get("plugins"), config.get("theme")
    entries = named if isinstance(named, (list, dict)) else ()
    plugins = [str(next(iter(e), "") if isinstance(e, dict) else e) for e in entries]
    look = str(theme.get("name") or _THEME) if isinstance(theme, dict) else str(theme or _THEME)
    if look == _THEME and named is not None:
        slip = any(nearest(name, _BROUGHT) == "macros" for name in {*plugins} - {*_BROUGHT})
        needed = not slip and any(page.renders_macros for page in pages)
        yield from _needed(path, plugins, macros=needed)
    yield from _own_files(path, catalog, config)
    yield from _not_there(path, "plugin", [name for name in plugins if name not in _BROUGHT])
    yield from _not_there(path, "theme", [look] if look != _THEME else [])


def _needed(path: Path, plugins: Sequence[str], *, macros: bool) -> Iterator[Problem]:
    """Yield what a list of plugins lacks for our pages, or has that breaks them."""
    kept = [name for name in plugins if name not in _BROUGHT]
    right = ", ".join(["macros", *kept] if macros or "macros" in plugins else kept)
    if macros and "macros" not in plugins:
        message = "the pages need macros"
        message += ", and the search comes by itself" if "search" in plugins else ""
    elif "search" in plugins:
        message = "the search comes by itself, and this one breaks the pages"
    else:
        return
    line, column = place_of(path.read_text(encoding="utf-8"), "\nplugins:", "plugins:")
    message = f"{message}; write 'plugins: [{right}]'"
    yield Problem(path=MENU_FILE, line=line, column=column, code="RC622", message=message)


def _own_files(path: Path, catalog: Catalog, config: Mapping[str, object]) -> Iterator[Problem]:
    """Yield styles and scripts that are named and not there, and addresses of another form."""
    text = path.read_text(encoding="utf-8")
    theme = config.get("theme")
    own = str(theme.get("custom_dir", "")) if isinstance(theme, Mapping) else ""
    folders = [catalog.root / folder for folder in (str(catalog.docs), own) if folder]
    for key in ("extra_css", "extra_javascript"):
        listed = config.get(key)
        for name in listed if isinstance(listed, list) else ():
            file = str(name)
            if not _leads_on(file) and not any((at / file).is_file() for at in folders):
                line, column = place_of(text, key, file)
                message = f"there is no file {shown(f'{catalog.docs}/{file}')}; put it there, or "
                message += "delete the line"
                yield Problem(
                    path=MENU_FILE, line=line, column=column, code="RC622", message=message
                )
    if config.get("use_directory_urls") is False:
        line, column = place_of(text, "use_directory_urls", "use_directory_urls")
        message = "the addresses of this site are folders; delete the line use_directory_urls"
        yield Problem(path=MENU_FILE, line=line, column=column, code="RC622", message=message)


def _not_there(path: Path, kind: str, names: Iterable[str]) -> Iterator[Problem]:
    for name in names:
        known = {point.name for point in entries_of(f"mkdocs.{kind}s")}
        if name.rpartition("/")[2] in {point.rpartition("/")[2] for point in known}:
            continue
        text = path.read_text(encoding="utf-8")
        line, column = place_of(text, kind, name)
        near = nearest(name, ({*known, *_BROUGHT} - {"search"})) if kind == "plugin" else _THEME
        hint = f"write '{near}', or install it" if near else "delete it, or install it"
        message = f"there is no {kind} {shown(name)}; {hint}"
        yield Problem(path=MENU_FILE, line=line, column=column, code="RC622", message=message)


def place_of(text: str, key: str, name: str) -> tuple[int, int]:
    """Return line and column of a name that stands behind a key."""
    at = max(text.find(name, max(text.find(key), 0)), 0)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _hint(file: str, called: str, docs: Path, named: AbstractSet[str]) -> str:
    """Return what to do about a page that is not there; the menu names others already."""
    pages = [page.relative_to(docs).as_posix() for page in docs.rglob("*.md")]
    if re.match(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|edu|gov|us)(?:/|$)", file):
        return f"write 'https://{file}'"
    several = [part for part in re.split(r"\s*[,;]\s*|\s+", file) if part]
    if len(several) > 1 and all(part in pages for part in several):
        lines = " and ".join(f"'- {part}'" for part in several)
        above = f"'{called}:', and below it {lines}" if called else lines
        return f"a line names one page; write {above}, each in a line of its own"
    title, _, last = file.rpartition(" ")
    if last in pages and title:
        return f"write '{title}: {last}'"
    name, colon, page = file.partition(":")
    if colon and name and page.strip().endswith(".md"):
        told = f"a blank stands behind the colon: write '{name.strip()}: {page.strip()}'"
        return told if page.strip() in pages else f"{told}, and put that page into {docs.name}/"
    free = [page for page in pages if page not in named]
    titled = [page for page in free if _is_called(docs / page, called)]
    near = titled[0] if titled else nearest_file(file, free) or nearest_file(file, pages)
    return f"write '{near}'" if near else "name another page, bring it back, or delete the line"


def _is_called(page: Path, title: str) -> bool:
    """Return whether a page has a title, in its text or as the name of its file."""
    name = page.parent.name if page.stem == "index" else page.stem
    said = re.findall(
        r"^(?:title:|#) *[\"']?(.+?)[\"']?$", page.read_text("utf-8", "replace"), re.M
    )
    names = {name.replace("-", " "), *said[:2]}
    return bool(title) and title.casefold() in {one.casefold() for one in names}


def _leads_on(file: str) -> bool:
    return bool(re.match(r"[a-z]+:|//|/|#", file))


def _entries(entries: object, title: str) -> Iterator[tuple[str, str]]:
    """Yield titles and pages of a menu, and of the menus in it; where none is named, nothing."""
    if isinstance(entries, list) and entries:
        for entry in entries:
            yield from _entries(entry, title)
    elif isinstance(entries, dict) and entries:
        for name, entry in entries.items():
            yield from _entries(entry, str(name))
    else:
        yield title, entries if isinstance(entries, str) else ""
