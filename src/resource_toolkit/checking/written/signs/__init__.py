"""Signs that a text shows as they are written: of other programs, of HTML, of slips."""

from .blanks import swallowed
from .boxes import KINDS
from .foreign import foreign_signs, is_prose, other_signs
from .html import NO_WORDS, html_in

__all__ = ["KINDS", "NO_WORDS", "foreign_signs", "html_in", "is_prose", "other_signs", "swallowed"]
