"""What a change of a text made untrue, line by line: each beside what stood there until now."""

from .amounts import changed_amount, measures
from .found import with_slips

__all__ = ["changed_amount", "measures", "with_slips"]
