"""What a fault in the data of a file means, and the line as it should be written."""

from .conflicts import conflict
from .letters import broken_letters, odd_letters, with_letters
from .line_repairs import HELD_BLANKS, blank_that_holds, real_blanks
from .twice import stands_twice
from .yaml_faults import explain, without_tab

__all__ = [
    "HELD_BLANKS",
    "blank_that_holds",
    "broken_letters",
    "conflict",
    "explain",
    "odd_letters",
    "real_blanks",
    "stands_twice",
    "with_letters",
    "without_tab",
]
