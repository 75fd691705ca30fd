"""Lines of hyphens right below a text, which make a heading of it that nobody meant."""

import re
from collections.abc import Iterator

from resource_toolkit.problems import Repair, as_line

from .slip import Slip

_UNDERLINED = re.compile(
    r"^(?=[^\s#>|+-])(?!\*\s|\d{1,9}[.)]\s)([^\n]*\S)[ \t]*\n(-{2,}|={3,})[ \t]*$", re.M
)
_ALONE = re.compile(r"(?:\A|\n[ \t]*\n)-{3,}[ \t]*(?=\n|\Z)")
"""A line of hyphens that is one: people cut along it."""
_OF_A_LIST = re.compile(r"(?:[>|]|[-*+]\s|\d{1,9}[.)]\s)")
_ENDS = (".", "!", "?", "…", ":", ",", ";", "___", ".**", "!**", "?**", ":**")
"""How a sentence ends, or a label: no heading does."""
_LONGEST = 60
"""A heading has fewer signs."""


def underlined(text: str) -> Iterator[Slip]:
    """Yield each text that a line of signs right below makes a heading, where none was meant.

    A text with headings of its own, or with other lines of hyphens, parts itself by such lines: one
    of them lost the empty line above it. Never is a heading made of a sentence.
    """
    if "\n--" not in text and "\n===" not in text:
        return
    headed, parted = "\n## " in f"\n{text}", bool(_ALONE.search(text))
    lines = list(_UNDERLINED.finditer(text))
    for line in lines:
        words, signs = line[1], line[2]
        paragraph = text[: line.start()].rpartition("\n\n")[2].lstrip("\n")
        if _OF_A_LIST.match(paragraph or words):
            continue  # Below a list, a quote or a table it is a line, and makes no heading.
        cuts = signs.startswith("-") and (headed or parted)
        empty = text[line.end() :].lstrip().startswith("#")
        if words.endswith(":") and len(words) < _LONGEST and "." not in words and not cuts:
            told = f"## {words.rstrip(':')}"
            message = f"a heading stands in one line; write {as_line(told)}"
            yield Slip(line.start(), "RC124", message, Repair(line[0], told))
        elif words.endswith(_ENDS) or (
            signs == "---" and headed and (empty or parted) and len(lines) == 1
        ):
            below = "---" if signs == "--" else signs
            message = f"the line {signs} right below makes a heading of this text; put an empty "
            message += f"line above {signs}" + (f", and write {below}" if below != signs else "")
            yield Slip(line.start(), "RC124", message, Repair(line[0], f"{words}\n\n{below}"))
