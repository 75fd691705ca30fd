"""Typst with the fonts of the site, which lie here, and with no font of the machine."""

from functools import cache
from pathlib import Path

import typst

TEXT = '("Toolkit Text", "Libertinus Serif")'
HEADS = '("Toolkit Serif", "Libertinus Serif")'
"""The second, which comes with Typst, has the signs and scripts that the first lacks."""


def typesetter(source: str, root: Path | None = None) -> typst.Compiler:
    """Return Typst for one source, which may name files below a root."""
    at = str(root) if root else None
    return typst.Compiler(source.encode(), root=at, font_paths=fonts(), ignore_system_fonts=True)


@cache
def fonts() -> typst.Fonts:
    """Return the fonts, read once."""
    return typst.Fonts(include_system_fonts=False, font_paths=[Path(__file__).parent])
