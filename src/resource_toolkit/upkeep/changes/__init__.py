"""What a change does: which pages it touches, and what on them is other than before."""

from .compared import with_change
from .differences import ChangedPage, changed_pages
from .faults import fault_lines
from .summary import read_base, summary_of

__all__ = [
    "ChangedPage",
    "changed_pages",
    "fault_lines",
    "read_base",
    "summary_of",
    "with_change",
]
