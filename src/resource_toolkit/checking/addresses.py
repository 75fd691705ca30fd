"""Withdrawn addresses must lead straight to pages that exist."""

from collections.abc import Iterator
from dataclasses import replace

from resource_toolkit.catalog import Catalog, redirects
from resource_toolkit.problems import Problem, shown


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
