"""The parts of a training against each other: their minutes, and the objectives that they serve."""

import re
from collections.abc import Iterator

from resource_toolkit.catalog import Catalog
from resource_toolkit.checking.named import problem_at
from resource_toolkit.problems import Problem, shown

from .number_words import COUNTS, count_of

_NUMBER = "|".join(COUNTS)
_WITHIN = re.compile(
    rf"(?i)(?:\bfor (?:about )?|, )(\d{{1,3}}|{_NUMBER}) minutes"
    r"(?! (?:a|per|each|every|before|after|later|ago|from)\b)(?=[.,;)]| (?:alone|in|with|for|to)\b)"
)
"""Minutes that a part of an outline shares out."""
_OBJECTIVE = re.compile(r"(?i)\b(objectives?|objetivos?) (\d{1,2}(?:(?:, | and | y |-|–)\d{1,2})*)")
_LEAST = 2
"""So many objectives that are named show that each part names its own."""


def timed_parts(catalog: Catalog) -> Iterator[Problem]:
    """A part of an outline should share out no more minutes than it has."""
    for training in catalog.trainings.values() if catalog.house.runs("RC547") else ():
        for n, part in enumerate(training.outline):
            for said in _WITHIN.finditer(part.what) if part.minutes else ():
                minutes = count_of(said[1])
                if minutes > part.minutes:
                    message = f"this part takes {part.minutes} minutes, and its text says "
                    message += f"{shown(f'{said[1]} minutes')}; correct one of them"
                    yield problem_at(training, ("outline", n, "what"), "RC547", message)
                    break


def served_objectives(catalog: Catalog) -> Iterator[Problem]:
    """Where the parts of an outline name the objectives that they serve, each should be named."""
    for training in catalog.trainings.values() if catalog.house.runs("RC547") else ():
        named: set[int] = set()
        word = ""
        for part in training.outline:
            for said in _OBJECTIVE.finditer(part.what):
                word = word or said[1].removesuffix("s")
                named |= _numbers(said[2])
        left = [n for n in range(1, len(training.objectives) + 1) if n not in named]
        if len(left) == 1 and len(named) >= _LEAST and max(named) <= len(training.objectives):
            message = f"no part of the outline names objective {left[0]}, and the others are named;"
            message += f" write '({word} {left[0]})' at the part that serves it"
            yield problem_at(training, ("objectives", left[0] - 1), "RC547", message)


def _numbers(said: str) -> set[int]:
    """Return the numbers of a list or span such as `1, 2 and 4` or `2-4`."""
    ends = [int(number) for number in re.findall(r"\d+", said)]
    return {*range(ends[0], ends[-1] + 1)} if re.search("[-–]", said) else {*ends}
