"""From values to files: the inverse of reading, and line-wise edits."""

from .cells import (
    BODY_COLUMN,
    FACT_COLUMN,
    FACTS,
    FIXED_COLUMNS,
    cells_of,
    fact_lines,
    plain_cell,
    same_cell,
    shown_term,
    split_cell,
    table_fields,
    titled_cells,
    to_csv,
    with_slugs,
)
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
from .edits import Parts, encoded, read_lines, take_apart, write_data
from .generated import refresh_schemas, schema_texts, stale_files, write_generated
from .journal import finish_writes, write_files
from .renamed import as_retired, with_former_name
from .session_lines import with_sessions
from .site_mark import MARK, mark_site
from .successors import Successor, changed_lines
from .targets import new_file, new_folder, output_place, refuse_foreign
from .workplace import refuse_links, remove_marked, workplace
from .yaml_text import field_lines, file_text, key_order, scalar_text

__all__ = [
    "BODY_COLUMN",
    "FACTS",
    "FACT_COLUMN",
    "FIXED_COLUMNS",
    "MARK",
    "Parts",
    "Successor",
    "as_retired",
    "cells_of",
    "changed_lines",
    "encoded",
    "fact_lines",
    "field_lines",
    "file_text",
    "finish_writes",
    "is_needed",
    "key_order",
    "mark_site",
    "new_file",
    "new_file_url",
    "new_folder",
    "ordered_fields",
    "output_place",
    "plain_cell",
    "read_lines",
    "refresh_schemas",
    "refuse_foreign",
    "refuse_links",
    "remove_marked",
    "resource_text",
    "same_cell",
    "scalar_text",
    "schema_texts",
    "shown_term",
    "split_cell",
    "stale_files",
    "suggest_slug",
    "table_fields",
    "take_apart",
    "taken_slugs",
    "template_text",
    "titled_cells",
    "to_csv",
    "twins",
    "with_former_name",
    "with_sessions",
    "with_slugs",
    "workplace",
    "write_data",
    "write_files",
    "write_generated",
]
