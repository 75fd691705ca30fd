"""Read the few values of `mkdocs.yml` that the program needs."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from resource_toolkit.catalog import LEAST, TINTS, Settings, contrast
from resource_toolkit.problems import ToolkitError, did_you_mean, shown

from .hosted import said_by_host

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


Config: TypeAlias = dict[str, Any]
"""Settings as they were read, or a part of them."""

NAME = "mkdocs.yml"


class _Loader(yaml.SafeLoader):
    """Reads `mkdocs.yml` without acting on its tags."""


def _nothing(*_: object) -> None:
    """Stand for a value behind a tag."""


_Loader.add_multi_constructor("!", _nothing)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _nothing)


def read_mapping(path: Path) -> Config:
    """Return the settings of a YAML file; tags mean nothing.

    Raises FileNotFoundError when there is none, ToolkitError when a value is of another type.
    """
    try:
        config = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 safe
    except UnicodeDecodeError:
        raise ToolkitError(f"{NAME} is not valid UTF-8; save the file as UTF-8") from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{NAME}:{mark.line + 1}:{mark.column + 1}" if mark else NAME
        told = getattr(error, "problem", None) or " ".join(str(error).split())
        raise ToolkitError(f"{where} cannot be read: {told}") from error
    if not isinstance(config, dict):
        raise ToolkitError(f"{NAME} must hold settings of the form 'key: value'")
    return config


def read_hosted(path: Path) -> Config:
    """Return the settings of a `mkdocs.yml`, with what the host of the site knows better.

    Raises what `read_mapping` raises.
    """
    config = read_mapping(path)
    return {**config, **said_by_host(config)}


def read_settings(root: Path) -> Settings:
    """Return the settings in `root/mkdocs.yml`.

    Raises FileNotFoundError when there is none, ToolkitError when it is no YAML mapping, or names
    a logo or icon that is not there, or a color that is hard to read.
    """
    config = read_hosted(root / NAME)
    settings = settings_of(config)
    for name in ("logo", "favicon"):
        file = (config.get("extra") or {}).get(name)
        if file and not (root / settings.docs / str(file)).is_file():
            raise ToolkitError(f"{NAME}: extra.{name}: there is no file {settings.docs}/{file}")
    return settings


def settings_of(config: Mapping[str, object]) -> Settings:
    """Return the settings of a configuration that has been read.

    Raises ToolkitError when a value is of another type.
    """
    extra = config.get("extra") or {}
    if not isinstance(extra, Mapping):
        raise ToolkitError(f"{NAME}: 'extra' must hold lines of the form 'key: value'")
    theme = config.get("theme")

    def text(source: Mapping[str, object], key: str) -> str:
        value = source.get(key)
        if value is None or isinstance(value, str):
            return value or ""
        if isinstance(value, (list, dict)):
            raise ToolkitError(f"{NAME}: '{key}' must be one text")
        raise ToolkitError(f"{NAME}: '{key}' must be a text; put it in quotes: \"{value}\"")

    def folder(source: Mapping[str, object], key: str) -> str:
        address = text(source, key)
        return address if not address or address.endswith("/") else f"{address}/"

    docs = Path(text(config, "docs_dir") or "docs").name
    # Where the pages of docs/ are edited, the repository is, unless `extra` says another place.
    edit_root = folder(extra, "edit_root") or _without(folder(config, "edit_uri"), f"{docs}/")
    return Settings(
        name=text(config, "site_name"),
        url=folder(config, "site_url"),
        resources=text(extra, "resources") or "resources",
        edit_root=edit_root,
        new_root=folder(extra, "new_root") or _new_root(edit_root),
        contact=text(extra, "contact"),
        docs=docs,
        stewards=text(extra, "stewards"),
        theme=text(theme, "custom_dir") if isinstance(theme, Mapping) else "",
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

    Raises ToolkitError for an unknown name, a color of another form, and a contrast under 4.5:1.
    """
    said = extra.get("colors") or {}
    where = "mkdocs.yml: extra.colors"
    if not isinstance(said, Mapping):
        raise ToolkitError(f'{where} must hold names and colors, such as links: "#0b5a5c"')
    if dark:
        said, where = said.get("dark") or {}, f"{where}.dark"
    chosen = {str(name): str(color) for name, color in said.items() if name != "dark"}
    for name, color in chosen.items():
        if name not in TINTS:
            raise ToolkitError(f"{where}: unknown color {shown(name)}{did_you_mean(name, TINTS)}")
        if not _COLOR.fullmatch(color):
            raise ToolkitError(f'{where}.{name} must be a color such as "#0b5a5c", in quotes')
        against = TINTS[name].dark_against if dark else TINTS[name].against
        ratio = contrast(color, against)
        if ratio < LEAST:
            # Rounded down, or 4.499 would be told as 4.5.
            told = int(ratio * 100) / 100
            raise ToolkitError(
                f"{where}.{name}: {color} is hard to read: its contrast with {against} is "
                f"{told:.2f}:1; take a color with at least {LEAST}:1 ({_way(against, name)})"
            )
    return chosen


def _way(against: str, name: str) -> str:
    light = contrast(against, "#000000") > contrast(against, "#ffffff")
    return f"a {'darker' if light else 'lighter'} {name} color"
