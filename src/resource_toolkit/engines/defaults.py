"""What every toolkit wants of its site engine, so that its own `mkdocs.yml` stays short."""

from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from resource_toolkit.publishing import THEME
from resource_toolkit.reading import Config, read_hosted, read_mapping

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_FILE = Path(__file__).with_name("defaults.yml")


def read_defaults() -> Config:
    """Return the settings that hold where a `mkdocs.yml` does not say otherwise."""
    defaults: Config = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return defaults


def with_defaults(root: Path) -> Config:
    """Return what `mkdocs.yml` says, with what it leaves open; `theme` and `extra` are mappings."""
    said = read_hosted(root / "mkdocs.yml")
    theme = read_mapping(THEME / "mkdocs_theme.yml") | dict(said.get("theme") or {})
    return {**read_defaults(), **said, "theme": theme, "extra": dict(said.get("extra") or {})}


def set_defaults(config: "MkDocsConfig") -> None:
    """Set what a `mkdocs.yml` that has been read leaves open, macros included."""
    defaults, said = read_defaults(), _said(Path(config.config_file_path))
    # The class of the engine that runs: that of a drop-in for MkDocs is another.
    ready = type(config)(config_file_path=config.config_file_path)
    ready.load_dict({key: defaults[key] for key in ("markdown_extensions", "validation")})
    ready.load_dict({"site_name": config.site_name, "theme": {"name": config.theme.name}})
    ready.load_dict({"plugins": []})
    ready.validate()
    if "markdown_extensions" not in said:
        config.markdown_extensions = ready.markdown_extensions
        config.mdx_configs = ready.mdx_configs
    if "validation" not in said:
        config.validation = ready.validation
    macros = config.plugins.get("macros")
    if macros is not None:
        listed = said["plugins"] if isinstance(said["plugins"], list) else [said["plugins"]]
        plugins = [plugin for plugin in listed if isinstance(plugin, dict)]
        options = {key for plugin in plugins for key in plugin.get("macros") or {}}
        for key, value in defaults["macros"].items():
            if key not in options:
                macros.config[key] = value


def _said(file: Path) -> Config:
    """Return what a settings file says, and those that it inherits from."""
    said = read_mapping(file)
    above = said.get("INHERIT")
    return {**_said(file.parent / above), **said} if above else said
