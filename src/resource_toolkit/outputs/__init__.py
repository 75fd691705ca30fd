"""Files that other programs read."""

from .finder import finder_files
from .open_data import open_data_files, resource_record
from .question_words import WrittenPage

__all__ = ["WrittenPage", "finder_files", "open_data_files", "resource_record"]
