"""What pages say of trainings: their sessions, dates, hours and papers, and how to run one."""

from .dates_page import DatesPage, dates_pages
from .run_page import RunPage
from .session_rows import SessionRows
from .training_macros import TrainingMacros, area_part

__all__ = [
    "DatesPage",
    "RunPage",
    "SessionRows",
    "TrainingMacros",
    "area_part",
    "dates_pages",
]
