"""Words that a change took from another place, or that named what stands there no more."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from posixpath import dirname, normpath

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.problems import shown

from .lines import AGREES, Line, Told, apart

_TWICE, _LINKED, _NUMBER, _SPOKEN = "RC512", "RC505", "RC550", "RC548"
_HELP = re.compile(r"(?<![\d.,-])(?:911|988|211)(?![\d%°-]|[.,]\d)")
_THREE = re.compile(r"(?<![\d.,$-])\d{3}(?![\d%°-]|[.,]\d| ?[°%])")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]+)\]\(([^()\s]+)\)")
_HEADING = re.compile(r"(#{2,6}) +(.*\S)")
_TIMED = re.compile(r"#{2,6} +(.*\S) +\((\d{1,3}) min\w*\)")
_QUOTED = re.compile(r"[\"“«]([^\"“”«»\n]{4,80}?)[.,]?[\"”»]")
_SENTENCE = re.compile(r"[^.!?|\n]{30,}[.!?]+[\"”»)]*")
_FEW = 3
_LEAST = 8
"""So many words of a sentence stand in two places by a copy alone."""


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
    heads = [(n, head[2]) for n, one in enumerate(resource.body.split("\n"))
             if (head := _HEADING.fullmatch(one))]  # fmt: skip
    for line in lines if heads else ():
        for was, now in zip(_QUOTED.findall(line.was), _QUOTED.findall(line.now), strict=False):
            at = [n for n, head in heads if _ends_so(head, was)]
            if was != now and at and not any(_ends_so(head, now) for _, head in heads):
                message = f"{shown(was)} stood here until now, as the heading in line "
                message += f"{resource.body_line + at[0]} says; write it again, or the same there"
                yield Told(line, AGREES, message)


def _ends_so(heading: str, words: str) -> bool:
    return heading.casefold().endswith(words.casefold())


def headings_twice(resource: Resource, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each heading that a change made the same as another one."""
    heads = [(n, head[2].casefold()) for n, one in enumerate(resource.body.split("\n"))
             if (head := _HEADING.fullmatch(one))]  # fmt: skip
    for line in lines:
        head, was = _HEADING.fullmatch(line.now), _HEADING.fullmatch(line.was)
        own = head[2].casefold() if head else ""
        places = [n for n, other in heads if other == own and n != line.at]
        if was and head and places and was[2].casefold() != own:
            message = (
                f"the part in line {resource.body_line + places[0]} has this heading too; write "
            )
            yield Told(line, _TWICE, f"{message}{shown(was[2])} again, or a name of its own")


def sentences_copied(
    catalog: Catalog, resource: Resource, was: str, lines: Sequence[Line]
) -> Iterator[Told]:
    """Yield each line with a sentence that stood in another line already.

    A filled example may say again what the form asks, and a sentence of several pages is the
    house's own.
    """
    example = f"\n## {catalog.words_for(resource)['filled_example']}\n"
    begin = resource.body.partition(example)[0].count("\n") if example in resource.body else -1
    written = {line.at for line in lines}
    kept = ["" if n in written else row for n, row in enumerate(resource.body.split("\n"))]
    rows = resource.body.split("\n")
    for line in lines if begin < 0 else [one for one in lines if one.at < begin]:
        for said in _SENTENCE.findall(line.now) if line.now[:1] not in "|#" else ():
            words = said.strip(' *_>-"“”«»')
            if (
                len(words.split()) < _LEAST
                or "___" in words
                or words in line.was
                or words not in was
            ):
                continue
            places = [n for n, row in enumerate(kept) if words in row and apart(rows, n, line.at)]
            if sum(words in one.body for one in catalog.active) > 1:
                continue
            if places:
                message = (
                    f"{shown(words)} stands in line {resource.body_line + places[0]} too; delete "
                )
                yield Told(
                    line, _TWICE, f"{message}one of the two, or write what is true here alone"
                )
                break


def summaries(catalog: Catalog, resource: Resource, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield a new summary that is the one of another resource."""
    for line in lines:
        for other in catalog.active if line.at < 0 and line.now else ():
            if other is not resource and other.summary.casefold() == line.now.casefold():
                message = (
                    f"{other.path} has this summary too, word for word; say what this one is, "
                )
                yield Told(line, _TWICE, f"{message}or write again: {shown(line.was, 200)}")
                break


def titles(resource: Resource, lines: Sequence[Line]) -> Iterator[Told]:
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


def title_taken(catalog: Catalog, resource: Resource, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield a new title that is the one of another resource."""
    for line in lines:
        for other in catalog.active if line.at < 0 and line.now == resource.title else ():
            if other is not resource and other.title.casefold() == line.now.casefold():
                message = (
                    f"{other.path} has this title too; say what is different, or write again: "
                )
                yield Told(line, _TWICE, f"{message}{shown(line.was, 200)}")
                return


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
