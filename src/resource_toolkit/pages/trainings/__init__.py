"""What pages say of trainings: their sessions, dates, hours and papers, and how to run one."""

from .run_page import RunPage
from .session_rows import SessionRows

__all__ = ["RunPage", "SessionRows"]
