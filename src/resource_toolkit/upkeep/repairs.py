"""Repair what is safe in the files of all resources."""

from datetime import date
from pathlib import Path

from resource_toolkit.problems import ToolkitError
from resource_toolkit.reading import read_catalog, read_settings
from resource_toolkit.writing import Fix, encoded, fix_text, read_lines, resource_files, write_files


def fix_files(root: Path, today: date) -> list[Fix]:
    """Repair the files of a toolkit; return what was done, line by line."""
    catalog, _ = read_catalog(root, today=today, folder=read_settings(root).resources)
    done: list[Fix] = []
    files: dict[str, bytes] = {}
    for path in resource_files(catalog):
        try:
            text, newline = read_lines(path)
        except (ToolkitError, OSError):
            continue
        name = path.relative_to(catalog.root).as_posix()
        fixed, fixes = fix_text(catalog, name, text)
        if fixes:
            files[name] = encoded(fixed, newline)
        done += fixes
    write_files(catalog.root, files)
    return done
