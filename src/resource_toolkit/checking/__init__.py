"""What is wrong, hard to read, due or missing."""

from .causes import own_first
from .checked import Checked, Step, check
from .coverage import TOO_FEW, Coverage, Crossing, cover
from .file_rules import renamed_file
from .links import unknown_slug, without_code
from .readability import MIN_WORDS, measure
from .reviews import (
    Due,
    due_list,
    freshness,
    review_due,
    reviews_by_quarter,
    role_fault,
    rules_due,
    sites_to_open,
)
from .trial import Trial, trial_tree, try_files
from .written import (
    COUNTS,
    FIELD_GROUPS,
    RESOURCE_MACROS,
    TENS,
    Amount,
    amounts_in,
    count_of,
    facets_named,
    hours_said,
    small_words,
    try_call,
)

__all__ = [
    "COUNTS",
    "FIELD_GROUPS",
    "MIN_WORDS",
    "RESOURCE_MACROS",
    "TENS",
    "TOO_FEW",
    "Amount",
    "Checked",
    "Coverage",
    "Crossing",
    "Due",
    "Step",
    "Trial",
    "amounts_in",
    "check",
    "count_of",
    "cover",
    "due_list",
    "facets_named",
    "freshness",
    "hours_said",
    "measure",
    "own_first",
    "renamed_file",
    "review_due",
    "reviews_by_quarter",
    "role_fault",
    "rules_due",
    "sites_to_open",
    "small_words",
    "trial_tree",
    "try_call",
    "try_files",
    "unknown_slug",
    "without_code",
]
