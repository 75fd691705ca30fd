"""What a change did to the shape of a text: signs in pairs, cells of rows, parts that are alike."""

from .former import FORMER, joined_row
from .pairs import with_pairs
from .told import with_order, with_shapes

__all__ = ["FORMER", "joined_row", "with_order", "with_pairs", "with_shapes"]
