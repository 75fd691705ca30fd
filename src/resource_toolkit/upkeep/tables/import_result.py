"""What an import would write, and what is wrong in its rows."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True, order=True)
class RowProblem:
    """What is wrong in a row. Rows count from 1 with the row of titles; 0 is the whole file."""

    row: int
    column: str
    code: str
    message: str
    warning: bool = False

    def __str__(self) -> str:
        where = f"row {self.row}" + (f", column {self.column}" if self.column else "")
        severity = "warning" if self.warning else "error"
        return f"{where if self.row else 'the file'}: {severity} {self.code} {self.message}"


@dataclass(kw_only=True)
class Import:
    """What an import would write: path to text, with the row it comes from."""

    files: dict[str, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    unchanged: int = 0
    dropped: set[int] = field(default_factory=set)
    """The rows that were left out because they, or a row they need, do not pass."""
    problems: list[RowProblem] = field(default_factory=list)

    @property
    def broken(self) -> set[int]:
        """The rows with an error; 0 stands for the whole file."""
        return {problem.row for problem in self.problems if not problem.warning}
