"""Lists of resources: cards and rows in an order, how many of each kind, and areas with codes."""

from .areas import Areas
from .indexes import Indexes, RowPage
from .lists import Lists, Wanted
from .tally import tally

__all__ = ["Areas", "Indexes", "Lists", "RowPage", "Wanted", "tally"]
