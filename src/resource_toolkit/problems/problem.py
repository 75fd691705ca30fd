"""What is wrong in a file, said in words: place, code, message, and what to write instead."""

import dataclasses
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from .marks import Mark
from .repair import Repair
from .signs import printable

Severity = Literal["error", "warning"]
_MOST_OFFERED = 12
"""So many names are listed where none is near."""


@dataclass(frozen=True, kw_only=True, order=True)
class Problem:
    """One finding. `line` and `column` count from 1; `path` is relative to the root."""

    path: str
    line: int
    column: int
    code: str
    message: str
    field: str = dataclasses.field(default="", compare=False)
    """The field of the front matter that it is about, where the line does not tell."""
    repair: Repair | None = dataclasses.field(default=None, compare=False)
    """What the message asks to write, where a command can write it."""

    def __post_init__(self) -> None:
        """Keep what nobody sees, but a terminal acts on, out of the message."""
        object.__setattr__(self, "message", printable(self.message))

    @property
    def severity(self) -> Severity:
        """`warning` for house style (RC5), else `error`."""
        return "warning" if self.code.startswith("RC5") else "error"

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}:{self.column}"
        return f"{where}: {self.severity} {self.code} {self.message}"


@dataclass(kw_only=True)
class Report:
    """Collects the problems of one file while it is read."""

    path: str
    problems: list[Problem] = dataclasses.field(default_factory=list)

    def add(
        self, mark: Mark, code: str, message: str, field: str = "", repair: Repair | None = None
    ) -> None:
        """Add a problem at a mark."""
        self.problems.append(
            Problem(
                path=self.path,
                line=mark[0],
                column=mark[1],
                code=code,
                message=message,
                field=field,
                repair=repair,
            )
        )


def nearest(value: str, known: Iterable[str]) -> str:
    """Return the known value that is most like another one, accents and case aside, or nothing.

    Near is what differs in few letters, or what begins with the value: a far guess misleads.
    """
    by_folded, folded = {_folded(name): name for name in sorted(known)}, _folded(value)
    near = get_close_matches(folded, by_folded, n=1, cutoff=0.75)
    if not near and (one := f"{folded[:-3]}y") in by_folded and folded.endswith("ies"):
        near = [one]
    if not near and len(folded) > 3:
        begun = [name for name in by_folded if name.startswith(folded)]
        near = sorted(begun, key=len)[:1]
    return by_folded[near[0]] if near else ""


def _folded(name: str) -> str:
    text = name.casefold()
    if text.isascii():
        return text
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if sign.isalnum())


def did_you_mean(value: str, known: Iterable[str]) -> str:
    """Return `; did you mean 'x'?` for the nearest known value, or nothing.

    The only one that goes on behind the value, as `tree-care` does behind `tree`, comes first.
    """
    names = list(known)
    near = nearest(value, names)
    longer = [name for name in names if name.casefold().startswith(f"{value.casefold()}-")]
    if near and len(longer) == 1 and near != longer[0]:
        near = f"{longer[0]}' or '{near}"
    return f"; did you mean '{near}'?" if near else ""


def near_or_all(value: str, known: Iterable[str]) -> str:
    """Return the hint to the nearest known value, or to all of them, where they are few."""
    names = list(known)
    all_of_them = f"; use one of {', '.join(names)}" if 0 < len(names) <= _MOST_OFFERED else ""
    return did_you_mean(value, names) or all_of_them


def shown(value: str, limit: int = 60) -> str:
    """Return a value as it may stand in a message: one line, not too long, in quotes."""
    line = " ".join(value.split()).encode("utf-8", "replace").decode()
    return f"'{line if len(line) <= limit else line[: limit - 1] + '…'}'"


def as_line(line: str, limit: int = 120) -> str:
    """Return a line to write as a message shows it: in quotes, with the blanks at its begin."""
    told = line.rstrip()
    return f"'{told if len(told) <= limit else told[: limit - 1] + '…'}'"


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any problem is an error."""
    return any(problem.severity == "error" for problem in problems)


def many(count: int, noun: str) -> str:
    """Return a count with its noun: `1 error`, `12 errors`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
