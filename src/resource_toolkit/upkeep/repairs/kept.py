"""Nothing is lost by a repair: a text keeps its lines to write on, its boxes and its words."""

import re
from collections import Counter
from collections.abc import Sequence

from resource_toolkit.problems import Problem
from resource_toolkit.reading import BodyRenderer, plain_text

_HEAD = re.compile(r"\A\ufeff?---[ \t]*\r?\n.*?^---[ \t]*\r?\n", re.S | re.M)
_EMPTY = r"<td[^>]*>(?:<br>\s*)*</td>"
_TYPED = r"_{3,}|[☐□]|<input"
_PLACE = re.compile(f"{_TYPED}|{_EMPTY}")
_TYPED_PLACE = re.compile(_TYPED)
_NUMBER = re.compile(r"^[ \t]*(\d{1,3})[.)][ \t]", re.M)
"""The number of an item, which its page counts by itself."""
_WORD = re.compile(r"[^\W_]+")


def keeps_all(before: str, after: str, problems: Sequence[Problem]) -> bool:
    """Return whether the page of a text has all that it had before repairs.

    It may lose words that a repair itself takes away, and no place to write on or to tick.
    """
    if not (_HEAD.match(before) and _HEAD.match(after)):
        return True  # What is text and what is not is the very thing that is repaired.
    was, now = _page(before), _page(after)
    # Where lines are only joined or parted, a row that came of it had empty cells that nobody made.
    asked = _TYPED_PLACE if all(map(_only_blanks, problems)) else _PLACE
    if len(asked.findall(now)) < len(asked.findall(was)):
        return False
    lost = _words(was) - _words(now) - Counter(_NUMBER.findall(after))
    if not lost:
        return True
    taken = Counter[str]()
    for problem in problems:
        if problem.repair:
            taken += Counter(_WORD.findall(f"{problem.repair.old} {problem.message}"))
    return set(lost) <= set(taken)


def _only_blanks(problem: Problem) -> bool:
    """Return whether a repair changes no sign of a text but blanks and line ends."""
    old, new = (problem.repair.old, problem.repair.new) if problem.repair else ("", "")
    return old != new and "".join(old.split()) == "".join(new.split())


def _page(text: str) -> str:
    page = BodyRenderer().render(_HEAD.sub("", text).replace("\r\n", "\n"), "").html
    return re.sub(r' id="[^"]*"', "", page)


def _words(page: str) -> Counter[str]:
    return Counter(_WORD.findall(plain_text(page, " ")))
