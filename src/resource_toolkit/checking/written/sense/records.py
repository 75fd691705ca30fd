"""What the summary of a packet or training counts, against what is there."""

import re
from collections.abc import Iterator

from resource_toolkit.catalog import Catalog, CheckUp, CheckUpWords, Packet
from resource_toolkit.checking.named import problem_at
from resource_toolkit.checking.reviews import named_steward, own_address
from resource_toolkit.problems import Problem, shown

from .number_words import COUNTS, as_said, count_of

_NUMBER = "|".join(COUNTS)
_PARTS = re.compile(
    rf"(?i)(\band )?\b({_NUMBER}|\d{{1,2}}) (?:tools|sheets|pages|papers|forms|resources"
    r"|hand-?outs|cards|activities|hojas|herramientas|páginas|fichas|actividades)\b"
    r"( (?:and|y) (?:an?|one|una?) )?"
)
_LINES = re.compile(rf"(?i)\b({_NUMBER}|\d{{1,2}}) (?:\w+ )?(?:lines|questions|líneas|preguntas)\b")
_IN_LANGUAGE = re.compile(rf"\b((?i:{_NUMBER}|one)|\d{{1,2}}) (?:of them )?in ([A-Z]\w+)")
_ONE_BEFORE = re.compile(r"(?i)\b(?:an?|one|una?) [^.,;]{2,40}$")
_HOURS = re.compile(rf"(?i)\b({_NUMBER}|one|\d{{1,2}})[- ]hours?\b")
_PHONE = re.compile(r"(?<![\w@.+-])\(?\d[\d().-]*(?: ?[\d().-]+)*[-. )]\d+(?![\w@])")
_LOST = (6, 8, 9, 12)
"""So many digits has a telephone number from which some are missing, or that has one too many."""
_OBJECTIVE = re.compile(
    r"(?i)\b(?:objectives?|objetivos?) (\d{1,2})(?:(?:, | and | y |-|–)(\d{1,2}))?\b"
)
_BREAKS = 30
"""So many minutes of a training may be for breaks, beside the hours that it names."""


def counted_packets(catalog: Catalog) -> Iterator[Problem]:
    """A packet should hold as many parts as its summary says."""
    for packet in catalog.packets.values() if catalog.house.runs("RC547") else ():
        said = _PARTS.search(packet.summary)
        if not said or not packet.parts:
            continue
        count = count_of(said[2])
        before = packet.summary[: said.start()]
        more = bool(said[3]) or bool(said[1] and _ONE_BEFORE.search(before.rstrip()))
        if len(packet.parts) not in (count, count + more):
            message = f"the summary says {shown(said[0].strip())}, and {len(packet.parts)} are here"
            true = f"{as_said(len(packet.parts), said[2])}{said[0].strip().removeprefix(said[2])}"
            how = f"write {shown(true)}" if not said[1] and not said[3] else "correct it"
            yield problem_at(packet, ("summary",), "RC547", f"{message}; {how}, or the list")
    for packet in catalog.packets.values() if catalog.house.runs("RC547") else ():
        yield from _in_language(catalog, packet)


def _in_language(catalog: Catalog, packet: Packet) -> Iterator[Problem]:
    """Yield that a packet has more or fewer parts in a language than its summary says."""
    said = _IN_LANGUAGE.search(packet.summary)
    spoken = catalog.spoken
    if not said or spoken is None:
        return
    meant = next((term.slug for term in spoken.terms if said[2] in term.title + term.summary), "")
    parts = [catalog.resources[one.slug] for one in packet.parts if one.slug in catalog.resources]
    there = sum(meant in one.terms(spoken.name) for one in parts)
    if meant and meant != catalog.home_language and there != count_of(said[1]):
        message = f"the summary says {shown(said[0])}, and {there} of these parts are; correct it, "
        yield problem_at(packet, ("summary",), "RC547", f"{message}or the list")


def counted_check_ups(catalog: Catalog) -> Iterator[Problem]:
    """A check-up, and its translation, should have as many lines as its summary says."""
    asking: list[CheckUp | CheckUpWords] = [*catalog.check_ups.values(), *catalog.check_up_words]
    for check_up in asking if catalog.house.runs("RC547") else ():
        whole = catalog.check_ups.get(check_up.slug, check_up)
        true = true_summary(check_up, len(whole.lines))
        if whole.lines and true != check_up.summary:
            said, told = (_LINES.search(text) for text in (check_up.summary, true))
            message = f"the summary says {shown(said[0] if said else '')}, and {len(whole.lines)} "
            message += "are here" if whole is check_up else f"are in {whole.path}"
            how = f"write {shown(told[0])}" if told and len(whole.lines) > 1 else "correct it"
            message += f"; {how}, or correct the lines"
            yield problem_at(check_up, ("summary",), "RC547", message)


def true_summary(check_up: CheckUp | CheckUpWords, count: int) -> str:
    """Return the summary of a check-up with the number of its lines, where it says another one."""
    said = _LINES.search(check_up.summary)
    if not said or count_of(said[1]) == count:
        return check_up.summary
    start, end = said.span(1)
    return f"{check_up.summary[:start]}{as_said(count, said[1])}{check_up.summary[end:]}"


def counted_trainings(catalog: Catalog) -> Iterator[Problem]:
    """A training should take as long as its summary says."""
    for training in catalog.trainings.values() if catalog.house.runs("RC547") else ():
        said = _HOURS.search(training.summary)
        if not said or not training.minutes:
            continue
        minutes = 60 * count_of(said[1])
        if not minutes <= training.minutes <= minutes + _BREAKS:
            message = f"the summary says {shown(said[0])}, and the parts of the outline take "
            message += f"{training.minutes} minutes; correct one of them"
            yield problem_at(training, ("summary",), "RC547", message)


def hours_said(summary: str) -> str:
    """Return the hours that a summary names, such as `three-hour`, or nothing."""
    said = _HOURS.search(summary)
    return said[0] if said else ""


def whole_numbers(catalog: Catalog) -> Iterator[Problem]:
    """The telephone number of a session should be whole."""
    for training in catalog.trainings.values() if catalog.house.runs("RC550") else ():
        for session in training.sessions:
            said = _PHONE.search(session.contact or "")
            digits = re.sub(r"\D", "", said[0]) if said else ""
            if said and len(digits) in _LOST and not re.match(r"\d{4}-\d\d-\d\d\b", said[0]):
                message = (
                    f"{said[0].strip()} has {len(digits)} digits, and a whole number has 7, or "
                )
                message += "10 with the code of its area; look it up"
                steps = ("sessions", session.nth, "contact")
                yield problem_at(training, steps, "RC550", message)


def counted_objectives(catalog: Catalog) -> Iterator[Problem]:
    """A training should speak of no more objectives than it has."""
    for training in catalog.trainings.values() if catalog.house.runs("RC547") else ():
        most = len(training.objectives)
        for n, part in enumerate(training.outline) if most else ():
            numbers = [int(end) for said in _OBJECTIVE.findall(part.what) for end in said if end]
            if numbers and max(numbers) > most:
                message = f"this part names objective {max(numbers)}, and there are {most}; "
                message += "correct the number, or bring the objective back"
                yield problem_at(training, ("outline", n, "what"), "RC547", message)


def coming_years(catalog: Catalog) -> Iterator[Problem]:
    """The year in which something was made must not lie in the future."""
    for resource in catalog.resources.values():
        if (resource.year or 0) > catalog.today.year + 1:
            message = f"the year lies in the future ({resource.year}); write the one in which it "
            message += "was made, or delete the line"
            yield problem_at(resource, ("year",), "RC107", message)


def own_addresses(catalog: Catalog) -> Iterator[Problem]:
    """A toolkit or a session should not name the e-mail address of a person."""
    if not catalog.house.runs("RC526"):
        return
    for toolkit in catalog.collections.values():
        if message := named_steward(toolkit.steward or ""):
            yield problem_at(toolkit, ("steward",), "RC526", message)
    for training in catalog.trainings.values():
        for session in training.sessions:
            if message := own_address(session.contact or ""):
                steps = ("sessions", session.nth, "contact")
                yield problem_at(training, steps, "RC526", message)
