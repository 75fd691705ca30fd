"""The rules for files that are no resources: vocabularies, check-ups, sessions, house."""

from .check_up_words import check_up_words
from .check_ups import check_up_names, check_ups, goal_sheets
from .house import house_file
from .moved import moved_once
from .queries import questions, wordbook
from .renamed import fields_once, renamed_file, renamed_once
from .safety import missing_rules, safety_due, safety_file, safety_names
from .sessions import sessions
from .vocabularies import (
    RESERVED_NAMES,
    needed_fields,
    unused_terms,
    vocabulary_names,
    vocabulary_references,
)

__all__ = [
    "RESERVED_NAMES",
    "check_up_names",
    "check_up_words",
    "check_ups",
    "fields_once",
    "goal_sheets",
    "house_file",
    "missing_rules",
    "moved_once",
    "needed_fields",
    "questions",
    "renamed_file",
    "renamed_once",
    "safety_due",
    "safety_file",
    "safety_names",
    "sessions",
    "unused_terms",
    "vocabulary_names",
    "vocabulary_references",
    "wordbook",
]
