"""The mark of a built site: which files a build made, so that it removes nothing else."""

import os
from collections.abc import Iterator
from pathlib import Path

MARK = ".toolkit-site"
"""A file in each site. Hosts need not publish it; only the next build here reads it."""
_FIRST = "resource-toolkit site 1: files that the next build may replace\n"
_OF_THE_SYSTEM = (".DS_Store", "Thumbs.db", "desktop.ini")
"""What file managers leave in folders; nobody misses it."""


def mark_site(site: Path) -> None:
    """Write down every file of a finished site."""
    names = sorted(name for name in _files(site) if name != MARK)
    (site / MARK).write_bytes(os.fsencode(_FIRST + "".join(f"{name}\n" for name in names)))


def is_marked(site: Path) -> bool:
    """Return whether a build made this folder."""
    mark = site / MARK
    return mark.is_file() and mark.read_bytes().startswith(_FIRST.encode())


def foreign_file(site: Path) -> str | None:
    """Return a file of a marked site that no build made, if there is one."""
    made = {MARK, *os.fsdecode((site / MARK).read_bytes()).split("\n")[1:]}
    foreign = (name for name in _files(site) if name not in made)
    return next((name for name in foreign if Path(name).name not in _OF_THE_SYSTEM), None)


def _files(folder: Path) -> Iterator[str]:
    """Yield the files and links in a folder, relative to it."""
    for where, folders, names in os.walk(folder):
        links = [name for name in folders if Path(where, name).is_symlink()]
        for name in (*names, *links):
            yield os.path.relpath(os.path.join(where, name), folder).replace(os.sep, "/")  # noqa: PTH118 thousands of paths are plain text
