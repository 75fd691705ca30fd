"""What a change does: which pages it touches, and what on them is other than before."""

from .base import committed_texts, uncommitted_files
from .differences import ChangedPage, changed_pages
from .faults import fault_lines
from .lost_parts import with_lost_parts
from .summary import read_base, summary_of

__all__ = [
    "ChangedPage",
    "changed_pages",
    "committed_texts",
    "fault_lines",
    "read_base",
    "summary_of",
    "uncommitted_files",
    "with_lost_parts",
]
