"""Parts of a text that a change brought in a second time, told once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from resource_toolkit.checking import Checked
from resource_toolkit.problems import Problem

_CODE = "RC512"
_LEAST_SIGNS = 60
"""So much stands in two places by a paste alone."""
_LINE = re.compile(r"\bline (\d+)\b")


@dataclass(frozen=True)
class _Pasted:
    """Lines of a file, counted from 1, that are other ones of it once more."""

    first: int
    last: int
    source: int

    @property
    def told(self) -> str:
        """What is said of the lines."""
        if self.first == self.last:
            return f"this is line {self.source} once more, word for word; delete one of the two"
        count, end = self.last - self.first + 1, self.source + self.last - self.first
        lines = f"lines {self.first} to {self.last} are lines {self.source} to {end} once more"
        return f"{lines}, word for word; delete these {count} lines"

    def brings(self, problem: Problem) -> bool:
        """Return whether a problem of the file comes from lines that stand twice."""
        named = _LINE.search(problem.message) if problem.code == _CODE else None
        at = int(named[1]) if named else problem.line
        return any(self.first <= line <= self.last for line in (problem.line, at))


def with_pasted(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit; a part that a change pasted twice is told once.

    `before` has the former texts of the files of a change. What else is told of the second one
    would not be there without it.
    """
    problems = list(now.problems)
    allowed = {one.path for one in now.catalog.active if _CODE in one.allow}
    for path, was in before.items() if now.catalog.house.runs(_CODE) else ():
        file = now.catalog.root / path
        if not path.endswith(".md") or path in allowed or not file.is_file():
            continue
        rows = file.read_text("utf-8", "replace").rstrip().split("\n")
        for part in _pasted(was.rstrip().split("\n"), rows):
            problems = [one for one in problems if one.path != path or not part.brings(one)]
            one = Problem(path=path, line=part.first, column=1, code=_CODE, message=part.told)
            problems.append(one)
    return problems


def _pasted(old: Sequence[str], new: Sequence[str]) -> Iterator[_Pasted]:
    """Yield each block of new lines that stands elsewhere in the text too."""
    for what, _, _, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        parts = [*_sources(new, first, last)] if what == "insert" else []
        headed = (one for one in parts if new[one.first - 1].startswith("#"))
        if parts:
            yield next(headed, parts[0])


def _sources(new: Sequence[str], first: int, last: int) -> Iterator[_Pasted]:
    """Yield a new block that stands elsewhere too, from each line where it may begin.

    Of two copies below each other, it may begin with any line of the first.
    """
    while True:
        begin, end = first, last
        while begin < end and not new[end - 1].strip():
            end -= 1
        while begin < end and not new[begin].strip():
            begin += 1
        block = [*new[begin:end]]
        if _is_long(block):
            places = [*range(begin - len(block) + 1), *range(end, len(new) - len(block) + 1)]
            source = next((n for n in places if [*new[n : n + len(block)]] == block), None)
            if source is not None:
                yield _Pasted(begin + 1, end, source + 1)
        if first == 0 or new[first - 1] != new[last - 1]:
            return
        first, last = first - 1, last - 1


def _is_long(block: Sequence[str]) -> bool:
    """Return whether lines are so many that they stand in two places by a paste alone.

    A form has the same lines to write on more than once.
    """
    words = [line for line in block if line.strip()]
    filled = any("___" in one for one in words) or all(one[0] in "|-" for one in words)
    return sum(map(len, words)) >= _LEAST_SIGNS and not filled
