"""What maintainers do: suggest, import, review, report, check links, begin a toolkit."""

from .agency import write_agency
from .changes import changed_pages, read_base, summary_of, with_change
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
    "report_record",
    "report_text",
    "stamp_reviews",
    "summary_of",
    "with_change",
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
