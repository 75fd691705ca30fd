"""The repository on its host: forms, comments, previews, repairs, reports, and who is asked."""

from .comment import COMMENT, Offered, Run, comment_text, pictured_pages
from .contributed import Contributed, find, keep, kept, take
from .door import write_doors
from .forms import Proposal, form_files, label_of, read_form
from .host import Host
from .owners import OWNERS_FILE, owners_text
from .pictures import FOLDER, take_pictures
from .previews import PICTURES, address_of, mark_as_preview, update_previews
from .proposals import answer_form
from .records import record
from .release import unset
from .repair import is_asked, patch_of, repair_branch, repairs_of
from .reports import report
from .started import STARTER, without_marks, words_that_stop

__all__ = [
    "COMMENT",
    "FOLDER",
    "OWNERS_FILE",
    "PICTURES",
    "STARTER",
    "Contributed",
    "Host",
    "Offered",
    "Proposal",
    "Run",
    "address_of",
    "answer_form",
    "comment_text",
    "find",
    "form_files",
    "is_asked",
    "keep",
    "kept",
    "label_of",
    "mark_as_preview",
    "owners_text",
    "patch_of",
    "pictured_pages",
    "read_form",
    "record",
    "repair_branch",
    "repairs_of",
    "report",
    "take",
    "take_pictures",
    "unset",
    "update_previews",
    "without_marks",
    "words_that_stop",
    "write_doors",
]
