"""Files that other programs read."""

from .finder import finder_files
from .open_data import open_data_files, resource_record

__all__ = ["finder_files", "open_data_files", "resource_record"]
