"""Pictures for those who pass a link on: one for the site, each toolkit and each kind.

Typst draws them, so they need no browser and have the same bytes everywhere.
"""

import hashlib
import json
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import typst

from resource_toolkit.catalog import Catalog, Settings, social_name
from resource_toolkit.pictures import icon_shapes
from resource_toolkit.problems import ToolkitError

from .fonts import HEADS, TEXT, typesetter

FOLDER = ".toolkit/social"
"""Where they are kept, below the root of the toolkit."""
_MADE_OF = "made-of.json"
"""The file beside them with the hash of what each is made of."""
_PAGE = """\
#set page(width: 1200pt, height: 630pt, margin: 90pt, fill: rgb("#083f42"))
#set text(font: {text}, fill: rgb("#f5f1e8"))
#{{
place(bottom + left, rect(width: 1020pt, height: 10pt, fill: rgb("#f2b84b")))
{sign}
v(40pt)
block(width: 1000pt, text(80pt, font: {heads}, weight: 600, hyphenate: false, {title}))
place(bottom + left, dy: -40pt, text(34pt, {site}))
}}
"""
_SIGN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#9fd8c9" '
    'stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">{}</svg>'
)


def make_social(catalog: Catalog, settings: Settings) -> list[Path]:
    """Make the pictures; return their files. Raises ToolkitError when one cannot be drawn."""
    folder = catalog.root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    kept = folder / _MADE_OF
    before = json.loads(kept.read_text(encoding="utf-8")) if kept.is_file() else {}
    now: dict[str, str] = {}
    for name, title, icon in _wanted(catalog, settings):
        source = _PAGE.format(
            sign=_drawn(catalog, icon),
            title=json.dumps(title),
            site=json.dumps(settings.name),
            text=TEXT,
            heads=HEADS,
        )
        now[name] = hashlib.sha256(f"{version('typst')}{source}".encode()).hexdigest()
        files.append(folder / f"{name}.png")
        if before.get(name) == now[name] and files[-1].is_file():
            continue
        try:
            made = typesetter(source).compile(format="png", ppi=72)
        except (typst.TypstError, RuntimeError) as error:
            raise ToolkitError(f"no picture for {title}: {error}") from error
        if not isinstance(made, bytes):
            raise ToolkitError(f"no picture for {title}: Typst gave none")
        files[-1].write_bytes(made)
    kept.write_text(json.dumps(now), encoding="utf-8")
    return files


def _wanted(catalog: Catalog, settings: Settings) -> Iterator[tuple[str, str, str | None]]:
    """Yield name, title and icon of each picture."""
    yield social_name(catalog, ""), settings.name, None
    for collection in catalog.collections.values():
        yield social_name(catalog, collection.address), collection.title, collection.icon
    for vocabulary in catalog.vocabularies.values():
        for term in vocabulary.terms if vocabulary.glance else ():
            if term.icon:
                yield f"{vocabulary.name}-{term.slug}", term.title, term.icon


def _drawn(catalog: Catalog, icon: str | None) -> str:
    shapes = icon_shapes(catalog, icon)
    if not shapes:
        return "v(130pt)"
    svg = json.dumps(_SIGN.format(shapes))
    return f'image(bytes({svg}), format: "svg", height: 130pt)'
