"""Reads the QR codes of papers, as a phone does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import zxingcpp

if TYPE_CHECKING:
    import pypdfium2


def codes_of(page: pypdfium2.PdfPage, scale: float = 3) -> list[str]:
    """Return what the codes on a page say; `scale` 1 shows it at 72 dots per inch."""
    bitmap = page.render(scale=scale, grayscale=True)
    picture = memoryview(bitmap.buffer).cast("B", (bitmap.height, bitmap.stride))
    return [code.text for code in zxingcpp.read_barcodes(picture)]
