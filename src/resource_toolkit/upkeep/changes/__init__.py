"""What a change does: which pages it touches, and what on them is other than before."""

from .base import committed_texts, uncommitted_files
from .deleted import records_gone, titles_gone, with_deleted, with_last_menu, with_moved_pages
from .differences import ChangedPage, changed_pages
from .faults import fault_lines
from .lost_parts import with_lost_parts
from .lost_values import with_lost_values
from .summary import read_base, summary_of

__all__ = [
    "ChangedPage",
    "changed_pages",
    "committed_texts",
    "fault_lines",
    "read_base",
    "records_gone",
    "summary_of",
    "titles_gone",
    "uncommitted_files",
    "with_deleted",
    "with_last_menu",
    "with_lost_parts",
    "with_lost_values",
    "with_moved_pages",
]
