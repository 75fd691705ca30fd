"""The papers of trainings: what they say, and slides."""

from .made import papers_of_training
from .slides import Slide, Slides, slides_source

__all__ = ["Slide", "Slides", "papers_of_training", "slides_source"]
