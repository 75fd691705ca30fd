"""Aliases and withdrawn addresses as small pages that lead on."""

import html
import os.path
from collections.abc import Iterator
from pathlib import Path

from resource_toolkit.catalog import Catalog, redirects


def write_redirects(catalog: Catalog, site: Path, template: str) -> Iterator[tuple[str, str]]:
    """Write a page for each redirect into the site; yield path and HTML of each.

    `template` holds the tokens `{target}` and `{root}`; both become relative, so that the site
    works under any path. A page that stands there already is never replaced.
    """
    for source, target in redirects(catalog).items():
        page = site / source / "index.html"
        if page.exists():
            raise FileExistsError(f"a redirect would replace the page {source}")
        address, mark, fragment = target.partition("#")
        relative = os.path.relpath(address or ".", source or ".").replace(os.sep, "/")
        link = html.escape(f"{relative}/{mark}{fragment}")
        page.parent.mkdir(parents=True, exist_ok=True)
        root = "../" * len(Path(source).parts)
        text = template.replace("{target}", link).replace("{root}", root)
        page.write_text(text, encoding="utf-8")
        yield f"{source}index.html", text
