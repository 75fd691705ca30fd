"""What must hold for hand-written pages, and for the macros that they call."""

from .macro_names import FIELD_GROUPS, MACROS, RESOURCE_MACROS, facets_named, try_call
from .notes import NOTES, TO_DO, bare_addresses, second_titles, without_capitals
from .page_rules import check_pages
from .slips import resource_slips
from .tables import table_heads

__all__ = [
    "FIELD_GROUPS",
    "MACROS",
    "NOTES",
    "RESOURCE_MACROS",
    "TO_DO",
    "bare_addresses",
    "check_pages",
    "facets_named",
    "resource_slips",
    "second_titles",
    "table_heads",
    "try_call",
    "without_capitals",
]
