"""What people hold: the part that is handed out, the tree of a body, and its writers."""

from resource_toolkit.reading import Section, sections_of

from .sheets import (
    EDITIONS,
    PAPERS,
    POSTERS,
    SHEET_DOCX,
    WHOLE_DOCX,
    example_html,
    paper_names,
    sheet_html,
    typed,
)
from .text import write_text
from .trainings import SLIDES, RunPart, TrainingPaper, run_parts, training_papers
from .tree_reader import read_tree

__all__ = [
    "EDITIONS",
    "PAPERS",
    "POSTERS",
    "SHEET_DOCX",
    "SLIDES",
    "WHOLE_DOCX",
    "RunPart",
    "Section",
    "TrainingPaper",
    "example_html",
    "paper_names",
    "read_tree",
    "run_parts",
    "sections_of",
    "sheet_html",
    "training_papers",
    "typed",
    "write_text",
]
