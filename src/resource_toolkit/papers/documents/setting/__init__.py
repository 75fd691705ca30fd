"""How close a paper is set, so that it keeps its promise and leaves no page white."""

from .choose import set_paper
from .ends import FAULTS

__all__ = ["FAULTS", "set_paper"]
