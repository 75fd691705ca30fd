"""Entries of data that a change made other than what counts on them: days, glossary, words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import PurePosixPath

from resource_toolkit.catalog import Catalog
from resource_toolkit.checking import Checked
from resource_toolkit.problems import Problem, as_line, many, shown

from .lines import AGREES, Line, Told, changed_lines, problems_of

_BROKEN, _EXPLAINED, _SPOKEN, _DUE = "RC520", "RC503", "RC548", "RC510"
_DAY = re.compile(
    r"[ -]*(checked|reviewed|written|added|copy_read|compared): *[\"']?(\d{4}-\d\d-\d\d)[\"']?"
)
_ENTRY = re.compile(r" *(?:- )?[\w-]+: +[\"']?(.*?)[\"']?")
_OPEN = re.compile(
    r"(?:^|.* )(?:and|or|of|to|with|for|the|an?|in|on|at|from|by|your|their"
    r"|y|o|de|del|con|para|por|el|la|los|las|un|una|en|al|su|sus)"
)
"""What ends with a small word goes on."""
_OF_HEAD = re.compile(r"(?:group_size|cost|rights|publisher|prints_on_because): ")
"""Texts of front matter that are told nowhere else."""
_FULL = re.compile(r"  ([\w&-]+): (.+)")
_LETTERS = re.compile(r"(?<![\w&-])[A-Z]{3,}(?![\w&-])")
_SLIP = re.compile(r"([A-Z]{3,}) stood here until now, and")
_LISTED = re.compile(r"\b(en|es): *\[([^\]]*)\]")
_QUOTED = re.compile(r"(?<!\w)'([A-Z][^'\n]{8,80}?)[.,?!]?'(?!\w)")
_PEOPLE = re.compile(
    r"\d+ (?:people|children|adults|members|families|personas|niños|adultos|miembros|familias)\b"
)
_SIZE = re.compile(r"(summary|group_size):")
_OTHER = {"summary": "group_size", "group_size": "summary"}
_PUBLISHER = re.compile(r"publisher: *[\"']?(.*?)[\"']?")
_SURE = 3
"""So many pages that say it otherwise are right."""


def with_entries(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit, with the entries that no longer fit what they had fitted.

    `before` has the former texts of the files of a change.
    """
    told: list[Problem] = []
    for path, was in before.items():
        file = now.catalog.root / path
        text = file.read_text("utf-8", "replace") if file.is_file() else was
        faults = (
            Told(line, *fault)
            for line in changed_lines(was, text)
            if line.was
            for fault in _faults(now.catalog, path, text, line)
        )
        told += problems_of(faults, path, now.problems, now.catalog.house, by_code=True)
    slips = {(one.path, slip[1]) for one in told if (slip := _SLIP.match(one.message))}
    back = {one.path for one in told if one.message.startswith("this day was ")}
    left = [
        one
        for one in now.problems
        if not _comes_of(one, slips) and (one.code != _DUE or one.path not in back)
    ]
    return [*left, *told]


def _comes_of(problem: Problem, slips: AbstractSet[tuple[str, str]]) -> bool:
    """Return whether an acronym is told only because its first use has a slip."""
    return problem.code == _EXPLAINED and any(
        problem.path == path and problem.message.startswith(f"{shown(name)} is not explained")
        for path, name in slips
    )


def _faults(catalog: Catalog, path: str, text: str, line: Line) -> Iterator[tuple[str, str]]:
    """Yield code and message of what is wrong with a line that a change wrote."""
    was, now = _DAY.fullmatch(line.was), _DAY.fullmatch(line.now)
    if was and now and was[1] == now[1] and now[2] < was[2]:
        message = f"this day was {was[2]} until now, and goes back; write {was[2]} again, or, if "
        yield AGREES, f"{message}{now[2]} is right, keep it"
    if path.endswith(".yml") or _OF_HEAD.match(line.now):
        yield from _cut(line)
    if path.endswith(".yml"):
        yield from _named(catalog, line)
    yield from _of_file(path, line)
    yield from _people(text, line)
    yield from _publisher(catalog, text, line)
    if path == f"{catalog.folder}/acronyms.yml":
        yield from _explained(catalog, line)
    if path.startswith(f"{catalog.folder}/locales/"):
        yield from _as_at_home(catalog, path, line)
    if path == f"{catalog.folder}/words.yml":
        yield from _under_another(line)
    if path.endswith((".md", ".yml")):
        yield from _letters(catalog, text, line)


def _cut(line: Line) -> Iterator[tuple[str, str]]:
    """Yield that a text is as it was but for its end, and now ends with a word that goes on."""
    was, now = _ENTRY.fullmatch(line.was), _ENTRY.fullmatch(line.now)
    if was and now and was[1] != now[1] and was[1].startswith(now[1]) and _OPEN.fullmatch(now[1]):
        message = f"this breaks off; write {as_line(line.was.strip(), 200)} again, or end the "
        yield _BROKEN, f"{message}sentence"


def _named(catalog: Catalog, line: Line) -> Iterator[tuple[str, str]]:
    """Yield that quoted words are no longer those of a page."""
    for was, now in zip(_QUOTED.findall(line.was), _QUOTED.findall(line.now), strict=False):
        pages = [one.path for one in catalog.active if was != now and was in one.body]
        if pages and not any(now in one.body for one in catalog.active):
            message = f"{shown(was)} stood here until now, as {pages[0]} says; write it again, or "
            yield AGREES, f"{message}the same there"


def _of_file(path: str, line: Line) -> Iterator[tuple[str, str]]:
    """Yield that the title of a record has another number than its file."""
    was, now = ({*re.findall(r"\d+", text)} for text in (line.was, line.now))
    lost = sorted((was - now) & {*re.findall(r"\d+", PurePosixPath(path).stem)})
    if lost and now - was and line.now.startswith("title:") and path.endswith(".yml"):
        message = (
            f"{lost[0]} stood here until now, and the file is called {PurePosixPath(path).name}"
        )
        yield AGREES, f"{message}; write {as_line(line.was)} again, or look up which is right"


def _people(text: str, line: Line) -> Iterator[tuple[str, str]]:
    """Yield that summary and size of a group no longer speak of as many people."""
    own = _SIZE.match(line.now)
    other = re.search(rf"^{_OTHER[own[1]]}: *(.*)", text, re.M) if own else None
    lost, new = _exchanged(_PEOPLE, line)
    if own and other and len(lost) == len(new) == 1 and lost[0] in other[1]:
        message = f"{shown(lost[0])} stood here until now, and {_OTHER[own[1]]!r} still says so; "
        yield AGREES, f"{message}write it again, or correct it there too"


def _publisher(catalog: Catalog, text: str, line: Line) -> Iterator[tuple[str, str]]:
    """Yield that a publisher is called otherwise than in the rest of the file, or in others."""
    was, now = (_PUBLISHER.fullmatch(one) for one in (line.was, line.now))
    if not was or not now or was[1] == now[1]:
        return
    others = [one.publisher for one in catalog.active]
    stands = was[1] in text or others.count(was[1])
    rest = text.replace(was[1], "")
    if stands and rest.count(now[1]) == 1 and others.count(now[1]) == 1:
        where = "this file" if was[1] in text else "another file"
        message = f"{shown(was[1])} stood here until now, and {where} says it still; write it again"
        yield "RC505", f"{message}, or, if {shown(now[1])} is right, write it there too"


def _explained(catalog: Catalog, line: Line) -> Iterator[tuple[str, str]]:
    """Yield that an acronym, or what it stands for, is another one than pages say."""
    was, now = _FULL.fullmatch(line.was), _FULL.fullmatch(line.now)
    if not was or not now:
        return
    meant = was[2].strip("\"'")
    if was[1] == now[1] and meant != now[2].strip("\"'"):
        said = f"{meant} ({was[1]})".casefold()
        pages = sum(said in " ".join(one.body.split()).casefold() for one in catalog.active)
        if pages >= _SURE:
            message = f"{many(pages, 'page')} still say {shown(f'{meant} ({was[1]})')}; write "
            yield _EXPLAINED, f"{message}{as_line(line.was.strip())} again, or correct them too"
    elif was[1] != now[1] and was[2] == now[2]:
        own = re.compile(rf"(?<![\w&-]){re.escape(was[1])}(?![\w&-])")
        pages = sum(bool(own.search(one.body)) for one in catalog.active)
        if pages >= _SURE:
            message = f"{many(pages, 'page')} say {was[1]}, which stood here until now; write "
            yield _EXPLAINED, f"{message}{as_line(line.was.strip())} again"


def _as_at_home(catalog: Catalog, path: str, line: Line) -> Iterator[tuple[str, str]]:
    """Yield that a word of the interface is the one of the house's own language, and was not."""
    said = _ENTRY.fullmatch(line.now)
    name = line.now.partition(":")[0].strip()
    home = PurePosixPath(path).stem == catalog.home_language
    if said and not home and said[1] == catalog.words.get(name):
        message = f"{shown(said[1])} is the word of another language; write "
        yield _SPOKEN, f"{message}{as_line(line.was)} again, or, if both say it so, keep it"


def _under_another(line: Line) -> Iterator[tuple[str, str]]:
    """Yield that words of one language stand under the other one, where they stood right."""
    was, now = (
        {language: {word.strip() for word in words.split(",")} for language, words in
         _LISTED.findall(text)} for text in (line.was, line.now)
    )  # fmt: skip
    for language, other in (("en", "es"), ("es", "en")):
        moved = (now.get(language, set()) - was.get(language, set())) & was.get(other, set())
        if moved:
            message = f"{shown(min(moved))} stood under {other} until now, and stands under "
            yield _SPOKEN, f"{message}{language}; write {as_line(line.was, 300)} again"
            return


def _letters(catalog: Catalog, text: str, line: Line) -> Iterator[tuple[str, str]]:
    """Yield that an acronym became one that stands nowhere else, with the same letters nearly."""
    lost, new = _exchanged(_LETTERS, line)
    if len(lost) != 1 or len(new) != 1 or not _near(lost[0], new[0]):
        return
    there = [n for n, row in enumerate(text.split("\n"), 1) if lost[0] in row]
    others = sum(new[0] in one.body for one in catalog.active if one.body not in text)
    if (there or lost[0] in catalog.acronyms.explained) and text.count(new[0]) == 1 and not others:
        where = f"line {there[0]} says it still" if there else "the glossary explains it"
        message = f"{lost[0]} stood here until now, and {where}; write {lost[0]} for {new[0]}"
        yield _EXPLAINED, f"{message}, or, if {new[0]} is right, write it there too"


def _exchanged(sought: re.Pattern[str], line: Line) -> tuple[list[str], list[str]]:
    """Return what a line had until now and has no more, and what it has since."""
    was, now = sought.findall(line.was), sought.findall(line.now)
    return list((Counter(was) - Counter(now)).elements()), [one for one in now if one not in was]


def _near(one: str, other: str) -> bool:
    """Return whether two acronyms have the same letters, or all but one."""
    pairs = sum(a != b for a, b in zip(one, other, strict=False))
    shorter, longer = sorted((one, other), key=len)
    same = any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))
    return sorted(one) == sorted(other) or (len(one) == len(other) and pairs == 1) or same
