"""What an import would write, and what is wrong in its rows."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

_VALUES = re.compile(r"'[^']*'|\d+")
"""What differs in messages that say the same."""
_MANY, _FIRST = 8, 3
"""Of more problems than so many that are alike, the first are told."""


class Line(NamedTuple):
    """A row of a sheet. Rows count from 1 with the row of headers; 0 is the whole file."""

    sheet: str
    """Its name, or nothing where a file has only one."""
    row: int

    def __str__(self) -> str:
        if not self.row:
            return "the file"
        return f"row {self.row}" + (f" of '{self.sheet}'" if self.sheet else "")


WHOLE = Line("", 0)


@dataclass(frozen=True, kw_only=True, order=True)
class RowProblem:
    """What is wrong in a row."""

    at: Line
    column: str
    code: str
    message: str
    warning: bool = False

    def __str__(self) -> str:
        where = f"{self.at}, column {self.column}" if self.column and self.at.row else f"{self.at}"
        severity = "warning" if self.warning else "error"
        return f"{where}: {severity} {self.code} {self.message}"


@dataclass(kw_only=True)
class Import:
    """What an import would write: path to text, with the row it comes from."""

    files: dict[str, str] = field(default_factory=dict)
    rows: dict[str, Line] = field(default_factory=dict)
    emptied: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Path to the fields that its row takes out, as their cells are empty."""
    wrong: dict[str, frozenset[str]] = field(default_factory=dict)
    """Path to the columns whose cells could not be read, of which nothing more is told."""
    unchanged: int = 0
    dropped: set[Line] = field(default_factory=set)
    """The rows that were left out because they, or a row they need, do not pass."""
    problems: list[RowProblem] = field(default_factory=list)
    absent: tuple[str, ...] = ()
    """The few resources that a table of nearly all of them has no row for."""

    @property
    def broken(self) -> set[Line]:
        """The rows with an error."""
        return {problem.at for problem in self.problems if not problem.warning}

    def told(self) -> list[str]:
        """Return a line for each problem; of many alike in a column, the first ones and a count."""
        alike: dict[tuple[str, str, str], list[RowProblem]] = {}
        for one in self.problems:
            what = _VALUES.sub("", one.message)
            alike.setdefault((one.column if one.at.row else "", one.code, what), []).append(one)
        lines = []
        for group in alike.values():
            shown = group if len(group) <= _MANY else group[:_FIRST]
            lines += [(one, str(one)) for one in shown]
            if rest := group[len(shown) :]:
                rows = ", ".join(str(one.at.row) for one in rest[:_MANY])
                more = "" if len(rest) <= _MANY else " …"
                said = f"the same in {len(rest)} more rows of column {rest[0].column}: {rows}{more}"
                lines.append((shown[-1], said))
        return [line for _, line in sorted(lines, key=lambda pair: pair[0])]

    def fault(self, at: Line, column: str, code: str, message: str) -> None:
        """Add an error."""
        self.problems.append(RowProblem(at=at, column=column, code=code, message=message))
