"""What another name changes in all files, and whether the checks would still be content."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from resource_toolkit.catalog import Catalog
from resource_toolkit.checking import Checked, try_files
from resource_toolkit.problems import Problem
from resource_toolkit.writing import changed_lines, encoded, read_lines, write_files


@dataclass(frozen=True, kw_only=True)
class ChangedLines:
    """Lines of a file that follow each other and change: what they were and what they become."""

    path: str
    line: int
    """Where they stand in the new text."""
    before: tuple[str, ...]
    after: tuple[str, ...]

    def __str__(self) -> str:
        lines = [*(f"  - {line}" for line in self.before), *(f"  + {line}" for line in self.after)]
        return "\n".join([f"{self.path}:{self.line}", *lines])


@dataclass(frozen=True, kw_only=True)
class Renaming:
    """What a new name, or going out of use, changes, and what would then be wrong."""

    files: dict[str, str | bytes | None]
    """Path to what it will hold; None for a file that goes, or gets another name."""
    newlines: dict[str, str]
    moved: dict[str, str]
    """Path of each file that gets another name, to its new path."""
    changes: tuple[ChangedLines, ...]
    errors: tuple[Problem, ...]
    """Errors that are not there now; with one, nothing is to be written."""
    warnings: tuple[Problem, ...]


def as_renaming(
    now: Checked, texts: Mapping[str, str], moved: Mapping[str, str], gone: Iterable[str] = ()
) -> Renaming:
    """Return the plan in which files get these texts, some get other paths, and some go."""
    root = now.catalog.root
    files: dict[str, str | bytes | None] = {}
    newlines: dict[str, str] = {}
    changes = []
    for name, text in sorted(texts.items()):
        before, newline = read_lines(root / name) if (root / name).is_file() else ("", "\n")
        if name in gone or (text == before and name not in moved):
            continue
        target = moved.get(name, name)
        files[target], newlines[target] = text, newline
        changes += [
            ChangedLines(path=target, line=line, before=tuple(lost), after=tuple(written))
            for line, lost, written in changed_lines(before, text)
        ]
    for name, target in moved.items():
        if name not in texts:
            files[target] = (root / name).read_bytes()
    files |= dict.fromkeys((*moved, *gone))
    errors, warnings = _new_problems(now, files, moved)
    return Renaming(
        files=files,
        newlines=newlines,
        moved=dict(moved),
        changes=tuple(changes),
        errors=errors,
        warnings=warnings,
    )


def write_renaming(catalog: Catalog, renaming: Renaming) -> None:
    """Write what is planned, all or none."""
    files = {
        path: encoded(held, renaming.newlines[path]) if isinstance(held, str) else held
        for path, held in renaming.files.items()
    }
    write_files(catalog.root, files)
    for path, held in files.items():
        if held is None:
            remove_empty(catalog.root / path)


def remove_empty(path: Path) -> None:
    """Remove the folders above a path that hold nothing any more."""
    with suppress(OSError):
        for folder in path.parents:
            folder.rmdir()


def _new_problems(
    now: Checked, files: Mapping[str, str | bytes | None], moved: Mapping[str, str]
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return the errors, and the warnings of the files themselves, that are not there now."""
    known = {(moved.get(p.path, p.path), p.code, p.message) for p in now.problems}
    trial = try_files(now, files)
    fresh = [p for p in trial.own if (p.path, p.code, p.message) not in known]
    errors = [p for p in fresh if p.severity == "error"]
    return (*errors, *trial.others), tuple(p for p in fresh if p.severity != "error")
