"""What texts say against themselves, against each other, or in the wrong language."""

from collections.abc import Iterator

from resource_toolkit.checking.readability import Prose
from resource_toolkit.problems import Problem

from .counts import counts
from .days import days, page_days
from .file_languages import file_languages
from .forms import filled_forms
from .hand_outs import hand_outs, kinds_handed_out
from .languages import is_plainly_other, small_words, spoken
from .link_names import (
    PageTitles,
    link_names,
    page_links_named,
    page_titles,
    plain_words,
    publishers,
    title_of,
)
from .long_forms import long_forms
from .number_words import COUNTS, TENS, count_of
from .numbered import numbered
from .outlines import served_objectives, timed_parts
from .own_words import own_words, small_slips
from .page_sense import page_counts, page_headings, page_items, page_listings, page_lists_counted
from .phones import phone_numbers, private_numbers, said_small
from .records import (
    coming_years,
    counted_check_ups,
    counted_objectives,
    counted_packets,
    counted_trainings,
    hours_said,
    own_addresses,
    true_summary,
    whole_numbers,
)
from .references import references
from .remedies import fitting
from .repeated import repeated
from .said_twice import said_twice
from .series import series
from .spans import age_spans
from .sums import sums
from .twins import Amount, amounts_in, twins
from .unlinked import undescribed_pages, unlinked_pages


def agreeing(prose: Prose) -> Iterator[Problem]:
    """Numbers and days of a text should agree."""
    told: set[tuple[int, int]] = set()
    for rule in (sums, counts, days, references, numbered):
        for problem in rule(prose):
            if (problem.line, problem.column) not in told:
                yield problem  # Of two about one number, the first says more.
            told.add((problem.line, problem.column))


SENSE = {
    "RC546": twins,
    "RC547": agreeing,
    "RC548": spoken,
    "RC549": filled_forms,
    "RC551": hand_outs,
}
"""Code to its rule for one resource."""

RECORD_RULES = (
    age_spans,
    coming_years,
    counted_check_ups,
    counted_packets,
    counted_trainings,
    counted_objectives,
    file_languages,
    kinds_handed_out,
    long_forms,
    own_addresses,
    said_twice,
    series,
    served_objectives,
    timed_parts,
    whole_numbers,
)
"""Rules for records that are no resources."""

__all__ = [
    "COUNTS",
    "RECORD_RULES",
    "SENSE",
    "TENS",
    "Amount",
    "PageTitles",
    "amounts_in",
    "count_of",
    "fitting",
    "hours_said",
    "is_plainly_other",
    "link_names",
    "own_words",
    "page_counts",
    "page_days",
    "page_headings",
    "page_items",
    "page_links_named",
    "page_listings",
    "page_lists_counted",
    "page_titles",
    "phone_numbers",
    "plain_words",
    "private_numbers",
    "publishers",
    "repeated",
    "said_small",
    "small_slips",
    "small_words",
    "title_of",
    "true_summary",
    "undescribed_pages",
    "unlinked_pages",
]
