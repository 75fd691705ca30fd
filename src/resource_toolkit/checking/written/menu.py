"""The menu of a site, in `mkdocs.yml`."""

import re
from collections.abc import Iterator
from pathlib import Path

from resource_toolkit.catalog import Catalog
from resource_toolkit.problems import Problem, nearest, shown
from resource_toolkit.reading import SettingsFault, read_mapping

_FILE = "mkdocs.yml"


def menu_problems(catalog: Catalog) -> Iterator[Problem]:
    """The menu must name pages that are there."""
    path, docs = catalog.root / _FILE, catalog.root / catalog.docs
    if not path.is_file():
        return
    try:
        entries = list(_entries(read_mapping(path).get("nav") or [], ""))
    except SettingsFault:
        return  # Who reads the settings says so.
    text = path.read_text(encoding="utf-8")
    for title, file in dict.fromkeys(entries):
        if _leads_on(file) or (docs / file).is_file():
            continue
        named = file or title
        at = max(text.find(named, max(text.find("nav:"), 0)), 0)
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        message = f"the menu names {shown(file)}, which is not there; {_hint(file, docs)}"
        if not file:
            told = f" at {shown(title)}" if title else ""
            message = f"the menu names no page{told}; write one, or delete the line"
        yield Problem(path=_FILE, line=line, column=column, code="RC623", message=message)


def _hint(file: str, docs: Path) -> str:
    """Return what to do about a page that is not there."""
    pages = [page.relative_to(docs).as_posix() for page in docs.rglob("*.md")]
    title, _, last = file.rpartition(" ")
    if last in pages and title:
        return f"write '{title}: {last}'"
    near = nearest(file, pages)
    return f"write '{near}'" if near else "delete the line"


def _leads_on(file: str) -> bool:
    return bool(re.match(r"[a-z]+:|//|/|#", file))


def _entries(entries: object, title: str) -> Iterator[tuple[str, str]]:
    """Yield titles and pages of a menu, and of the menus in it; where none is named, nothing."""
    if isinstance(entries, list):
        for entry in entries:
            yield from _entries(entry, title)
    elif isinstance(entries, dict) and entries:
        for name, entry in entries.items():
            yield from _entries(entry, str(name))
    else:
        yield title, entries if isinstance(entries, str) else ""
