"""Write the successor of a resource wherever a file names it; every other sign stays as it was."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from resource_toolkit.catalog import Redirect
from resource_toolkit.problems import Report
from resource_toolkit.reading import (
    Field,
    MappingNode,
    Node,
    ResourceName,
    ScalarNode,
    parse_data,
    resource_names,
)

from .edits import take_apart

_LINK = r"(?:\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:[ \t]*<?)"
"""What stands before the address of a link in Markdown."""
_PAGE_LINK = re.compile(rf"""(?:{_LINK}|href=["'])([^\s)>"']+)""", re.M)
_COMMA_AFTER = re.compile(r"\s*,[ \t]*")
_COMMA_BEFORE = re.compile(r",\s*\Z")


@dataclass(frozen=True, kw_only=True)
class Successor:
    """The new name of a resource, or another resource that takes its place."""

    old: str
    """The slug that is to be written no more."""
    old_collection: str
    slug: str
    collection: str
    same: bool
    """Whether it is the same resource under a new name, so that its headings are the same too."""
    old_title: str = ""
    title: str = ""

    def in_data(self, text: str, fields: tuple[Field, ...]) -> str:
        """Return the text of a YAML file with these fields, with the successor in its place."""
        node = parse_data(text, Report(path=""), first_line=1, limit=len(text.encode()) + 1)
        return text if node is None else self._named(text, [*resource_names(fields, node)])

    def in_head(self, text: str, fields: tuple[Field, ...], slug: str) -> str:
        """Return a resource's text with the successor in its front matter.

        `slug` is that of the resource: the successor is no relative of itself.
        """
        node = _head(text)
        names = [] if node is None else [*resource_names(fields, node)]
        if slug == self.slug and not self.same:
            names = [
                name._replace(others=(*name.others, slug)) if name.field == "related" else name
                for name in names
            ]
            relatives = {name.node.value for name in names if name.field == "related"}
            parts = take_apart(text) if relatives == {self.old} else None
            if parts is not None:
                return self.in_head(parts.without("related").text(), fields, slug)
        return self._named(text, names)

    def _named(self, text: str, names: Iterable[ResourceName]) -> str:
        """Return a text with the successor written; a list that names it already has it once."""
        lines = text.split("\n")
        own = [name for name in names if name.node.value == self.old]
        for name in sorted(own, key=lambda name: name.node.mark, reverse=True):
            if self.slug in name.others and _take_out(lines, name):
                continue
            row, column = name.node.mark[0] - 1, name.node.mark[1] - 1
            start = column + (lines[row][column : column + 1] in ("'", '"'))
            if lines[row].startswith(self.old, start):
                rest = lines[row][start + len(self.old) :]
                lines[row] = f"{lines[row][:start]}{self.slug}{rest}"
        return "\n".join(lines)

    def in_body(self, body: str, without_code: str, collection: str, slug: str = "") -> str:
        """Return the body of a resource of a collection, its links leading to the successor.

        In the body of the successor, whose slug is given, the words stand without a link.
        """
        folders = rf"\.\./{re.escape(self.old_collection)}/"
        if collection == self.old_collection:
            folders = rf"(?:{folders}|\./)?"
        link = re.compile(
            rf"{_LINK}({folders}){re.escape(self.old)}\.md(#[^\s)>]*)?(?=[\s)>]|\Z)", re.M
        )
        spans = []
        for match in link.finditer(without_code):
            folder = match[1]
            if self.collection != self.old_collection:
                folder = "" if self.collection == collection else f"../{self.collection}/"
            heading = (match[2] or "") if self.same else ""
            words = body.rfind("[", 0, match.start()) + 1
            end = body.find(")", match.end())
            if slug == self.slug and not self.same and match[0].startswith("]") and end >= 0:
                spans.append((words - 1, end + 1, body[words : match.start()]))
                continue
            if match[0].startswith("]") and self._is_old_title(body[words : match.start()]):
                spans.append((words, match.start(), self._titled(body[words])))
            spans.append((match.start(1), match.end(), f"{folder}{self.slug}.md{heading}"))
        return _replaced(body, spans)

    def _is_old_title(self, words: str) -> bool:
        return not self.same and words.casefold() == self.old_title.casefold()

    def _titled(self, first: str) -> str:
        """Return the title as a link says it whose words began with a letter, small or not."""
        small = first.islower() and self.title[1:2].islower()
        return self.title[:1].lower() + self.title[1:] if small else self.title

    def in_macros(self, body: str, macros: Iterable[str]) -> str:
        """Return the body of a hand-written page, its macros naming the successor."""
        call = re.compile(
            rf"""(\b(?:{"|".join(macros)})\((?:[^(){{}}]*?\bslug\s*=)?\s*(["'])){self.old}(?=\2)"""
        )
        return call.sub(rf"\g<1>{self.slug}", body)

    def in_page_links(self, body: str, without_code: str, address: str) -> str:
        """Return the body of the page at an address, its links leading to the successor."""
        targets = {f"/{target.rstrip('/')}" for target in self._addresses}
        spans = []
        for match in _PAGE_LINK.finditer(without_code):
            path, mark, heading = match[1].partition("#")
            if ":" in path or posixpath.normpath(f"/{address}{path}") not in targets:
                continue
            before, _, after = path.rpartition(self.old)
            kept = f"{mark}{heading}" if self.same else ""
            spans.append((match.start(1), match.end(1), f"{before}{self.slug}{after}{kept}"))
        return _replaced(body, spans)

    def in_redirects(self, text: str, redirects: Iterable[Redirect]) -> str:
        """Return the text of the redirects, each leading straight to the successor."""
        lines = text.split("\n")
        for redirect in redirects:
            target = redirect.target.partition("#")[0]
            if target in self._addresses:
                before, old, after = lines[redirect.line - 1].rpartition(target)
                new = old.replace(self.old, self.slug)
                lines[redirect.line - 1] = f"{before}{new}{after}"
        return "\n".join(lines)

    @property
    def _addresses(self) -> tuple[str, ...]:
        """The addresses of the old name, relative to the site."""
        page = f"resources/{self.old}/"
        return (page, f"{page}sheet/", f"{self.old}/")


def _head(text: str) -> Node | None:
    """Return the data of a resource's front matter, with marks that count from the file's top."""
    parts = take_apart(text)
    if parts is None:
        return None
    head = text[text.index("\n") + 1 : len(text) - len(parts.rest)]
    node = parse_data(head, Report(path=""), first_line=2, limit=len(head.encode()) + 1)
    return node if isinstance(node, MappingNode) else None


def _replaced(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    for start, end, new in sorted(spans, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _take_out(lines: list[str], name: ResourceName) -> bool:
    """Take the item of a list out of some lines; return whether its form allows that."""
    if name.item is None:
        return False
    row, column = name.item.mark[0] - 1, name.item.mark[1] - 1
    before = lines[row][:column]
    if before.strip() == "-":
        del lines[row : _end_of_item(lines, row, before.index("-"))]
        return True
    if not isinstance(name.item, ScalarNode):
        return False
    text = "\n".join(lines)
    start = sum(len(line) + 1 for line in lines[:row]) + column
    quotes = 2 * (text[start] in "'\"")
    end = start + len(name.item.value) + quotes
    if comma := _COMMA_AFTER.match(text, end):
        end = comma.end()
    elif comma := _COMMA_BEFORE.search(text, 0, start):
        start = comma.start()
    else:
        return False
    lines[:] = (text[:start] + text[end:]).split("\n")
    return True


def _end_of_item(lines: list[str], row: int, indent: int) -> int:
    """Return the line behind an item of a list whose dash stands at an indent."""
    end = row + 1
    for line in lines[row + 1 :]:
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            break
        end += 1
    while end > row + 1 and not lines[end - 1].strip():
        end -= 1
    return end


def changed_lines(before: str, after: str) -> Iterator[tuple[int, list[str], list[str]]]:
    """Yield each run of lines that differ: its line in the new text, the old ones, the new ones."""
    old, new = before.split("\n"), after.split("\n")
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            yield new_start + 1, old[old_start:old_end], new[new_start:new_end]
