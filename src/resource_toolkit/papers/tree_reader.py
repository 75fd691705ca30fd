"""From the sanitized HTML of a body to its tree. An element that it does not know stops it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html.parser import HTMLParser

from resource_toolkit.problems import ToolkitError

from .tree import (
    Blank,
    Block,
    Blocks,
    Break,
    Cell,
    Heading,
    ListBlock,
    NewPage,
    Notice,
    Paragraph,
    Picture,
    Quote,
    Room,
    Row,
    Rule,
    Run,
    Runs,
    Table,
    Text,
    Tick,
    Verbatim,
    plain,
)

_VOID = {"br", "col", "hr", "img", "input"}
_MARKED = re.compile(r"(_{3,}|[☐□])")
"""A line or a box that stands in a text as signs."""
_SPACE = re.compile(r"\s+")
_STYLES: dict[str, Callable[[Text], Text]] = {
    "strong": lambda style: replace(style, strong=True),
    "em": lambda style: replace(style, emphasis=True),
    "del": lambda style: replace(style, struck=True),
    "code": lambda style: replace(style, code=True),
    "sup": lambda style: replace(style, raised=True),
}
_INLINE = {*_STYLES, "a", "br", "img", "input", "label", "span"}


@dataclass
class _Element:
    name: str
    attributes: dict[str, str]
    children: list["_Element | str"] = field(default_factory=list)


class _Parser(HTMLParser):
    """Makes elements of HTML that is well formed, as a sanitizer leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [_Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if self.open.pop().name != tag:
            raise ToolkitError(f"a body closes <{tag}>, which is not open")

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


@lru_cache(maxsize=64)
def read_tree(html: str) -> Blocks:
    """Return the tree of a body; raises ToolkitError on an element that it does not know."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return tuple(_blocks(parser.open[0].children))


def _blocks(children: list[_Element | str]) -> Iterator[Block]:
    """Yield the blocks of an element; inline content between blocks is a paragraph."""
    loose: list[_Element | str] = []
    for child in children:
        if isinstance(child, str) or child.name in _INLINE:
            loose.append(child)
            continue
        yield from _paragraph(loose)
        loose = []
        reader = _BLOCKS.get(child.name)
        if reader is None:
            raise ToolkitError(f"no paper can hold <{child.name}>; papers/tree_reader.py reads it")
        yield from reader(child)
    yield from _paragraph(loose)


def _paragraph(children: list[_Element | str]) -> Iterator[Block]:
    runs, lines = _trimmed(tuple(_runs(children, Text(""))))
    if runs:
        yield Paragraph(runs)
    if lines:
        yield Room(lines)


def _runs(children: list[_Element | str], style: Text) -> Iterator[Run]:
    for child in children:
        if isinstance(child, str):
            yield from _words(child, style)
            continue
        said = child.attributes.get("lang")
        own = replace(style, language=said) if said else style
        if child.name == "br":
            yield Break()
        elif child.name == "img":
            yield Picture(child.attributes.get("src", ""), child.attributes.get("alt", ""))
        elif child.name in ("input", "span"):
            yield _field(child)
        elif child.name == "a":
            if child.attributes.get("class") != "footnote-backref":
                own = replace(own, href=child.attributes.get("href", ""))
                yield from _runs(child.children, own)
        elif child.name in _STYLES:
            yield from _runs(child.children, _STYLES[child.name](own))
        elif child.name in ("label", "p"):
            yield from _runs(child.children, own)
        else:
            raise ToolkitError(f"no line of a paper can hold <{child.name}>")


def _field(element: _Element) -> Run:
    """Return what is filled in within a line, by the name that it has on the sheet."""
    name = element.attributes.get("data-field", "")
    if element.name == "input":
        return Tick("checked" in element.attributes, name)
    signs = "".join(child for child in element.children if isinstance(child, str))
    return Blank(len(signs), name) if signs.startswith("_") else Tick(field=name)


def _words(text: str, style: Text) -> Iterator[Run]:
    for part in _MARKED.split(_SPACE.sub(" ", text)):
        if part.startswith("___"):
            yield Blank(len(part))
        elif _MARKED.fullmatch(part):
            yield Tick()
        elif part:
            yield replace(style, text=part)


def _trimmed(runs: Runs) -> tuple[Runs, int]:
    """Return runs without empty ends, and how many line breaks ended them."""
    kept, lines = list(runs), 0
    while kept and _is_space(kept[-1]):
        lines += isinstance(kept.pop(), Break)
    while kept and _is_space(kept[0]):
        kept.pop(0)
    return tuple(kept), lines


def _is_space(run: Run) -> bool:
    return isinstance(run, Break) or (isinstance(run, Text) and not run.text.strip())


def _heading(element: _Element) -> Iterator[Block]:
    runs, _ = _trimmed(tuple(_runs(element.children, Text(""))))
    yield Heading(int(element.name[1]), runs)


def _list(element: _Element) -> Iterator[Block]:
    items = [child for child in element.children if isinstance(child, _Element)]
    start = int(element.attributes.get("start", "1")) if element.name == "ol" else 0
    yield ListBlock(tuple(tuple(_blocks(item.children)) for item in items), start)


def _table(element: _Element) -> Iterator[Block]:
    rows = [_row(row) for row in _all(element, "tr")]
    yield Table(head=rows[0], rows=tuple(rows[1:]))


def _row(row: _Element) -> Row:
    cells = [child for child in row.children if isinstance(child, _Element)]
    return tuple(
        Cell(
            *_trimmed(tuple(_runs(cell.children, Text("")))), cell.attributes.get("data-field", "")
        )
        for cell in cells
    )


def _all(element: _Element, name: str) -> Iterator[_Element]:
    for child in element.children:
        if isinstance(child, _Element):
            if child.name == name:
                yield child
            yield from _all(child, name)


def _division(element: _Element) -> Iterator[Block]:
    names = element.attributes.get("class", "").split()
    if "markdown-alert" not in names:
        yield from _blocks(element.children)
        return
    title = next(child for child in element.children if isinstance(child, _Element))
    rest = [child for child in element.children if child is not title]
    told = "markdown-alert-caution" in names
    yield Notice(plain(tuple(_runs(title.children, Text("")))), tuple(_blocks(rest)), told)


def _verbatim(element: _Element) -> Iterator[Block]:
    code = next(_all(element, "code"), element)
    yield Verbatim("".join(child for child in code.children if isinstance(child, str)).rstrip())


_BLOCKS: dict[str, Callable[[_Element], Iterator[Block]]] = {
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("ul", "ol"), _list),
    "p": lambda element: _paragraph([element]),
    "table": _table,
    **dict.fromkeys(("div", "section"), _division),
    "blockquote": lambda element: iter((Quote(tuple(_blocks(element.children))),)),
    "pre": _verbatim,
    "hr": lambda line: iter((NewPage() if "class" in line.attributes else Rule(),)),
}
