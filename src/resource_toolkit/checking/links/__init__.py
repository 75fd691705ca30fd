"""Links of texts: where each leads, and what is wrong with it."""

from .body_links import (
    at_start,
    blank,
    body_links,
    hidden_signs,
    mark_at,
    other_schemes,
    outside_links,
    own_links,
    own_pages,
    without_code,
)
from .link_faults import (
    TO_ITSELF,
    Bodies,
    file_link,
    named_anew,
    other_part,
    successors,
    unknown_slug,
)
from .note_marks import NOTE_MARK, is_note_mark
from .picture_faults import pictures_beside

__all__ = [
    "NOTE_MARK",
    "TO_ITSELF",
    "Bodies",
    "at_start",
    "blank",
    "body_links",
    "file_link",
    "hidden_signs",
    "is_note_mark",
    "mark_at",
    "named_anew",
    "other_part",
    "other_schemes",
    "outside_links",
    "own_links",
    "own_pages",
    "pictures_beside",
    "successors",
    "unknown_slug",
    "without_code",
]
