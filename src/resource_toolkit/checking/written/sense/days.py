"""Days that a text names: none that no calendar has, and none to come that is over."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from resource_toolkit.checking.links import without_code
from resource_toolkit.checking.readability import Prose
from resource_toolkit.checking.written.slip import Slip
from resource_toolkit.problems import Problem, shown
from resource_toolkit.reading import WrittenPage, month_named

_ENGLISH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_SPANISH = (
    r"(?i:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre"
    r"|noviembre|diciembre)"
)
_WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}
_NTH = {name.lower(): n for names in _WEEKDAYS.values() for n, name in enumerate(names)}
_WEEKDAY = re.compile(rf"(?i)\b({'|'.join(_NTH)}),? (?:the |el )?\Z")
_BEFORE = 20
"""Signs before a day that hold the day of the week."""
_DAYS = (
    re.compile(
        rf"\b(?P<month>{_ENGLISH})\.? (?P<day>\d{{1,2}})(?:st|[nr]d|th)?\b"
        r"(?:,? (?P<year>20\d\d)\b)?"
    ),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|[nr]d|th)? (?:de |of )?"
        rf"(?P<month>{_ENGLISH}|{_SPANISH})\b(?:,? (?:del? )?(?P<year>20\d\d)\b)?"
    ),
)
"""A day as English and as Spanish texts write it."""
_LIKELY = re.compile(
    rf"{_ENGLISH}\.? \d|\d(?:st|[nr]d|th)? (?:de |of )?(?:{_ENGLISH}|{_SPANISH})\b"
)
_AS_DAY = re.compile(r"[,.;:|)\n]|\Z")
"""What stands behind a day, and hardly behind a count: in March 60 people came."""
_MOST = 31
_INVITES = re.compile(
    r"(?i)\b(?:join|register|registration|sign(?:ing)?[ -]up|apply|applications?|enroll|rsvp"
    r"|deadline|save the date|will (?:be|begin|start|take place|meet|open|close|end)|closes? on"
    r"|open (?:until|through)|until|due (?:by|on)|inscr[íi]b\w*|inscripciones|reg[íi]str\w*"
    r"|acompáñen\w*|fecha límite|hasta el)\b"
)
"""Words that invite to what is to come."""
_SENTENCE = re.compile(r"[^\n.!?|]*")


def days(prose: Prose) -> Iterator[Problem]:
    """A day that a text names should be one, and what it invites to should be to come."""
    for start, code, message, _ in _faults(prose.plain, prose.catalog.today):
        yield prose.at_body(start, code, message)


def page_days(page: WrittenPage, today: date) -> Iterator[Slip]:
    """Yield the same of a hand-written page."""
    yield from _faults(without_code(page.body), today)


def _faults(text: str, today: date) -> Iterator[Slip]:
    if not _LIKELY.search(text):
        return
    for named in {day.start("day"): day for form in _DAYS for day in form.finditer(text)}.values():
        month, number = month_named(named["month"]), int(named["day"])
        year = int(named["year"] or 2024)  # A leap year: the 29th of February is a day.
        last = monthrange(year, month)[1]
        if not 1 <= number <= last:
            if number > _MOST and not _AS_DAY.match(text, named.end()):
                continue
            message = f"there is no {shown(named[0])}: this month has {last} days; correct it"
            yield Slip(named.start(), "RC547", message)
        elif named["year"]:
            yield from _whole(text, named, date(year, month, number), today)


def _whole(text: str, named: re.Match[str], day: date, today: date) -> Iterator[Slip]:
    """Yield what is wrong with a day with its year."""
    before = text[max(named.start() - _BEFORE, 0) : named.start()]
    weekday = _WEEKDAY.search(before)
    if weekday and _NTH[weekday[1].lower()] != day.weekday():
        language = "es" if weekday[1].lower() in _WEEKDAYS["es"] else "en"
        right = _WEEKDAYS[language][day.weekday()]
        message = f"this day is a {right}; write '{right}' for {shown(weekday[1])}, "
        start = named.start() - len(before) + weekday.start()
        yield Slip(start, "RC547", f"{message}or correct the day")
    begin = max(text.rfind(sign, 0, named.start()) for sign in ".!?\n|") + 1
    rest = _SENTENCE.match(text, named.end())
    if day < today and _INVITES.search(text[begin : rest.end() if rest else named.end()]):
        message = f"{shown(named[0])} is over, and this still invites to it; write the next day, "
        yield Slip(named.start(), "RC547", message + "or take the sentence out")
