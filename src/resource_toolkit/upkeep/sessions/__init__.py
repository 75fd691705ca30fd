"""New sessions: asked for, from a form or from a table, all written into the same file."""

from .form import FORM_FILE, form_text, is_session_form, read_session_form
from .interview import SessionInterview
from .plan import NewSessions, plan_sessions, write_sessions
from .table import is_session_table, read_session_table

__all__ = [
    "FORM_FILE",
    "NewSessions",
    "SessionInterview",
    "form_text",
    "is_session_form",
    "is_session_table",
    "plan_sessions",
    "read_session_form",
    "read_session_table",
    "write_sessions",
]
