"""Addresses that keep working: aliases and withdrawn addresses become small redirect pages."""

import html
import os.path
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from resource_toolkit.catalog.catalog import Catalog
from resource_toolkit.problems.problem import Problem, shown


def redirects(catalog: Catalog) -> dict[str, str]:
    """Return every withdrawn address with the one that takes its place, relative to the site."""
    found = {
        f"resources/{alias}/": resource.address
        for resource in catalog.resources.values()
        for alias in resource.aliases
    }
    found |= {redirect.source: redirect.target for redirect in catalog.redirects}
    return dict(sorted(found.items()))


def known_addresses(catalog: Catalog) -> set[str]:
    """Return every address that answers: pages, aliases and redirects."""
    return {*catalog.addresses(), *redirects(catalog)}


def redirect_problems(catalog: Catalog) -> Iterator[Problem]:
    """A redirect must lead straight to a page that exists, and not stand over one."""
    path = f"{catalog.folder}/redirects.yml"
    pages = set(catalog.addresses())
    aliases = redirects(replace(catalog, redirects=()))
    targets = {redirect.source: redirect.target for redirect in catalog.redirects}
    for redirect in catalog.redirects:
        source, target = redirect.source, redirect.target.partition("#")[0]
        message = ""
        if not source.endswith("/") or ".." in source:
            message = f"{shown('/' + source)} is no address of a page; write it as /folder/name/"
        elif source in pages:
            message = f"{shown('/' + source)} is a page; a redirect cannot stand over it"
        elif source == target:
            message = f"{shown('/' + source)} leads to itself"
        elif target in aliases:
            message = f"'/{target}' is an alias; lead straight to '/{aliases[target]}'"
        elif target in targets:
            message = f"'/{target}' is a redirect too; lead straight to '/{targets[target]}'"
        elif target.startswith("resources/") and target not in pages:
            message = f"there is no page {shown('/' + target)}"
        if message:
            yield Problem(path=path, line=redirect.line, column=1, code="RC305", message=message)


def write_redirects(catalog: Catalog, site: Path, template: str) -> list[str]:
    """Write a page for each redirect into the site; return the addresses written.

    `template` holds the token `{target}`; targets are relative, so that the site
    works under any path. A page that stands there already is never replaced.
    """
    written: list[str] = []
    for source, target in redirects(catalog).items():
        page = site / source / "index.html"
        if page.exists():
            raise FileExistsError(f"a redirect would replace the page {source}")
        address, mark, fragment = target.partition("#")
        relative = os.path.relpath(address or ".", source or ".").replace(os.sep, "/")
        link = html.escape(f"{relative}/{mark}{fragment}")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(template.replace("{target}", link), encoding="utf-8")
        written.append(source)
    return written
