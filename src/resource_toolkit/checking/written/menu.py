"""What `mkdocs.yml` names: the pages of the menu, and plugins."""

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import entry_points
from pathlib import Path

from resource_toolkit.catalog import Catalog
from resource_toolkit.problems import Problem, nearest, shown
from resource_toolkit.reading import SettingsFault, read_mapping

_FILE = "mkdocs.yml"
_THEME = "resource-toolkit"
_BROUGHT = ("macros", "search")


def menu_problems(catalog: Catalog) -> Iterator[Problem]:
    """The menu must name pages that are there."""
    path, docs = catalog.root / _FILE, catalog.root / catalog.docs
    if not path.is_file():
        return
    try:
        entries = list(_files(read_mapping(path).get("nav")))
    except SettingsFault:
        return  # Who reads the settings says so.
    text = path.read_text(encoding="utf-8")
    for file in dict.fromkeys(entries):
        if not (docs / file).is_file():
            pages = [page.relative_to(docs).as_posix() for page in docs.rglob("*.md")]
            near = nearest(file, pages)
            hint = f"write '{near}'" if near else "delete the line"
            title, _, last = file.rpartition(" ")
            if last in pages and title:
                hint = f"write '{title}: {last}'"
            at = max(text.find(file, max(text.find("nav:"), 0)), 0)
            line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
            message = f"the menu names {shown(file)}, which is not there; {hint}"
            yield Problem(path=_FILE, line=line, column=column, code="RC623", message=message)


def plugin_problems(catalog: Catalog) -> Iterator[Problem]:
    """Plugins and the theme must be there; only names that we do not bring are looked for."""
    path = catalog.root / _FILE
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
    yield from _not_there(path, "plugin", [name for name in plugins if name not in _BROUGHT])
    yield from _not_there(path, "theme", [look] if look != _THEME else [])


def _not_there(path: Path, kind: str, names: Iterable[str]) -> Iterator[Problem]:
    for name in names:
        known = {point.name for point in entry_points(group=f"mkdocs.{kind}s")}
        if name.rpartition("/")[2] in {point.rpartition("/")[2] for point in known}:
            continue
        text = path.read_text(encoding="utf-8")
        at = max(text.find(name, max(text.find(f"{kind}"), 0)), 0)
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        near = nearest(name, (*known, *_BROUGHT)) if kind == "plugin" else _THEME
        hint = f"write '{near}', or install it" if near else "delete it, or install it"
        message = f"there is no {kind} {shown(name)}; {hint}"
        yield Problem(path=_FILE, line=line, column=column, code="RC622", message=message)


def _files(entries: object) -> Iterator[str]:
    """Yield the pages of a menu, and of the menus in it."""
    if isinstance(entries, str):
        if not re.match(r"[a-z]+:|//|/|#", entries):
            yield entries
    elif isinstance(entries, (list, dict)):
        for entry in entries.values() if isinstance(entries, dict) else entries:
            yield from _files(entry)
