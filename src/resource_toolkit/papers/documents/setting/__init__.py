"""How close a paper is set, so that it keeps its promise and leaves no page white."""

from .choose import set_paper

__all__ = ["set_paper"]
