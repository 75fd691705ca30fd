"""Give the catalog to macros and templates; fill the site when MkDocs is called bare."""

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files

from resource_toolkit.catalog.settings import from_config
from resource_toolkit.engines.process import handed_over
from resource_toolkit.publishing.build import load_and_check
from resource_toolkit.publishing.fill import fill_whole
from resource_toolkit.publishing.theme_files import THEME, addresses, join
from resource_toolkit.reading.bodies import label_tasks

log = get_plugin_logger("catalog")


# Macros load at the default priority, and hooks run after plugins of the same one.
@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take the catalog from the build that called, or load it; stop when it has errors."""
    catalog = handed_over()
    if catalog is None:
        root = Path(config.config_file_path).resolve().parent
        stamp = os.environ.get("SOURCE_DATE_EPOCH")
        now = datetime.fromtimestamp(int(stamp), UTC) if stamp else datetime.now(UTC)
        checked = load_and_check(root, now.date(), from_config(dict(config)), style=False)
        for problem in checked.problems:
            # Warnings are told at INFO, or --strict would stop the build for them.
            (log.error if problem.severity == "error" else log.info)(str(problem))
        if checked.broken:
            raise Abort("the catalog has errors; nothing was built")
        config.extra["checked"] = checked
        catalog = checked.catalog
    config.extra["catalog"] = catalog
    config.extra["blocks"] = []
    config.extra["bundles"] = addresses(join(THEME))
    return config


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Leave out what Material brings and no page loads, and the parts that are published joined."""
    own = {Path(config.docs_dir), THEME, Path(config.theme.custom_dir or THEME)}
    for file in list(files):
        if Path(file.src_dir or "") not in own or file.src_uri.startswith("css/"):
            files.remove(file)


def on_page_content(html: str, config: MkDocsConfig, **_: Any) -> str:
    """Put what macros made in its place: Python-Markdown would take long to read it."""
    blocks = config.extra["blocks"]
    page = label_tasks(html)
    return re.sub(r'<div data-block="(\d+)"></div>', lambda match: blocks[int(match[1])], page)


def on_post_build(config: MkDocsConfig) -> None:
    """Fill the built site, unless `toolkit build` does it after this process."""
    checked = config.extra.get("checked")
    if checked is None:
        return
    site = Path(config.site_dir)
    for fault in fill_whole(site, checked.catalog, checked.settings, checked.bodies):
        log.warning(fault)
