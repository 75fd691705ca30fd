"""A paragraph or item that stands twice, one right below the other, as after a merge."""

import re
from collections.abc import Iterator
from itertools import pairwise

from resource_toolkit.checking.readability import Prose
from resource_toolkit.problems import Problem, as_line

_PART = re.compile(r"^(?![ \t]*\n|\|)[^\n]+(?:\n(?![ \t]*\n|[-*+#>|]|\d{1,2}[.)] )[^\n]+)*", re.M)
"""A paragraph, an item of a list or a heading."""
_SIGN = re.compile(r"^(?:[-*+]|\d{1,2}[.)]) (?:\[.\] )?")
_LEAST = 30
"""So many signs are no label."""


def repeated(prose: Prose) -> Iterator[Problem]:
    """Yield each part of a text that is the one above it, word for word."""
    for above, part in pairwise(_PART.finditer(prose.text)):
        words = _SIGN.sub("", part[0])
        if len(words) >= _LEAST and words == _SIGN.sub("", above[0]) and "___" not in words:
            message = f"this stands right above, word for word; delete {as_line(words, 60)}"
            yield prose.at_body(part.start(), "RC512", message)
