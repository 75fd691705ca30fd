"""A whole site: build, fill, verify, exchange, serve."""

from .build import Engine, Times, build, say_nothing
from .fill import fill_whole, place_to_fill
from .serve import serve

__all__ = ["Engine", "Times", "build", "fill_whole", "place_to_fill", "say_nothing", "serve"]
