"""A small toolkit on disk that core tests change in one place each."""

import shutil
from datetime import date
from pathlib import Path

from resource_toolkit.catalog.catalog import Catalog
from resource_toolkit.catalog.settings import Settings
from resource_toolkit.checking.checked import check
from resource_toolkit.problems.problem import Problem
from resource_toolkit.reading.loader import read_catalog

SMALL = Path(__file__).parents[1] / "toolkits" / "small"
TODAY = date(2026, 11, 21)
SITE = "https://garden.example.org/"


def copy_small(root: Path) -> Path:
    """Copy the small toolkit into an empty folder and return the folder."""
    shutil.copytree(SMALL, root, dirs_exist_ok=True)
    return root


def load(root: Path) -> Catalog:
    """Return the catalog of a folder that must be free of problems."""
    catalog, problems = read_catalog(root, today=TODAY)
    assert [str(problem) for problem in problems] == []
    return catalog


def all_problems(root: Path, today: date = TODAY) -> list[Problem]:
    """Return every problem of a folder: of reading, of checks and of style, sorted."""
    settings = None if (root / "mkdocs.yml").is_file() else Settings(url=SITE)
    return check(root, today, settings).problems
