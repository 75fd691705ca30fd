"""Resources that a change took out of use, or deleted, while others name them: told once, there."""

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from resource_toolkit.checking import Checked
from resource_toolkit.problems import Problem, many

_RETIRED, _GONE = "RC308", "RC306"
_NAMES = frozenset(("RC301", "RC304", "RC306", "RC603"))
"""Codes of what names a resource that is not there."""
_STATUS = re.compile(r"^status: *[\"']?retired\b", re.M)
_FEW = 3
"""So many places are told beside the cause."""


def with_retired(now: Checked, before: Mapping[str, str], gone: Iterable[str]) -> list[Problem]:
    """Return the problems of a toolkit; what a change retired or deleted is told where it was done.

    `before` has the former texts of the files of a change, `gone` the files that it deleted.
    """
    problems = now.problems
    for one in now.catalog.resources.values():
        was = before.get(one.path, "")
        if one.retired and not one.replaced_by and was and not _STATUS.search(was):
            own = re.compile(rf"'{re.escape(one.slug)}' is retired; ")
            places = [told for told in problems if own.match(told.message)]
            if places:
                message = "nothing takes the place of what is retired here, and "
                message += f"{_named(places)}: add 'replaced_by: NAME-OF-ANOTHER', then 'toolkit "
                message += "check --fix' writes that one there, or, if there is none, take it out"
                line, column = one.mark("status")
                cause = Problem(
                    path=one.path, line=line, column=column, code=_RETIRED, message=message
                )
                problems = _told_once(problems, cause, places)
    for path in sorted(gone):
        slug = PurePosixPath(path).stem
        own = re.compile(rf"(?:no resource has the slug|/resources/)[ ']*{re.escape(slug)}['/]")
        told = [one for one in problems if one.code in _NAMES and own.match(one.message)]
        places = [one for one in told if one.code != _GONE]
        if told:
            message = "this file is deleted"
            message += ", and people have its address" if len(places) < len(told) else ""
            message += f", and {_named(places)}" if places else ""
            message += f"; bring it back, then 'toolkit retire {slug} --for NAME-OF-ANOTHER' says "
            message += "what takes its place, or write 'status: retired' into it"
            cause = Problem(path=path, line=1, column=1, code=_GONE, message=message)
            left = [one for one in problems if one not in told or one in places]
            problems = _told_once(left, cause, places)
    return problems


def _named(places: list[Problem]) -> str:
    where = ", ".join(f"{one.path}:{one.line}" for one in places[:_FEW])
    more = f" and {len(places) - _FEW} more" if len(places) > _FEW else ""
    names = "name" if len(places) > 1 else "names"
    return f"{many(len(places), 'place')} {names} it ({where}{more})"


def _told_once(problems: list[Problem], cause: Problem, places: list[Problem]) -> list[Problem]:
    """Return problems with their cause, and without its places, where they are many."""
    left = problems if len(places) <= _FEW else [one for one in problems if one not in places]
    return [cause, *left]
