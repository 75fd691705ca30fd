"""Lines that lost a part of themselves in a change: the sign before them, or one of their ends."""

import re
from collections.abc import Iterator, Sequence

from resource_toolkit.catalog import Resource
from resource_toolkit.problems import as_line, shown
from resource_toolkit.upkeep.changes.lines import Line, Told

_SIGNED, _BROKEN = "RC530", "RC520"
_SIGN = re.compile(r"(?P<quote>>)(?: ?>)* ?|(?P<item>[-*+] |\d{1,2}[.)] )(?:\[.\] )?|#{2,6} ")
_ENDS = re.compile(r"[.!?…][*_\"”»)\]]*\s*$")
_LONG = 20
"""So many signs of a line that is cut do not stand in another one by chance."""
_SEEN = 40
_PLACES = {"☐": "tick", "_{4,}|<br>": "write"}
_NO_PLACE = re.compile(r"☐|_{4,}|<br>|[\s|]")


def line_signs_lost(text: str, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each line that is as it was but for the sign before it, which its neighbors keep."""
    rows = ["", *text.split("\n"), ""]
    lost = [(line, sign) for line in lines if line.at >= 0 and (sign := _SIGN.match(line.was))
            and line.now.strip() == line.was[sign.end() :].strip()]  # fmt: skip
    for line, sign in lost if len(lost) == 1 else ():  # Else it is meant so.
        beside = rows[line.at], rows[line.at + 2]
        kind = sign.lastgroup
        same = [one for one in beside if (other := _SIGN.match(one)) and other.lastgroup == kind]
        if kind is None or (same and (line.now.strip() or len(same) == 2)):
            message = f"the sign {sign[0].strip()} before this line is lost; write "
            yield Told(line, _SIGNED, f"{message}{as_line(line.was.rstrip(), 200)} again")
        elif kind == "quote" and line.now.strip() and not any(map(str.strip, beside)):
            message = "the sign > before this line is lost, and with it the frame; write it again, "
            yield Told(line, _SIGNED, f"{message}or, if it needs no frame, keep it so")


def places_lost(lines: Sequence[Line]) -> Iterator[Told]:
    """Yield the line that lost a box to tick, or all places to write, and is else as it was.

    Where several do, it is meant so. An empty cell of a table is a place to write all the same.
    """
    lost = [
        (line, what)
        for line in lines
        for what in _PLACES
        if _lost(line, what) and _NO_PLACE.sub("", line.was) == _NO_PLACE.sub("", line.now)
    ]
    for line, what in lost if len(lost) == 1 else ():
        message = f"a place to {_PLACES[what]} is lost here; write {shown(line.was.strip(), 300)}"
        yield Told(line, _SIGNED, f"{message} again")


def _lost(line: Line, what: str) -> bool:
    was, now = len(re.findall(what, line.was)), len(re.findall(what, line.now))
    all_gone = what == "☐" or not (now or line.now.startswith("|"))
    return bool(was > now and line.now.strip() and all_gone)


def reason_lines(resource: Resource, former: str) -> Iterator[Line]:
    """Yield the reasons of a resource that are other than in its former file, as lines."""
    for facet, placements in resource.placements.items():
        for placement in placements if former else ():
            now, term = placement.reason or "", re.escape(placement.term)
            was = re.search(rf"^ +{term}: *[\"']?([^\n]*?)[\"']?$", former, re.M) if now else None
            if was and was[1] != now:
                at = resource.mark(facet, placement.term)[0] - resource.body_line
                yield Line(at, now, was[1])
    now, name = resource.prints_on_because or "", "prints_on_because"
    was = re.search(rf"^{name}: *[\"']?([^\n]*?)[\"']?$", former, re.M) if now else None
    if was and was[1] != now:
        yield Line(resource.mark(name)[0] - resource.body_line, now, was[1])


def ends_lost(was: str, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each line that is as it was but for its end, or its begin, where a word is cut."""
    former = was.split("\n")
    for line in lines:
        now = line.now.strip()
        old = line.was.strip() or next(
            (one for one in former if len(now) > _LONG and now != one and now in one), ""
        )
        if not now or old == now or now[0] in "|#!" or old.startswith("|"):
            continue
        if old.startswith(now) and _is_cut(old, now):
            message = f"this breaks off; until now it ended {shown('…' + old[-_SEEN:])}: put the "
            yield Told(line, _BROKEN, f"{message}end back, or end the sentence here")
            continue
        now = now[sign.end() :] if (sign := _SIGN.match(now)) else now
        if now and old != now and old.endswith(now) and _begins_inside(old[: -len(now)], now):
            message = f"this begins in mid-sentence; until now it began {shown(old[:_SEEN] + '…')}"
            yield Told(line, _BROKEN, f"{message}: put that back, or begin a sentence here")


def _is_cut(old: str, now: str) -> bool:
    """Return whether a text is cut within a word, or before the sign at its end."""
    within = now[-1].isalnum() and old[len(now)].isalnum()
    more = re.search(r"\w", old[len(now) :])
    return within or bool(more and _ENDS.search(old) and re.search(r"[^\W\d_]$|[,;]$", now))


def _begins_inside(gone: str, now: str) -> bool:
    """Return whether a text begins within a word, or with a small letter behind other words."""
    within = gone[-1].isalnum() and now[0].isalnum()
    return within or (now[0].islower() and bool(re.search(r"[^\W\d_][,;]?\s$", gone)))
