"""The pages that an index page names, as a series: what comes before a page, and what after it."""

import re
from pathlib import Path, PurePosixPath
from typing import NamedTuple

INDEX = "index.md"
_SIBLING = re.compile(r"\[([^\]]+)\]\(([\w-]+)\.md\)")


class Ways(NamedTuple):
    """Where a page stands in its series, from 1 on, and its neighbors: title and name of each."""

    number: int
    total: int
    before: tuple[str, str] | None
    after: tuple[str, str] | None


def ways_of(root: Path, file: str) -> Ways | None:
    """Return the ways from a page, in the order in which the index beside it links to its pages.

    None for a page that the index does not name, or where there is none.
    """
    page = PurePosixPath(file)
    index = root / page.parent / INDEX
    text = index.read_text(encoding="utf-8") if index.is_file() else ""
    titles: dict[str, str] = {}
    for title, name in _SIBLING.findall(text):
        titles.setdefault(name, title)
    if page.stem not in titles:
        return None
    names = list(titles)
    at = names.index(page.stem)
    before, after = names[at - 1 : at] if at else [], names[at + 1 : at + 2]
    return Ways(
        number=at + 1,
        total=len(names),
        before=(titles[before[0]], before[0]) if before else None,
        after=(titles[after[0]], after[0]) if after else None,
    )
