"""Read the few values of `mkdocs.yml` that the program needs."""

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urlsplit

import yaml

from resource_toolkit.catalog import LEAST, TINTS, Settings, contrast
from resource_toolkit.problems import Mark, Problem, Report, ToolkitError, did_you_mean, shown
from resource_toolkit.reading.faults import explain
from resource_toolkit.reading.fields.quotes import in_round_quotes, quoted
from resource_toolkit.reading.textfile import read_text

from .hosted import said_by_host

_MAIL = re.compile(r"[^\s@,;:/]+@(?:[\w-]+\.)+[\w-]{2,}")
_AT = re.compile(r"(?i)\s*[\[({](?:at|arroba)[\])}]\s*")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")

Config: TypeAlias = dict[str, Any]
"""Settings as they were read, or a part of them."""

NAME = "mkdocs.yml"


class _Loader(yaml.CSafeLoader):
    """Reads `mkdocs.yml` without acting on its tags."""


def _nothing(*_: object) -> None:
    """Stand for a value behind a tag."""


_Loader.add_multi_constructor("!", _nothing)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _nothing)


class SettingsFault(ToolkitError):
    """The settings cannot be read, or hold a value that will not do."""

    def __init__(self, message: str, *keys: str) -> None:
        super().__init__(f"{NAME}: {'.'.join(keys)}{': ' if keys else ''}{message}")
        self.message, self.keys = message, keys
        self.mark: Mark = (1, 1)
        self.code = "RC622"

    @property
    def problem(self) -> Problem:
        """The fault as a problem of the file."""
        line, column = self.mark
        where = f"{'.'.join(self.keys)}: " if self.keys else ""
        return Problem(
            path=NAME, line=line, column=column, code=self.code, message=f"{where}{self.message}"
        )

    def __str__(self) -> str:
        return str(self.problem)


def read_mapping(path: Path) -> Config:
    """Return the settings of a YAML file; tags mean nothing.

    Raises FileNotFoundError when there is none, SettingsFault when it cannot be read.
    """
    report = Report(path=NAME)
    config: object = None
    text = read_text(path, report) if path.is_file() else path.read_text(encoding="utf-8")
    try:
        config = deepcopy(_load(text or ""))
    except yaml.MarkedYAMLError as error:
        explain(error, (text or "").split("\n"), 1, report)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        report.add((1, 1), "RC622", f"this cannot be read: {' '.join(str(error).split())[:120]}")
    if report.problems:
        raise _fault_of(report.problems[0])
    if not isinstance(config, dict):
        raise SettingsFault("the file must hold settings of the form 'key: value'")
    return config


@lru_cache(maxsize=2)
def _load(text: str) -> object:
    """Return the values of YAML; a text that is read for several reasons is taken apart once."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 safe


def _fault_of(problem: Problem) -> SettingsFault:
    fault = SettingsFault(problem.message)
    fault.mark, fault.code = (problem.line, problem.column), problem.code
    return fault


def read_hosted(path: Path) -> Config:
    """Return the settings of a `mkdocs.yml`, with what the host of the site knows better.

    Raises what `read_mapping` raises.
    """
    config = read_mapping(path)
    return {**config, **said_by_host(config)}


def read_settings(root: Path) -> Settings:
    """Return the settings in `root/mkdocs.yml`.

    Raises FileNotFoundError when there is none, SettingsFault when it is no YAML mapping, or names
    a logo or icon that is not there, or a color that is hard to read.
    """
    config = read_hosted(root / NAME)
    try:
        settings = settings_of(config)
        for name in ("logo", "favicon"):
            file = (config.get("extra") or {}).get(name)
            if file and not (root / settings.docs / str(file)).is_file():
                raise SettingsFault(f"there is no file {settings.docs}/{file}", "extra", name)
    except SettingsFault as fault:
        fault.mark = _mark_of((root / NAME).read_text(encoding="utf-8"), fault.keys)
        raise
    return settings


def _mark_of(text: str, keys: Iterable[str]) -> Mark:
    """Return where a key stands that is named by those above it."""
    at = 0
    for key in keys:
        named = re.compile(rf"^[ ]*{re.escape(key)}[ ]*:|[{{,][ ]*{re.escape(key)}[ ]*:", re.M)
        match = named.search(text, at)
        at = match.start() if match else at
    line = text.count("\n", 0, at) + 1
    row = text.split("\n")[line - 1]
    return line, len(row) - len(row.lstrip()) + 1


def _text(source: Mapping[str, object], key: str) -> str:
    value = source.get(key)
    if isinstance(value, str) and (inner := in_round_quotes(value)):
        raise SettingsFault(f"round quotes become part of the text; write {quoted(inner)}", key)
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, (list, dict)):
        raise SettingsFault("this must be one text", key)
    raise SettingsFault(f'this must be a text; put it in quotes: "{value}"', key)


def _folder(source: Mapping[str, object], key: str) -> str:
    address = _text(source, key)
    return address if not address or address.endswith("/") else f"{address}/"


def _site_of(config: Mapping[str, object]) -> str:
    site = _folder(config, "site_url")
    if re.search(r"\.html?/$", site):
        raise SettingsFault(
            f"name the folder: write {site.rstrip('/').rpartition('/')[0]}/", "site_url"
        )
    if site and not re.match(r"https?://", site):
        raise SettingsFault(f"an address begins with https://; write https://{site}", "site_url")
    try:
        is_whole = not site or bool(urlsplit(site).hostname)
    except ValueError:
        is_whole = False
    if not is_whole:
        hint = "write one such as https://example.org/toolkit/"
        raise SettingsFault(f"{shown(site)} is no web address; {hint}", "site_url")
    return site


def _contact_of(extra: Mapping[str, object]) -> str:
    contact = _text(extra, "contact")
    if contact and not re.search(r"[@/.#]", contact):
        hint = "write a mail address, such as us@example.org, or the address of a page"
        raise SettingsFault(f"{shown(contact)} leads nowhere; {hint}", "extra", "contact")
    mail = _AT.sub("@", contact.removeprefix("mailto:").partition("?")[0])
    if "@" in mail and "://" not in mail and not (_MAIL.fullmatch(mail) and mail in contact):
        likely = re.sub(r"\s+", "", mail).replace(",", ".")
        hint = f"write {likely}" if _MAIL.fullmatch(likely) else "write one such as us@example.org"
        raise SettingsFault(f"{shown(contact)} is no mail address; {hint}", "extra", "contact")
    return contact


def settings_of(config: Mapping[str, object]) -> Settings:
    """Return the settings of a configuration that has been read.

    Raises SettingsFault when a value is of another type.
    """
    extra = config.get("extra") or {}
    if not isinstance(extra, Mapping):
        raise SettingsFault("this must hold lines of the form 'key: value'", "extra")
    theme = config.get("theme")
    look = theme if isinstance(theme, Mapping) else {}

    docs = Path(_text(config, "docs_dir") or "docs").name
    # Where the pages of docs/ are edited, the repository is, unless `extra` says another place.
    edit_root = _folder(extra, "edit_root") or _without(_folder(config, "edit_uri"), f"{docs}/")
    return Settings(
        name=_text(config, "site_name"),
        url=_site_of(config),
        resources=_text(extra, "resources") or "resources",
        edit_root=edit_root,
        new_root=_folder(extra, "new_root") or _new_root(edit_root),
        contact=_contact_of(extra),
        docs=docs,
        stewards=_text(extra, "stewards"),
        theme=_text(look, "custom_dir"),
        language=_text(look, "language"),
        colors=_colors_of(extra),
        dark_colors=_colors_of(extra, dark=True),
    )


def _without(address: str, ending: str) -> str:
    ends = "://" in address and address.endswith(f"/{ending}")
    return address.removesuffix(ending) if ends else ""


def _new_root(edit_root: str) -> str:
    """Return where a new file is begun: hosts write it as they write where a file is edited."""
    ways = {"/edit/": "/new/", "/_edit/": "/_new/"}
    way = next((way for way in ways if way in edit_root), "")
    return edit_root.replace(way, ways[way], 1) if way else ""


def _colors_of(extra: Mapping[str, object], *, dark: bool = False) -> dict[str, str]:
    """Return name to color of `extra: {colors: …}`, or of `dark` in it.

    Raises SettingsFault for an unknown name, a color of another form, and a contrast under 4.5:1.
    """
    said = extra.get("colors") or {}
    where: tuple[str, ...] = ("extra", "colors")
    if not isinstance(said, Mapping):
        raise SettingsFault('this must hold names and colors, such as links: "#0b5a5c"', *where)
    if dark:
        said, where = said.get("dark") or {}, (*where, "dark")
    chosen = {str(name): str(color) for name, color in said.items() if name != "dark"}
    for name, color in chosen.items():
        if name not in TINTS:
            raise SettingsFault(f"unknown color {shown(name)}{did_you_mean(name, TINTS)}", *where)
        if not _COLOR.fullmatch(color):
            raise SettingsFault('this must be a color such as "#0b5a5c", in quotes', *where, name)
        against = TINTS[name].dark_against if dark else TINTS[name].against
        ratio = contrast(color, against)
        if ratio < LEAST:
            # Rounded down, or 4.499 would be told as 4.5.
            told = int(ratio * 100) / 100
            raise SettingsFault(
                f"{color} is hard to read: its contrast with {against} is {told:.2f}:1; "
                f"take a color with at least {LEAST}:1 ({_way(against, name)})",
                *where,
                name,
            )
    return chosen


def _way(against: str, name: str) -> str:
    light = contrast(against, "#000000") > contrast(against, "#ffffff")
    return f"a {'darker' if light else 'lighter'} {name} color"
