"""Check-ups: questions answered together, and the place on scales that they lead to."""

from .check_ups import (
    CheckUp,
    Gate,
    GoalSheet,
    Line,
    LineOfGroup,
    Region,
    Scale,
    Score,
    group,
    is_code,
    score,
)
from .key import near_totals, points
from .translation import CheckUpWords, TermWords, told_in, words_fingerprint

__all__ = [
    "CheckUp",
    "CheckUpWords",
    "Gate",
    "GoalSheet",
    "Line",
    "LineOfGroup",
    "Region",
    "Scale",
    "Score",
    "TermWords",
    "group",
    "is_code",
    "near_totals",
    "points",
    "score",
    "told_in",
    "words_fingerprint",
]
