"""Which files go into which copy, and the zip files that hold them."""

import base64
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from resource_toolkit.catalog import Catalog, Packet, Settings, short_addresses, whole_copy
from resource_toolkit.papers import SHEET_DOCX, WHOLE_DOCX
from resource_toolkit.writing import MARK

from .folder_page import Folder, article_of

_LEFT_OUT = re.compile(
    r"404\.html|sitemap\.xml(\.gz)?|catalog\.json(ld)?|offline/.*|assets/((fetched|stick)\..*|touch-icon\.png)"
)
"""What a copy does without: what only servers and programs read, and what asks the network."""
_STORED = (".png", ".woff2")
"""What is packed already."""
_SCRIPTED = {SHEET_DOCX: "papers", WHOLE_DOCX: "wholes"}
"""The Word files that stand as scripts too, and below which name; the list joins the second."""
_SIZE = re.compile(r'(data-size="([^"]+)">)')
_PART = re.compile(r"(assets/catalog/[^/]*-\d*)\d\.js")
"""A script of the finder that is one of many; in a copy those of ten numbers are one script."""
_IMAGE = re.compile(r'<img [^>]*src="(?:\.\./)+(collections/[^"]+)"')


@dataclass(frozen=True, kw_only=True)
class _Site:
    """A finished site, read once."""

    catalog: Catalog
    settings: Settings
    note: str
    files: Mapping[str, bytes]

    def copy(self, names: Iterator[str], *, start: str = "") -> Iterator[tuple[str, bytes]]:
        """Yield path and content of each file of a copy; `start` is the page that it opens with."""
        wanted: list[str] = []
        parts: list[str] = []
        for name in sorted(names):
            (parts if _PART.fullmatch(name) else wanted).append(name)
        folder = Folder(files=frozenset(wanted), url=self.settings.url, note=self.note)
        # What is alike stands together: packed so, it needs a third less room.
        articles: dict[str, dict[str, str]] = {}
        for name in wanted:
            data = self.files[name]
            if not name.endswith(".html"):
                yield name, data
                continue
            page = folder.page(name, data.decode())
            if start:
                page = page.replace('class="no-js"', 'class="no-js copy-of-part"', 1)
            yield name, page.encode()
            if article := not start and article_of(page):
                slug = name.split("/")[1]
                articles.setdefault(slug[0], {})[slug] = article
        yield from folder.shared.items()
        yield from self._joined(parts)
        for letter, texts in articles.items():
            yield _script(f"articles/{letter}", texts)
        if start:
            leads = f'<meta charset="utf-8"><meta http-equiv="refresh" content="0; url={start}">'
            yield "index.html", f'<!doctype html>{leads}<a href="{start}">{start}</a>\n'.encode()
        yield from self._papers(wanted, _SCRIPTED if not start else {SHEET_DOCX: "papers"})

    def _joined(self, parts: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the scripts of which each holds those of ten numbers."""
        tens: dict[str, list[bytes]] = {}
        for part in parts:
            tens.setdefault(_PART.sub(r"\1x.js", part), []).append(self.files[part])
        yield from ((name, b"".join(ten)) for name, ten in tens.items())

    def _papers(
        self, names: Sequence[str], scripted: Mapping[str, str]
    ) -> Iterator[tuple[str, bytes]]:
        """Yield Word files as scripts, by the folders that they stand in there."""
        for name in names:
            for file, folder in scripted.items():
                if name.endswith(f"/{file}"):
                    packed = base64.b64encode(self.files[name]).decode()
                    yield _script(f"{folder}/{name.split('/')[1]}", {"bytes": packed})

    def part_of(self, packet: Packet) -> Iterator[str]:
        """Yield the files that a packet needs."""
        folders = (packet.address, *(f"resources/{part.slug}/" for part in packet.parts))
        pages = {name for name in self.files if name.startswith(folders)}
        images = {
            image
            for name in pages
            if name.endswith(".html")
            for image in _IMAGE.findall(self.files[name].decode())
        }
        looks = {name for name in self.files if re.match(r"assets/(?!catalog/)", name)}
        yield from pages | images | looks


def write_copies(site: Path, catalog: Catalog, settings: Settings, note: str) -> list[Path]:
    """Write the copies of a finished site into it; return their paths.

    The same site gives the same bytes. Pages that tell the size of a copy are filled in.
    """
    # Nobody types an address into a copy.
    typed = {f"{short}index.html" for short in short_addresses(catalog)}
    files = {
        name: path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
        and (name := path.relative_to(site).as_posix()) != MARK
        and name not in typed
        and not _LEFT_OUT.fullmatch(name)
    }
    finished = _Site(catalog=catalog, settings=settings, note=note, files=files)
    stem = whole_copy(settings)
    jobs = {stem: finished.copy(iter(files))}
    for packet in catalog.packets.values():
        start = f"{packet.address}index.html"
        jobs[packet.slug] = finished.copy(finished.part_of(packet), start=start)
    (site / "offline").mkdir(exist_ok=True)
    written = [
        _pack(site / "offline" / f"{name}.zip", name, made, catalog.today)
        for name, made in jobs.items()
    ]
    _tell_sizes(site)
    return written


def _pack(target: Path, folder: str, files: Iterator[tuple[str, bytes]], today: date) -> Path:
    with zipfile.ZipFile(target, "w") as made:
        for name, data in files:
            entry = zipfile.ZipInfo(
                f"{folder}/{name}", (today.year, today.month, today.day, 0, 0, 0)
            )
            entry.external_attr = 0o644 << 16
            stored = name.endswith(_STORED)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            made.writestr(entry, data, compresslevel=9)
    return target


def _script(name: str, values: Mapping[str, str]) -> tuple[str, bytes]:
    """Return parts of the site as a script that loads from a folder."""
    text = (
        f"(self.toolkitData??={{}})[{json.dumps(name)}]={json.dumps(values, ensure_ascii=False)};\n"
    )
    return f"assets/catalog/{name}.js", text.encode()


def _tell_sizes(site: Path) -> None:
    """Put the sizes of the copies into the page that offers them."""
    page = site / "offline" / "index.html"

    def told(named: re.Match[str]) -> str:
        size = (site / "offline" / named[2]).stat().st_size
        return f"{named[1]}{max(0.1, size / 1_000_000):.1f} MB"

    page.write_text(_SIZE.sub(told, page.read_text(encoding="utf-8")), encoding="utf-8")
