"""Records as HTML: cards, lists, articles, macros."""

from resource_toolkit.problems import SLOT

from .macro_call import CallingPage
from .macros import Macros
from .record_pages import Pages

__all__ = ["SLOT", "CallingPage", "Macros", "Pages"]
