"""What is wrong, hard to read, due or missing."""

from .checked import Checked, Step, check
from .coverage import TOO_FEW, Coverage, Crossing, cover
from .readability import MIN_WORDS, measure
from .reviews import Due, due_list, freshness, review_due
from .trial import Trial, try_files

__all__ = [
    "MIN_WORDS",
    "TOO_FEW",
    "Checked",
    "Coverage",
    "Crossing",
    "Due",
    "Step",
    "Trial",
    "check",
    "cover",
    "due_list",
    "freshness",
    "measure",
    "review_due",
    "try_files",
]
