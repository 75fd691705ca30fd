"""Lines of text as code of Typst, with places to write in them, and the words of others."""

import re
from collections.abc import Sequence
from dataclasses import replace
from string import ascii_lowercase

from resource_toolkit.papers.lines import ends_line, held
from resource_toolkit.papers.tree import (
    Blank,
    Blocks,
    Break,
    Notice,
    Paragraph,
    Picture,
    Quote,
    Runs,
    Text,
    Tick,
    signs_of,
)

from .paper import Paper
from .typst_words import IN_LINE, text_of, typst_string

_LEAST = 40.0
"""The least width of a line to write words on, in mm."""
_SHORTEST = 12.0
"""The least width of a place to write within a line, in mm."""
_BESIDE_WORDS = 0.7
"""What part of a line a place to write within it takes at most: words stand before it."""
_PUBLISHER = re.compile(r" \([^()]*\)$")
"""What ends the name of a source: `(National Resource Center)`."""
_TOLD = 9.5
"""The least size of type, in points, for words of others."""
_TWO_TOLD = 120.0
"""The least width of a line, in mm, on which words of others stand in two columns."""
_EVEN = 0.65
"""What part of the words of others one of two columns holds at most."""
_BOX = 120
"""What the edge of a box and its source take, in signs."""


class LineWriter:
    """Writes lines of text with places to write in them, each of which is `pitch` mm high."""

    def __init__(
        self, paper: Paper, width: float, pitch: float, letter: float, *, close: bool
    ) -> None:
        self.paper = paper
        self.width = width
        self.pitch = pitch
        self.letter = letter
        """How wide a letter is, in mm."""
        self.sign = 2.2 if close else 2.8
        """How wide a place to write is for each of its signs, in mm."""
        self.named: set[str] = set()
        """The addresses that were named so far: once is enough."""
        self.stands = IN_LINE
        """Where addresses stand."""

    def told(self, boxes: Sequence[Notice], size: float) -> str:
        """Return words of others in one box, in two columns where that is as short.

        Below them stands once where they come from; a letter says which words come from where.
        """
        quoted = [self._told(box.title, box.blocks) for box in boxes]
        sources = list(dict.fromkeys(source for _, source in quoted))
        many = len(sources) > 1
        words = [
            f"par({{ {told}{_mark(sources.index(source), ' ') if many else ''} }})"
            for told, source in quoted
        ]
        at = _halved(boxes) if self.width > _TWO_TOLD else 0
        columns = ", ".join(f"({', '.join(half)},)" for half in (words[:at], words[at:]) if half)
        named = "; [ ]; ".join(
            f"{_mark(number) + '; ' if many else ''}{source}"
            for number, source in enumerate(sources)
        )
        return f"told({max(0.9 * size, _TOLD):.1f}pt, par({{ {named} }}), {columns})"

    def _told(self, title: str, blocks: Blocks) -> tuple[str, str]:
        """Return the words of somebody else below what they are of, and where they come from."""
        words = [f"strong({typst_string(f'{title}.')})"]
        source = "[]"
        for block in blocks:
            for inner in block.blocks if isinstance(block, Quote) else (block,):
                runs = inner.runs if isinstance(inner, Paragraph) else ()
                link = next((run for run in runs if isinstance(run, Text) and run.href), None)
                if link is None:
                    words.append(self.line(runs))
                else:
                    # Who publishes it stands on the web.
                    named = _PUBLISHER.sub("", link.text)
                    address = self.paper.link(link.href)
                    self.named.add(address)
                    source = text_of(replace(link, text=named), address)
        return "; [ ]; ".join(words), source

    def line(self, runs: Runs, *, filled: bool = False) -> str:
        """Return a line; where it is `filled`, its places share what its words leave."""
        made, stands = [], held(runs, int((self.width - _SHORTEST) / self.letter))
        for at, run in enumerate(stands):
            if isinstance(run, Blank):
                left = self._left(stands[:at])
                made.append(self._place(run, left, to_end=filled or ends_line(runs, at)))
            elif isinstance(run, Break) or not (
                at and isinstance(runs[at - 1], Blank) and ends_line(runs, at - 1)
            ):
                # A box stands clear of what is before it on its line.
                apart = at and isinstance(run, Tick) and not isinstance(runs[at - 1], Break)
                before = ["h(0.6em, weak: true)"] if apart else []
                made += [*before, self._run(run)]
        return f"{{ {'; '.join(made) or '[]'} }}"

    def _place(self, blank: Blank, left: float, *, to_end: bool) -> str:
        """Return a place to write; its words leave it so much of a line, in mm."""
        if to_end:
            least = min(blank.signs * 2.2, _LEAST, left)
            return f"to-end({least:.1f}mm, {self.pitch:.1f}mm, {blank.signs}fr)"
        most = min(max(self.width * _BESIDE_WORDS, _SHORTEST), left)
        room = min(max(blank.signs * self.sign, _SHORTEST), most)
        return f"sym.wj; blank(k * {room:.1f}mm, {self.pitch:.1f}mm)"

    def _left(self, before: Runs) -> float:
        """Return what the words that a place to write never parts from leave of a line, in mm."""
        words = ""
        for run in reversed(before):
            if not isinstance(run, Text):
                break
            words = run.text + words
        return max(self.width - len(words.rpartition(" ")[2]) * self.letter, _SHORTEST)

    def _run(self, run: Text | Break | Tick | Picture) -> str:
        match run:
            case Text():
                address = self.paper.link(run.href) if run.href else ""
                known = address in self.named
                self.named.add(address)
                return text_of(run, "" if known else address, self.stands)
            case Break():
                return "linebreak()"
            case Tick(ticked):
                return f"tick({str(ticked).lower()}); sym.wj"
            case Picture(_, alt):
                file = typst_string(f"/{self.paper.image(run)}")
                wide = f"width: {self.paper.picture_width(run, self.width):.1f}mm"
                if not alt:
                    return f"box(pdf.artifact(image({file}, {wide})))"
                return f"box(image({file}, alt: {typst_string(alt)}, {wide}))"


def _mark(number: int, before: str = "") -> str:
    """Return the letter of a source, raised: the notes at the foot of a page have numbers."""
    return f"{'; ' if before else ''}super({typst_string(ascii_lowercase[number])})"


def _halved(boxes: Sequence[Notice]) -> int:
    """Return how many boxes stand in the first of two columns; 0 where one column is as short."""
    signs = [signs_of(box) + _BOX for box in boxes]
    longer = [max(sum(signs[:at]), sum(signs[at:])) for at in range(1, len(signs))]
    even = [at for at, half in enumerate(longer, 1) if half < _EVEN * sum(signs)]
    return min(even, key=lambda at: longer[at - 1], default=0)
