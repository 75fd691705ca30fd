"""The pages of check-ups."""

from .page import CheckUpPage, scoring_data

__all__ = ["CheckUpPage", "scoring_data"]
