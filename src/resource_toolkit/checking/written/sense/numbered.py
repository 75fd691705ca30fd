"""Numbers of a list that leave one out, or hold one twice, as after a line was deleted."""

import re
from collections.abc import Iterator

from resource_toolkit.checking.readability import Prose
from resource_toolkit.problems import Problem, as_line

_ITEM = re.compile(r"^(\d{1,2})([.)] )([^\n]*)|^#", re.M)
_COUNTS_ON = re.compile(r"\n[2-9][.)] ")
_SHOWN = 60


def numbered(prose: Prose) -> Iterator[Problem]:
    """The numbers of a list should follow each other."""
    last, words, all_alike, text = 0, "", True, prose.text
    for item in _ITEM.finditer(text) if _COUNTS_ON.search(text) else ():
        number = int(item[1] or 0)
        if last and number > 1 and number not in (last, last + 1):
            message = f"{number} follows {last}; bring back what is missing, or number these lines "
            told = as_line(f"{last + 1}{item[2]}{item[3]}", _SHOWN)
            yield prose.at_body(item.start(), "RC547", f"{message}anew: write {told}, and so on")
        elif last > 1 and number == last and item[3] != words and not all_alike:
            told = as_line(f"{last + 1}{item[2]}{item[3]}", _SHOWN)
            message = f"{number} stands twice; delete one of the two, or number these lines anew: "
            yield prose.at_body(item.start(), "RC547", f"{message}write {told}, and so on")
        all_alike = number < 2 or (all_alike and number == last)
        last, words = number, item[3]
