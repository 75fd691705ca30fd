"""Fill a site that an engine built: pages of all records, pictures, redirects, sitemap."""

import gzip
import os
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from resource_toolkit.catalog import Catalog, Settings
from resource_toolkit.pages import Pages
from resource_toolkit.pictures import published, with_sizes
from resource_toolkit.problems import FrameError
from resource_toolkit.reading import Body
from resource_toolkit.writing import mark_site, output_place

from .bundles import look_addresses
from .expected import expect
from .frames import FRAME, Frame, require_frame, take_frame, write_page
from .output_files import write_outputs
from .redirects import write_redirects
from .verify import Verifier

FRAMES = {"record": "resources", "listing": "collections"}
"""Page kind to the folder whose stub `_frame.md` is its frame."""


def fill(
    site: Path,
    catalog: Catalog,
    settings: Settings,
    bodies: Mapping[str, Body],
    *,
    papers: frozenset[str] = frozenset(),
    copies: bool = False,
) -> tuple[Verifier, Pages]:
    """Fill a built site in place; return what its filled pages link to, and who made them.

    `papers` are the addresses of the records whose pages offer documents; with `copies`, pages
    offer copies of the site. Raises FrameError when a frame is missing or wrong, or a page stands
    in the way.
    """
    written = frozenset(
        f"{os.path.relpath(folder, site).replace(os.sep, '/')}/".removeprefix("./")
        for folder, _, names in os.walk(site)
        if "index.html" in names
    )
    frames = {f"{folder}/{FRAME}/" for folder in FRAMES.values()}
    for address in written - frames:
        if address.endswith(f"/{FRAME}/"):
            raise FrameError(f"{address[:-1]} is a frame that no page uses; delete its stub")
    _dress_written_pages(site, written)
    look = look_addresses(settings)
    pages = Pages(catalog, settings, bodies, papers, look, copies=copies)
    base = urlsplit(settings.url).path or "/"
    verifier = Verifier(site=site, base=base, expected=expect(catalog, settings))
    filled = [
        address
        for kind, folder in FRAMES.items()
        for address in _fill_frame(take_frame(site, folder), pages.all(kind, written), verifier)
    ]
    _copy_pictures(catalog, site)
    template = pages.renderer.environment.get_template("redirect.html").render(look=look)
    _lead_on(catalog, template, verifier)
    offered = [page for page in filled if not _retired(catalog, page)]
    _write_sitemap(site, settings, [*(written - frames), *offered])
    return verifier, pages


def _fill_frame(
    frame: Frame, pages: Iterable[Mapping[str, str]], verifier: Verifier
) -> Iterator[str]:
    """Write the pages of a frame; yield the address of each."""
    deep: dict[tuple[int, bool], Frame] = {}
    own_ids: frozenset[str] = frozenset()
    for slots in pages:
        address = slots["address"]
        page = f"{address}index.html"
        kind = address.count("/"), address.startswith(f"{frame.address}/")
        if kind not in deep:
            # The frame's own links and ids are the same on all pages of a kind: one scan is enough.
            deep[kind] = frame.at(address)
            own_ids = verifier.scan(page, deep[kind].fill({**slots, "article": "", "toc": ""}))
        write_page(verifier.site, address, deep[kind].fill(slots))
        verifier.scan_own(page, slots["article"] + slots["toc"], own_ids)
        yield address


def _lead_on(catalog: Catalog, template: str, verifier: Verifier) -> None:
    """Write the redirects, and take their links."""
    depths = set()
    for page, html in write_redirects(catalog, verifier.site, template):
        # All have one head: the first of each depth is read whole, with the pages that are left.
        if page.count("/") in depths:
            verifier.scan_own(page, html[max(0, html.find("<body")) :], frozenset())
        depths.add(page.count("/"))


def place_to_fill(site: Path, root: Path) -> Path:
    """Return the folder of a site that an engine built, without links.

    Raises ToolkitError when it is no such site: its frames show that it is one.
    """
    folder_of_site = output_place(site, root)
    for folder in FRAMES.values():
        require_frame(folder_of_site, folder)
    return folder_of_site


def fill_whole(
    site: Path, catalog: Catalog, settings: Settings, bodies: Mapping[str, Body]
) -> list[str]:
    """Fill a built site that gets no new index; return a line for each link that leads nowhere."""
    verifier, _ = fill(site, catalog, settings, bodies)
    write_outputs(catalog, settings, bodies, site)
    verifier.scan_rest()
    mark_site(site)
    return verifier.problems()


def _retired(catalog: Catalog, address: str) -> bool:
    """Return whether an address belongs to a retired resource."""
    folder, slug, *_ = address.split("/")
    resource = catalog.resources.get(slug)
    return folder == "resources" and resource is not None and resource.retired


def _copy_pictures(catalog: Catalog, site: Path) -> None:
    for collection in catalog.collections:
        source = catalog.root / catalog.folder / collection / "pictures"
        target = site / "collections" / collection / "pictures"
        for path in sorted(source.glob("[!.]*")) if source.is_dir() else ():
            target.mkdir(parents=True, exist_ok=True)
            (target / path.name).write_bytes(published(path))


def _dress_written_pages(site: Path, written: Iterable[str]) -> None:
    """Clean the drawings beside hand-written pages, and say how large their pictures are."""
    for drawing in site.rglob("*.svg"):
        if site / "assets" not in drawing.parents:
            drawing.write_bytes(published(drawing))
    for address in written:
        page = site / address / "index.html"
        html = page.read_text(encoding="utf-8") if page.is_file() else ""
        if "<img" in html:
            page.write_text(with_sizes(html, page.parent.joinpath), encoding="utf-8")


def _write_sitemap(site: Path, settings: Settings, addresses: Iterable[str]) -> None:
    """Write the sitemap; it is empty where the address of the site is not known."""
    known = sorted(addresses) if settings.url else []
    entries = "".join(f"<url><loc>{escape(settings.url + page)}</loc></url>\n" for page in known)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns='
    text = f'{head}"http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
    (site / "sitemap.xml").write_text(text, encoding="utf-8")
    (site / "sitemap.xml.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
