"""A PDF of Typst with its small objects packed together: not much more than half as large.

Each tag of a text is an object of its own there, and none of them is compressed.
"""

import re
import zlib
from itertools import pairwise
from typing import NamedTuple

_TABLE = re.compile(rb"xref\s+0 (\d+)\s+0000000000 65535 f\s+")
_ENTRY = re.compile(rb"(\d{10}) 00000 n\s+")
_END = re.compile(rb"trailer\s*<</Size \d+(.*?)>>\s*startxref\s+\d+\s+%%EOF\s*", re.DOTALL)
_HEAD = re.compile(rb"(\d+) 0 obj\s*")
_TOGETHER = 200
"""How many objects stand together: who reads one of them unpacks them all."""
_PAGES = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")
"""Begins an object that counts the pages below it."""
_CLOSED = b"endobj"
_PLAIN, _PACKED = 1, 2
"""The kinds of entries in a table of places: in the file itself, and in a pack."""


class _Place(NamedTuple):
    """Where an object stands: at a place of the file, or as the nth of a pack."""

    kind: int
    at: int
    nth: int = 0

    @property
    def entry(self) -> bytes:
        return bytes([self.kind]) + self.at.to_bytes(4, "big") + self.nth.to_bytes(2, "big")


def packed(pdf: bytes) -> bytes:
    """Return a PDF with the same objects in less room; the same bytes for the same input."""
    table = _TABLE.search(pdf, pdf.rfind(b"\nxref") + 1)
    end = _END.search(pdf, table.end()) if table else None
    if table is None or end is None:
        raise ValueError("no PDF as Typst writes it")
    starts = [int(entry[1]) for entry in _ENTRY.finditer(pdf, table.end(), end.start())]
    bodies: list[tuple[int, bytes]] = []
    places: dict[int, _Place] = {}
    made = bytearray(pdf[: min(starts)])
    for start, after in pairwise([*sorted(starts), table.start()]):
        head = _HEAD.match(pdf, start)
        body = pdf[head.end() : after].rstrip() if head else b""
        if head is None or not body.endswith(_CLOSED):
            raise ValueError("no PDF as Typst writes it")
        body = body.removesuffix(_CLOSED).rstrip()
        if body.endswith(b"endstream") or _PAGES.search(body):
            places[int(head[1])] = _Place(_PLAIN, len(made))
            made += pdf[start:after]
        else:
            bodies.append((int(head[1]), body))
    number = len(starts) + 1
    for first in range(0, len(bodies), _TOGETHER):
        pack = bodies[first : first + _TOGETHER]
        places |= {name: _Place(_PACKED, number, nth) for nth, (name, _) in enumerate(pack)}
        places[number] = _Place(_PLAIN, len(made))
        made += _object(number, *_pack(pack))
        number += 1
    places[number] = _Place(_PLAIN, len(made))
    entries = bytes(7) + b"".join(places[name].entry for name in range(1, number + 1))
    at = len(made)
    looks = b"/Type/XRef/Size %d/W[1 4 2]%b" % (number + 1, end[1])
    made += _object(number, looks, entries)
    return bytes(made) + b"startxref\n%d\n%%%%EOF\n" % at


def pages_in(pdf: bytes) -> int:
    """Return how many pages a packed PDF has: what counts them stands in it as Typst wrote it."""
    return max(int(tree[1]) for tree in _PAGES.finditer(pdf))


def _pack(pack: list[tuple[int, bytes]]) -> tuple[bytes, bytes]:
    """Return the looks and the text of objects that stand together."""
    names, at = [], 0
    for name, body in pack:
        names.append(b"%d %d" % (name, at))
        at += len(body) + 1
    index = b" ".join(names) + b"\n"
    text = index + b"\n".join(body for _, body in pack)
    return b"/Type/ObjStm/N %d/First %d" % (len(pack), len(index)), text


def _object(number: int, looks: bytes, text: bytes) -> bytes:
    """Return an object that holds a compressed text."""
    small = zlib.compress(text, 9)
    head = b"%d 0 obj\n<<%b/Length %d/Filter/FlateDecode>>\nstream\n" % (number, looks, len(small))
    return head + small + b"\nendstream\nendobj\n"
