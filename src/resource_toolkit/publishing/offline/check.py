"""What a copy must hold: links to files of its own, and nothing that needs a server."""

import posixpath
import re
import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from resource_toolkit.publishing.scanned_page import ScannedPage, is_remote, scheme_of

_NEEDS_A_SERVER = re.compile(rb"\bfetch\(|XMLHttpRequest|\bimport\(|^import ", re.M)
_MODULE = re.compile(r"<script[^>]*type=\"?module")
_ADDRESS = re.compile(r"""url\(["']?([^"')]+)""")
NOTE = "copy-note"
"""The class of the line that says how old a copy is."""


def copy_faults(copy: Path, site: Path) -> list[str]:
    """Return a line for each thing that would not work in a copy opened from a folder.

    What is neither page nor made for the copy must be the same file as in the site.
    """
    with zipfile.ZipFile(copy) as packed:
        folder = f"{copy.stem}/"
        files = {name.removeprefix(folder): packed.read(name) for name in packed.namelist()}
    faults = []
    for name, data in files.items():
        faults += [f"{name}: {fault}" for fault in _faults(name, data, files)]
        original = site / name
        if not name.endswith(".html") and original.is_file() and original.read_bytes() != data:
            faults.append(f"{name}: is not the file of the site")
    return [f"{copy.name}: {fault}" for fault in faults]


def _faults(name: str, data: bytes, files: Collection[str]) -> Iterator[str]:
    if name.endswith(".html"):
        yield from _page_faults(name, data.decode(), files)
    elif name.endswith(".css"):
        yield from _look_faults(name, data.decode(), files)
    elif name.endswith(".js") and _NEEDS_A_SERVER.search(data):
        yield "asks a server for something"


def _look_faults(name: str, text: str, files: Collection[str]) -> Iterator[str]:
    for link in _ADDRESS.findall(text):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), link))
        if not link.startswith("data:") and target not in files:
            yield f"{link} names no file of the copy"


def _page_faults(name: str, text: str, files: Collection[str]) -> Iterator[str]:
    page = ScannedPage(text)
    if _MODULE.search(text):
        yield "holds a script that is a module"
    if not page.is_redirect and not page.has(f".{NOTE}"):
        yield "does not say how old it is"
    for link, is_asset in page.links():
        if link.startswith("#") or scheme_of(link) or is_remote(link):
            if is_asset and is_remote(link):
                yield f"asks another host for {link}"
            continue
        path = unquote(urlsplit(f"./{link}").path)
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
        if path.endswith("/") or target not in files:
            yield f"{link} names no file of the copy"
