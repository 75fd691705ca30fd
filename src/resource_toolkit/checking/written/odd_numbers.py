"""Numbered lists in which one number is written in another way than those beside it."""

import re
from collections.abc import Iterator

from resource_toolkit.problems import Repair, as_line

from .list_slips import NUMBERED
from .slip import Slip

_ODD_NUMBER = re.compile(
    r"^( {0,3})(\d{1,2})(?:[.)]{2,}|[.)]?[-–—:,;\]]| ?[-–—]| [.)]|)[ \t]+"
    r"(?=\*{0,2}[A-ZÁÉÍÓÚÑ¿¡“\"])(\S.*)",
    re.M,
)
"""A number at the begin of a line with another sign behind it than a point, or with none."""


def odd_numbers(text: str) -> Iterator[Slip]:
    """Yield each line whose number alone is written in another way than those beside it."""
    for line in _ODD_NUMBER.finditer(text):
        number = int(line[2])
        above = text[: line.start()].rstrip().rpartition("\n")[2]
        below = text[line.end() :].lstrip("\n")
        first = number == 1 and re.match(r" {0,3}2[.)] ", below)
        if first or (number > 1 and re.match(rf" {{0,3}}{number - 1}[.)] ", above)):
            told = f"{line[1]}{number}. {line[3]}"
            message = f"{NUMBERED}; write {as_line(told.strip())}"
            yield Slip(line.start(), "RC121", message, Repair(line[0], told))
