"""A whole site: build, fill, verify, exchange, serve."""

from .build import Engine, Times, build, say_nothing
from .bundles import manifest
from .fill import fill_whole
from .serve import serve

__all__ = ["Engine", "Times", "build", "fill_whole", "manifest", "say_nothing", "serve"]
