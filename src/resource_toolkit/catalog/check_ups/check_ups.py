"""Check-ups: a few lines that a group answers, and where its answers lie on one or more scales.

A code holds the answers: one character a line, in the order of the lines. A digit is the place of
an answer, `x` stands for a line that is not known or not answered. Shares are hundredths, rounded
down; nothing here is a fraction, so that the script of the page comes to the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import product

from resource_toolkit.catalog.records import Record

UNKNOWN = "x"
"""The character of a line without an answer."""
FULL = 100
"""The highest share."""
LOWEST = 3
"""So many lines are named as the lowest."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """One scale, with its two ends in words."""

    id: str
    title: str
    low: str
    high: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line to answer, and the resources to try when its answer is low."""

    id: str
    scale: str
    ask: str
    help: str = ""
    goal: str = ""
    """What a program could do next, after "By …, we will"."""
    low: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """A term, and the shares by scale, both ends included, at which a result leans to it."""

    term: str
    start: Mapping[str, int] = field(default_factory=dict)
    """Scale to the least share; 0 where it is not named."""
    end: Mapping[str, int] = field(default_factory=dict)
    """Scale to the greatest share; 100 where it is not named."""

    def holds(self, shares: Mapping[str, int]) -> bool:
        """Return whether a point lies in this region."""
        return all(
            self.start.get(scale, 0) <= share <= self.end.get(scale, FULL)
            for scale, share in shares.items()
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Gate:
    """The question before all others, and the term it leads to when there is nothing to answer."""

    ask: str
    yes: str
    no: str
    term: str


@dataclass(frozen=True, kw_only=True, slots=True)
class GoalSheet:
    """The sheet that chosen goals go to, and the names of its fields; `{number}` is a row."""

    resource: str
    area: str
    goal: str
    step: str
    who: str
    by: str


@dataclass(frozen=True, kw_only=True)
class CheckUp(Record):
    """A check-up; its regions are tried in order, and the first that holds a point is its own."""

    order: int = 1000
    vocabulary: str
    """The facet whose terms the regions name."""
    stem: str = ""
    """The words that every line completes."""
    leaning: str = ""
    """The words before the term of a result, where "you lean toward" does not fit."""
    scales: tuple[Scale, ...] = ()
    answers: tuple[str, ...] = ()
    """The words of the answers, from 0 up."""
    unsure: str = ""
    note: str = ""
    """What everyone should know before answering."""
    first: Gate | None = None
    lines: tuple[Line, ...] = ()
    regions: tuple[Region, ...] = ()
    near: int = 0
    """How far, in hundredths, a neighbor may be."""
    notes: tuple[str, ...] = ()
    """For the person who leads the talk."""
    goal_sheet: GoalSheet | None = None
    disagreement: str = ""
    """The resource to use when the answers of a group lie far apart."""

    @property
    def address(self) -> str:
        """The page of this check-up, relative to the site."""
        return f"check-ups/{self.slug}/"

    @property
    def top(self) -> int:
        """The points of the highest answer."""
        return len(self.answers) - 1

    @cached_property
    def fingerprint(self) -> str:
        """Eight characters that change when an old code would mean something else."""
        lines = " ".join(f"{line.id}:{line.scale}" for line in self.lines)
        return sha256(f"{lines} {self.top}".encode()).hexdigest()[:8]

    def lines_of(self, scale: str) -> tuple[Line, ...]:
        """Return the lines of a scale, in order."""
        return tuple(line for line in self.lines if line.scale == scale)

    def full(self, scale: str) -> int:
        """Return the highest total of a scale in points."""
        return self.top * len(self.lines_of(scale))

    def region_at(self, shares: Mapping[str, int]) -> str | None:
        """Return the term of the first region that holds a point, or None in a hole."""
        return next((region.term for region in self.regions if region.holds(shares)), None)

    def borders(self, scale: str) -> tuple[int, ...]:
        """Return the shares at which some region may begin on a scale, from 0 up."""
        shares = {0}
        for region in self.regions:
            shares.add(region.start.get(scale, 0))
            shares.add(region.end.get(scale, FULL) + 1)
        return tuple(sorted(share for share in shares if share <= FULL))

    def cells(self) -> Iterator[dict[str, int]]:
        """Yield the lowest corner of every cell between borders: no region cuts a cell."""
        names = [scale.id for scale in self.scales]
        for corner in product(*map(self.borders, names)):
            yield dict(zip(names, corner, strict=True))


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """Where the answers of one code lie."""

    shares: Mapping[str, int | None]
    """Scale to hundredths; None where no line of it is answered."""
    region: str | None
    """The term; None where too little is answered."""
    neighbors: tuple[str, ...]
    """The other terms within `near`, in the order of the regions."""
    lowest: tuple[str, ...]
    """The ids of the lines with the lowest answers; ties in the order of the lines."""
    answered: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LineOfGroup:
    """How a group answered one line."""

    id: str
    counts: tuple[int, ...]
    """How many gave each answer, from 0 up; last, how many gave none."""
    median: int | None
    """The middle answer, or the lower of two; None where nobody answered."""
    spread: int
    """The highest answer less the lowest."""
    distance: int
    """The sum of the distances to the median."""


def is_code(check_up: CheckUp, code: str) -> bool:
    """Return whether a text is a code of this check-up."""
    known = {UNKNOWN, *map(str, range(len(check_up.answers)))}
    return len(code) == len(check_up.lines) and known.issuperset(code)


def score(check_up: CheckUp, code: str) -> Score:
    """Return where a code lies; raises ValueError when it is no code of this check-up."""
    if not is_code(check_up, code):
        raise ValueError(f"{code!r} is no code of {check_up.slug}")
    answers = {
        line.id: int(answer)
        for line, answer in zip(check_up.lines, code, strict=True)
        if answer != UNKNOWN
    }
    shares = {scale.id: _share(check_up, scale.id, answers) for scale in check_up.scales}
    point = {scale: share for scale, share in shares.items() if share is not None}
    enough = 2 * len(answers) >= len(check_up.lines) and len(point) == len(shares)
    region = check_up.region_at(point) if enough else None
    return Score(
        shares=shares,
        region=region,
        neighbors=_neighbors(check_up, point, region) if region else (),
        lowest=tuple(sorted(answers, key=answers.__getitem__)[:LOWEST]),
        answered=len(answers),
    )


def _share(check_up: CheckUp, scale: str, answers: Mapping[str, int]) -> int | None:
    given = [answers[line.id] for line in check_up.lines_of(scale) if line.id in answers]
    return FULL * sum(given) // (check_up.top * len(given)) if given else None


def _neighbors(check_up: CheckUp, point: Mapping[str, int], region: str) -> tuple[str, ...]:
    reached = []
    for scale, share in point.items():
        low, high = max(0, share - check_up.near), min(FULL, share + check_up.near)
        reached.append([low, *(at for at in check_up.borders(scale) if low < at <= high)])
    near = {check_up.region_at(dict(zip(point, at, strict=True))) for at in product(*reached)}
    terms = dict.fromkeys(region.term for region in check_up.regions)
    return tuple(term for term in terms if term in near and term != region)


def group(check_up: CheckUp, codes: Sequence[str]) -> tuple[LineOfGroup, ...]:
    """Return each line as a group answered it, the most disputed first.

    Disputed is what spreads most; then what lies farthest from its median; then the earlier line.
    Raises ValueError when a text is no code of this check-up.
    """
    for code in codes:
        if not is_code(check_up, code):
            raise ValueError(f"{code!r} is no code of {check_up.slug}")
    answered = [
        _line_of_group(check_up, line.id, [code[position] for code in codes])
        for position, line in enumerate(check_up.lines)
    ]
    return tuple(sorted(answered, key=lambda line: (-line.spread, -line.distance)))


def _line_of_group(check_up: CheckUp, name: str, answers: Sequence[str]) -> LineOfGroup:
    given = sorted(int(answer) for answer in answers if answer != UNKNOWN)
    median = given[(len(given) - 1) // 2] if given else None
    counts = [given.count(value) for value in range(len(check_up.answers))]
    return LineOfGroup(
        id=name,
        counts=(*counts, len(answers) - len(given)),
        median=median,
        spread=given[-1] - given[0] if given else 0,
        distance=sum(abs(value - median) for value in given) if median is not None else 0,
    )
