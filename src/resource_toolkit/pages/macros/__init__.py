"""What the macros of hand-written pages return."""

from .call import CallingPage
from .macros import Macros

__all__ = ["CallingPage", "Macros"]
