"""The fields that say what of a resource is handed out, and on how much paper."""

from resource_toolkit.problems import Repair, Report, shown
from resource_toolkit.reading.frontmatter import Node, ScalarNode

from .choices import TRUTH, Flag
from .shapes import Field, Listed
from .values import Number, Text


class Headings(Listed[str]):
    """The beginnings of headings, or the word all."""

    def read(self, node: Node, report: Report) -> tuple[str, ...] | None:
        written = node.value.strip() if isinstance(node, ScalarNode) and node.plain else ""
        truth = TRUTH.get(written.casefold(), written.casefold())
        if truth not in ("true", "false"):
            return super().read(node, report)
        how = "write all, or how the headings begin" if truth == "true" else "delete the line"
        repair = Repair(written, "all") if truth == "true" else None
        report.add(node.mark, "RC103", f"{shown(written)} names no heading; {how}", repair=repair)
        return None


HAND_OUT = Field(
    name="hand_out",
    shape=Headings(Text(80), single=True),
    meaning="What is given to people: the beginnings of the headings, or all. "
    "Its kind decides without it.",
    example="hand_out: [The sheet]",
)
PRINTS_ON = Field(
    name="prints_on",
    shape=Number(1, 40),
    meaning="How many pages of paper the part that is handed out takes. "
    "Its kind decides without it.",
    example="prints_on: 1",
)
LED = Field(
    name="led",
    shape=Flag(),
    meaning="Whether a title such as 'Series: topic' is for the one who leads: such a sheet is "
    "called by its first part, and does not say what kind it is.",
    example="led: true",
)
PRINTS_ON_BECAUSE = Field(
    name="prints_on_because",
    shape=Text(120),
    meaning="Why it takes more pages than its kind promises, in one sentence for those who print.",
    example="prints_on_because: The second page stays at home.",
)
_NO_DRAFT = (
    "is nothing that a page can be: people see what is here. Take this line away; while the page "
    "is not ready, keep its file out of this folder, or on a branch of its own"
)
DRAFTS = tuple(
    (word, _NO_DRAFT)
    for word in ("draft", "drafts", "hidden", "private", "unpublished", "borrador", "pending")
)
"""What people write for a page that is not ready."""
POSTER = Field(
    name="poster",
    shape=Number(2, 3),
    meaning="For the wall: how many times as large the sheet, or its first part where each has a "
    "page, is printed too. 2 takes four pages, 3 takes nine.",
    example="poster: 2",
)
