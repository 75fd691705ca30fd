"""New sessions: asked for, from a form or from a table, all written into the same file."""

from .answers import ASKED, DAYS, NAMES, Asked, fault_of, parts_of
from .interview import SessionInterview
from .plan import NewSessions, plan_sessions, training_named, write_sessions

__all__ = [
    "ASKED",
    "DAYS",
    "NAMES",
    "Asked",
    "NewSessions",
    "SessionInterview",
    "fault_of",
    "parts_of",
    "plan_sessions",
    "training_named",
    "write_sessions",
]
