"""Drawings as dots, for programs that take no SVG. The same input gives the same bytes."""

from pathlib import Path

import typst

from resource_toolkit.papers.documents.fonts import typesetter
from resource_toolkit.problems import ToolkitError

DRAWN = (".svg", ".webp")
_PER_INCH = 220


def as_png(file: Path, root: Path, width: float) -> bytes:
    """Return a drawing as PNG, `width` mm wide; raises ToolkitError when it cannot be drawn."""
    name = f"/{file.relative_to(root).as_posix()}"
    page = f"#set page(width: {width:.1f}mm, height: auto, margin: 0mm)"
    source = f'{page}\n#image("{name}", width: 100%)'
    try:
        made = typesetter(source, root).compile(format="png", ppi=_PER_INCH)
    except (typst.TypstError, RuntimeError) as error:
        raise ToolkitError(f"no dots of {name}: {error}") from error
    if not isinstance(made, bytes):
        raise ToolkitError(f"no dots of {name}: Typst gave none")
    return made
