"""A new file that is a copy of another one: what its front matter still says of the other."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from resource_toolkit.catalog import CheckUp, Packet, Resource, Training
from resource_toolkit.checking import Checked
from resource_toolkit.problems import Problem, shown

_CODE = "RC512"
_NAMES, _PHRASES, _MOST = 2, 3, 0.5
"""So many names, and so many phrases or such a share of them, are the same by a copy alone."""


def with_copies(
    now: Checked, changed: AbstractSet[str], before: Mapping[str, str]
) -> list[Problem]:
    """Return the problems of a toolkit, with what each new file has word for word from another.

    `changed` are the files of a change; `before` has the texts of those that are not new.
    """
    if not now.catalog.house.runs(_CODE):
        return now.problems
    fresh = [one for one in now.catalog.active if one.path in changed and one.path not in before]
    told = [*_records(now, changed, before)]
    for one in now.catalog.active:
        if one.path not in changed or _CODE in one.allow:
            continue
        tongue = now.catalog.language_of(one)  # People ask for both of two twins.
        others = [other for other in now.catalog.active if now.catalog.language_of(other) == tongue]
        if one in fresh:
            told += _copied(one, [other for other in others if other not in fresh])
        else:
            told += _asked_anew(one, before[one.path], others)
    places = {(one.path, one.line) for one in now.problems}
    return [*now.problems, *(one for one in told if (one.path, one.line) not in places)]


def _records(
    now: Checked, changed: AbstractSet[str], before: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield title and summary of each new packet, training or check-up that another one has too."""
    catalog = now.catalog
    kinds: tuple[Iterable[Packet | Training | CheckUp], ...] = (
        catalog.packets.values(),
        catalog.trainings.values(),
        catalog.check_ups.values(),
    )
    for kind in kinds:
        known = [one for one in kind if one.path not in changed or one.path in before]
        for fresh in (one for one in kind if one not in known):
            for name in ("title", "summary"):
                words = getattr(fresh, name).casefold()
                other = next((one for one in known if getattr(one, name).casefold() == words), None)
                if other:
                    message = f"{other.path} has this {name} too, word for word; say what this one "
                    message += "is, or, if the file is a copy by mistake, delete it"
                    line, column = fresh.mark(name)
                    yield Problem(
                        path=fresh.path, line=line, column=column, code=_CODE, message=message
                    )


def _copied(resource: Resource, others: Iterable[Resource]) -> Iterator[Problem]:
    """Yield what a resource says as another one does, each field once."""
    seen: set[str] = set()
    for other in others:
        for name, steps, message in _alike(resource, other):
            if name not in seen:
                seen.add(name)
                line, column = resource.mark(*steps)
                yield Problem(
                    path=resource.path, line=line, column=column, code=_CODE, message=message
                )


def _asked_anew(resource: Resource, was: str, others: Iterable[Resource]) -> Iterator[Problem]:
    """Yield what people ask that came with a change from another resource."""
    former = " ".join(was.split())
    for language, phrases in resource.asked_as.items():
        fresh = [one for one in phrases if one not in former]
        for other in others if len(fresh) >= _PHRASES else ():
            there = other.asked_as.get(language, ()) if other is not resource else ()
            same = [one for one in fresh if one in there]
            if len(same) >= _PHRASES and len(same) >= len(fresh) * _MOST:
                message = f"{len(same)} of these phrases are new and stand in {other.path} too, "
                message += f"such as {shown(same[0])}; write what people ask who need this one, "
                message += "as until now"
                line, column = resource.mark("asked_as", language)
                yield Problem(
                    path=resource.path, line=line, column=column, code=_CODE, message=message
                )
                break


def _alike(one: Resource, other: Resource) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield each field that two resources have alike: its name, its steps, and what is told."""
    path = other.path
    if one.summary.casefold() == other.summary.casefold():
        message = f"{path} has this summary too, word for word; say what this one is"
        yield "summary", ("summary",), message
    if len(one.also_called) >= _NAMES and {*one.also_called} == {*other.also_called}:
        message = f"{path} has all these names too; write how this one is called, or delete the"
        yield "also_called", ("also_called",), f"{message} line"
    for language, phrases in one.asked_as.items():
        same = [one for one in phrases if one in other.asked_as.get(language, ())]
        if len(same) >= _PHRASES and len(same) >= len(phrases) * _MOST:
            message = f"{len(same)} of these phrases stand in {path} too, such as "
            message += f"{shown(same[0])}; write what people ask who need this one"
            yield f"asked_as {language}", ("asked_as", language), message
    for facet, placements in one.placements.items():
        for placement in placements:
            reason = other.reason(facet, placement.term)
            if reason and placement.reason == reason:
                message = f"this is the reason of {path} too, word for word; write why this one "
                message += f"stands at {placement.term}"
                yield f"{facet} {placement.term}", (facet, placement.term), message
