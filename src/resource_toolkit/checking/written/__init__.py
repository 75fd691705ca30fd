"""What must hold for hand-written pages, and for the macros that they call."""

from .headings import heading_levels, sections
from .macro_names import FIELD_GROUPS, MACROS, RESOURCE_MACROS, facets_named, try_call
from .notes import NOTES, is_loud, link_texts, without_capitals
from .page_rules import check_pages
from .sense import (
    RECORD_RULES,
    SENSE,
    fitting,
    is_plainly_other,
    phone_numbers,
    private_numbers,
    repeated,
    said_small,
)
from .slips import resource_slips
from .tables import table_heads
from .to_do import TO_DO

__all__ = [
    "FIELD_GROUPS",
    "MACROS",
    "NOTES",
    "RECORD_RULES",
    "RESOURCE_MACROS",
    "SENSE",
    "TO_DO",
    "check_pages",
    "facets_named",
    "fitting",
    "heading_levels",
    "is_loud",
    "is_plainly_other",
    "link_texts",
    "phone_numbers",
    "private_numbers",
    "repeated",
    "resource_slips",
    "said_small",
    "sections",
    "table_heads",
    "try_call",
    "without_capitals",
]
