"""What a change of front matter made untrue: values, lines and lists, and files copied in part."""

from .copies import with_copies
from .fields import with_fields
from .retired import with_retired
from .stood import STOOD

__all__ = ["STOOD", "with_copies", "with_fields", "with_retired"]
