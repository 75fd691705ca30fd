"""The site engines that `toolkit build --engine` knows, and until when each is looked after."""

from dataclasses import dataclass
from datetime import date, timedelta

from resource_toolkit.catalog import extensions
from resource_toolkit.problems import ToolkitError, did_you_mean, shown
from resource_toolkit.publishing import Engine

from .plain import PlainEngine
from .process import EngineProcess

ENGINES: tuple[Engine, ...] = (EngineProcess("mkdocs"), EngineProcess("properdocs"), PlainEngine())
"""Ours. Other packages add functions without arguments that return one."""
NOTICE = timedelta(days=93)
"""How long before its end an engine is warned of: for 5 May, from 1 February on."""


@dataclass(frozen=True, kw_only=True)
class End:
    """When nobody mends an engine any more, and what that means."""

    day: date
    sentence: str


_MATERIAL = End(
    day=date(2027, 5, 5),
    sentence="Material for MkDocs, which makes the frames of its pages, gets no more fixes",
)
ENDS = {"mkdocs": _MATERIAL, "properdocs": _MATERIAL}
"""Engine to its end, where that is announced."""


def engine_named(name: str) -> Engine:
    """Return an engine of ours or of another package. Raises ToolkitError for an unknown name."""
    for engine in ENGINES:
        if engine.name == name:
            return engine
    added = extensions("engines")
    if name in added:
        made: Engine = added[name]()
        return made
    known = [engine.name for engine in ENGINES] + list(added)
    hint = did_you_mean(name, known)
    raise ToolkitError(f"unknown engine {shown(name)}{hint} (there are {', '.join(known)})")


def end_near(name: str, today: date) -> str:
    """Return a line about the end of an engine when that is near or past, else nothing."""
    end = ENDS.get(name)
    if end is None or today < end.day - NOTICE:
        return ""
    day = f"{end.day.day} {end.day:%B %Y}"
    return f"the engine {name}: from {day} on, {end.sentence}; --engine plain does without"
