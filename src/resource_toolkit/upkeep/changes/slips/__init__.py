"""What a change of a text made untrue, line by line: each beside what stood there until now."""

from .found import with_slips

__all__ = ["with_slips"]
