"""Numbers of the front matter that a change made others, while the text is as it was."""

import re
from collections.abc import Iterator

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.checking import COUNTS, count_of
from resource_toolkit.problems import shown
from resource_toolkit.upkeep.changes.lines import AGREES, Line, Told

_SAID = re.compile(rf"(?i)\b({'|'.join(COUNTS)}) (?:pages|páginas|hojas)\b")
_COUNT = re.compile(
    rf"(?i)\b({'|'.join(COUNTS)}|one|una?|\d{{1,2}})( (?:[^\W\d_]+ )??)([^\W\d_]{{4,}})"
)
_STEM = 4


def pages_left(catalog: Catalog, resource: Resource, was: int, now: int) -> str:
    """Say that a text still counts its former pages, or hands out as many parts as those."""
    for at, row in enumerate(resource.body.split("\n")):
        said = next((one for one in _SAID.finditer(row) if count_of(one[1]) == was), None)
        if said:
            message = f"{was} pages stood here until now, and line {resource.body_line + at} still "
            message += f"says {shown(said[0])}; write 'prints_on: {was}' again, or correct it there"
            return message
    starts = catalog.hand_out(resource)
    parts = re.findall(r"^## +(.*)", resource.body, re.M) if starts else []
    handed = sum(part.startswith(starts) for part in parts)
    if not now < handed <= was:
        return ""
    message = f"{was} pages stood here until now, and {handed} parts are handed out; write "
    return f"{message}'prints_on: {was}' again, or, if they fit on fewer, keep it"


def counted_alone(resource: Resource, was: str) -> Iterator[Told]:
    """Yield a summary that counts more or fewer of something than it did, and nothing else."""
    for old, new in zip(_COUNT.finditer(was), _COUNT.finditer(resource.summary), strict=False):
        if old[1].casefold() == new[1].casefold():
            continue
        rest = was[: old.start()] == resource.summary[: new.start()]
        same = old[3][:_STEM].casefold() == new[3][:_STEM].casefold()
        tail = was[old.end() :] == resource.summary[new.end() :]
        if rest and same and tail and not (new[1] in COUNTS and new[0] in resource.body):
            message = f"{shown(old[0])} stood here until now, and nothing in the text has changed; "
            message += f"write it again, or, if the text shows {shown(new[0])}, keep it"
            yield Told(
                Line(resource.mark("summary")[0] - 1, resource.summary, was), AGREES, message
            )
        break
