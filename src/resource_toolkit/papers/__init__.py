"""What people hold: the part that is handed out, the tree of a body, and its writers."""

from .sheets import Section, sections_of, sheet_html

__all__ = ["Section", "sections_of", "sheet_html"]
