"""Mistakes as data: each is made in a small toolkit with one file of every kind.

A mistake says what a person did, the code that tells it, and in which line:

- `in`, `change`: the file, and the text with what took its place; or `file` with `text`, `hex` or
  `like` (another file, changed by `edit`) for one that is new; `delete`; `rename`.
- `told`: the code. It stands `in` the file, or `of` another, in the line of the new text, or of
  `at`, or with the number `line`.
- `write`: a line, and the one to write in its place, which the message shows; `do`: the same where
  the message only `says` it in its own words; `undo`: the person takes the change back.
- `works`: what people write so simply works.
- `most`: how many other lines are told that are no false ones, as after a page was deleted.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from resource_toolkit.checking.checked import check
from resource_toolkit.problems.problem import Problem

ORCHARD = Path(__file__).parent / "orchard"
TODAY = date(2026, 11, 21)
MOST_FOLLOWERS = 3
_DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True)
class Mistake:
    """One mistake, and what must be said of it."""

    says: dict[str, Any]

    @property
    def file(self) -> str:
        """The file in which it is made."""
        return str(self.says.get("file") or self.says["in"])

    @property
    def place(self) -> str:
        """The file that the problem names."""
        return str(self.says.get("of") or self.says.get("rename") or self.file)

    def make(self, root: Path) -> None:
        """Make the mistake."""
        said, path = self.says, root / self.file
        path.parent.mkdir(parents=True, exist_ok=True)
        if said.get("delete"):
            path.unlink()
        elif "rename" in said:
            (root / said["rename"]).parent.mkdir(parents=True, exist_ok=True)
            path.rename(root / said["rename"])
        elif "hex" in said and "file" not in said:
            old, new = map(bytes.fromhex, said["hex"])
            path.write_bytes(_exchanged(path.read_bytes(), old, new))
        elif "hex" in said:
            path.write_bytes(bytes.fromhex(said["hex"]).ljust(said.get("size", 0), b"\0"))
        elif "change" in said or "like" in said:
            text = (root / said.get("like", self.file)).read_text(encoding="utf-8")
            for name in ("change", "also", "edit", "edit_too"):
                text = _exchanged(text, *said[name]) if name in said else text
            path.write_text(text, encoding="utf-8")
        else:
            path.write_text(said["text"], encoding="utf-8")

    def line(self, root: Path) -> int:
        """Return the line that must be named."""
        if "line" in self.says:
            return int(self.says["line"])
        text = (root / self.place).read_bytes().decode("utf-8", "replace")
        new = self.says.get("at", self.says.get("change", ["", ""])[1])
        return text.count("\n", 0, text.index(new)) + 1

    def mend(self, root: Path) -> None:
        """Do what the message says."""
        old, new = self.says.get("do") or self.says["write"]
        path = root / self.file
        text = path.read_text(encoding="utf-8")
        path.write_text(_exchanged(text, old, new), encoding="utf-8")


def _exchanged(text: Any, old: Any, new: Any) -> Any:
    assert old in text, f"{old!r} is not there"
    return text.replace(old, new, 1)


def read_mistakes(name: str) -> list[Mistake]:
    """Return the mistakes of a file of the folder `tests/data`."""
    rows = yaml.safe_load((_DATA / name).read_text(encoding="utf-8"))
    return [Mistake(row) for row in rows]


def tell(root: Path) -> list[Problem]:
    """Return all that is wrong in a toolkit, in the order in which it is told."""
    return check(root, TODAY).problems


def faults(mistake: Mistake, root: Path) -> Iterator[str]:
    """Make a mistake in a fresh toolkit; yield all that is not told as it must be."""
    shutil.copytree(ORCHARD, root)
    mistake.make(root)
    problems, said = tell(root), mistake.says
    told = "\n".join(map(str, problems))
    if said.get("works"):
        yield from [f"this should work:\n{told}"] if problems else []
        return
    line, code = mistake.line(root), said["told"]
    hits = [p for p in problems if (p.path, p.line, p.code) == (mistake.place, line, code)]
    if not hits:
        yield f"{code} at {mistake.place}:{line} is missing:\n{told}"
        return
    shown = " ".join(problem.message for problem in hits)
    wanted = said.get("shown") or said.get("says") or said["write"][1].strip()
    if wanted not in shown:
        yield f"{wanted!r} is not shown: {shown}"
    if len(problems) - len(hits) > said.get("most", MOST_FOLLOWERS):
        yield f"{len(problems) - len(hits)} more are told:\n{told[:2000]}"
    if problems[0] not in hits and said.get("most") is None:
        yield f"another one comes first: {told[:400]}"
    if "do" in said or "write" in said:
        mistake.mend(root)
        if left := tell(root):
            yield "after what it says was done: " + "\n".join(map(str, left))
    elif not said.get("undo"):
        yield "the mistake says nothing of what to do"
