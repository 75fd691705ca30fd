"""Records as HTML: cards, lists, articles, macros."""

from .macro_call import CallingPage
from .macros import Macros
from .record_pages import Pages
from .stencil import SLOT

__all__ = ["SLOT", "CallingPage", "Macros", "Pages"]
