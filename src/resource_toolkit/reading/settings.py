"""Read the few values of `mkdocs.yml` that the program needs."""

from collections.abc import Mapping
from pathlib import Path

import yaml

from resource_toolkit.catalog import Settings
from resource_toolkit.problems import ToolkitError

NAME = "mkdocs.yml"


class _Loader(yaml.SafeLoader):
    """Reads `mkdocs.yml` without acting on its tags."""


def _nothing(*_: object) -> None:
    """Stand for a value behind a tag."""


_Loader.add_multi_constructor("!", _nothing)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _nothing)


def read_settings(root: Path) -> Settings:
    """Return the settings in `root/mkdocs.yml`.

    Raises FileNotFoundError when there is none, ToolkitError when a value is of another type.
    """
    path = root / NAME
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
    return settings_of(config)


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
    )


def _without(address: str, ending: str) -> str:
    found = "://" in address and address.endswith(f"/{ending}")
    return address.removesuffix(ending) if found else ""


def _new_root(edit_root: str) -> str:
    before, edit, after = edit_root.partition("/edit/")
    return f"{before}/new/{after}" if edit else ""
