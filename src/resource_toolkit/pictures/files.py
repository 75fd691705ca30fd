"""Files that pages carry: of what type, how large, and as what they are published."""

import re
import struct
from pathlib import Path
from typing import NamedTuple

from .place import tells_place
from .svg import SvgFault, read_svg

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_BEGINNINGS = {
    ".png": ("PNG image", re.compile(_PNG)),
    ".jpg": ("JPEG image", re.compile(_JPEG)),
    ".jpeg": ("JPEG image", re.compile(_JPEG)),
    ".webp": ("WebP image", re.compile(rb"RIFF....WEBP", re.S)),
    ".svg": ("SVG drawing", re.compile(rb"\s*(?:\xef\xbb\xbf)?<")),
    ".pdf": ("PDF file", re.compile(rb"%PDF-")),
}
"""Ending of a file to what it is, and how its content begins."""
FILE_TYPES = tuple(_BEGINNINGS)
"""What may lie beside hand-written pages."""
PICTURE_TYPES = tuple(ending for ending in _BEGINNINGS if ending != ".pdf")
PICTURE_NAME = re.compile(r"[\w.-]+")
"""What a link to a picture can name."""
MOST = 60 * 1024
"""Bytes of one picture …"""
MOST_OF_PAGE = 150 * 1024
"""… and of all on one page."""
_MM = 96 / 25.4
"""Pixels in a millimeter, as browsers count."""


class FileFault(NamedTuple):
    """What is wrong with a file, and in which of its lines."""

    line: int
    message: str


class Size(NamedTuple):
    """How large a picture is shown, in pixels, if it has the room."""

    width: float
    height: float


def file_fault(path: Path, *, most: int | None = None) -> FileFault | None:
    """Return why a file of a known type is not what its ending says, or too large, or None.

    Raises OSError when it cannot be read.
    """
    kind, beginning = _BEGINNINGS[path.suffix.lower()]
    size = path.stat().st_size
    if most is not None and size > most:
        told = (
            f"the picture has {size // 1024:,} KB; make it smaller than {most // 1024} KB: open it "
        )
        told += "in a program for pictures, make it at most 1,000 pixels wide, and save it as WebP "
        return FileFault(1, told + "or JPEG of middle quality")
    data = path.read_bytes()
    if not beginning.match(data):
        told = f"this is no {kind}, whatever its name says; save it again as one"
        for ending, (other, begin) in _BEGINNINGS.items():
            if ending not in (".svg", ".jpeg") and begin.match(data):
                told = f"this is a {other}; rename the file to {path.stem}{ending}"
        return FileFault(1, told)
    if path.suffix.lower() == ".svg":
        try:
            read_svg(data)
        except SvgFault as fault:
            return FileFault(fault.line, str(fault))
    elif path.suffix.lower() != ".pdf" and tells_place(data):
        told = "this photo says where it was taken, and the place would be there for all; take a "
        return FileFault(1, f"{told}picture of the screen that shows it, and put that in its place")
    return None


def plain_name(name: str) -> str:
    """Return the name of a file as a link can hold it: small letters, digits and hyphens."""
    stem, _, ending = name.rpartition(".")
    return f"{re.sub(r'[^a-z0-9]+', '-', stem.lower()).strip('-') or 'picture'}.{ending.lower()}"


def web_name(name: str) -> str:
    """Return the same for a picture; one that few browsers show is saved as JPEG first."""
    return re.sub(r"\.hei[cf]$", ".jpg", plain_name(name))


def no_picture(name: str) -> str:
    """Return what to do with a file that is none of the pictures that pages can show."""
    ending = name.rpartition(".")[2].lower()
    if ending in ("heic", "heif", "tif", "tiff", "bmp", "gif", "avif", "raw"):
        return "; open it in a program for pictures and save it as JPEG"
    if ending in ("pdf", "doc", "docx", "pptx", "xlsx"):
        return "; a file to download lies in docs/ as PDF, with a link from a page"
    return ""


def published(path: Path) -> bytes:
    """Return a picture as the site offers it: a drawing is written anew, all else stays.

    Raises SvgFault for a drawing that `file_fault` refuses.
    """
    data = path.read_bytes()
    return read_svg(data).text.encode() if path.suffix.lower() == ".svg" else data


def size_of(path: Path) -> Size | None:
    """Return the size of a picture; None where its file does not tell."""
    data, ending = path.read_bytes(), path.suffix.lower()
    try:
        if ending == ".svg":
            svg = read_svg(data)
            width = svg.millimeters * _MM if svg.millimeters else svg.width
            return Size(width, width * svg.height / svg.width)
        if ending == ".png":
            return Size(*struct.unpack(">II", data[16:24]))
        return _webp(data) if ending == ".webp" else _jpeg(data)
    except (SvgFault, struct.error, IndexError):
        return None


def millimeters_of(path: Path) -> float | None:
    """Return how wide a drawing is on paper, where it says so."""
    if path.suffix.lower() != ".svg" or not path.is_file():
        return None
    return read_svg(path.read_bytes()).millimeters


def _webp(data: bytes) -> Size | None:
    form = data[12:16]
    if form == b"VP8X":
        wide, high = data[24:27], data[27:30]
        return Size(int.from_bytes(wide, "little") + 1, int.from_bytes(high, "little") + 1)
    if form == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return Size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    width, height = struct.unpack("<HH", data[26:30])
    return Size(width & 0x3FFF, height & 0x3FFF)


def _jpeg(data: bytes) -> Size | None:
    at = 2
    while data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return Size(width, height)
        at += 2 + length
    return None
