"""Whether external addresses still answer."""

from .ask import Manners
from .mentions import Mention, addresses
from .result import fix_redirects, links_text
from .run import LinkCheck, Runner, check_links

__all__ = [
    "LinkCheck",
    "Manners",
    "Mention",
    "Runner",
    "addresses",
    "check_links",
    "fix_redirects",
    "links_text",
]
