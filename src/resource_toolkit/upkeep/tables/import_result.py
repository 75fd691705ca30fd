"""What an import would write, and what is wrong in its rows."""

from dataclasses import dataclass, field
from typing import NamedTuple


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
    unchanged: int = 0
    dropped: set[Line] = field(default_factory=set)
    """The rows that were left out because they, or a row they need, do not pass."""
    problems: list[RowProblem] = field(default_factory=list)

    @property
    def broken(self) -> set[Line]:
        """The rows with an error."""
        return {problem.at for problem in self.problems if not problem.warning}

    def fault(self, at: Line, column: str, code: str, message: str) -> None:
        """Add an error."""
        self.problems.append(RowProblem(at=at, column=column, code=code, message=message))
