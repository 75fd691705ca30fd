"""Time zones by their names, as the time zone database has them."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

from resource_toolkit.problems import Report, did_you_mean, shown
from resource_toolkit.reading.frontmatter import Node

from .values import JsonSchema, scalar

_NAMED_BY_PLACE = re.compile(r"(?!Etc/)[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z0-9_+-]*)+")
"""`EST` and its like are left out: their clocks never change, and nobody means that."""
_UTC = "UTC"
_AROUND = re.compile(r"(?i)^(?:us|u\.s\.)[ /]+|[ _]+(?:standard|daylight)?[ _]*time$")
_SAID = {
    **dict.fromkeys(("eastern", "et", "est", "edt"), "America/New_York"),
    **dict.fromkeys(("central", "ct", "cst", "cdt"), "America/Chicago"),
    **dict.fromkeys(("mountain", "mt", "mst", "mdt"), "America/Denver"),
    **dict.fromkeys(("pacific", "pt", "pst", "pdt"), "America/Los_Angeles"),
    **dict.fromkeys(("alaska", "akst", "akdt"), "America/Anchorage"),
    **dict.fromkeys(("hawaii", "hst"), "Pacific/Honolulu"),
}
"""How people of the United States say their time zones."""
_OF_CANADA = {
    "canada/pacific": "America/Vancouver",
    "canada/mountain": "America/Edmonton",
    "canada/central": "America/Winnipeg",
    "canada/eastern": "America/Toronto",
    "canada/atlantic": "America/Halifax",
    "canada/newfoundland": "America/St_Johns",
}
"""Names of zones that are no places, and what stands for them."""


@dataclass(frozen=True)
class TimeZone:
    """The name of a time zone, such as America/Chicago."""

    def read(self, node: Node, report: Report) -> str | None:
        written = scalar(node, report, "a time zone such as America/Chicago")
        if written is None or written.value in _zones():
            return written.value if written else None
        hint = _nearest(written.value)
        message = f"unknown time zone {shown(written.value)}{hint}"
        report.add(written.mark, "RC190", message)
        return None

    def schema(self) -> JsonSchema:
        return {"type": "string", "pattern": f"^(?:{_NAMED_BY_PLACE.pattern}|{_UTC})$"}


@cache
def _zones() -> frozenset[str]:
    named = filter(_NAMED_BY_PLACE.fullmatch, available_timezones())
    return frozenset({_UTC, *(zone for zone in named if not zone.startswith(("Canada/", "US/")))})


def _same_folder(name: str) -> str:
    """Return the name that differs by a slip only; a town that has no zone is none."""
    close = get_close_matches(name, _zones(), n=1, cutoff=0.9)
    told = "; write the zone by its largest town: " + ", ".join(dict.fromkeys(_SAID.values()))
    return f"; did you mean '{close[0]}'?" if close else told


def _nearest(name: str) -> str:
    """Return what to write: the zone of that city, or the nearest name, or how names look."""
    said = _AROUND.sub("", name.strip()).casefold()
    if said in _OF_CANADA:
        return f"; write '{_OF_CANADA[said]}'"
    if said in _SAID:
        return f"; write '{_SAID[said]}'"
    city = name.rpartition("/")[2].strip().replace(" ", "_").casefold()
    same_city = [zone for zone in _zones() if zone.rpartition("/")[2].casefold() == city]
    if same_city:
        return f"; write '{min(same_city)}'"
    american = said.startswith("america/")
    near = _same_folder(name) if american else did_you_mean(name, sorted(_zones()))
    return near or "; write continent and city, such as America/Chicago"
