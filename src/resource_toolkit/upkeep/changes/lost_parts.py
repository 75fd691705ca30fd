"""Headings that a change renamed, so that what stood below them is no longer handed out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher

from resource_toolkit.catalog import Resource
from resource_toolkit.checking import Checked
from resource_toolkit.problems import Problem, as_line, shown
from resource_toolkit.reading import ALL

_CODE = "RC551"
_POSTER = "RC270"


def with_lost_parts(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit, with each part that its last version handed out.

    `before` has the former texts of the files of a change. A poster that lacks a part for it is
    told there, as the error that it is.
    """
    lost = [problem for one in now.catalog.active for problem in _lost(now, one, before)]
    paths = {problem.path for problem in lost}
    posters = {one.path for one in now.problems if one.code == _POSTER} & paths
    told = [one for one in now.problems if one.code != _POSTER or one.path not in posters]
    lost = [replace(one, code=_POSTER) if one.path in posters else one for one in lost]
    known = {(one.path, one.line) for one in told if one.code == _CODE}
    return [*told, *(one for one in lost if (one.path, one.line) not in known)]


def _lost(now: Checked, resource: Resource, before: Mapping[str, str]) -> Iterator[Problem]:
    catalog, text = now.catalog, before.get(resource.path)
    if text is None or not catalog.house.runs(_CODE):
        return
    headings = _headings(resource.body)
    starts = [start for start in catalog.hand_out(resource) if start != ALL]
    own = [start for start in starts if not any(head.startswith(start) for head in headings)]
    if resource.hand_out and own:
        return  # The line hand_out is told, with the heading to name there.
    old, new = [*_headings(text)], [*headings]
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for what, begin, end, first, last in blocks if starts else ():
        for was, head in zip(old[begin:end], new[first:last], strict=False):
            start = next((one for one in starts if was.startswith(one)), "")
            if what == "replace" and start and not head.startswith(tuple(starts)):
                told = f"## {start}: {head[0].lower()}{head[1:]}"
                message = f"this part was {shown(was)} until now and is no longer handed out; a "
                message += f"heading of one begins with {shown(start)}: write {as_line(told)}"
                line = resource.body_line + headings[head]
                yield Problem(path=resource.path, line=line, column=1, code=_CODE, message=message)


def _headings(text: str) -> dict[str, int]:
    """Return the headings of the parts of a text, each with its line, counted from 0."""
    lines = enumerate(text.split("\n"))
    return {line[3:].strip(): n for n, line in lines if line.startswith("## ")}
