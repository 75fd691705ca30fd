"""What the host of a site says of its address and repository, where `mkdocs.yml` has a placeholder.

Whoever publishes a site names both in the environment, so that no placeholder goes live.
"""

import os
import re
from collections.abc import Mapping
from typing import Any, Final

SITE: Final = "TOOLKIT_SITE_URL"
"""The address of the site. It holds where `mkdocs.yml` names none, or a placeholder."""
EDIT: Final = "TOOLKIT_EDIT_URL"
"""Where the files of the repository are edited. It holds where `mkdocs.yml` names none of ours."""
PREVIEW: Final = "TOOLKIT_PREVIEW_URL"
"""The address of a preview, which holds whatever `mkdocs.yml` says."""
_PLACEHOLDER = re.compile(
    r"https?://(?:[\w-]+\.)*example\.(?:org|com|net)(?:[/:?#]|$)"
    r"|https?://(?:github\.com|gitlab\.com|codeberg\.org)/(?:example|your-[\w-]+)/"
    r"|[^@\s]+@(?:[\w-]+\.)*example\.(?:org|com|net)$"
)


def is_placeholder(value: object) -> bool:
    """Return whether an address is none, or stands for one that somebody is to write."""
    return not value or (isinstance(value, str) and _PLACEHOLDER.match(value.strip()) is not None)


def goes_live() -> bool:
    """Return whether a host publishes what is made here: it says at which address."""
    return bool(os.environ.get(SITE))


def said_by_host(config: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of `mkdocs.yml` that the host knows better, or nothing outside of one.

    A placeholder of which the host says nothing is taken out: nobody shall write to it.
    """
    site, edit = os.environ.get(SITE, ""), os.environ.get(EDIT, "")
    known: dict[str, Any] = {}
    if site:
        extra = config.get("extra")
        if is_placeholder(config.get("site_url")):
            known["site_url"] = site
        if is_placeholder(config.get("edit_uri")):
            docs = str(config.get("docs_dir") or "docs").replace(os.sep, "/").rpartition("/")[2]
            known["edit_uri"] = f"{edit.rstrip('/')}/{docs}/" if edit else ""
        if isinstance(extra, Mapping) and extra.get("contact") and is_placeholder(extra["contact"]):
            known["extra"] = {**extra, "contact": ""}
    if preview := os.environ.get(PREVIEW):
        known["site_url"] = preview
    return known
