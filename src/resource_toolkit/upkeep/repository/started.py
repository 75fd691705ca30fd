"""The words of an empty start that stand for the owner's own.

In the files of the start such a line ends with a mark that says what to write in its place. A new
toolkit gets the line without the mark; where it still stands, nobody has written their own.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from resource_toolkit.catalog import Settings
from resource_toolkit.problems import many
from resource_toolkit.reading import goes_live, read_settings

STARTER = Path(__file__).parents[1] / "starter"
_MARK = re.compile(r"\{yours, ([^}\n]*)\}$", re.M)
_TEXTS = (".md", ".yml")


class StartLine(NamedTuple):
    """A line of a toolkit that is still as the empty start had it."""

    path: str
    number: int
    words: str
    instead: str
    """What an owner writes there."""

    def __str__(self) -> str:
        return (
            f"{self.path}:{self.number}:1: '{self.words}' still stands there as the empty start "
            f"had it; write {self.instead}"
        )


def without_marks(text: str) -> str:
    """Return a file of the start as a new toolkit gets it."""
    return _MARK.sub("", text)


def start_lines(root: Path, settings: Settings, *others: str) -> list[StartLine]:
    """Return the lines of the settings, the content and other files that nobody has rewritten."""
    folders = [root / settings.resources, root / settings.docs]
    inside = (file for folder in folders for file in sorted(folder.rglob("*")))
    files = [root / "mkdocs.yml", *inside, *(root / name for name in others)]
    return [
        StartLine(file.relative_to(root).as_posix(), number, words, _marked()[words])
        for file in files
        if file.suffix in _TEXTS and file.is_file()
        for number, words in _lines(file)
        if words in _marked()
    ]


def words_that_stop(root: Path) -> str:
    """Return why a site may not go live, or nothing: where no host publishes it, all may stay."""
    left = start_lines(root, read_settings(root)) if goes_live() else []
    if not left:
        return ""
    more = f" and {many(len(left) - 1, 'more line')}" if left[1:] else ""
    return (
        f"{left[0].path}:{left[0].number}{more} still stand as the empty start had them; nothing "
        "goes live before you write your own: 'toolkit check --release' lists what to write"
    )


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    text = file.read_text(encoding="utf-8-sig", errors="replace")
    yield from ((number, line.strip()) for number, line in enumerate(text.splitlines(), 1))


@cache
def _marked() -> dict[str, str]:
    """Return the marked lines of the start, each with what to write instead."""
    return {
        _MARK.sub("", line): told[1]
        for file in STARTER.rglob("*")
        if file.suffix in _TEXTS
        for _, line in _lines(file)
        if (told := _MARK.search(line))
    }
