"""Values of front matter that a change made other than what the rest of the file says."""

import re
from collections.abc import Callable, Iterator, Mapping

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.checking import COUNTS, Checked, count_of
from resource_toolkit.problems import Problem, as_line, nearest, shown
from resource_toolkit.upkeep.changes.lines import AGREES, Line, Told, problems_of, text_of

from .alone import counted_alone, pages_left
from .lists import lists_left

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
_FOLLOW = ("RC505", "RC512")
_SITE = re.compile(r"https?://(?:www\.)?([^/?#]+)(.*)")
_CUT = re.compile(r"[\w%-]")


def with_fields(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit, with the values that no longer fit the rest of their file.

    `before` has the former texts of the files of a change.
    """
    problems, house = list(now.problems), now.catalog.house
    for resource in now.catalog.resources.values():
        former = before.get(resource.path, "")
        if not former or not text_of(former):
            continue
        head = _head((now.catalog.root / resource.path).read_text("utf-8", "replace"))
        was, is_now = (dict(_FIELD.findall(text)) for text in (_head(former), head))
        pair = _swapped(was, is_now) if house.runs(AGREES) else ()
        told: list[Told] = []
        if pair:  # All else that is told of them comes of it.
            lines = [resource.mark(name)[0] for name in pair]
            mine = [one for one in problems if one.path == resource.path]
            brought = [one for one in mine if one.line in lines or one.code in _FOLLOW]
            problems = [one for one in problems if one not in brought]
            errors = [one.code for one in brought if one.severity == "error"]
            line = Line(lines[0] - 1, "", "")
            words = " and ".join(as_line(f"{name}: {was[name]}", 200) for name in pair)
            message = f"{pair[0]!r} and {pair[1]!r} changed places; write {words} again"
            told.append(Told(line, (*errors, AGREES)[0], message))
        else:
            told += _told(now.catalog, resource, was, is_now)
            if text_of(former).strip() == resource.body.strip():
                told += counted_alone(resource, was.get("summary", "").strip("\"'"))
        told += lists_left(now.catalog, resource, _head(former), head)
        problems += [*problems_of(told, resource.path, problems, house, resource.allow)]
    return problems


def _head(file: str) -> str:
    return file[: len(file) - len(text_of(file))]


def _told(
    catalog: Catalog, resource: Resource, was: Mapping[str, str], now: Mapping[str, str]
) -> Iterator[Told]:
    for name, value in now.items():
        line = Line(resource.mark(name)[0] - 1, value, was.get(name, value))
        if line.was == line.now:
            continue
        if name in _TEXTS:
            message = _slip(catalog, name, line)
        elif name == "prints_on_because":
            message = _reason(catalog, resource, line)
        elif name == "prints_on":
            message = _pages(catalog, resource, was, line)
        else:
            message = _RULES[name](resource, was, line) if name in _RULES else ""
        if message:
            yield Told(line, AGREES, message)


def _swapped(was: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of two values that changed places."""
    names = [name for name in now if name in was and was[name] != now[name]]
    for n, one in enumerate(names):
        for two in names[n + 1 :]:
            if _bare(now[one]) == _bare(was[two]) and _bare(now[two]) == _bare(was[one]):
                return one, two
    return ()


def _bare(value: str) -> str:
    return value.strip("\"'")


def _reason(catalog: Catalog, resource: Resource, line: Line) -> str:
    """Say that the reason for so many pages is the one of another sheet."""
    same = [
        one.path
        for one in catalog.active
        if one is not resource and one.prints_on_because == _bare(line.now)
    ]
    if len(same) != 1:  # A sentence of several sheets is the house's own.
        return ""
    message = f"{same[0]} has this reason too, word for word; write "
    return f"{message}{as_line(f'prints_on_because: {line.was}', 200)} again, or why this one does"


def _added(_: Resource, __: Mapping[str, str], line: Line) -> str:
    """Say that the day on which something came into the toolkit is a later one."""
    message = f"this came into the toolkit on {line.was}, which stays; write 'added: {line.was}' "
    return f"{message}again, or, if that was wrong, keep this one" if line.was < line.now else ""


def _address(_: Resource, __: Mapping[str, str], line: Line) -> str:
    """Say that an address ends within a word of the one that stood there, or leads to its site."""
    rest = line.was.removeprefix(line.now)
    cut = rest != line.was and _CUT.match(line.now[-1:]) and _CUT.match(rest[:1])
    was, now = (_SITE.fullmatch(address) for address in (line.was, line.now))
    home = was and now and was[1] == now[1] and was[2].strip("/") and not now[2].strip("/")
    if not cut and not home:
        return ""
    message = "this address breaks off" if cut else "this is the front page of the site"
    message += f"; write {as_line(f'url: {line.was}', 400)} again, or, if the page has moved here"
    return f"{message}, keep it"


def _pages(catalog: Catalog, resource: Resource, was: Mapping[str, str], line: Line) -> str:
    """Say that there are fewer pages than before, where the reason, the text or its parts stay."""
    reason = was.get("prints_on_because", "").strip("\"'")
    fewer = line.was.isdigit() and line.now.isdigit() and int(line.now) < int(line.was)
    if not fewer:
        return ""
    if not reason or reason != resource.prints_on_because:
        told = pages_left(catalog, resource, int(line.was), int(line.now))
        why = as_line(f"prints_on_because: {reason}", 200)
        gone = reason and not resource.prints_on_because
        return told.replace(" again,", f" again, with {why} below it,") if gone else told
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
    "summary": _rows,
    "url": _address,
}
"""Field to what is said of its value, and of what it was; of nothing wrong, nothing."""
