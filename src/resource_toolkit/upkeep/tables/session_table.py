"""Sessions as rows of a table: one row for each, its columns named as the questions are."""

from collections.abc import Iterable

from resource_toolkit.catalog import Catalog
from resource_toolkit.checking import Checked
from resource_toolkit.problems import ToolkitError, did_you_mean, shown
from resource_toolkit.upkeep.sessions import (
    ASKED,
    DAYS,
    NAMES,
    NewSessions,
    fault_of,
    parts_of,
    plan_sessions,
    training_named,
)
from resource_toolkit.writing import plain_cell

from .dates import Dates
from .import_result import Import, Line, RowProblem
from .table_file import Sheet

Rows = list[tuple[Line, dict[str, str]]]


def is_session_table(sheets: Iterable[Sheet]) -> bool:
    """Return whether tables hold sessions: one has the columns `training` and `dates`."""
    return any({"training", "dates"} <= set(_titles(sheet)) for sheet in sheets)


def _titles(sheet: Sheet) -> list[str]:
    first = sheet.rows[0] if sheet.rows else []
    return ["_".join(name.strip().casefold().split()) for name in first]


def read_session_table(now: Checked, sheets: Iterable[Sheet]) -> tuple[Import, NewSessions | None]:
    """Return what tables of sessions would write, and what is wrong in their rows.

    Nothing is planned where a row cannot be read.
    """
    result, rows = Import(), []
    for sheet in sheets:
        result.problems += sheet.problems
        for title in filter(None, _titles(sheet)):
            if title not in NAMES:
                hint = did_you_mean(title, NAMES) or f"; use {', '.join(NAMES)}"
                message = f"unknown column {shown(title)}{hint}"
                result.fault(Line(sheet.name, 1), title, "RC101", message)
        rows += _rows(sheet, result)
    for at, answers in rows:
        _add_faults(now.catalog, result, at, answers)
    if result.problems or not rows:
        return result, None
    planned = plan_sessions(now, [answers for _, answers in rows])
    known = set(now.problems)
    for problem in (*planned.trial.own, *planned.trial.others):
        nth = planned.lines.get((problem.path, problem.line))
        is_error = problem.severity == "error"
        if nth is not None or (is_error and problem not in known):
            told = RowProblem(
                at=Line("", 0) if nth is None else rows[nth][0],
                column="",
                code=problem.code,
                message=problem.message if nth is not None else str(problem),
                warning=not is_error,
            )
            result.problems.append(told)
    result.files = dict(planned.files)
    return result, planned


def _rows(sheet: Sheet, result: Import) -> Rows:
    """Return the rows that hold something, their days as year-month-day."""
    titles = _titles(sheet)
    rows: Rows = []
    for number, row in enumerate(sheet.rows[1:], 2):
        cells = {name: plain_cell(cell).strip() for name, cell in zip(titles, row, strict=False)}
        if any(cells.values()):
            rows.append((Line(sheet.name, number), cells))
    for name in DAYS:
        reader = Dates((part for _, cells in rows for part in parts_of(cells.get(name, ""))), ())
        for at, cells in rows:
            parts = parts_of(cells.get(name, ""))
            for fault in filter(None, map(reader.fault, parts)):
                result.fault(at, name, "RC106", fault)
            cells[name] = "; ".join(map(reader.read, parts))
    return rows


def _add_faults(catalog: Catalog, result: Import, at: Line, answers: dict[str, str]) -> None:
    faults = {
        asked.name: fault
        for asked in ASKED
        if (fault := fault_of(asked, answers.get(asked.name, "")))
    }
    if "training" not in faults:
        try:
            training_named(catalog, answers["training"])
        except ToolkitError as error:
            faults["training"] = str(error)
    known = {(problem.at, problem.column) for problem in result.problems}
    for name, fault in faults.items():
        if (at, name) not in known:
            result.fault(at, name, "RC103", fault)
