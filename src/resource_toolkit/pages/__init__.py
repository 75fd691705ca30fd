"""Records as HTML: cards, lists, articles, macros."""

from .macros import CallingPage, Macros
from .record_pages import Pages

__all__ = ["CallingPage", "Macros", "Pages"]
