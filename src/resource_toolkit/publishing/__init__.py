"""A whole site: build, fill, verify, exchange, serve."""

from .build import Engine, Times, build, make_no_papers, say_nothing
from .bundles import manifest
from .fill import fill_whole, place_to_fill
from .serve import serve
from .theme_files import THEME, bundle_addresses, join_bundles

__all__ = [
    "THEME",
    "Engine",
    "Times",
    "build",
    "bundle_addresses",
    "fill_whole",
    "join_bundles",
    "make_no_papers",
    "manifest",
    "place_to_fill",
    "say_nothing",
    "serve",
]
