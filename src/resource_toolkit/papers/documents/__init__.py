"""Papers as documents to print and to change; needs the extra `papers`."""

from .keep import make_papers
from .paper import Paper, papers_of
from .pdf import write_pdf
from .social import make_social
from .word import write_docx

__all__ = ["Paper", "make_papers", "make_social", "papers_of", "write_docx", "write_pdf"]
