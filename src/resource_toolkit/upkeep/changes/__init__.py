"""What a change does: which pages it touches, and what on them is other than before."""

from .differences import ChangedPage, changed_pages
from .summary import read_base, summary_of

__all__ = ["ChangedPage", "changed_pages", "read_base", "summary_of"]
