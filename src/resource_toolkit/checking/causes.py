"""Causes before effects: what only follows from a file that cannot be read is not told.

A code says on which kinds of files it leans (`after` in `codes.yml`).
"""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from resource_toolkit.problems import Problem, explained_codes, many, shown

_LEANT_ON = ("vocabularies", "safety", "redirects")
"""Files of which most others speak."""
_PLACES = ("RC010", "RC011")
_UNREAD = ("RC101", "RC102", "RC109")
"""Codes of what leaves a part of a file unread."""
_LETTERS = "RC126"
"""Odd letters in a text keep nothing else from being read."""
_PART_OF = re.compile(r"/resources/([\w-]+)/[^ ]")
"""An address below the page of a resource."""
_RECORD = re.compile(r"/(?:(?:packets|trainings|check-ups)/)?([\w-]+)/(?= was published)")
"""The address of what a data file tells of."""
_RULE = re.compile(r"places? names? (?:rules of this file|'([^']+)'), which is gone")
"""What tells of a safety rule that is gone, or of all of them."""
_RENAME = re.compile(r"there is no picture '.*'; rename (.+) to \S+$")
"""What tells of a picture that has another name than where it is shown."""
_RETIRED = re.compile(r"'([\w-]+)' is retired; take (?:it|the link) out")
"""What tells of a retired resource in whose place nothing is."""
_NO_PART = re.compile(r"no page of the kind .* with '([^']+)', so each")
"""What tells of a part to hand out that no page has."""
_CALL = re.compile(r"unknown (?:macro|part of|sort|word) |\w+ (?:needs|takes|is given) ")
"""What tells that a macro is called in a way that none is."""
_COUNTED = re.compile(r"^this says .*, and ([\w-]+) has \d+; write ")
"""What tells of a number that says how many parts a record has."""
_COUNTS = re.compile(r"the summary says .*, and \d+ are here; ")
_ITSELF = "itself"
"""Stands in `after` for the file in which a problem is: its errors are mended first."""


def kind_of(path: str, folder: str) -> str:
    """Return of which kind a file is: `vocabularies`, `safety`, `resources`, or nothing."""
    if not path.startswith(f"{folder}/"):
        return ""
    inside = path.removeprefix(f"{folder}/")
    if inside.endswith(".md"):
        return "resources"
    if inside.removesuffix(".yml").count("."):
        return ""  # A translation: nothing leans on it.
    return inside.partition("/")[0].removesuffix(".yml")


def causes_first(problems: Iterable[Problem], folder: str) -> list[Problem]:
    """Return problems sorted, without those that follow from others; their causes come first.

    A cause says how many lines were not checked for its sake. Then come the files on which others
    lean.
    """
    ordered = sorted(set(problems))
    leans = {explained.code: explained.after for explained in explained_codes() if explained.after}
    kinds = {problem.path: kind_of(problem.path, folder) for problem in ordered}
    causes = _causes(ordered, kinds)
    faulty = _faulty(ordered)
    kept: list[Problem] = []
    silenced: Counter[Problem] = Counter()
    beside: Counter[Problem] = Counter()
    for problem in ordered:
        own = kinds[problem.path]
        broken = [kind for kind in leans.get(problem.code, ()) if kind in causes]
        if (own in broken and _is_cause(problem, own)) or _stands_alone(problem, faulty):
            broken = []
        leans_on_itself = _ITSELF in leans.get(problem.code, ())
        if (leans_on_itself and problem.path in faulty.paths) or _follows(problem, faulty):
            continue
        if broken:
            cause = causes[broken[0]]
            silenced[cause] += broken[0] != "fields"
            beside[cause] += cause.path == problem.path
        else:
            kept.append(problem)
    first = [_with_count(one, silenced[one], beside[one]) for one in kept if silenced[one]]
    rest = [problem for problem in kept if not silenced[problem]]

    named = all(problem.code != "RC109" for problem in ordered)  # Else an alias may be meant.

    def later(problem: Problem) -> tuple[bool, bool]:
        lies_wrong = problem.code == "RC010" and problem.path.endswith((".yaml", ".md"))
        leant_on = lies_wrong or kinds[problem.path] in _LEANT_ON
        others_use_it = _is_new_name(problem) or (named and _is_gone(problem))
        return problem.severity != "error" or not leant_on, not others_use_it

    return first + sorted(rest, key=later)


def _causes(ordered: Iterable[Problem], kinds: Mapping[str, str]) -> dict[str, Problem]:
    """Return the first problem of each kind of file that may keep what files say from others."""
    causes: dict[str, Problem] = {}
    for problem in ordered:
        if _is_cause(problem, kinds[problem.path]):
            causes.setdefault(kinds[problem.path], problem)
        elif kinds[problem.path] == "resources" and problem.code[:3] in ("RC1", "RC2"):
            causes.setdefault("fields", problem)
    return causes


class _Faulty(NamedTuple):
    """What has errors: files, those with a key that is none, and what many lines name in vain."""

    paths: set[str]
    unread: set[str]
    unknown_rule: bool
    rules: set[str]
    parts: set[str]
    counted: set[str]
    """Records of data that say another number of parts than they have."""
    renamed: set[str]
    """Pictures that must be called as texts call them."""
    pictures: set[str]
    """Toolkits whose folder of pictures has another name."""


def _faulty(problems: Sequence[Problem]) -> _Faulty:
    errors = [problem for problem in problems if problem.severity == "error"]
    return _Faulty(
        paths={problem.path for problem in errors},
        unread={problem.path for problem in errors if problem.code in _UNREAD},
        unknown_rule=any(problem.code == "RC341" for problem in errors),
        rules={
            told[1] or ""
            for one in errors
            if one.code == "RC341" and (told := _RULE.search(one.message))
        },
        pictures={
            one.path.rpartition("/")[0]
            for one in errors
            if one.code == "RC010" and one.message.startswith("the folder of pictures")
        },
        renamed={told[1] for one in errors if (told := _RENAME.search(one.message))},
        counted={
            one.path.rpartition("/")[2].removesuffix(".yml")
            for one in problems
            if _COUNTS.match(one.message)
        },
        parts={told[1] for one in problems if (told := _NO_PART.match(one.message))},
    )


def _follows(problem: Problem, faulty: _Faulty) -> bool:
    """Return whether a problem goes when a file with errors is mended, whichever they are."""
    if _is_brought(problem, faulty):
        return True
    if problem.code == "RC540":
        return faulty.unknown_rule  # What is asked of a text may be that rule.
    if problem.code == "RC145" and " lack " in problem.message:
        return (
            problem.path in faulty.unread
        )  # A list is left out as a whole where a part of it is unread.
    if problem.code == "RC117" and "to this region" in problem.message:
        return problem.path in faulty.unread
    gone = problem.code == "RC306"
    part = _PART_OF.match(problem.message) if gone else None
    record = _RECORD.match(problem.message) if gone else None
    return bool(part and any(path.endswith(f"/{part[1]}.md") for path in faulty.paths)) or bool(
        record and any(path.endswith(f"/{record[1]}.yml") for path in faulty.paths)
    )


def _is_brought(problem: Problem, faulty: _Faulty) -> bool:
    """Return whether a problem tells of what is told once, where it was changed."""
    if problem.code in ("RC340", "RC341"):
        return any(
            problem.message.startswith(f"unknown safety rule {shown(name) if name else ''}")
            for name in faulty.rules
        )
    if problem.code == "RC304" and "there is no picture 'pictures/" in problem.message:
        return problem.path.rpartition("/")[0] in faulty.pictures
    if counted := _COUNTED.search(problem.message):
        return counted[1] in faulty.counted
    if problem.code == "RC221":
        return problem.path in faulty.renamed
    if retired := _RETIRED.match(problem.message):
        return any(path.endswith(f"/{retired[1]}.md") for path in faulty.paths)
    parts = faulty.parts if problem.code == "RC551" else ()
    return any(
        f"{begin} {shown(part)}{end}" in problem.message
        for part in parts
        for begin, end in (("begins with", ": write"), ("is", " with a slip"))
    )


def _is_new_name(problem: Problem) -> bool:
    """Return whether a problem tells of a new name, which others only use."""
    return problem.code == "RC306" and not problem.path.endswith(".txt")


def _is_gone(problem: Problem) -> bool:
    """Return whether a problem tells of a resource that was published and is no more."""
    return problem.code == "RC306" and problem.message.startswith("/resources/")


def _is_cause(problem: Problem, kind: str) -> bool:
    """Return whether a problem may keep what a file says from others."""
    if problem.code == "RC401" and kind == "safety":
        return True  # A rule without its address is none.
    if problem.code[:3] not in ("RC0", "RC1") or not kind or problem.code == _LETTERS:
        return False
    # A resource with a wrong field is there all the same; only one that cannot be read is not.
    return kind != "resources" or (problem.code < "RC100" and problem.code not in _PLACES)


def _stands_alone(problem: Problem, faulty: _Faulty) -> bool:
    """Return whether it is wrong whatever a file says that cannot be read.

    So is how a macro is called, and a key that others stand around, but for the name of that file.
    """
    if problem.code == "RC603":
        return bool(_CALL.match(problem.message))
    unread = {PurePath(path).stem for path in faulty.paths}
    named = any(f"unknown key {shown(name)};" in problem.message for name in unread)
    return problem.code == "RC101" and problem.column > 1 and not named


def _with_count(problem: Problem, count: int, beside: int) -> Problem:
    lines = many(count, "other line")
    here = f", {beside} of them in this file," if beside and count > 1 else ""
    use = "uses it" if count == 1 else "use it"
    told = f"{lines} that {use}{here} {'was' if count == 1 else 'were'}"
    return dataclasses.replace(problem, message=f"{problem.message} ({told} not checked)")


def own_first(problems: Iterable[Problem], changed: frozenset[str]) -> list[Problem]:
    """Return problems with those of some files before the others, there what must be mended first.

    Else the order stays.
    """

    def later(problem: Problem) -> tuple[bool, bool]:
        own = problem.path in changed
        return not own, own and problem.severity == "warning"

    return sorted(problems, key=later)
