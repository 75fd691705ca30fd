"""What pages say of trainings: their sessions, dates and hours."""

from .dates_page import DatesPage, dates_pages
from .session_rows import SessionRows
from .training_macros import TrainingMacros, area_part

__all__ = ["DatesPage", "SessionRows", "TrainingMacros", "area_part", "dates_pages"]
