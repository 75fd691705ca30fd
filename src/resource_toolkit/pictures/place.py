"""The place at which a photo was taken, as phones write it into the file (Exif, XMP)."""

import re
import struct

_EXIF = re.compile(rb"(?:Exif\0\0|EXIF....|eXIf)((?:II\*\0|MM\0\*).{4})", re.S)
"""How the part of a JPEG, WebP or PNG file begins that a camera writes."""
_GPS, _LATITUDE = 0x8825, 2
_XMP = b"exif:GPSLatitude"
_ENTRY = 12


def tells_place(data: bytes) -> bool:
    """Return whether a picture says where it was taken."""
    exif = _EXIF.search(data)
    if exif is None:
        return _XMP in data
    tiff, order = data[exif.start(1) :], "<" if exif[1].startswith(b"II") else ">"
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        gps = _entries(tiff, order, first).get(_GPS)
        return _XMP in data or (gps is not None and _LATITUDE in _entries(tiff, order, gps))
    except struct.error:
        return _XMP in data


def _entries(tiff: bytes, order: str, start: int) -> dict[int, int]:
    """Return the entries of a directory of Exif: number to value, or to where that stands."""
    (count,) = struct.unpack_from(f"{order}H", tiff, start)
    starts = (start + 2 + _ENTRY * nth for nth in range(count))
    fields = (struct.unpack_from(f"{order}HHII", tiff, at) for at in starts)
    return {tag: value for tag, _, _, value in fields}
