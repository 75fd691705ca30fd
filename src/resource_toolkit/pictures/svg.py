"""SVG that may be shown: read by a closed list of elements and attributes, and written anew.

What a drawing program leaves in other namespaces is dropped. Anything else that is not in the list
is a fault: a script, a style that asks for a file, a link out of the picture.
"""

import html
import re
from dataclasses import dataclass, field
from functools import lru_cache
from xml.parsers import expat

from resource_toolkit.problems import shown

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
_SHAPES = {"path", "circle", "ellipse", "rect", "line", "polyline", "polygon"}
ELEMENTS = _SHAPES | {
    *("svg", "g", "defs", "symbol", "use", "title", "desc", "text", "tspan", "style"),
    *("linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker"),
}
ATTRIBUTES = {
    *("id", "class", "d", "cx", "cy", "r", "rx", "ry", "x", "y", "x1", "y1", "x2", "y2", "dx"),
    *("dy", "fx", "fy", "width", "height", "points", "transform", "viewBox", "offset", "href"),
    *("fill", "fill-opacity", "fill-rule", "clip-rule", "stroke", "stroke-width", "opacity"),
    *("stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray"),
    *("stroke-dashoffset", "stroke-opacity", "stop-color", "stop-opacity", "clip-path", "mask"),
    *("font-family", "font-size", "font-weight", "font-style", "text-anchor", "letter-spacing"),
    *("dominant-baseline", "preserveAspectRatio", "gradientUnits", "gradientTransform", "style"),
    *("spreadMethod", "patternUnits", "patternTransform", "clipPathUnits", "maskUnits", "orient"),
    *("markerWidth", "markerHeight", "markerUnits", "refX", "refY", "marker-end", "marker-start"),
    *("role", "aria-label", "aria-hidden", "version", "pathLength", "vector-effect"),
}
_ASKS = re.compile(r"@import|url\(\s*['\"]?(?!#)|\\|expression|javascript:", re.I)
"""What in a value or a style would ask for something else."""
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_MOST_DEEP = 40
_MEASURED = re.compile(r"(\d+(?:\.\d+)?)mm")


class SvgFault(Exception):
    """What is wrong with a picture, at a line of its file."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, kw_only=True)
class Svg:
    """A clean picture: its size in its own units, and its text as it is published."""

    width: float
    height: float
    text: str
    millimeters: float | None
    """How wide it is on paper, where it says so."""
    inner: str
    """What stands between the tags of its root."""


@lru_cache(maxsize=500)  # the same pictures are checked, measured and published
def read_svg(data: bytes, *, elements: frozenset[str] = frozenset(ELEMENTS)) -> Svg:
    """Return a picture without what is not needed; raises SvgFault for what no picture may hold."""
    reader = _Reader(elements)
    parser = expat.ParserCreate(namespace_separator=" ")
    reader.line = lambda: parser.CurrentLineNumber
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.StartDoctypeDeclHandler = reader.doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise SvgFault(error.lineno, f"this is no SVG ({expat.ErrorString(error.code)})") from None
    return reader.made()


@dataclass(kw_only=False)
class _Reader:
    elements: frozenset[str]
    line: object = None
    out: list[str] = field(default_factory=list)
    root: dict[str, str] = field(default_factory=dict)
    deep: int = 0
    skipped: int = 0
    """How many elements of other namespaces are open."""
    inside: list[str] = field(default_factory=list)

    def fault(self, message: str) -> SvgFault:
        return SvgFault(self.line() if callable(self.line) else 1, message)

    def doctype(self, *_: object) -> None:
        raise self.fault("take out the document type; a picture needs none")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, element = name.rpartition(" ")
        if self.skipped or (space and space != SVG):
            self.skipped += 1
            return
        if element == "metadata":
            self.skipped += 1
            return
        if element not in self.elements or (not self.inside) != (element == "svg"):
            raise self.fault(f"take out <{element}>; a picture may not hold it")
        if len(self.inside) > _MOST_DEEP:
            raise self.fault("the picture is nested too deep; flatten its groups")
        kept = dict(self._kept(attributes))
        self.inside.append(element)
        if len(self.inside) == 1:
            self.root = kept
            return
        told = _told(kept)
        self.out.append(f"<{element}{told}>")

    def _kept(self, attributes: dict[str, str]) -> "list[tuple[str, str]]":
        kept = []
        for name, value in attributes.items():
            space, _, key = name.rpartition(" ")
            if space not in ("", SVG, XLINK) or (space == XLINK and key != "href"):
                continue
            if key not in ATTRIBUTES:
                if key.startswith("on"):
                    raise self.fault(f"take out {key}=; a picture may not act")
                continue
            if (key == "href" and not value.startswith("#")) or _ASKS.search(value):
                raise self.fault(f"{key}={shown(value[:60])} asks for another file; take it out")
            kept.append((key, " ".join(value.split())))
        return kept

    def end(self, _: str) -> None:
        if self.skipped:
            self.skipped -= 1
            return
        element = self.inside.pop()
        if self.inside:
            empty = self.out[-1].startswith(f"<{element}") and element in _SHAPES | {"use", "stop"}
            self.out[-1:] = [f"{self.out[-1][:-1]}/>"] if empty else [self.out[-1], f"</{element}>"]

    def characters(self, text: str) -> None:
        if self.skipped or not self.inside:
            return
        if self.inside[-1] == "style" and (_ASKS.search(text) or "<" in text):
            raise self.fault("a style of a picture may ask for no other file; take it out")
        if self.inside[-1] in ("style", "title", "desc", "text", "tspan"):
            self.out.append(html.escape(text, quote=False))

    def made(self) -> Svg:
        box = [float(number) for number in _NUMBER.findall(self.root.get("viewBox", ""))]
        if len(box) != 4 or min(box[2:]) <= 0:
            raise SvgFault(1, 'the picture needs its size; write viewBox="0 0 WIDTH HEIGHT"')
        root = {"xmlns": SVG, **{key: self.root[key] for key in self.root if key != "class"}}
        told = _told(root)
        inner = "".join(self.out)
        text = f"<svg{told}>{inner}</svg>\n"
        measured = _MEASURED.fullmatch(self.root.get("width", ""))
        high = _MEASURED.fullmatch(self.root.get("height", ""))
        if measured and (
            not high or abs(float(high[1]) * box[2] / box[3] - float(measured[1])) > 1
        ):
            raise SvgFault(1, "a measured picture needs its height in mm too, in the same measure")
        return Svg(
            width=box[2],
            height=box[3],
            millimeters=float(measured[1]) if measured else None,
            text=text,
            inner=inner,
        )


def _told(attributes: dict[str, str]) -> str:
    return "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items())
