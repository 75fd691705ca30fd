"""What people hold: the part that is handed out, the tree of a body, and its writers."""

from .sheets import EDITIONS, PAPERS, SHEET_DOCX, Section, paper_names, sections_of, sheet_html
from .text import write_text
from .tree_reader import read_tree

__all__ = [
    "EDITIONS",
    "PAPERS",
    "SHEET_DOCX",
    "Section",
    "paper_names",
    "read_tree",
    "sections_of",
    "sheet_html",
    "write_text",
]
