"""The tree of a body: what stands on a page, free of HTML. Every writer takes it."""

from dataclasses import dataclass
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
