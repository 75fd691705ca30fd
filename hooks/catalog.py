"""Give the catalog to macros and templates; fill the site when MkDocs is called bare."""

import os
from datetime import UTC, datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority, get_plugin_logger

from resource_catalog.build import CHILD, load_and_check
from resource_catalog.fill import fill
from resource_catalog.settings import from_config

log = get_plugin_logger("catalog")


# Macros load at the default priority, and hooks run after plugins of the same one.
@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the catalog; stop before anything is built when it has errors."""
    root = Path(config.config_file_path).resolve().parent
    stamp = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(stamp), UTC) if stamp else datetime.now(UTC)
    checked = load_and_check(root, now.date(), from_config(dict(config)))
    for problem in checked.problems:
        # Warnings are told at INFO, or --strict would stop the build for them.
        (log.error if problem.severity == "error" else log.info)(str(problem))
    if checked.broken:
        raise Abort("the catalog has errors; nothing was built")
    config.extra["catalog"] = checked.catalog
    config.extra["checked"] = checked
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """Fill the built site, unless `toolkit build` does it after this process."""
    if os.environ.get(CHILD):
        return
    checked = config.extra["checked"]
    faults = fill(Path(config.site_dir), checked.catalog, checked.settings, checked.bodies)
    faults.scan_rest()
    for fault in faults.problems():
        log.warning(fault)
