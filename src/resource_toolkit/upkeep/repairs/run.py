"""Write what messages ask to write, and nothing else: tried on a copy, round by round.

One repair may bring another to light: a file that can be read again shows what else is in it.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from resource_toolkit.checking import Checked, check, trial_tree
from resource_toolkit.problems import Problem, Repair, Scope
from resource_toolkit.upkeep.renaming import successor_for, with_successor
from resource_toolkit.writing import write_files

from .edit import (
    Fix,
    as_plain,
    in_place,
    whole_lines,
    with_lines,
    with_links,
    with_moved_file,
)
from .kept import keeps_all

ROUNDS = 30
"""So many repairs in a row may each bring the next to light."""


@dataclass(frozen=True, kw_only=True)
class Repairs:
    """What is to be written, and what the checks say then."""

    files: dict[str, bytes | None]
    """Path to its new content; None for a file that gets another name."""
    moved: dict[str, str]
    """Path of a file that gets another name, to its new path."""
    fixes: tuple[Fix, ...]
    checked: Checked
    """The toolkit as it is after the repairs."""


def plan_repairs(now: Checked) -> Repairs:
    """Return the repairs that messages ask for, tried on a copy until no more can be written."""
    if not any(problem.repair for problem in now.problems):
        return Repairs(files={}, moved={}, fixes=(), checked=now)
    with trial_tree(now) as root:
        workshop = _Workshop(root)
        trial = now
        for _ in range(ROUNDS):
            if not workshop.mend(trial):
                break
            trial = check(root, now.catalog.today, now.settings)
        return Repairs(
            files=workshop.files(now.catalog.root),
            moved=workshop.moved,
            fixes=tuple(sorted(workshop.fixes, key=lambda fix: (fix.path, fix.line))),
            checked=trial,
        )


def writable(now: Checked) -> int:
    """Return how many problems have a repair that is written where it stands."""
    by_path: dict[str, list[Problem]] = defaultdict(list)
    for problem in now.problems:
        if problem.repair is not None:
            by_path[problem.path].append(problem)
    return sum(_writable(now, path, problems) for path, problems in by_path.items())


def _writable(now: Checked, path: str, problems: list[Problem]) -> int:
    """Return how many repairs of one file change it, each alone."""
    root, count = now.catalog.root, 0
    try:
        text = (root / path).read_bytes().decode()
    except (UnicodeDecodeError, OSError):
        text = ""
    for problem in problems:
        repair, scope = problem.repair, _scope(problem)
        if repair and scope is Scope.FILE:
            count += (root / repair.old).is_file() and not (root / repair.new).exists()
        elif repair and scope in (Scope.LINKS, Scope.NAMES):
            plain = as_plain(text)
            count += _whole(now, path, plain, repair) != plain
        else:
            count += bool(_in_place(path, text, [problem])[1])
    return count


def write_repairs(now: Checked, repairs: Repairs) -> None:
    """Write what is planned, all or none."""
    write_files(now.catalog.root, repairs.files)


class _Workshop:
    """A copy of a toolkit in which repairs are written."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.touched: set[str] = set()
        self.moved: dict[str, str] = {}
        self.fixes: list[Fix] = []
        self.seen: set[tuple[str, str]] = set()
        """Path and text of each state: none comes back, so two repairs cannot go in a circle."""

    def mend(self, now: Checked) -> bool:
        """Write the repairs of what is wrong now; return whether that changed a file."""
        by_path: dict[str, list[Problem]] = defaultdict(list)
        for problem in now.problems:
            if problem.repair is not None:
                by_path[problem.path].append(problem)
        written = [self._mend_file(now, path, problems) for path, problems in by_path.items()]
        return any(written)

    def files(self, home: Path) -> dict[str, bytes | None]:
        """Return what differs from the toolkit at home."""
        files: dict[str, bytes | None] = dict.fromkeys(self.moved)
        for path in sorted(self.touched):
            data = (self.root / path).read_bytes()
            if not (home / path).is_file() or (home / path).read_bytes() != data:
                files[path] = data
        return files

    def _mend_file(self, now: Checked, path: str, problems: list[Problem]) -> bool:
        """Write the repairs of one file: first those at their marks, then those of whole files."""
        renamed = [p for p in problems if _scope(p) is Scope.FILE and self._rename(p)]
        if renamed:
            return True
        try:
            before = (self.root / path).read_bytes().decode()
        except (UnicodeDecodeError, OSError):
            return False
        here = [p for p in problems if _scope(p) in (Scope.HERE, Scope.REST)]
        text, fixes = _in_place(path, before, here)
        for problem in problems:
            if problem.repair and _scope(problem) in (Scope.LINKS, Scope.NAMES):
                plain = as_plain(text)
                fresh = _whole(now, path, plain, problem.repair)
                fixes += whole_lines(problem, plain, fresh)
                text = with_lines(text, fresh)
        if text == before or (path, text) in self.seen:
            return False
        self.seen |= {(path, before), (path, text)}
        (self.root / path).write_bytes(text.encode())
        self.touched.add(path)
        self.fixes += fixes
        return True

    def _rename(self, problem: Problem) -> bool:
        """Give a file another name, in the links that lead to it too."""
        old, new = (problem.repair.old, problem.repair.new) if problem.repair else ("", "")
        if not (self.root / old).is_file() or (self.root / new).exists():
            return False
        (self.root / old).rename(self.root / new)
        first = next((path for path, to in self.moved.items() if to == old), old)
        self.moved[first] = new
        self.touched = {*self.touched - {old}, new}
        self.fixes.append(Fix(old, 1, problem.code, problem.message, (old,), (new,)))
        for page in sorted(self.root.rglob("*.md")):
            path = page.relative_to(self.root).as_posix()
            before = page.read_bytes().decode(errors="surrogateescape")
            text = with_moved_file(before, path, old, new)
            if text != before:
                page.write_bytes(text.encode(errors="surrogateescape"))
                self.touched.add(path)
                here = replace(problem, path=path)
                self.fixes += whole_lines(here, before, text)
        return True


def _in_place(path: str, before: str, problems: list[Problem]) -> tuple[str, list[Fix]]:
    """Return a text with the repairs at their marks, and what they changed.

    A repair by which its page would lose something is left out.
    """
    text, fixes = in_place(before, problems)
    if text == before or not path.endswith(".md") or keeps_all(before, text, problems):
        return text, fixes
    safe = [one for one in problems if keeps_all(before, in_place(before, [one])[0], [one])]
    text, fixes = in_place(before, safe)
    return (text, fixes) if keeps_all(before, text, safe) else (before, [])


def _scope(problem: Problem) -> Scope | None:
    return problem.repair.scope if problem.repair else None


def _whole(now: Checked, path: str, text: str, repair: Repair) -> str:
    """Return the text of a file after a repair of all its links or names."""
    if repair.scope is Scope.LINKS:
        return with_links(text, repair)
    successor = successor_for(now.catalog, repair)
    return with_successor(now, path, text, successor) if successor else text
