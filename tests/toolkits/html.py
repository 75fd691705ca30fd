"""A small reader of HTML for tests: elements with their attributes and text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class Element:
    """An element, or the whole page under an empty name."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text below, each run of white space as one blank."""
        parts = (part if isinstance(part, str) else part.text for part in self.children)
        return " ".join("".join(parts).split())

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute]

    def walk(self) -> Iterator[Element]:
        """Yield every element below, in order."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    def all(self, name: str = "", /, **wanted: str) -> list[Element]:
        """Return the elements of a name with these attributes; class_ asks for one class."""
        return [found for found in self.walk() if _fits(found, name, wanted)]

    def one(self, name: str = "", /, **wanted: str) -> Element:
        """Return the only such element."""
        found = self.all(name, **wanted)
        assert len(found) == 1, f"{len(found)} elements {name} {wanted}"
        return found[0]


def _fits(element: Element, name: str, wanted: dict[str, str]) -> bool:
    if name and element.name != name:
        return False
    for key, value in wanted.items():
        attribute = key.rstrip("_").replace("_", "-")
        if attribute == "class":
            if value not in element.attributes.get("class", "").split():
                return False
        elif element.attributes.get(attribute) != value:
            return False
    return True


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].name == tag:
                del self.open[depth:]
                break

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(site: Path, address: str) -> Element:
    """Return the page of a site at an address such as `stages/model/`."""
    reader = _Reader()
    reader.feed((site / address / "index.html").read_text(encoding="utf-8"))
    return reader.open[0]


def cards(element: Element) -> list[str]:
    """Return the slugs of all cards below, in order."""
    return [
        found["data-resource"]
        for found in element.walk()
        if found.name in {"article", "li"} and "data-resource" in found.attributes
    ]
