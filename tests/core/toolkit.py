"""A small toolkit on disk that core tests change in one place each."""

import shutil
from datetime import date
from pathlib import Path

from resource_catalog.catalog import Catalog
from resource_catalog.checks import check
from resource_catalog.loader import load_catalog
from resource_catalog.markup import render_all
from resource_catalog.problems import Problem
from resource_catalog.style import check_style

SMALL = Path(__file__).parents[1] / "fixtures" / "small"
TODAY = date(2026, 11, 21)


def copy_small(root: Path) -> Path:
    """Copy the small toolkit into an empty folder and return the folder."""
    shutil.copytree(SMALL, root, dirs_exist_ok=True)
    return root


def load(root: Path) -> Catalog:
    """Return the catalog of a folder that must be free of problems."""
    catalog, problems = load_catalog(root, today=TODAY)
    assert [str(problem) for problem in problems] == []
    return catalog


def all_problems(root: Path, today: date = TODAY) -> list[Problem]:
    """Return every problem of a folder: of reading, of checks and of style, sorted."""
    catalog, problems = load_catalog(root, today=today)
    bodies = render_all(catalog)
    problems += check(catalog, bodies)
    errors = {problem.path for problem in problems if problem.severity == "error"}
    return sorted([*problems, *check_style(catalog, bodies, errors)])
