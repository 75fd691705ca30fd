"""The doors of MkDocs: what the files in `hooks/` and `macros/` of a toolkit hand on to."""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from resource_toolkit.catalog import Catalog, today
from resource_toolkit.checking import Checked, Step, check
from resource_toolkit.pages import CallingPage, Macros
from resource_toolkit.pictures import Icons
from resource_toolkit.problems import ToolkitError
from resource_toolkit.publishing import THEME, fill_whole, look_addresses, site_place
from resource_toolkit.reading import Config, said_by_host, settings_of

from .defaults import set_defaults
from .page_html import finish
from .process import is_called, shared_catalog

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin

log = get_plugin_logger("catalog")


# Macros load at the default priority, and hooks run after plugins of the same one.
@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Set defaults; take the catalog from the build that called, or read it; stop at errors."""
    set_defaults(config)
    for key, value in said_by_host(dict(config)).items():
        config[key] = value
    catalog = shared_catalog()
    if catalog is None:
        checked = _check(Path(config.config_file_path), dict(config))
        for problem in checked.problems:
            # Warnings are told at INFO, or --strict would stop the build for them.
            (log.error if problem.severity == "error" else log.info)(str(problem))
        if checked.broken:
            raise Abort("the catalog has errors; nothing was built")
        if not is_called():
            _refuse_to_empty(Path(config.site_dir), Path(config.config_file_path).resolve().parent)
            config.extra["checked"] = checked
        catalog = checked.catalog
    config.extra["catalog"] = catalog
    config.extra["blocks"] = []
    config.extra["icons"] = Icons(catalog)
    config.extra["look"] = look_addresses(settings_of(dict(config)))
    return config


def _refuse_to_empty(site: Path, root: Path) -> None:
    """Stop before MkDocs empties a folder that holds what no build made."""
    try:
        site_place(site, root)
    except ToolkitError as error:
        raise Abort(f"{error} (site_dir, or --site-dir)") from error


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Leave out what Material brings and no page loads, and the parts that are published joined."""
    own = {Path(config.docs_dir), THEME, Path(config.theme.custom_dir or THEME)}
    joined = ("css/", "js/", "pictures/")
    for file in list(files):
        source = Path(file.src_dir or "")
        if source not in own or (source == THEME and file.src_uri.startswith(joined)):
            files.remove(file)


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Clean the page, and put what macros made in its place, which Markdown never read."""
    return finish(html, config.extra["blocks"], partial(config.extra["icons"].dress, page.url))


def on_post_build(config: MkDocsConfig) -> None:
    """Fill the built site, unless `toolkit build` does it after this process."""
    checked = config.extra.get("checked")
    if checked is None:
        return
    site = Path(config.site_dir)
    for fault in fill_whole(site, checked.catalog, checked.settings, checked.bodies):
        log.warning(fault)


def define_env(env: "MacrosPlugin") -> None:
    """Register the macros; take the catalog from the hook, or read it where hooks do not run."""
    extra = env.conf["extra"]
    file = Path(env.conf["config_file_path"])
    catalog: Catalog | None = extra.get("catalog")
    if catalog is None:
        catalog = extra["catalog"] = _check(file, dict(env.conf)).catalog
        extra["look"] = look_addresses(settings_of(dict(env.conf)))

    def calling() -> CallingPage:
        page: Any = env.variables.get("page")
        if page is None:
            return CallingPage()
        source = Path(page.file.abs_src_path)
        above = source.read_text(encoding="utf-8").count("\n") - page.markdown.count("\n")
        name = os.path.relpath(source, file.resolve().parent)
        return CallingPage(address=page.url, file=name, above=above)

    for macro in Macros(catalog, settings_of(dict(env.conf)), calling, extra.get("blocks")).all():
        env.macro(macro)


def _check(file: Path, config: Config) -> Checked:
    return check(file.resolve().parent, today(), settings_of(config), until=Step.RULES)
