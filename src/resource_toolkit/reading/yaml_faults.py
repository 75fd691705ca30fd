"""What a YAML error means, in the words of the person who wrote the line, and what to write."""

import re

import yaml

from resource_toolkit.problems import Repair, Report, Scope, shown

UNCLOSED = "the quotes that open here are never closed; close them at the end of the text"
_OPEN = re.compile(r"""(( *(?:- )?)[\w-]+: +)(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$""")
"""A line whose text begins with quotes that it does not close."""


def explain(error: yaml.MarkedYAMLError, lines: list[str], first_line: int, report: Report) -> None:
    """Add the problem that an error in these lines means; the first has the number given."""
    mark, begun = error.problem_mark or error.context_mark, error.context_mark
    problem, context = error.problem or "", error.context or ""
    index = min(mark.line, len(lines) - 1) if mark else 0
    start = min(begun.line, len(lines) - 1) if begun else index
    at = (index + first_line, (mark.column if mark else 0) + 1)
    begin = (start + first_line, (begun.column if begun else 0) + 1)
    line = lines[index]
    unclosed = _open_quote(lines, index)
    if "\t" in line and ("token" in problem or "tab" in problem):
        column = line.index("\t") + 1
        repair = Repair("\t", " ", (at[0], column))
        report.add(at, "RC006", "there is a tab; write spaces instead", repair=repair)
    elif "nesting depth" in problem:
        report.add(at, "RC009", "the data nests too deep; use fewer brackets")
    elif unclosed is not None:
        report.add((unclosed[0] + first_line, unclosed[1]), "RC004", UNCLOSED)
    elif _continues(line, lines[index - 1] if index else "", problem, mark):
        _report_indent(lines, index, at, report)
    elif "mapping values are not allowed" in problem:
        message = f"text with a colon must stand in quotes; write {in_quotes(line)}"
        report.add(at, "RC005", message, repair=_quoting(line, at[0]))
    elif "alias" in context:
        report.add(at, "RC008", f"text must stand in quotes; write {in_quotes(line)}")
    elif "quoted scalar" in context and "escape" not in problem:
        report.add(begin, "RC004", UNCLOSED)
    elif "flow" in context:
        message = "the bracket that opens here is never closed, or a comma is missing"
        report.add(begin, "RC004", message)
    elif "could not find expected ':'" in problem:
        text = shown(lines[start])
        message = f"line {text} needs the form 'key: value', with a blank after the colon"
        number = start + first_line
        report.add((number, 1), "RC004", message, repair=_spacing(lines[start], number))
    else:
        message = f"YAML cannot read this line ({problem}); try {in_quotes(line)}"
        report.add(at, "RC004", message)


def _report_indent(lines: list[str], index: int, at: tuple[int, int], report: Report) -> None:
    """Add the problem of a line that begins where none can begin."""
    if index and re.match(r"[\w-]+:\S", lines[index - 1]):
        message = f"line {shown(lines[index - 1])} needs a blank after the colon"
        repair = _spacing(lines[index - 1], at[0] - 1)
        report.add((at[0] - 1, 1), "RC004", message, repair=repair)
    else:
        message = (
            "the line is not indented like its neighbors; begin it where they begin, or use quotes"
        )
        report.add(at, "RC004", message)


def _spacing(line: str, number: int) -> Repair | None:
    """Return the repair of a line such as 'key:value'."""
    key = re.match(r"([a-z_][\w-]*):(?=[^\s/])", line)
    return Repair(key[0], f"{key[0]} ", (number, 1)) if key else None


def _quoting(line: str, number: int) -> Repair | None:
    """Return the repair that puts the value of a line in quotes, where none stand there."""
    value = re.match(r"(\s*(?:- )?[\w-]+:\s+)([^\s'\"\[{|>].*)", line)
    if value is None:
        return None
    return Repair(value[2].rstrip(), "", (number, value.end(1) + 1), Scope.REST)


def _open_quote(lines: list[str], fault: int) -> tuple[int, int] | None:
    """Return index and column of quotes above a faulty line that were meant to close on their line.

    They were where the next line is a key again: YAML takes its first quotes for the closing ones.
    """
    for index in range(min(fault, len(lines) - 1)):
        opened = _OPEN.match(lines[index])
        below = re.match(r"( *(?:- )?)[\w-]+:(?: |$)", lines[index + 1]) if opened else None
        if opened and below and len(below[1]) <= len(opened[2]):
            return index, len(opened[1]) + 1
    return None


def _continues(line: str, above: str, problem: str, mark: yaml.Mark | None) -> bool:
    """Return whether a line of the form 'key: value' stands where none can begin."""
    key = re.match(r"\s*[\w-]+(?=:(?:\s|$))", line)
    if key is None or not above:
        return False
    if "mapping values" in problem:
        return bool(mark and mark.column == key.end())
    return "expected key" in problem or "<document start>" in problem


def in_quotes(line: str) -> str:
    """Return a front-matter line with its value in double quotes, as it should be written."""
    match = re.match(r"^(\s*(?:- )?(?:[\w-]+: )?)\s*(.*)$", line)
    prefix, value = match.groups() if match else ("", line)
    inner = value.strip()
    if len(inner) > 1 and inner[0] == inner[-1] and inner[0] in "'\"":
        inner = inner[1:-1]
    quoted = inner.replace("\\", "\\\\").replace('"', '\\"')
    return f'{prefix.strip()} "{quoted}"'.strip()
