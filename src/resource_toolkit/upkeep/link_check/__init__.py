"""Whether external addresses still answer."""

from .ask import Manners
from .mentions import Mention, addresses
from .result import WORDS, fix_redirects, links_text
from .run import LinkCheck, Runner, check_links

__all__ = [
    "WORDS",
    "LinkCheck",
    "Manners",
    "Mention",
    "Runner",
    "addresses",
    "check_links",
    "fix_redirects",
    "links_text",
]
