"""Words on the command line; alone prints and exits."""

from .main import main

__all__ = ["main"]
