"""What `mkdocs.yml` says by mistake: keys that no program knows, and pages under another name."""

import re
from collections.abc import Iterator

from resource_toolkit.catalog import Catalog
from resource_toolkit.problems import Problem, nearest, shown
from resource_toolkit.reading import SettingsFault, read_mapping

from .menu import MENU_FILE, place_of
from .sense import PageTitles, plain_words

_KEYS = (
    *("site_name", "site_url", "site_description", "site_author", "repo_url", "repo_name"),
    *("edit_uri", "edit_uri_template", "copyright", "nav", "theme", "docs_dir", "site_dir"),
    *("extra", "extra_css", "extra_javascript", "extra_templates", "markdown_extensions"),
    *("plugins", "hooks", "watch", "validation", "strict", "use_directory_urls", "not_in_nav"),
    *("exclude_docs", "draft_docs", "remote_branch", "remote_name", "dev_addr", "INHERIT"),
)
_MEANT = {
    **dict.fromkeys(("menu", "menú", "navigation", "navegación", "pages", "páginas"), "nav"),
    **dict.fromkeys(("name", "title", "nombre", "título"), "site_name"),
    **dict.fromkeys(("description", "descripción"), "site_description"),
    **dict.fromkeys(("url", "address", "dirección"), "site_url"),
    **dict.fromkeys(("derechos", "license"), "copyright"),
}
"""What people call a key, and its name."""


def setting_slips(catalog: Catalog, titles: PageTitles) -> Iterator[Problem]:
    """A setting must have its name, and the menu should name each page once, as it is called."""
    path = catalog.root / MENU_FILE
    try:
        config = read_mapping(path) if path.is_file() else {}
    except SettingsFault:
        return  # Who reads the settings says so.
    text = path.read_text(encoding="utf-8") if config else ""
    for key in config:
        meant = _MEANT.get(str(key).casefold()) or nearest(str(key), _KEYS)
        if key not in _KEYS and meant and meant not in config:
            line, column = place_of(text, f"\n{key}:", f"{key}:")
            message = f"unknown key {shown(str(key))}, so it does nothing; write '{meant}:'"
            yield Problem(path=MENU_FILE, line=line, column=column, code="RC622", message=message)
    yield from _menu(catalog, text, config.get("nav"), titles)


def _menu(catalog: Catalog, text: str, menu: object, pages: PageTitles) -> Iterator[Problem]:
    docs = f"{catalog.docs}/"
    named = {path.removeprefix(docs): title for path, title in pages.of.items()}
    titles = {title: path.removeprefix(docs) for title, path in pages.named.items()}
    opened = {file for _, file in _lines(menu)}
    files = {plain_words(_file_name(path)): path for path in named if path not in opened}
    seen: dict[str, str] = {}
    for title, file in _lines(menu) if catalog.house.runs("RC505") else ():
        words = plain_words(title)
        meant = titles.get(words) or files.get(words) or file
        message = ""
        if (
            file in named
            and meant != file
            and words not in (named[file], plain_words(_file_name(file)))
        ):
            message = f"{shown(title)} is what {meant} is called, and the menu opens {file}; write "
            message += f"'{title}: {meant}', or another name for it"
        elif file in seen:
            message = (
                f"the menu names {file} already, at {shown(seen[file])}; delete one of the two"
            )
        else:
            seen[file] = title or file
        if message:
            line, column = _place(text, title, file)
            yield Problem(path=MENU_FILE, line=line, column=column, code="RC505", message=message)


def _lines(menu: object) -> Iterator[tuple[str, str]]:
    """Yield the own name, or nothing, and the file of each page of a menu."""
    for entry in menu if isinstance(menu, list) else ():
        if isinstance(entry, str):
            yield "", entry
        for name, inner in entry.items() if isinstance(entry, dict) else ():
            if isinstance(inner, str):
                yield str(name), inner
            else:
                yield from _lines(inner)


def _file_name(path: str) -> str:
    """Return the name of a page by its file, or by the folder of which it is the first page."""
    return path.removesuffix(".md").removesuffix("/index").rpartition("/")[2]


def _place(text: str, title: str, file: str) -> tuple[int, int]:
    """Return where the last line stands that opens a file under a name."""
    named = [*re.finditer(rf"(?:{re.escape(title)}[\"']?: *|- *)[\"']?{re.escape(file)}", text)]
    at = named[-1].start() if named else 0
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
