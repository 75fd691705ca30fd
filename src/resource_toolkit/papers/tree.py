"""The tree of a body: what stands on a page, free of HTML. Every writer takes it."""

import re
from dataclasses import dataclass, replace
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one style; `href` where they are a link, `language` where it is another one."""

    text: str
    strong: bool = False
    emphasis: bool = False
    struck: bool = False
    code: bool = False
    raised: bool = False
    href: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A line to write on, as wide as this many signs; `field` is its name on the sheet."""

    signs: int
    field: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick; `field` is its name on the sheet."""

    ticked: bool = False
    field: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture; its source as the page of the resource names it."""

    source: str
    alt: str


Run: TypeAlias = Text | Break | Blank | Tick | Picture
Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 to 6."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Room:
    """Empty lines to write on."""

    lines: int


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; each item is blocks. `start` is 0 where it has no numbers."""

    items: tuple["Blocks", ...]
    start: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `lines` is how many empty lines stand in it, `field` its name on the sheet."""

    runs: Runs
    lines: int = 0
    field: str = ""
    expected: int = 0
    """How many signs people write into it, as far as a filled example tells; 0 where none does."""

    @property
    def to_fill(self) -> bool:
        """Whether people write into it and nothing stands there."""
        return not any(isinstance(run, (Text, Tick, Picture)) for run in self.runs)

    @property
    def to_tick(self) -> bool:
        """Whether nothing but boxes stands there."""
        return bool(self.runs) and all(
            isinstance(run, (Tick, Break)) or (isinstance(run, Text) and not run.text.strip())
            for run in self.runs
        )


Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head; every row has as many cells as it."""

    head: Row
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody else, or words to say."""

    blocks: "Blocks"


@dataclass(frozen=True, slots=True)
class Notice:
    """A box that must not be overlooked."""

    title: str
    blocks: "Blocks"
    told: bool = False
    """Whether it holds words of somebody else, with where they come from."""


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Text whose lines stay as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


Block: TypeAlias = (
    Heading | Paragraph | Room | ListBlock | Table | Quote | Notice | Verbatim | Rule | NewPage
)
Blocks: TypeAlias = tuple[Block, ...]


def plain(runs: Runs) -> str:
    """Return the words of some runs."""
    return "".join(
        run.text if isinstance(run, Text) else " " for run in runs if not isinstance(run, Picture)
    ).strip()


def signs_of(blocks: Blocks | Block) -> int:
    """Return how many signs of text some blocks hold."""
    match blocks:
        case tuple():
            return sum(map(signs_of, blocks))
        case Heading(_, runs) | Paragraph(runs):
            return len(plain(runs))
        case ListBlock(items):
            return sum(map(signs_of, items))
        case Quote(inner) | Notice(_, inner):
            return signs_of(inner)
        case Table(head, rows):
            return sum(len(plain(cell.runs)) for row in (head, *rows) for cell in row)
        case Verbatim(text):
            return len(text)
        case Room() | Rule() | NewPage():
            return 0


_END = re.compile(r"[.,;?!)]+ ")
_LABEL = 48
"""Up to so many signs, words before a place to write are a label."""


_CHOICE = 28
"""Up to so many signs, the words behind a box to tick stay on one line."""


_HOW_LONG = re.compile(r" (\(\d+) (\w+\))")
"""How long a step takes: it never stands on a line alone."""


def is_stop(run: Run) -> bool:
    """Return whether nothing but a sign that ends a sentence stands there."""
    return isinstance(run, Text) and run.text.strip() in (".", ",", ";", "")


def ends_line(runs: Runs, at: int) -> bool:
    """Return whether only the end of a sentence follows on the line; a blank there can run on."""
    for run in runs[at + 1 :]:
        if isinstance(run, Break):
            return True
        if not is_stop(run):
            return False
    return True


def held(runs: Runs, at: int) -> Run:
    """Return a run as it stands by places to write: away from one before, held to one behind.

    A box to tick stays with the word behind it.
    In a line of a form a label stays in one piece, so that it never parts from its place.
    """
    run = runs[at]
    if not isinstance(run, Text):
        return run
    text, lead = _HOW_LONG.sub("\u00a0\\1\u00a0\\2", run.text), ""
    if at and isinstance(runs[at - 1], (Blank, Tick)) and text.startswith(" "):
        text, lead = text[1:], "\u2002" if isinstance(runs[at - 1], Blank) else "\u00a0"
    alone = at == 1 and not any(isinstance(after, Tick) for after in runs[at:])
    if at and isinstance(runs[at - 1], Tick) and not alone and len(text.strip()) <= _CHOICE:
        # A short choice of several stays in one piece with its box; one alone has lines behind it.
        text = text.rstrip(" ").replace(" ", "\u00a0") + " " * text.endswith(" ")
    if isinstance((*runs, None)[at + 1], Tick) and text.endswith(" "):
        return replace(run, text=f"{lead}{text[:-1]}\u2002")
    if is_form(runs) and any(isinstance(after, Blank) for after in runs[at + 1 :]):
        # Behind the end of a sentence a line may end.
        end = _END.match(text) if at else None
        kept = end[0] if end else ""
        text = kept + text[len(kept) :].replace(" ", "\u00a0")
    elif run.strong and len(text) <= _CHOICE and _is_led(runs[at + 1 : at + 3]):
        # Nor does a label in bold type within a text.
        text = text.replace(" ", "\u00a0")
    elif any(isinstance(after, Blank) for after in runs[at + 1 : at + 2]) and text.endswith(" "):
        text = f"{text[:-1]}\u00a0"
    return replace(run, text=f"{lead}{text}")


def _is_led(runs: Runs) -> bool:
    """Return whether a place to write comes next, with at most a space before it."""
    first, *more = (*runs, None)
    space = isinstance(first, Text) and not first.text.strip()
    return isinstance(more[0] if space else first, Blank)


def is_form(runs: Runs) -> bool:
    """Return whether a line has nothing but short labels and places to write behind them."""
    label, last = 0, -1
    for at, run in enumerate(runs):
        if isinstance(run, Blank):
            label, last = 0, at
        elif isinstance(run, Text):
            label += len(run.text)
            if label > _LABEL:
                return False
    return last >= 0 and ends_line(runs, last)
