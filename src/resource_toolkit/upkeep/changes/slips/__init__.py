"""What a change of a text made untrue, line by line: each beside what stood there until now."""

from .amounts import changed_amount, measures
from .broken_off import ends_lost, line_signs_lost
from .found import with_slips
from .replaced import numbers_for_help, signs_lost

__all__ = [
    "changed_amount",
    "ends_lost",
    "line_signs_lost",
    "measures",
    "numbers_for_help",
    "signs_lost",
    "with_slips",
]
