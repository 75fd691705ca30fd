"""Values of front matter that a change made other than what the rest of the file says."""

import re
from collections.abc import Callable, Iterator, Mapping

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.checking import COUNTS, Checked, count_of
from resource_toolkit.problems import Problem, as_line, nearest, shown

from .lines import AGREES, Line, Told, problems_of, text_of

_FIELD = re.compile(r"^([a-z_]+): *(\S.*?) *$", re.M)
_TIME = re.compile(
    r"(?i)\b(half an? |half[- ]|media |(?:an?|one|una?)[- ]|(?:"
    rf"{'|'.join(COUNTS)}|\d{{1,3}})[- ])(hours?|horas?|minut(?:e|es|o|os))\b"
)
_NUMBER = re.compile(rf"(?i)\b(?:{'|'.join(COUNTS)}|\d{{1,3}})\b")
_ROW = re.compile(r"^(?:\| *(?:\*\*)?)?(\d{1,3})[.)] ", re.M)
_LEAST = 5
"""So many rows with running numbers are what a summary counts; so many files say a value alike."""
_TEXTS = ("cost", "rights")
_SPOKEN = {"en": re.compile(r"(?i)\b(?:English|inglés)\b"),
           "es": re.compile(r"(?i)\b(?:Spanish|español)\b")}  # fmt: skip
_CUT = re.compile(r"[\w%-]")


def with_fields(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit, with the values that no longer fit the rest of their file.

    `before` has the former texts of the files of a change.
    """
    problems, house = list(now.problems), now.catalog.house
    for resource in now.catalog.active:
        former = before.get(resource.path, "")
        if not former or not text_of(former):
            continue
        was = dict(_FIELD.findall(former[: len(former) - len(text_of(former))]))
        told = _told(now.catalog, resource, was)
        problems += [*problems_of(told, resource.path, problems, house, resource.allow)]
    return problems


def _told(catalog: Catalog, resource: Resource, was: Mapping[str, str]) -> Iterator[Told]:
    file = (catalog.root / resource.path).read_text("utf-8", "replace")
    now = dict(_FIELD.findall(file[: len(file) - len(text_of(file))]))
    spoken = catalog.spoken.field.name if catalog.spoken else ""
    for name, value in now.items():
        line = Line(resource.mark(name)[0] - 1, value, was.get(name, value))
        if line.was == line.now:
            continue
        if name in _TEXTS:
            message = _slip(catalog, name, line)
        elif name == spoken:
            message = _languages(resource, name, line)
        else:
            message = _RULES[name](resource, was, line) if name in _RULES else ""
        if message:
            yield Told(line, AGREES, message)


def _added(_: Resource, __: Mapping[str, str], line: Line) -> str:
    """Say that the day on which something came into the toolkit is a later one."""
    message = f"this came into the toolkit on {line.was}, which stays; write 'added: {line.was}' "
    return f"{message}again, or, if that was wrong, keep this one" if line.was < line.now else ""


def _address(_: Resource, __: Mapping[str, str], line: Line) -> str:
    """Say that an address ends within a word of the one that stood there."""
    rest = line.was.removeprefix(line.now)
    if rest == line.was or not _CUT.match(line.now[-1:]) or not _CUT.match(rest[:1]):
        return ""
    message = f"this address breaks off; write {as_line(f'url: {line.was}', 400)} again, or, if "
    return f"{message}the page has moved here, keep it"


def _pages(resource: Resource, was: Mapping[str, str], line: Line) -> str:
    """Say that there are fewer pages than before, and the same reason why there are so many."""
    reason = was.get("prints_on_because", "").strip("\"'")
    fewer = line.was.isdigit() and line.now.isdigit() and int(line.now) < int(line.was)
    if not fewer or not reason or reason != resource.prints_on_because:
        return ""
    message = f"{line.was} pages stood here until now, and 'prints_on_because' still says why; "
    return f"{message}write 'prints_on: {line.was}' again, or the reason anew"


def _minutes(resource: Resource, was: Mapping[str, str], line: Line) -> str:
    """Say that title or summary still name as long a time as the minutes did until now."""
    for name in ("title", "summary"):
        text = getattr(resource, name)
        times = {said[0]: _minutes_of(said) for said in _TIME.finditer(text)}
        for said, minutes in times.items() if was.get(name) else ():
            if str(minutes) == line.was and line.now not in map(str, times.values()):
                message = f"{line.was} stood here until now, and the {name} still says "
                message += f"{shown(said)}; write 'minutes: {line.was}' again, or correct it "
                return f"{message}there"
    return ""


def _minutes_of(said: re.Match[str]) -> int:
    number = said[1].casefold().strip(" -")
    count = 0.5 if number.startswith(("half", "media")) else 1
    if number in COUNTS or number.isdigit():
        count = count_of(number)
    return int(count * (60 if said[2].casefold().startswith("ho") else 1))


def _rows(resource: Resource, _: Mapping[str, str], line: Line) -> str:
    """Say that a summary counts other than as many as the text has rows with numbers."""
    was, now = (_NUMBER.findall(text) for text in (line.was, line.now))
    unlike = [(a, b) for a, b in zip(was, now, strict=False) if a != b]
    rows = max(map(int, _ROW.findall(resource.body)), default=0)
    if len(was) != len(now) or len(unlike) != 1 or rows < _LEAST:
        return ""
    old, new = unlike[0]
    if count_of(old) != rows or count_of(new) == rows:
        return ""
    message = f"{shown(old)} stood here until now, and the text has {rows} with numbers; write "
    return f"{message}{shown(old)} again, or correct the text"


def _languages(resource: Resource, field: str, line: Line) -> str:
    """Say that a language is gone of which the file still speaks."""
    was, now = ({*re.findall(r"[\w-]+", text)} for text in (line.was, line.now))
    texts = {
        "title": resource.title,
        "summary": resource.summary,
        "also_called": ", ".join(resource.also_called),
        "asked_as": ", ".join(phrase for said in resource.asked_as.values() for phrase in said),
    }
    for code in sorted(was - now) if now < was else ():
        sought = _SPOKEN.get(code)
        for name, text in texts.items() if sought else ():
            if sought and (said := sought.search(text)):
                message = f"{shown(code)} stood here until now, and {name!r} still speaks of "
                message += f"{shown(said[0])}; write "
                told = as_line(f"{field}: {line.was}")
                return f"{message}{told} again, or correct it there"
    return ""


def _slip(catalog: Catalog, name: str, line: Line) -> str:
    """Say that a value is by a slip other than in all other files."""
    others = [getattr(one, name) for one in catalog.active]
    same, own = (others.count(text.strip("\"'")) for text in (line.was, line.now))
    if same < _LEAST or own > 1 or not nearest(line.now, [line.was]):
        return ""
    return f"{same} other files say {shown(line.was)}; write {shown(f'{name}: {line.was}')} again"


_RULES: dict[str, Callable[[Resource, Mapping[str, str], Line], str]] = {
    "added": _added,
    "minutes": _minutes,
    "prints_on": _pages,
    "summary": _rows,
    "url": _address,
}
"""Field to what is said of its value, and of what it was; of nothing wrong, nothing."""
