"""Papers as documents to print and to change; needs the extra `papers`."""

from .booklet import Booklet, booklets_of
from .keep import make_large, make_papers, prune_papers
from .paper import Paper, papers_of
from .pdf import write_large, write_pdf
from .poster import write_poster
from .promises import broken_promises
from .social import make_social
from .trainings import papers_of_training
from .word_files import write_docx

__all__ = [
    "Booklet",
    "Paper",
    "booklets_of",
    "broken_promises",
    "make_large",
    "make_papers",
    "make_social",
    "papers_of",
    "papers_of_training",
    "prune_papers",
    "write_docx",
    "write_large",
    "write_pdf",
    "write_poster",
]
