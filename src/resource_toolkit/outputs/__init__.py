"""Files that other programs read."""

from .brand import brand_sheet
from .calendars import calendar_files
from .finder import finder_files
from .linked_data import linked_data_files
from .open_data import open_data_files, resource_record
from .question_words import WrittenPage
from .share_words import share_words

__all__ = [
    "WrittenPage",
    "brand_sheet",
    "calendar_files",
    "finder_files",
    "linked_data_files",
    "open_data_files",
    "resource_record",
    "share_words",
]
