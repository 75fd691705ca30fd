"""What a change of any text made wrong: pages, records and words, each line beside what it was."""

from .told import with_texts

__all__ = ["with_texts"]
