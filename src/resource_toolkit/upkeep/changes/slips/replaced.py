"""Words that stood in a line until now, and that something else still counts on."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from posixpath import dirname, normpath

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.problems import shown
from resource_toolkit.upkeep.changes.lines import AGREES, Line, Told, headings_of

_LINKED, _NUMBER, _SPOKEN = "RC505", "RC550", "RC548"
_HELP = re.compile(r"(?<![\d.,-])(?:911|988|211)(?![\d%°-]|[.,]\d)")
_THREE = re.compile(r"(?<![\d.,$-])\d{3}(?![\d%°-]|[.,]\d| ?[°%])")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]+)\]\(([^()\s]+)\)")
_TIMED = re.compile(r"#{2,6} +(.*\S) +\((\d{1,3}) min\w*\)")
_QUOTED = re.compile(r"[\"“«]([^\"“”«»\n]{4,80}?)[.,]?[\"”»]")
_FEW = 3


def numbers_for_help(lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each line in which another number stands for one that brings help."""
    for line in lines:
        lost = [one for one in _HELP.findall(line.was) if one not in line.now]
        new = [one for one in _THREE.findall(line.now) if one not in line.was]
        if len(lost) == len(new) == 1:
            message = (
                f"{lost[0]} stood here until now, and people call it for help; write {lost[0]} "
            )
            yield Told(line, _NUMBER, f"{message}again, or look up if {new[0]} is right")


def links_of(catalog: Catalog, resource: Resource, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each link whose words are as before, and open another page."""
    files = {one.path: one for one in catalog.active}
    for line in lines:
        before = dict(_LINK.findall(line.was))
        for words, address in _LINK.findall(line.now):
            was = before.get(words, address)
            old, new = (files.get(_file(resource, one)) for one in (was, address))
            if (
                was != address
                and old
                and new
                and _names(words, old.title) >= _names(words, new.title)
            ):
                message = (
                    f"{shown(words)} led to {was} until now, and leads to {shown(new.title)}; "
                )
                message += f"write ({was}) again, or, if that page is meant, its title in [ ]"
                yield Told(line, _LINKED, message)
                break


def _file(resource: Resource, address: str) -> str:
    return normpath(f"{dirname(resource.path)}/{address.partition('#')[0]}")


def _names(words: str, title: str) -> int:
    """Return how many words of a link are those of a title."""
    return len({*_words(words)} & {*_words(title)})


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{4,}", text.casefold())


def named_parts(resource: Resource, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each line that named a part of the text in quotes until now, and names none."""
    heads = headings_of(resource.body)
    for line in lines if heads else ():
        for was, now in zip(_QUOTED.findall(line.was), _QUOTED.findall(line.now), strict=False):
            at = [n for n, head in heads if _ends_so(head, was)]
            if was != now and at and not any(_ends_so(head, now) for _, head in heads):
                message = f"{shown(was)} stood here until now, as the heading in line "
                message += f"{resource.body_line + at[0]} says; write it again, or the same there"
                yield Told(line, AGREES, message)


def _ends_so(heading: str, words: str) -> bool:
    return heading.casefold().endswith(words.casefold())


def title_numbers(resource: Resource, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield a title with another number than before, which the name of its file has still."""
    for line in lines:
        was, now = ({*re.findall(r"\d+", text)} for text in (line.was, line.now))
        lost = sorted((was - now) & {*re.findall(r"\d+", resource.slug)})
        if line.at < 0 and line.now == resource.title and lost:
            message = (
                f"{lost[0]} stood here until now, and the file is called {resource.slug}; write "
            )
            yield Told(line, AGREES, f"{message}{shown(line.was)} again, or look up which is right")


def signs_lost(lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each line in which a word lost its accents."""
    for line in lines if any(not line.was.isascii() for line in lines) else ():
        was, now = (re.findall(r"[^\W\d_]+", text) for text in (line.was, line.now))
        lost = [(a, b) for a, b in zip(was, now, strict=False) if a != b and _plain(a) == b]
        if len(was) == len(now) and lost:
            words = ", ".join(f"{shown(a)} for {shown(b)}" for a, b in lost[:_FEW])
            yield Told(line, _SPOKEN, f"a sign of a letter is lost here; write {words} again")


def _plain(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def timed_headings(resource: Resource, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield a heading, or a row, with other minutes than before, which the other one has still."""
    for line in lines:
        was, now = (_TIMED.fullmatch(text) for text in (line.was, line.now))
        if was and now and was[1] == now[1] and was[2] != now[2]:
            row = re.compile(
                rf"^\|(?=[^\n]*\| *\**{re.escape(was[1])}\b)[^\n]*\| {was[2]} \|", re.M
            )
            if there := row.search(resource.body):
                at = resource.body_line + resource.body.count("\n", 0, there.start())
                message = (
                    f"{was[2]} minutes stood here until now, and line {at} still says so; write "
                )
                yield Told(line, AGREES, f"{message}{was[2]} again, or {now[2]} there too")
