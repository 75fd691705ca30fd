"""From values to files: the inverse of reading, and line-wise edits."""

from .cells import BODY_COLUMN, FIXED_COLUMNS, cells_of, plain_cell, same_cell, split_cell, to_csv
from .drafts import (
    is_needed,
    new_file_url,
    ordered_fields,
    resource_text,
    suggest_slug,
    taken_slugs,
    template_text,
    twins,
)
from .edits import Parts, read_lines, take_apart, write_text
from .fixes import Fix, fix_text, resource_files
from .yaml_text import field_lines, file_text, key_order, scalar_text

__all__ = [
    "BODY_COLUMN",
    "FIXED_COLUMNS",
    "Fix",
    "Parts",
    "cells_of",
    "field_lines",
    "file_text",
    "fix_text",
    "is_needed",
    "key_order",
    "new_file_url",
    "ordered_fields",
    "plain_cell",
    "read_lines",
    "resource_files",
    "resource_text",
    "same_cell",
    "scalar_text",
    "split_cell",
    "suggest_slug",
    "take_apart",
    "taken_slugs",
    "template_text",
    "to_csv",
    "twins",
    "write_text",
]
