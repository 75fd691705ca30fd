"""The pages of check-ups."""

from .drawing import plots
from .page import CheckUpPage, scoring_data

__all__ = ["CheckUpPage", "plots", "scoring_data"]
