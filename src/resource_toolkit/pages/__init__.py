"""Records as HTML: cards, lists, articles, macros."""

from .macro_call import CallingPage
from .macros import Macros
from .record_pages import Pages

__all__ = ["CallingPage", "Macros", "Pages"]
