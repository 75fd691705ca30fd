"""Problems as text, as JSON, and as annotations of a pull request."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from resource_toolkit.catalog import Settings
from resource_toolkit.problems import Problem, many

if TYPE_CHECKING:
    from resource_toolkit.upkeep import Fix


def count_line(problems: list[Problem], resources: int, *, with_warnings: bool = True) -> str:
    """Return the closing line of a run: how many resources, errors and warnings."""
    errors = sum(problem.severity == "error" for problem in problems)
    parts = [many(errors, "error")]
    if with_warnings:
        parts.append(many(len(problems) - errors, "warning"))
    return f"{many(resources, 'resource')} checked: {', '.join(parts)}"


def to_json(problems: Iterable[Problem], fixed: Iterable["Fix"] | None = None) -> str:
    """Return the problems as a JSON list of objects with the keys of a problem line.

    With repairs, it is an object: `fixed` has the lines before and after, `problems` what is left.
    """
    keys = ("path", "line", "column", "severity", "code", "message")
    rows = [{key: getattr(problem, key) for key in keys} for problem in problems]
    if fixed is None:
        return json.dumps(rows, ensure_ascii=False, indent=2)
    done = [fix._asdict() for fix in fixed]
    return json.dumps({"fixed": done, "problems": rows}, ensure_ascii=False, indent=2)


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
    where = f"file={path},line={problem.line},col={problem.column},title={problem.code}"
    return f"::{problem.severity} {where}::{escaped}"


_PLACEHOLDER = re.compile(r"https?://(?:[\w-]+\.)*example(?:\.(?:org|com|net))?[:/]")
"""An address that stands where a new toolkit has none yet."""


def codes_page(root: Path, settings: Settings) -> str:
    """Return the address of the site's page of codes, or nothing where a site has none."""
    address = "contribute/codes"
    has_page = (root / settings.docs / f"{address}.md").is_file()
    known = settings.url and not _PLACEHOLDER.match(settings.url)
    return f"{settings.url}{address}/" if known and has_page else ""
