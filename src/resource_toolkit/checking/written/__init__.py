"""What must hold for hand-written pages, and for the macros that they call."""

from .acronyms import acronyms
from .headings import heading_levels, sections
from .macro_names import FIELD_GROUPS, MACROS, RESOURCE_MACROS, facets_named, try_call
from .notes import NOTES, link_texts
from .page_rules import check_pages
from .sense import (
    COUNTS,
    RECORD_RULES,
    SENSE,
    TENS,
    Amount,
    amounts_in,
    count_of,
    fitting,
    hours_said,
    is_plainly_other,
    own_words,
    phone_numbers,
    private_numbers,
    publishers,
    repeated,
    small_slips,
    small_words,
    true_summary,
)
from .slips import resource_slips
from .tables import table_heads

__all__ = [
    "COUNTS",
    "FIELD_GROUPS",
    "MACROS",
    "NOTES",
    "RECORD_RULES",
    "RESOURCE_MACROS",
    "SENSE",
    "TENS",
    "Amount",
    "acronyms",
    "amounts_in",
    "check_pages",
    "count_of",
    "facets_named",
    "fitting",
    "heading_levels",
    "hours_said",
    "is_plainly_other",
    "link_texts",
    "own_words",
    "phone_numbers",
    "private_numbers",
    "publishers",
    "repeated",
    "resource_slips",
    "sections",
    "small_slips",
    "small_words",
    "table_heads",
    "true_summary",
    "try_call",
]
