"""The button that opens a repository in the browser: its address names the repository."""

import re
from collections.abc import Iterator
from pathlib import Path

from resource_toolkit.writing import write_files

_KEPT = "surrogateescape"
"""How bytes that are no UTF-8 stay as they are."""
_FILES = ("README.md", "CONTRIBUTING.md")
_PLACEHOLDER = re.compile(r"(?<=https://codespaces\.new/)example/[\w.-]+")


def doors_left(root: Path) -> Iterator[str]:
    """Yield a line for each button that leads to no repository yet, with what to write."""
    for name, text in _texts(root):
        for number, line in enumerate(text.splitlines(), 1):
            if lead := _PLACEHOLDER.search(line):
                yield (
                    f"{name}:{number}:{lead.start() + 1}: the button 'Open in the browser' leads "
                    f"to '{lead[0]}', which only stands for yours; write owner and name of your "
                    "repository. Until then the first deploy writes it"
                )


def write_doors(root: Path, repository: str) -> None:
    """Let the buttons lead to a repository, where they name none yet."""
    made = {name: _PLACEHOLDER.sub(repository, text) for name, text in _texts(root)}
    write_files(root, {name: text.encode("utf-8", _KEPT) for name, text in made.items()})


def _texts(root: Path) -> Iterator[tuple[str, str]]:
    for name in _FILES:
        if (root / name).is_file() and not (root / name).is_symlink():
            text = (root / name).read_bytes().decode("utf-8", _KEPT)
            if _PLACEHOLDER.search(text):
                yield name, text
