"""Write what other programs and scripts read, and papers, into a site."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from markupsafe import escape

from resource_toolkit.catalog import Catalog, Settings, extensions, social_name
from resource_toolkit.outputs import (
    calendar_files,
    finder_files,
    linked_data_files,
    open_data_files,
    share_words,
)
from resource_toolkit.problems import BuildError
from resource_toolkit.reading import Body

from .bundles import look_files
from .written_pages import written_pages

OUTPUTS: tuple[Callable[[Catalog, Settings], Iterable[tuple[str, bytes]]], ...] = (
    open_data_files,
    linked_data_files,
    calendar_files,
    share_words,
)
"""Each yields address and content of its files. Other packages add theirs."""


SOCIAL = "assets/social/"
"""Where the pictures for those who pass a link on stand."""


def write_outputs(
    catalog: Catalog,
    settings: Settings,
    bodies: Mapping[str, Body],
    site: Path,
    *,
    papers: bool = False,
) -> None:
    """Write every output into a filled site; `papers` says whether its resources have Word files.

    Raises BuildError when two files want one address, or one leads out of the site.
    """
    for address, data in _files(catalog, settings, bodies, site, papers=papers):
        parts = PurePosixPath(address).parts
        if not parts or ".." in parts or parts[0] == "/":
            raise BuildError(f"the address {address!r} of an output leads out of the site")
        target = site / address
        if target.exists():
            raise BuildError(f"two files want the address /{address}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _files(
    catalog: Catalog,
    settings: Settings,
    bodies: Mapping[str, Body],
    site: Path,
    *,
    papers: bool,
) -> Iterator[tuple[str, bytes]]:
    for output in (*OUTPUTS, *extensions("outputs").values()):
        yield from output(catalog, settings)
    yield from finder_files(catalog, bodies, written_pages(site), papers=papers)
    yield from look_files(settings).values()


def copy_papers(files: Iterable[Path], page: Path) -> None:
    """Put papers beside the page of their record; an empty file for one that is not made yet."""
    page.mkdir(parents=True, exist_ok=True)
    for file in files:
        if file.is_file():
            shutil.copyfile(file, page / file.name)
        else:
            (page / file.name).touch()


def name_social(catalog: Catalog, settings: Settings, site: Path) -> None:
    """Name a picture for sharing in the head of every page of a site that has them."""
    target = site / SOCIAL
    for page in site.rglob("index.html"):
        here = page.parent.relative_to(site).as_posix()
        address = "" if here == "." else f"{here}/"
        name = social_name(catalog, address)
        known = name if (target / f"{name}.png").is_file() else "site"
        tags = "".join(
            f'<meta {kind}="{key}" content="{escape(value)}">'
            for kind, key, value in (
                ("property", "og:type", "article" if address else "website"),
                ("property", "og:url", f"{settings.url}{address}"),
                ("property", "og:image", f"{settings.url}{SOCIAL}{known}.png"),
                ("property", "og:image:width", "1200"),
                ("property", "og:image:height", "630"),
                ("name", "twitter:card", "summary_large_image"),
            )
        )
        html = page.read_text(encoding="utf-8")
        page.write_text(html.replace("</head>", f"{tags}\n</head>", 1), encoding="utf-8")
