"""Write what other programs and scripts read, and papers, into a site."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from markupsafe import escape

from resource_toolkit.catalog import Catalog, Settings, extensions, social_name
from resource_toolkit.outputs import finder_files, open_data_files
from resource_toolkit.papers import PAPERS
from resource_toolkit.problems import BuildError
from resource_toolkit.reading import Body

from .bundles import look_files
from .written_pages import written_pages

OUTPUTS: tuple[Callable[[Catalog, Settings], Iterable[tuple[str, bytes]]], ...] = (open_data_files,)
"""Each yields address and content of its files. Other packages add theirs."""


SOCIAL = "assets/social"


def write_outputs(
    catalog: Catalog, settings: Settings, bodies: Mapping[str, Body], site: Path
) -> None:
    """Write every output into a filled site.

    Raises BuildError when two files want one address, or one leads out of the site.
    """
    for address, data in _files(catalog, settings, bodies, site):
        parts = PurePosixPath(address).parts
        if not parts or ".." in parts or parts[0] == "/":
            raise BuildError(f"the address {address!r} of an output leads out of the site")
        target = site / address
        if target.exists():
            raise BuildError(f"two files want the address /{address}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _files(
    catalog: Catalog, settings: Settings, bodies: Mapping[str, Body], site: Path
) -> Iterator[tuple[str, bytes]]:
    for output in (*OUTPUTS, *extensions("outputs").values()):
        yield from output(catalog, settings)
    yield from finder_files(catalog, bodies, written_pages(site))
    yield from look_files(settings).values()


def copy_papers(folder: Path, page: Path) -> None:
    """Put the papers that a folder holds beside the page of their resource."""
    for name in PAPERS:
        shutil.copyfile(folder / name, page / name)


def write_social(catalog: Catalog, settings: Settings, folder: Path, site: Path) -> None:
    """Put the pictures for sharing into a site, and name one in the head of every page."""
    target = site / SOCIAL
    shutil.copytree(folder, target)
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
                ("property", "og:image", f"{settings.url}{SOCIAL}/{known}.png"),
                ("property", "og:image:width", "1200"),
                ("property", "og:image:height", "630"),
                ("name", "twitter:card", "summary_large_image"),
            )
        )
        html = page.read_text(encoding="utf-8")
        page.write_text(html.replace("</head>", f"{tags}\n</head>", 1), encoding="utf-8")
