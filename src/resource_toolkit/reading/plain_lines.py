"""The front matter of many files, read line by line.

Most of it is lines that say one thing, such as `minutes: 30`, and many files have the same ones.
What such a line says is read once. Front matter in which anything is less plain, or wrong, is read
as a whole: only that way knows YAML in full and says what is wrong and where.
"""

import re

from resource_toolkit.problems import Report

from .fields.choices import Choice
from .fields.days import Day
from .fields.shapes import Field, Values, read_fields
from .fields.terms import Terms
from .fields.values import Number
from .frontmatter import (
    MAX_LINE,
    Head,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    has_control,
    parse_data,
    parse_head,
)

_ENTRY = re.compile(r"\n(?=[^\s#])")
"""Between two entries: what is indented or a comment belongs to the entry above."""
_KEY = re.compile(r"([a-z_]+):[ \n]")
_REMARKS = re.compile(r"(?:\n#[^\n]*)+\Z")
_FOLD = re.compile(r" *\n {3,}(?=\S)")
"""Where text, or a list that stands in brackets, goes on in the next line."""
_TEXT = r'(?:[A-Za-z0-9][^:#\n]*|https?://[^\s:#]+|"[^"\\\n]*")'
"""Text that is the same in YAML as it is written, but for its quotes."""
_ITEM = r'(?:[A-Za-z0-9][^:#\n\[\]{},]*|"[^"\\\n,]*")'
_LIST = rf"\[{_ITEM}(?:, *{_ITEM})*\]"
_PLAIN = re.compile(rf"{_TEXT}|{_LIST}")
_LINE = rf"  [a-z][a-z0-9-]*: (?:{_TEXT}|{_LIST})"
_PLAIN_LINES = re.compile(rf"{_LINE}(?:\n{_LINE})*")
"""Lines `name: value`, indented by two."""
_SHARED = (Terms, Number, Day, Choice)
"""The shapes whose lines many files have in common."""
_START = (1, 1)


class PlainLines:
    """Reads front matter with these fields, and remembers the lines that files share."""

    def __init__(self, fields: tuple[Field, ...]) -> None:
        self.fields = fields
        self._by_name = {field.name: field for field in fields}
        self._required = {field.name for field in fields if field.required}
        self._known: dict[str, tuple[str, object]] = {}

    def read(self, text: str, report: Report) -> tuple[Values, MappingNode | Head | None]:
        """Return the values by field name, and the front matter; None where it cannot be read."""
        values = self.by_line(text)
        if values is not None:
            return values, Head(text, tuple(values))
        node = parse_head(text, report)
        return (read_fields(self.fields, node, report) if node else {}), node

    def by_line(self, text: str) -> Values | None:
        """Return the values when each entry stands for itself and is right, else None."""
        if len(text) > MAX_LINE or has_control(text):
            return None
        values: Values = {}
        for entry in _ENTRY.split(text.rstrip("\n")):
            said = self._known.get(entry) or self._say(entry)
            if said is None or said[0] in values:
                return None
            values[said[0]] = said[1]
        return values if self._required <= values.keys() else None

    def _say(self, entry: str) -> tuple[str, object] | None:
        """Return name and value of an entry, or None when it is not plain or not right."""
        key = _KEY.match(entry)
        field = self._by_name.get(key[1]) if key else None
        if key is None or field is None:
            return None
        report = Report(path="")
        node = _node(entry, key, report)
        value = field.shape.read(node, report) if node is not None else None
        if value is None or report.problems:
            return None
        said = field.name, value
        if isinstance(field.shape, _SHARED) and "\n" not in entry:
            self._known[entry] = said
        return said


def _node(entry: str, key: re.Match[str], report: Report) -> Node | None:
    """Return the node of the only value of an entry."""
    value = entry[key.end() :]
    if "\n" in value:
        value = _FOLD.sub(" ", _REMARKS.sub("", value))
    if _PLAIN.fullmatch(value):
        return _value(value)
    if entry[key.end() - 1] == "\n" and _PLAIN_LINES.fullmatch(value):
        pairs = [line.split(": ", 1) for line in value.split("\n")]
        if len({name for name, _ in pairs}) == len(pairs):
            entries = [(_scalar(name), _value(text)) for name, text in pairs]
            return MappingNode(tuple(entries), _START)
    whole = parse_data(entry, report, first_line=1, limit=MAX_LINE)
    if isinstance(whole, MappingNode) and len(whole.entries) == 1:
        name, node = whole.entries[0]
        return node if name.value == key[1] else None
    return None


def _value(text: str) -> Node:
    """Return the node of a plain text, or of a list of them."""
    if text.startswith("["):
        return SequenceNode(tuple([_scalar(item) for item in text[1:-1].split(",")]), _START)
    return _scalar(text)


def _scalar(text: str) -> ScalarNode:
    text = text.strip(" ")
    if text.startswith('"'):
        return ScalarNode(text[1:-1], _START, plain=False)
    return ScalarNode(text, _START, plain=True)
