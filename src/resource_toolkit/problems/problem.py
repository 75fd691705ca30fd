"""What is wrong in a file, said in words: place, code, message, and what to write instead."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

Severity = Literal["error", "warning"]

CODES: dict[str, str] = {
    "RC001": "A file must be text in UTF-8.",
    "RC002": "A file must not be larger than the limits.",
    "RC003": "A resource must begin with front matter between two lines of three hyphens.",
    "RC004": "Front matter must be valid YAML.",
    "RC005": "Text that holds a colon and a space, or a blank and #, must stand in quotes.",
    "RC006": "Front matter must be indented with spaces, never with tabs.",
    "RC007": "A key must stand only once.",
    "RC008": "Front matter must not use anchors, aliases, tags or a second document.",
    "RC009": "Front matter must not nest more than six levels deep.",
    "RC010": "A folder must hold only the files that belong there.",
    "RC011": "A file must be a real file, not a link to another place.",
    "RC101": "A key must be one of the known fields.",
    "RC102": "A required field must be there.",
    "RC103": "A value must be of the right form.",
    "RC104": "A value must not be empty.",
    "RC105": "Text that YAML may read as something else must stand in quotes.",
    "RC106": "A date must be a real day in the form YYYY-MM-DD.",
    "RC107": "A date of something done must not lie in the future.",
    "RC108": "A number must lie within its limits.",
    "RC109": "A slug must be letters and digits joined by single hyphens.",
    "RC110": "A list must not mix terms with and without a reason.",
    "RC111": "A text must not be longer than its limit.",
    "RC112": "Fields that exclude or need each other must agree.",
    "RC113": "A key must not be one that the site engine would act on.",
    "RC114": "Minutes and hours of a training must add up.",
    "RC201": "A facet that a collection requires must be there.",
    "RC202": "A vocabulary must not use one name for two terms.",
    "RC203": "A term must stand in its vocabulary.",
    "RC204": "A term must stand only once.",
    "RC205": "A collection must have a title, in its file _collection.yml.",
    "RC301": "A slug must be that of a resource that exists.",
    "RC302": "Two files must not have the same slug.",
    "RC303": "An alias must not be the name of something else.",
    "RC304": "A link to another file must lead to a resource, a heading or an image that exists.",
    "RC305": "A redirect must lead straight to a page that exists.",
    "RC306": "A published address must keep working.",
    "RC307": "A question must lead to at least one resource.",
    "RC308": "What is retired must not be offered.",
    "RC309": "An image must be a PNG, JPEG or WebP file of at most 500 KB.",
    "RC401": "An address must be a full web address without blanks or passwords.",
    "RC501": "Text should be plain: reading grade 8 or lower.",
    "RC502": "A sentence should have at most 25 words.",
    "RC503": "An acronym should be explained where it first stands.",
    "RC504": "A resource should have the sections of its kind.",
    "RC505": "A link should say where it leads.",
    "RC506": "An image should have a description.",
    "RC507": "Headings should not skip a level.",
    "RC508": "A placement should say why.",
    "RC509": "A link to another site should be described in at least 40 words.",
    "RC510": "A resource should be reviewed when its review is due.",
    "RC511": "An allowed warning should still be needed.",
}
"""Every code with its rule. A code is never reused; RC5 are warnings, all others errors."""


@dataclass(frozen=True, kw_only=True, order=True)
class Problem:
    """One finding. `line` and `column` count from 1; `path` is relative to the root."""

    path: str
    line: int
    column: int
    code: str
    message: str

    @property
    def severity(self) -> Severity:
        """`warning` for house style (RC5), else `error`."""
        return "warning" if self.code.startswith("RC5") else "error"

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}"
        return f"{place}: {self.severity} {self.code} {self.message}"


@dataclass(kw_only=True)
class Report:
    """Collects the problems of one file while it is read."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, place: tuple[int, int], code: str, message: str) -> None:
        """Add a problem at (line, column)."""
        line, column = place
        self.problems.append(
            Problem(path=self.path, line=line, column=column, code=code, message=message)
        )


def did_you_mean(value: str, known: Iterable[str]) -> str:
    """Return `; did you mean 'x'?` for the nearest known value, or nothing."""
    by_folded = {name.casefold(): name for name in known}
    near = get_close_matches(value.casefold(), by_folded, n=1, cutoff=0.6)
    return f"; did you mean '{by_folded[near[0]]}'?" if near else ""


def shown(value: str, limit: int = 60) -> str:
    """Return a value as it may stand in a message: one line, not too long, in quotes."""
    line = " ".join(value.split()).encode("utf-8", "replace").decode()
    return f"'{line if len(line) <= limit else line[: limit - 1] + '…'}'"


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any problem is an error."""
    return any(problem.severity == "error" for problem in problems)


def count_line(problems: list[Problem], resources: int, *, with_warnings: bool = True) -> str:
    """Return the closing line of a run: how many resources, errors and warnings."""
    errors = sum(problem.severity == "error" for problem in problems)
    parts = [many(errors, "error")]
    if with_warnings:
        parts.append(many(len(problems) - errors, "warning"))
    return f"{many(resources, 'resource')} checked: {', '.join(parts)}"


def many(count: int, noun: str) -> str:
    """Return a count with its noun: `1 error`, `12 errors`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def to_json(problems: Iterable[Problem]) -> str:
    """Return the problems as a JSON list of objects with the keys of a problem line."""
    keys = ("path", "line", "column", "severity", "code", "message")
    rows = [{key: getattr(problem, key) for key in keys} for problem in problems]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def meaning_line(problems: Iterable[Problem], page: str) -> str:
    """Return a line that leads to the paragraph of each code on the page of codes, or nothing."""
    anchors = sorted({f"#{problem.code.lower()}" for problem in problems})
    return f"What the codes mean: {page}{', '.join(anchors)}" if page and anchors else ""


def to_github(problem: Problem, page: str = "") -> str:
    """Return the problem as a workflow command that marks the line in a pull request.

    With the address of the page of codes, its paragraph is linked below the message.
    """
    more = f"\nWhat this means: {page}#{problem.code.lower()}" if page else ""
    escaped = (problem.message + more).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = problem.path.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    place = f"file={path},line={problem.line},col={problem.column},title={problem.code}"
    return f"::{problem.severity} {place}::{escaped}"
