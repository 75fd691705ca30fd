"""Papers as Word files."""

from .file import write_docx

__all__ = ["write_docx"]
