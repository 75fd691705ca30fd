"""Drawings as dots, for programs that take no SVG. The same input gives the same bytes."""

from functools import lru_cache
from pathlib import Path

import typst

from resource_toolkit.papers.documents.fonts import typesetter
from resource_toolkit.problems import ToolkitError

DRAWN = (".svg", ".webp")
_PER_INCH = 180


def as_png(file: Path, root: Path, width: float) -> bytes:
    """Return a drawing as PNG, `width` mm wide; raises ToolkitError when it cannot be drawn."""
    return _drawn(file, root, width, file.stat().st_mtime_ns if file.is_file() else 0)


@lru_cache(maxsize=256)
def _drawn(file: Path, root: Path, width: float, _changed: int) -> bytes:
    """Draw a file once for all papers that show it, until it is changed."""
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
