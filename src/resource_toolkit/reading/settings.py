"""Read the few values of `mkdocs.yml` that the program needs."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from resource_toolkit.catalog import Settings
from resource_toolkit.problems import ToolkitError


class _Loader(yaml.SafeLoader):
    """Reads `mkdocs.yml` without acting on its tags."""


def _nothing(*_: object) -> None:
    """Stand for a value behind a tag."""


_Loader.add_multi_constructor("!", _nothing)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _nothing)


def read_settings(root: Path) -> Settings:
    """Return the settings in `root/mkdocs.yml`.

    Raises FileNotFoundError when there is none, ToolkitError when it is no YAML mapping.
    """
    path = root / "mkdocs.yml"
    try:
        config = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 safe
    except yaml.YAMLError as error:
        raise ToolkitError(f"{path} cannot be read: {error}") from error
    if not isinstance(config, dict):
        raise ToolkitError(f"{path} must hold settings of the form 'key: value'")
    return settings_of(config)


def settings_of(config: Mapping[str, Any]) -> Settings:
    """Return the settings of a configuration that has been read."""
    extra = config.get("extra") or {}
    theme = config.get("theme")

    def text(source: Mapping[str, Any], key: str) -> str:
        return str(source.get(key) or "")

    def folder(source: Mapping[str, Any], key: str) -> str:
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
        theme=text(theme, "custom_dir") if isinstance(theme, Mapping) else "",
    )


def _without(address: str, ending: str) -> str:
    found = "://" in address and address.endswith(f"/{ending}")
    return address.removesuffix(ending) if found else ""


def _new_root(edit_root: str) -> str:
    before, edit, after = edit_root.partition("/edit/")
    return f"{before}/new/{after}" if edit else ""
