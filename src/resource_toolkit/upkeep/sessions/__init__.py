"""New sessions: asked for, from a form or from a table, all written into the same file."""

from .answers import ASKED, Asked, fault_of
from .interview import SessionInterview
from .plan import NewSessions, plan_sessions, write_sessions
from .table import is_session_table, read_session_table

__all__ = [
    "ASKED",
    "Asked",
    "NewSessions",
    "SessionInterview",
    "fault_of",
    "is_session_table",
    "plan_sessions",
    "read_session_table",
    "write_sessions",
]
