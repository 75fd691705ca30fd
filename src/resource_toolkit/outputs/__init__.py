"""Files that other programs read."""

from .brand import brand_files
from .finder import finder_files
from .open_data import open_data_files, resource_record

__all__ = ["brand_files", "finder_files", "open_data_files", "resource_record"]
