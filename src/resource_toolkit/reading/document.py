"""Take a resource file apart: its front matter, still as text, and its body."""

import re
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from resource_toolkit.problems import Repair, Report, as_line

from .textfile import MAX_FILE, read_text

MAX_HEADINGS = 500
MAX_QUOTES = 20
MAX_COLUMNS = 100
MAX_FOOTNOTES = 500
"""References to footnotes: each becomes a long link there and back."""

_FENCE = re.compile(r"^---[ \t]*(?:\n|\Z)", re.M)
_LIKE_FENCE = re.compile(r"^[ \t]*(?:-{1,2}|-{4,}|[–—]+|-(?: -)+|_{3,}|\*{3,})[ \t]*$", re.M)
"""A line that was meant to close the front matter."""
_OPENS_OTHERWISE = re.compile(
    r"\s*([–—]+(?: ?[-–—])*|-{1,2}(?:[ \t]*[–—]+)*|-{4,}|-(?: -)+|_{3,}|\*{3,})[ \t]*\n(?=[a-z_]+:)"
)
"""A first line that was meant to open the front matter."""
_AGAIN = re.compile(
    r"(\n*)(---[ \t]*\n(?:[a-z_]+:[^\n]*\n|[ #][^\n]*\n|- [^\n]*\n|\n)*?title:[^\n]*\n"
    r"(?:[a-z_]+:[^\n]*\n|[ #][^\n]*\n|- [^\n]*\n|\n)*?---[ \t]*(?:\n|\Z))"
)
"""Front matter below the front matter, as when a whole file was pasted into another."""
_TEXT = re.compile(
    r"^\n?(?=\#{2,6} [^\n]+\n\n)"
    r"|^\n(?:\#[^\n]*\n|\n)*(?=[^\s\#\-\"'\[{}\]])(?![\w.-]+:(?:[ \t\n]|\Z)|[\w.-]+[^\S\n]*\n)",
    re.M,
)
"""A heading, or an empty line with words below that are no field: here the text begins."""
_QUOTES = re.compile(rf"^(?:[ \t]*(?:[-*+][ \t]|\d{{1,9}}[.)][ \t]|>)){{{MAX_QUOTES + 1}}}", re.M)
_HEADINGS = re.compile(r"^[ \t>*+\d.)-]{0,40}(?:#{1,6}[ \t\n]|=+[ \t]*$|-+[ \t]*$)", re.M)


@dataclass(frozen=True, slots=True)
class Document:
    """A file taken apart: the text of its front matter, and its body from `body_line` on."""

    head: str
    body: str
    body_line: int


_WIDE = re.compile(rf"^[^\n|]*(?:\|[^\n|]*){{{MAX_COLUMNS + 2}}}", re.M)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")


def read_document(path: Path | str, report: Report, most: int = MAX_FILE) -> Document | None:
    """Return front matter and body of a resource file, or None and problems.

    A body may have `most` characters.
    """
    text = read_text(path, report)
    return None if text is None else split_document(text, report, most)


def split_document(text: str, report: Report, most: int = MAX_FILE) -> Document | None:
    """Return front matter and body of the text of a file, or None and problems."""
    opening = _FENCE.match(text)
    if opening is None:
        if not opens_otherwise(text, report):
            report.add((1, 1), "RC003", _no_opening(text))
        return None
    end = _FENCE.search(text, opening.end())
    if end is None:
        if not _closed_otherwise(text[opening.end() :], report):
            message = "the front matter is never closed; add a line --- after it"
            report.add((1, 1), "RC003", message)
        return None
    head = text[opening.end() : end.start()]
    if "\n\n" in head and _closed_otherwise(head, report, sure=True):
        return None
    body = text[end.end() :]
    if again := _AGAIN.match(body):
        line = 2 + text.count("\n", 0, end.start()) + again[1].count("\n")
        last = line + again[2].rstrip("\n").count("\n")
        report.add(
            (line, 1), "RC003", f"the front matter stands twice; delete lines {line} to {last}"
        )
        return None
    body_line = 2 + text.count("\n", 0, end.start())
    if _too_large(body, body_line, report, most):
        return None
    return Document(head, body, body_line)


def opens_otherwise(text: str, report: Report) -> bool:
    """Add that other signs open the front matter of a text; return whether that is so."""
    meant = _OPENS_OTHERWISE.match(text)
    if meant:
        at = (1 + text.count("\n", 0, meant.start(1)), 1)
        message = f"the front matter begins with three hyphens; write --- for {meant[1]}"
        line = text[text.rfind("\n", 0, meant.start(1)) + 1 :].partition("\n")[0]
        report.add(at, "RC003", message, repair=Repair(line, "---"))
    return bool(meant)


def _closed_otherwise(fields: str, report: Report, *, sure: bool = False) -> bool:
    """Add that other signs, or none, end the front matter above a text; return whether that is so.

    Where a line of hyphens may end it all the same, only what is `sure` is told.
    """
    meant, begun = _LIKE_FENCE.search(fields), _TEXT.search(fields)
    if sure and not begun:
        return False
    if meant and (begun is None or meant.start() < begun.start()):
        told = meant[0].strip()
        message = f"the front matter ends with three hyphens; write --- for {told}"
        at = (2 + fields.count("\n", 0, meant.start()), 1)
        report.add(at, "RC003", message, repair=Repair(meant[0].rstrip("\n"), "---"))
        return True
    if begun:
        _add_closing(fields[: begun.start()], report)
    return bool(begun)


def _add_closing(fields: str, report: Report) -> None:
    """Add that no line ends the front matter, whose fields are these."""
    line, last = 2 + fields.count("\n"), fields.rstrip("\n").rpartition("\n")[2]
    message = f"the second line of three hyphens is missing; write --- below {as_line(last)}"
    report.add((line, 1), "RC003", message, repair=Repair("", "---\n"))


def _no_opening(text: str) -> str:
    message = "the file must begin with a line of three hyphens: ---"
    first = text.lstrip()
    if first.startswith("---") and text[0] in "\n ":
        return f"{message}; delete the blank line above them"
    if first.startswith("```"):
        return f"{message}; delete the line of ``` above them, and the one at the end"
    if first.startswith("{\\rtf"):
        return "this was saved as RTF; save it as plain text, and begin with a line of ---"
    if re.match(r"(?i)<(?:!doctype|html)", first):
        return "this is a web page; copy its words into a plain text that begins with ---"
    if not first:
        return "the file is empty; delete it, or begin it with a line of three hyphens: ---"
    if re.match(r"[a-z_]+: ", first):
        return f"{message}; write --- above {as_line(first.partition(chr(10))[0])}"
    if above := re.search(r"^---$(?=\n[a-z_]+: )", text, re.M):
        line = text.count("\n", 0, above.start()) + 1
        return f"{message}; they stand in line {line}: delete what is above them"
    return message


def _too_large(body: str, body_line: int, report: Report, most: int) -> bool:
    """Refuse a body on which rendering could take very long."""
    message = ""
    start = 0
    if len(body) > most:
        message = f"the text is longer than {most:,} characters; split it"
    elif deep := _QUOTES.search(body):
        start = deep.start()
        message = f"lists and quotes nest more than {MAX_QUOTES} levels deep"
    elif body.count("\n") > MAX_HEADINGS and len(_HEADINGS.findall(body)) > MAX_HEADINGS:
        message = f"the text has more than {MAX_HEADINGS} headings; split it"
    elif body.count("|") > MAX_COLUMNS and (wide := _WIDE.search(body)):
        start = wide.start()
        message = f"a table has more than {MAX_COLUMNS} columns; split it"
    elif body.count("[^") > MAX_FOOTNOTES and (further := _further_footnote(body)):
        start = further
        message = f"the text has more than {MAX_FOOTNOTES} references to footnotes; split it"
    if message:
        report.add((body_line + body.count("\n", 0, start), 1), "RC002", message)
    return bool(message)


def _further_footnote(body: str) -> int:
    """Return where the first reference above the limit stands, or 0."""
    beyond = islice(_FOOTNOTE.finditer(body), MAX_FOOTNOTES, None)
    return next((match.start() for match in beyond), 0)
