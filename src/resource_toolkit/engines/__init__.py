"""Who makes the frames and renders the hand-written pages."""

from .known import end_near, engine_named
from .process import EngineProcess

__all__ = ["EngineProcess", "end_near", "engine_named"]
