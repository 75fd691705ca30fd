"""Addresses that keep working: aliases and withdrawn addresses become small redirect pages."""

import re

from .catalog import Catalog
from .settings import Settings

OFFLINE = "offline/"
"""The page that offers copies of the site; the copies stand below it."""


def whole_copy(settings: Settings) -> str:
    """Return what the copy of the whole site is called, without its ending."""
    return re.sub(r"[^a-z0-9]+", "-", settings.name.casefold()).strip("-") or "toolkit"


def redirects(catalog: Catalog) -> dict[str, str]:
    """Return every withdrawn address with the one that takes its place, relative to the site."""
    found = {
        f"resources/{alias}/": resource.address
        for resource in catalog.resources.values()
        for alias in resource.aliases
    }
    found |= {
        f"resources/{alias}/sheet/": resource.sheet_address
        for resource in catalog.resources.values()
        if resource.aliases and catalog.hand_out(resource)
        for alias in resource.aliases
    }
    found |= {redirect.source: redirect.target for redirect in catalog.redirects}
    return dict(sorted(found.items()))


def known_addresses(catalog: Catalog) -> set[str]:
    """Return every address that answers: pages of both kinds, aliases and redirects."""
    return {*catalog.addresses(), *catalog.pages, *redirects(catalog)}
