"""A whole site: build, fill, verify, exchange, serve."""

from .build import Engine, Times, build, make_no_papers, say_nothing
from .fill import fill_whole
from .serve import serve

__all__ = ["Engine", "Times", "build", "fill_whole", "make_no_papers", "say_nothing", "serve"]
