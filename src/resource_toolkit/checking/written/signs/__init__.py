"""Signs that a text shows as they are written: of other programs, of HTML, of slips."""

from .blanks import swallowed
from .foreign import foreign_signs, other_signs
from .html import html_in

__all__ = ["foreign_signs", "html_in", "other_signs", "swallowed"]
