"""An empty toolkit for another agency: its own content and settings, and doors to the program."""

import json
from datetime import date
from importlib.metadata import distribution, version
from pathlib import Path

from resource_toolkit.reading import read_catalog
from resource_toolkit.writing import new_folder, stale_files, write_generated

from .generated import generated_files
from .repository import STARTER, without_marks

_NAME = "resource-toolkit"
_HIDDEN = "dot-"
"""How names that begin with a dot are written here: a wheel would leave such files out."""


def write_agency(target: Path, today: date) -> list[str]:
    """Write an empty toolkit that builds into a folder; return its files.

    Raises ToolkitError when the folder holds something already.
    """
    target = new_folder(target, _toolkit_around(target))
    said = {"{today}": today.isoformat(), "{program}": _program()}
    for source in sorted(STARTER.rglob("*")):
        if source.is_file() and source.suffix != ".pyc":
            text = without_marks(source.read_text(encoding="utf-8"))
            for mark, value in said.items():
                text = text.replace(mark, value)
            parts = source.relative_to(STARTER).parts
            path = target.joinpath(*(part.replace(_HIDDEN, ".", 1) for part in parts))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    catalog, _ = read_catalog(target, today=today)
    write_generated(target, stale_files(target, generated_files(catalog)))
    return sorted(
        path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()
    )


def _program() -> str:
    """Return what a list of requirements says of the installed program.

    That is the address it came from, where it came from one that others reach too.
    """
    told = json.loads(distribution(_NAME).read_text("direct_url.json") or "{}")
    url = str(told.get("url", ""))
    if "archive_info" in told and url.startswith("https://"):
        return f"{_NAME}[papers] @ {url}"
    return f"{_NAME}[papers]~={version(_NAME)}"


def _toolkit_around(target: Path) -> Path:
    """Return the toolkit that a place lies in, so that none of its folders takes another in."""
    around = target.absolute().parents
    return next((folder for folder in around if (folder / "mkdocs.yml").is_file()), Path.cwd())
