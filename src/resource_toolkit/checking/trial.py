"""What the checks would say if some files were written: tried on a copy, so nothing is lost."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from resource_toolkit.problems import Problem

from .checked import Checked, check


@dataclass(frozen=True, kw_only=True)
class Trial:
    """The catalog as it would be, and what is wrong with it that is not wrong now."""

    checked: Checked
    own: tuple[Problem, ...]
    """Problems in the files tried."""
    others: tuple[Problem, ...]
    """Errors that the files tried would cause in other files."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Every error that keeps the files from being written."""
        return (*(p for p in self.own if p.severity == "error"), *self.others)


@contextmanager
def trial_tree(now: Checked) -> Iterator[Path]:
    """Copy what the checks read into a folder that goes when the block ends; yield the folder."""
    root = now.catalog.root
    with tempfile.TemporaryDirectory(prefix="toolkit-trial-") as name:
        # Where the system's own folder for this is a link, paths would come out in two ways.
        copy = Path(name).resolve()
        for folder in (now.catalog.folder, now.settings.docs):
            if (root / folder).is_dir():
                shutil.copytree(root / folder, copy / folder, symlinks=True)
        yield copy


def try_files(now: Checked, files: Mapping[str, str | bytes | None]) -> Trial:
    """Return what the checks say of a catalog with these files; paths are relative to the root.

    None stands for a file that goes.
    """
    with trial_tree(now) as root:
        for path, held in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).unlink(missing_ok=True)
            if held is not None:
                (root / path).write_bytes(held.encode() if isinstance(held, str) else held)
        for path in (path for path, held in files.items() if held is None):
            with suppress(OSError):
                for folder in (root / path).parents:
                    folder.rmdir()
        checked = check(root, now.catalog.today, now.settings)
    # The files not tried are the same, so a problem is known by its place; its hint may change.
    known = {(problem.path, problem.line, problem.column, problem.code) for problem in now.problems}
    others = tuple(
        problem
        for problem in checked.problems
        if problem.path not in files
        and problem.severity == "error"
        and (problem.path, problem.line, problem.column, problem.code) not in known
    )
    own = tuple(problem for problem in checked.problems if problem.path in files)
    return Trial(checked=checked, own=own, others=others)
