"""Addresses that keep working: aliases and withdrawn addresses become small redirect pages."""

from .catalog import Catalog


def redirects(catalog: Catalog) -> dict[str, str]:
    """Return every withdrawn address with the one that takes its place, relative to the site."""
    targets = {
        f"resources/{alias}/": resource.address
        for resource in catalog.resources.values()
        for alias in resource.aliases
    }
    targets |= {
        f"resources/{alias}/sheet/": resource.sheet_address
        for resource in catalog.resources.values()
        if resource.aliases and catalog.hand_out(resource)
        for alias in resource.aliases
    }
    targets |= {redirect.source: redirect.target for redirect in catalog.redirects}
    return dict(sorted(targets.items()))


def known_addresses(catalog: Catalog) -> set[str]:
    """Return every address that answers: pages of both kinds, aliases and redirects."""
    return {*catalog.addresses(), *catalog.pages, *redirects(catalog)}
