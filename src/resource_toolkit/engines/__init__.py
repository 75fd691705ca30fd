"""Who makes the frames and renders the hand-written pages."""

from .process import EngineProcess

__all__ = ["EngineProcess"]
