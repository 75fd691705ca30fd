"""What must hold for hand-written pages, and for the macros that they call."""

from .macro_names import FIELD_GROUPS, MACROS, RESOURCE_MACROS, facets_named, try_call
from .page_rules import check_pages

__all__ = ["FIELD_GROUPS", "MACROS", "RESOURCE_MACROS", "check_pages", "facets_named", "try_call"]
