"""What authors may write between double curly braces in `docs/`."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from resource_toolkit.catalog.settings import from_config
from resource_toolkit.pages.macro_call import Place
from resource_toolkit.pages.macros import Macros
from resource_toolkit.publishing.build import load_and_check
from resource_toolkit.publishing.theme_files import THEME, addresses, join

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin


def define_env(env: "MacrosPlugin") -> None:
    """Register the macros; take the catalog from the hook, or load it where hooks do not run."""
    extra = env.conf["extra"]
    root = Path(env.conf["config_file_path"]).resolve().parent
    settings = from_config(dict(env.conf))
    catalog = extra.get("catalog")
    if catalog is None:
        stamp = os.environ.get("SOURCE_DATE_EPOCH")
        now = datetime.fromtimestamp(int(stamp), UTC) if stamp else datetime.now(UTC)
        catalog = load_and_check(root, now.date(), settings, style=False).catalog
        extra["catalog"] = catalog
    extra.setdefault("bundles", addresses(join(THEME)))

    def place() -> Place:
        page: Any = env.variables.get("page")
        if page is None:
            return Place()
        file = Path(page.file.abs_src_path)
        above = file.read_text(encoding="utf-8").count("\n") - page.markdown.count("\n")
        return Place(address=page.url, file=os.path.relpath(file, root), above=above)

    for macro in Macros(catalog, settings, place, extra.get("blocks")).all():
        env.macro(macro)
