"""Nothing is lost by a repair: a text keeps its lines to write on, its boxes and its words."""

import re
from collections import Counter
from collections.abc import Iterable

from resource_toolkit.problems import Problem
from resource_toolkit.reading import BodyRenderer, plain_text

_HEAD = re.compile(r"\A\ufeff?---[ \t]*\r?\n.*?^---[ \t]*\r?\n", re.S | re.M)
_PLACE = re.compile(r"_{3,}|[☐□]|<input|<td[^>]*>(?:<br>\s*)*</td>")
_NUMBER = re.compile(r"^[ \t]*(\d{1,3})[.)][ \t]", re.M)
"""The number of an item, which its page counts by itself."""
_WORD = re.compile(r"[^\W_]+")


def keeps_all(before: str, after: str, problems: Iterable[Problem]) -> bool:
    """Return whether the page of a text has all that it had before repairs.

    It may lose words that a repair itself takes away, and no place to write on or to tick.
    """
    if not (_HEAD.match(before) and _HEAD.match(after)):
        return True  # What is text and what is not is the very thing that is repaired.
    was, now = _page(before), _page(after)
    if len(_PLACE.findall(now)) < len(_PLACE.findall(was)):
        return False
    lost = _words(was) - _words(now) - Counter(_NUMBER.findall(after))
    if not lost:
        return True
    taken = Counter[str]()
    for problem in problems:
        if problem.repair:
            taken += Counter(_WORD.findall(f"{problem.repair.old} {problem.message}"))
    return set(lost) <= set(taken)


def _page(text: str) -> str:
    page = BodyRenderer().render(_HEAD.sub("", text).replace("\r\n", "\n"), "").html
    return re.sub(r' id="[^"]*"', "", page)


def _words(page: str) -> Counter[str]:
    return Counter(_WORD.findall(plain_text(page, " ")))
