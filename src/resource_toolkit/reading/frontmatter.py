"""Read front matter strictly: plain YAML data, each value with its line and column.

PyYAML's C parser yields events with marks; one pass over them builds the nodes and refuses what
YAML can do beyond data (anchors, aliases, tags) before anything is expanded.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TypeAlias

import yaml

from resource_toolkit.problems import Mark, Repair, Report, as_line, shown

from .faults import HELD_BLANKS, blank_that_holds, explain, real_blanks, stands_twice, without_tab
from .textfile import read_text

MAX_HEAD = 64 * 1024
MAX_DATA = 512 * 1024
MAX_LINE = 10_000
MAX_DEPTH = 6

# Beyond what files may hold, these would count as line ends and shift every mark.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


class ScalarNode(NamedTuple):
    """A single value as written. `cut` is the comment that follows plain text on its line."""

    value: str
    mark: Mark
    plain: bool
    cut: str = ""


class SequenceNode(NamedTuple):
    """A list of nodes."""

    items: tuple["Node", ...]
    mark: Mark


class MappingNode(NamedTuple):
    """Keys with their nodes, in the order written."""

    entries: tuple[tuple[ScalarNode, "Node"], ...]
    mark: Mark

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys, in the order written."""
        return tuple([key.value for key, _ in self.entries])

    def mark_of(self, *path: str | int) -> Mark:
        """Return the mark of the value at a path, or the nearest above it.

        A step is a key, the position in a list, or a text that stands in a list.
        """
        node: Node = self
        for step in path:
            inner: Node | None = None
            if isinstance(node, MappingNode):
                inner = next((value for key, value in node.entries if key.value == step), None)
            elif isinstance(node, SequenceNode) and isinstance(step, int):
                inner = node.items[step] if step < len(node.items) else None
            elif isinstance(node, SequenceNode):
                texts = (item for item in node.items if isinstance(item, ScalarNode))
                inner = next((item for item in texts if item.value == step), None)
            if inner is None:
                break
            node = inner
        return node.mark


Node: TypeAlias = ScalarNode | SequenceNode | MappingNode


@dataclass(frozen=True)
class Head:
    """Front matter that is known to be right; its nodes are made when a mark is asked for."""

    text: str
    keys: tuple[str, ...]
    """The keys, in the order written."""

    @cached_property
    def node(self) -> MappingNode:
        """The nodes of the text."""
        return parse_head(self.text, Report(path="")) or MappingNode((), (1, 1))

    def mark_of(self, *path: str | int) -> Mark:
        """Return the mark of the value at a path, or the nearest above it."""
        return self.node.mark_of(*path)


def read_data(path: Path, report: Report) -> Node | None:
    """Return the data of a YAML file, or None and problems."""
    text = read_text(path, report)
    if text is None:
        return None
    return parse_data(text, report, first_line=1, limit=MAX_DATA)


def parse_head(text: str, report: Report) -> MappingNode | None:
    """Return the nodes of the front matter of a resource file, or None and problems."""
    known = len(report.problems)
    node = parse_data(text, report, first_line=2, limit=MAX_HEAD)
    if isinstance(node, MappingNode):
        return node
    if node is None:
        if len(report.problems) == known:
            report.add((2, 1), "RC104", "the front matter is empty; add the fields")
        return None
    report.add(node.mark, "RC004", "the front matter must be lines of the form 'key: value'")
    return None


def parse_data(text: str, report: Report, *, first_line: int, limit: int) -> Node | None:
    """Return the node tree of YAML text whose first line has the number `first_line`."""
    if len(text) > limit:
        report.add((first_line, 1), "RC002", f"the data is longer than {limit:,} characters")
        return None
    lines = text.split("\n")
    if not _are_plain(lines, text, report, first_line):
        return None
    builder = _Builder(report, lines, first_line)
    try:
        builder.build(text)
    except yaml.MarkedYAMLError as error:
        explain(error, lines, first_line, report)
        return None
    return None if builder.refused else builder.root


def has_control(text: str) -> bool:
    """Return whether a text holds tabs, control characters, or blanks that do not break."""
    return "\t" in text or not HELD_BLANKS.isdisjoint(text) or bool(_CONTROL.search(text))


def _are_plain(lines: list[str], text: str, report: Report, first_line: int) -> bool:
    """Refuse lines that are too long, begin with a tab, or hold control characters."""
    quick = not has_control(text) and max(map(len, lines)) <= MAX_LINE
    for number, line in enumerate(() if quick else lines, first_line):
        indent = line[: len(line) - len(line.lstrip())]
        repair = None
        if len(line) > MAX_LINE:
            at, code, fault = 1, "RC002", f"the line is longer than {MAX_LINE:,} characters"
        elif "\t" in indent:
            at, code = indent.index("\t") + 1, "RC006"
            fixed = without_tab(lines, number - first_line)
            fault = f"there is a tab; indent with blanks: write {as_line(fixed)}"
            repair = Repair(line, fixed, (number, 1))
        elif sign := _CONTROL.search(line):
            at, code, fault = sign.start() + 1, "RC001", "there is a control character; delete it"
        elif blank_that_holds(line):
            at, code, fixed = 1, "RC004", real_blanks(line)
            fault = f"a blank that does not break stands here; write {as_line(fixed)}"
            repair = Repair(line, fixed, (number, 1))
        else:
            continue
        report.add((number, at), code, fault, repair=repair)
        return False
    return True


class _Refused(Exception):
    """Reading ends here; the problem has been added."""


class _Builder:
    """Builds nodes from YAML events, without recursion."""

    def __init__(self, report: Report, lines: list[str], first_line: int) -> None:
        self.report = report
        self.lines = lines
        self.first_line = first_line
        self.root: Node | None = None
        self.refused = False
        self.open: list[tuple[bool, Mark, list[Node]]] = []

    def build(self, text: str) -> None:
        next_event, remarks = yaml.CLoader(text).get_event, "#" in text
        try:
            while (event := next_event()) is not None:
                if type(event) is yaml.ScalarEvent:
                    if event.anchor is not None or event.tag is not None:
                        self._refuse_features(event)
                    plain = not event.style
                    cut = self._comment_after(event.end_mark) if plain and remarks else ""
                    self._put(ScalarNode(event.value, self._mark(event), plain, cut))
                else:
                    self._take(event)
        except _Refused:
            self.refused = True

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._refuse_features(event)
            if len(self.open) == MAX_DEPTH:
                message = f"the data nests more than {MAX_DEPTH} levels deep"
                self._refuse(self._mark(event), "RC009", message)
            self.open.append((type(event) is yaml.MappingStartEvent, self._mark(event), []))
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            is_mapping, mark, nodes = self.open.pop()
            self._put(
                self._mapping(mark, nodes) if is_mapping else SequenceNode(tuple(nodes), mark)
            )
        elif isinstance(event, yaml.AliasEvent):
            text = f"{shown(f'*{event.anchor}')} is a YAML alias; put the text in quotes"
            self._refuse(self._mark(event), "RC008", text)
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            message = "three hyphens begin a second list of data here; delete this line"
            self._refuse(self._mark(event), "RC008", message, Repair("---", ""))

    def _put(self, node: Node) -> None:
        if self.open:
            self.open[-1][2].append(node)
        else:
            self.root = node

    def _mapping(self, mark: Mark, nodes: list[Node]) -> MappingNode:
        entries: list[tuple[ScalarNode, Node]] = []
        seen: dict[str, tuple[Mark, Node]] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, ScalarNode):
                self._refuse(key.mark, "RC004", "a key must be a single word; put it in quotes")
            if key.value in seen:
                in_list = bool(self.open) and not self.open[-1][0]
                message, ends = stands_twice(nodes, (key, value), seen[key.value], in_list=in_list)
                self.report.add(key.mark, "RC007", message)
                self.refused = True
                if ends:
                    break
            seen.setdefault(key.value, (key.mark, value))
            entries.append((key, value))
        return MappingNode(tuple(entries), mark)

    def _refuse_features(self, event: yaml.NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if event.anchor is not None:
            text = f"{shown(f'&{event.anchor}')} is a YAML anchor; put the text in quotes"
            self._refuse(self._mark(event), "RC008", text)
        if tag is not None:
            text = f"{shown(tag)} is a YAML tag; put the text in quotes"
            self._refuse(self._mark(event), "RC008", text)

    def _refuse(self, at: Mark, code: str, message: str, how: Repair | None = None) -> NoReturn:
        self.report.add(at, code, message, repair=how)
        raise _Refused

    def _mark(self, event: yaml.Event) -> Mark:
        start = event.start_mark
        return (start.line + self.first_line, start.column + 1) if start else (self.first_line, 1)

    def _comment_after(self, end: Any) -> str:
        line = self.lines[end.line] if end and end.line < len(self.lines) else ""
        rest = line[end.column :].strip() if "#" in line else ""
        return rest if rest.startswith("#") else ""
