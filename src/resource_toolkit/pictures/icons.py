"""Icons: small signs beside words. Each is a file; a page carries those that it uses."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from markupsafe import Markup

from resource_toolkit.catalog import Catalog

from .svg import SvgFault, read_svg

THEME_ICONS = Path(__file__).parents[1] / "theme" / "pictures" / "icons"
SIDE = 24
"""The side of every icon, in its own units."""
_ELEMENTS = frozenset({"svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline"})
_USED = re.compile(r'href="#icon-([\w-]+)"')
_TITLE = re.compile(r"<h1\b[^>]*>")
_PRESENTATION = re.compile(r' (?:fill|stroke|stroke-width|stroke-linecap|stroke-linejoin)="[^"]*"')


def own_icons(catalog: Catalog) -> Path:
    """Return the folder of the icons that a toolkit adds to those of the theme."""
    return catalog.root / catalog.folder / "icons"


def icon_files(catalog: Catalog) -> dict[str, Path]:
    """Return name to file of every icon; a toolkit's own come before those of the theme."""
    folders = (THEME_ICONS, own_icons(catalog))
    return {path.stem: path for folder in folders for path in sorted(folder.glob("*.svg"))}


def read_icon(path: Path) -> str:
    """Return the shapes of an icon, which take the color and the pen of where they stand.

    Raises SvgFault when it is no icon.
    """
    svg = read_svg(path.read_bytes(), elements=_ELEMENTS)
    if (svg.width, svg.height) != (SIDE, SIDE):
        raise SvgFault(1, f'draw it on a grid of {SIDE}: viewBox="0 0 {SIDE} {SIDE}"')
    if " id=" in svg.inner or " style=" in svg.inner or " class=" in svg.inner:
        raise SvgFault(1, "an icon has shapes only: no id, class or style")
    return _PRESENTATION.sub("", svg.inner)


def icon_shapes(catalog: Catalog, name: str | None) -> str:
    """Return the shapes of an icon by its name, or nothing where there is none."""
    files = [folder / f"{name}.svg" for folder in (own_icons(catalog), THEME_ICONS) if name]
    return next((read_icon(file) for file in files if file.is_file()), "")


class Icons:
    """The icons of one catalog. A page has the sprite of those that its HTML uses."""

    def __init__(self, catalog: Catalog) -> None:
        self._files = icon_files(catalog)
        self._heads = {it.address: it.icon for it in catalog.collections.values()} | {
            vocabulary.address_of(term): term.icon or vocabulary.icon
            for vocabulary in catalog.vocabularies.values()
            for term in vocabulary.terms
        }
        self.shapes = cache(lambda name: read_icon(self._files[name]))

    def mark(self, name: str | None) -> Markup:
        """Return the mark of an icon, to stand beside its word; nothing without a name."""
        if not name or name not in self._files:
            return Markup()
        return Markup(
            '<svg class="icon" aria-hidden="true" focusable="false"><use href="#icon-{}"/></svg>'
        ).format(name)

    def sprite(self, html: str, more: Iterable[str] = ()) -> Markup:
        """Return the shapes of the icons that some HTML uses, and of `more`; nothing without."""
        used = sorted({*_USED.findall(html), *more} & self._files.keys())
        used = [name for name in used if f'id="icon-{name}"' not in html]
        symbols = "".join(
            f'<symbol id="icon-{name}" viewBox="0 0 {SIDE} {SIDE}">{self.shapes(name)}</symbol>'
            for name in used
        )
        head = '<svg class="sprite" width="0" height="0" aria-hidden="true">'
        return Markup(f"{head}{symbols}</svg>") if symbols else Markup()

    def dress(self, address: str, html: str) -> str:
        """Return the HTML of a written page with its sprite, and with the icon of what it shows."""
        if sign := self.mark(self._heads.get(address)):
            html = _TITLE.sub(rf"\g<0>{sign}", html, count=1)
        return f"{self.sprite(html)}{html}"
