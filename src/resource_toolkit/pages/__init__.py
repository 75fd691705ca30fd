"""Records as HTML: cards, lists, articles, macros."""

from .macro_call import CallingPage, put_blocks
from .macros import Macros
from .record_pages import Pages
from .stencil import SLOT

__all__ = ["SLOT", "CallingPage", "Macros", "Pages", "put_blocks"]
