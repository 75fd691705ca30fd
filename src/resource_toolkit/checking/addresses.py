"""Withdrawn addresses must lead straight to pages that exist."""

import re
from collections.abc import Iterator
from dataclasses import replace

from resource_toolkit.catalog import Catalog, redirects
from resource_toolkit.problems import Problem, shown
from resource_toolkit.reading import OUR_FOLDERS

_PAGE = re.compile(r"(?:(?!\.+/)[\w.~-]{1,80}/)+")
"""The address of a page, relative to the site."""
_FRAGMENT = re.compile(r"[^\s\"'<>#]*")


def redirect_problems(catalog: Catalog) -> Iterator[Problem]:
    """A redirect must lead straight to a page that exists, and not stand over one."""
    path = f"{catalog.folder}/redirects.yml"
    pages = set(catalog.addresses())
    aliases = redirects(replace(catalog, redirects=()))
    targets = {redirect.source: redirect.target for redirect in catalog.redirects}
    for redirect in catalog.redirects:
        source = redirect.source
        target, _, fragment = redirect.target.partition("#")
        message = ""
        if not _PAGE.fullmatch(source) or source.partition("/")[0] in OUR_FOLDERS:
            message = f"{shown('/' + source)} is no address of a page; write it as /folder/name/"
        elif not (not target or _PAGE.fullmatch(target)) or not _FRAGMENT.fullmatch(fragment):
            told = shown(redirect.target if ":" in redirect.target else f"/{redirect.target}")
            message = f"{told} is no address of this site; write it as /folder/name/"
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
