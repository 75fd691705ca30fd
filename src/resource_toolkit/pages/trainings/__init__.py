"""What pages say of trainings: their sessions, dates and hours."""

from .session_rows import SessionRows

__all__ = ["SessionRows"]
