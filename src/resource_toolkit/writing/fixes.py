"""Repairs of a file that are safe: spacing, quotes, spelling of terms, order of keys."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from resource_toolkit.catalog import Catalog, Vocabulary
from resource_toolkit.problems import Problem, Report
from resource_toolkit.reading import (
    MAX_HEAD,
    TRAP,
    Field,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    Terms,
    Text,
    parse_data,
    quoted,
    read_fields,
)

from .drafts import ordered_fields
from .edits import take_apart
from .yaml_text import key_ranks

_KEY = re.compile(r"^(\s*(?:- +)?)([A-Za-z_][\w-]*):(\S.*)?$")
_VALUE = re.compile(r"^(\s*(?:- +)?(?:[\w-]+:\s+)?)(.*?)\s*$")


@dataclass(frozen=True, kw_only=True)
class Fix:
    """One line that was repaired: what it was and what it is."""

    path: str
    line: int
    before: str
    after: str
    why: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}"
        if not self.before and not self.after:
            return f"{where}: {self.why}"
        return f"{where}: {self.why}\n  - {self.before}\n  + {self.after}"


def fix_text(catalog: Catalog, path: str, text: str) -> tuple[str, list[Fix]]:
    """Return a resource's text repaired, and what was done. Nothing is done in part.

    The result reads without new problems, or the text comes back as it was.
    """
    fields = ordered_fields(catalog)
    head_end = _head_end(text)
    if head_end is None:
        return text, []
    fixes: list[Fix] = []
    lines = text.split("\n")

    def change(index: int, after: str, why: str) -> None:
        fix = Fix(path=path, line=index + 1, before=lines[index], after=after, why=why)
        if after != lines[index]:
            lines[index] = after
            fixes.append(fix)

    _space(lines, head_end, {field.name for field in fields}, change)
    for _ in range(head_end):
        fault = _colon_fault("\n".join(lines), path)
        if fault is None or not _quote_value(lines, fault[0] - 1, change):
            break
    _spell(lines, head_end, fields, change)
    fixed, more = _in_order(catalog, path, "\n".join(lines))
    before, after = _problems(text, path, fields), _problems(fixed, path, fields)
    worse = {(p.code, p.message) for p in after} - {(p.code, p.message) for p in before}
    # A file whose YAML could not be read shows its other problems only once it can.
    unread = any(problem.code in ("RC004", "RC005", "RC006") for problem in before)
    return (text, []) if worse and not unread else (fixed, [*fixes, *more])


def _in_order(catalog: Catalog, path: str, text: str) -> tuple[str, list[Fix]]:
    """Return a text with its keys in the usual order and its last line ended."""
    fixes: list[Fix] = []
    parts = take_apart(text)
    if parts is not None:
        ordered = parts.sorted(key_ranks(catalog.vocabularies.values())).text()
        if ordered != text:
            why = "put the keys in the usual order"
            fixes.append(Fix(path=path, line=2, before="", after="", why=why))
            text = ordered
    if not text.endswith("\n"):
        line = text.count("\n") + 1
        fixes.append(Fix(path=path, line=line, before="", after="", why="ended the last line"))
        text += "\n"
    return text, fixes


def _head_end(text: str) -> int | None:
    """Return how many lines stand above the closing fence."""
    rows = text.split("\n")
    if rows[0].rstrip() != "---":
        return None
    return next((n for n, row in enumerate(rows[1:], 1) if row.rstrip() == "---"), None)


def _space(
    lines: list[str], end: int, known: set[str], change: Callable[[int, str, str], None]
) -> None:
    for index in range(end + 1):
        line = lines[index].rstrip()
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            line = indent.replace("\t", "  ") + line.lstrip()
        match = _KEY.match(line)
        if match and match[3] and match[2] in known and not match[1]:
            line = f"{match[2]}: {match[3]}"
        change(index, line, "put spacing right")


def _read(text: str, report: Report) -> MappingNode | None:
    end = _head_end(text)
    if end is None:
        return None
    head = "\n".join(text.split("\n")[1:end]) + "\n"
    node = parse_data(head, report, first_line=2, limit=MAX_HEAD)
    return node if isinstance(node, MappingNode) else None


def _colon_fault(text: str, path: str) -> tuple[int, int] | None:
    report = Report(path=path)
    _read(text, report)
    faults = [p for p in report.problems if p.code == "RC005"]
    return (faults[0].line, faults[0].column) if faults else None


def _quote_value(lines: list[str], index: int, change: Callable[[int, str, str], None]) -> bool:
    """Put the value of a line in quotes; return whether that changed anything."""
    match = _VALUE.match(lines[index])
    if not match or not match[2] or match[2].startswith(("'", '"', "[", "{", "|", ">")):
        return False
    change(index, f"{match[1]}{quoted(match[2])}", "put text with a colon in quotes")
    return True


def _spell(
    lines: list[str],
    end: int,
    fields: tuple[Field, ...],
    change: Callable[[int, str, str], None],
) -> None:
    """Write terms by their slugs, and put in quotes what YAML may misread."""
    node = _read("\n".join(lines), Report(path=""))
    known = {field.name: field for field in fields}
    edits: list[tuple[ScalarNode, str, str]] = []
    for key, value in node.entries if node else ():
        if key.value in known:
            edits += _respelled(known[key.value], value, lines)
    for scalar, after, why in sorted(edits, key=lambda edit: edit[0].mark, reverse=True):
        row, column = scalar.mark[0] - 1, scalar.mark[1] - 1
        rest = lines[row][column:]
        size = len(scalar.value)
        if row < end and scalar.plain and rest[:size] == scalar.value:
            change(row, lines[row][:column] + after + rest[size:], why)
        elif row < end and rest[:1] in ("'", '"') and rest[1 : size + 1] == scalar.value:
            change(row, f"{lines[row][:column]}{rest[0]}{after}{rest[size + 1 :]}", why)


def _respelled(
    field: Field, value: Node, lines: list[str]
) -> Iterator[tuple[ScalarNode, str, str]]:
    if isinstance(field.shape, Terms):
        for scalar in _names(value):
            slug = term_for(field.shape.vocabulary, scalar.value)
            if slug and slug != scalar.value:
                yield scalar, slug, f"spelled the {field.shape.vocabulary.singular}"
    elif isinstance(getattr(field.shape, "inner", field.shape), Text):
        for scalar in _scalars(value):
            if scalar.plain and not scalar.cut and TRAP.fullmatch(scalar.value.strip()):
                yield scalar, quoted(scalar.value), "put in quotes what YAML may misread"
        yield from _number_signs(lines, value)


def _number_signs(lines: list[str], node: Node) -> Iterator[tuple[ScalarNode, str, str]]:
    """Yield the quoting of text such as `Room #5`; `# word` may be meant as a comment."""
    if isinstance(node, ScalarNode) and node.cut:
        row, column = node.mark[0] - 1, node.mark[1] - 1
        whole = lines[row][column:].rstrip()
        if whole.startswith(node.value) and re.match(r"\s+#\S", whole[len(node.value) :]):
            yield ScalarNode(whole, node.mark, True), quoted(whole), "put text with # in quotes"


def _scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, SequenceNode):
        yield from (item for item in node.items if isinstance(item, ScalarNode))


def _names(node: Node) -> Iterator[ScalarNode]:
    """Yield the scalars that name terms: single, in a list, or as keys."""
    if isinstance(node, MappingNode):
        yield from (key for key, _ in node.entries)
    else:
        yield from _scalars(node)


def term_for(vocabulary: Vocabulary, text: str) -> str | None:
    """Return the slug that a text surely means: by slug, alias or title, ignoring case."""
    term = vocabulary.find(text)
    if term is None:
        folded = " ".join(text.casefold().replace("-", " ").replace("_", " ").split())
        for candidate in vocabulary.terms:
            names = (candidate.slug.casefold().replace("-", " "), candidate.title.casefold())
            if folded in names:
                term = candidate
                break
    return term.slug if term else None


def _problems(text: str, path: str, fields: tuple[Field, ...]) -> list[Problem]:
    report = Report(path=path)
    node = _read(text, report)
    if node is not None:
        read_fields(fields, node, report)
    return report.problems


def resource_files(catalog: Catalog) -> Iterator[Path]:
    """Yield the files of all resources."""
    base = catalog.root / catalog.folder
    for collection in catalog.collections:
        yield from sorted(
            path for path in (base / collection).glob("*.md") if not path.is_symlink()
        )
