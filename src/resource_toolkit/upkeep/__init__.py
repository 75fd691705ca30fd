"""What maintainers do: suggest, import, review, report, check links, begin a toolkit."""

from .agency import write_agency
from .changes import (
    changed_pages,
    committed_texts,
    read_base,
    records_gone,
    summary_of,
    titles_gone,
    uncommitted_files,
    with_deleted,
    with_last_menu,
    with_lost_parts,
    with_lost_values,
    with_moved_pages,
)
from .generated import generated_files
from .new_resource import Ask, Draft, Interview
from .permalinks import new_permalinks, write_permalinks
from .renaming import Renaming, plan_rename, plan_retire, write_renaming
from .repairs import Fix, Repairs, patch_text, plan_repairs, writable, write_repairs
from .report import due_text, report_record, report_text
from .review_stamp import stamp_reviews
from .sessions import SessionInterview, write_sessions
from .tables import (
    Import,
    Sheet,
    csv_bytes,
    csv_sheet,
    export_csv,
    is_session_table,
    read_csv,
    read_session_table,
    read_sheets,
    read_table,
    without_rows,
    write_export,
    write_import,
)

__all__ = [
    "Ask",
    "Draft",
    "Fix",
    "Import",
    "Interview",
    "Renaming",
    "Repairs",
    "SessionInterview",
    "Sheet",
    "changed_pages",
    "committed_texts",
    "csv_bytes",
    "csv_sheet",
    "due_text",
    "export_csv",
    "generated_files",
    "is_session_table",
    "new_permalinks",
    "patch_text",
    "plan_rename",
    "plan_repairs",
    "plan_retire",
    "read_base",
    "read_csv",
    "read_session_table",
    "read_sheets",
    "read_table",
    "records_gone",
    "report_record",
    "report_text",
    "stamp_reviews",
    "summary_of",
    "titles_gone",
    "uncommitted_files",
    "with_deleted",
    "with_last_menu",
    "with_lost_parts",
    "with_lost_values",
    "with_moved_pages",
    "without_rows",
    "writable",
    "write_agency",
    "write_export",
    "write_import",
    "write_permalinks",
    "write_renaming",
    "write_repairs",
    "write_sessions",
]
