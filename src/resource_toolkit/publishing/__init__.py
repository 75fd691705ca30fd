"""A whole site: build, fill, verify, exchange, serve."""

from .build import (
    Engine,
    Papers,
    Times,
    build,
    make_no_papers,
    offer_papers,
    say_nothing,
    site_place,
)
from .bundles import THEME, look_addresses
from .fill import fill_whole, place_to_fill
from .output_files import SOCIAL
from .serve import serve

__all__ = [
    "SOCIAL",
    "THEME",
    "Engine",
    "Papers",
    "Times",
    "build",
    "fill_whole",
    "look_addresses",
    "make_no_papers",
    "offer_papers",
    "place_to_fill",
    "say_nothing",
    "serve",
    "site_place",
]
