"""Lines with places to write in them: what stays together, and where they end."""

import re
from dataclasses import replace
from functools import lru_cache

from .tree import Blank, Break, Run, Runs, Text, Tick

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


@lru_cache(maxsize=4096)
def held(runs: Runs, most: int = _LABEL) -> Runs:
    """Return runs as they stand by places to write: away from one before, held to one behind.

    A box to tick stays with the word behind it.
    In a line of a form a label of up to `most` signs stays in one piece, so that it never parts
    from its place.
    """
    return tuple(_held(runs, at, most) for at in range(len(runs)))


def choices_of(runs: Runs) -> list[str]:
    """Return the words of each choice that stays in one piece with its box."""
    return [
        run.text.strip()
        for at, run in enumerate(runs)
        if isinstance(run, Text) and _is_choice(runs, at)
    ]


def in_two(text: str) -> int:
    """Return how many signs the longer of two lines has in which a text stands most evenly."""
    words = text.split()
    parts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words) + 1)]
    return min((max(map(len, part)) for part in parts), default=0)


def longest_line(runs: Runs, box: int) -> int:
    """Return how many signs stand on the longest line, where a box to tick takes as many."""
    lines = [0]
    for run in runs:
        match run:
            case Break():
                lines.append(0)
            case Tick():
                lines[-1] += box
            case Text(text):
                lines[-1] += len(text)
    return max(lines)


def _held(runs: Runs, at: int, most: int) -> Run:
    run = runs[at]
    if not isinstance(run, Text):
        return run
    text, lead = _HOW_LONG.sub("\u00a0\\1\u00a0\\2", run.text), ""
    if at and isinstance(runs[at - 1], (Blank, Tick)) and text.startswith(" "):
        text, lead = text[1:], "\u2002" if isinstance(runs[at - 1], Blank) else "\u00a0"
    if _is_choice(runs, at):
        # A short choice of several stays in one piece with its box; one alone has lines behind it.
        text = text.rstrip(" ").replace(" ", "\u00a0") + " " * text.endswith(" ")
    if isinstance((*runs, None)[at + 1], Tick) and text.endswith(" "):
        return replace(run, text=f"{lead}{text[:-1]}\u2002")
    if is_form(runs) and any(isinstance(after, Blank) for after in runs[at + 1 :]):
        # Behind the end of a sentence a line may end.
        end = _END.match(text) if at else None
        kept = end[0] if end else ""
        text = kept + _whole(text[len(kept) :], most)
    elif run.strong and len(text) <= min(_CHOICE, most) and _is_led(runs[at + 1 : at + 3]):
        # Nor does a label in bold type within a text.
        text = text.replace(" ", "\u00a0")
    elif any(isinstance(after, Blank) for after in runs[at + 1 : at + 2]) and text.endswith(" "):
        text = f"{text[:-1]}\u00a0"
    return replace(run, text=f"{lead}{text}")


def _whole(label: str, most: int) -> str:
    """Return a label in one piece, or at least its last word with the place behind it."""
    if len(label) <= most:
        return label.replace(" ", "\u00a0")
    return f"{label[:-1]}\u00a0" if label.endswith(" ") else label


def _is_choice(runs: Runs, at: int) -> bool:
    """Return whether short words stand behind one of several boxes to tick."""
    run = runs[at]
    if not (at and isinstance(runs[at - 1], Tick) and isinstance(run, Text)):
        return False
    alone = at == 1 and not any(isinstance(after, Tick) for after in runs[at:])
    return not alone and len(run.text.strip()) <= _CHOICE


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
