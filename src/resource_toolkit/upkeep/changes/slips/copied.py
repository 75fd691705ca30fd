"""Words that a change took from another place, where they say nothing of this one."""

import re
from collections.abc import Iterator, Sequence

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.problems import shown
from resource_toolkit.upkeep.changes.lines import HEADING, Line, Told, apart, headings_of

_TWICE = "RC512"
_SENTENCE = re.compile(r"[^.!?|\n]{30,}[.!?]+[\"”»)]*")
_LEAST = 8
"""So many words of a sentence stand in two places by a copy alone."""
_NUMBER = re.compile(r"^\d{1,2}[.)] +")


def heads_taken(catalog: Catalog, resource: Resource, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield a new title or summary that is the one of another resource."""
    for line in lines:
        what = "title" if line.now == resource.title else "summary"
        for other in catalog.active if line.at < 0 and line.now else ():
            if other is resource or getattr(other, what).casefold() != line.now.casefold():
                continue
            message = f"{other.path} has this {what} too, word for word; say what this one is, or "
            yield Told(line, _TWICE, f"{message}write again: {shown(line.was, 200)}")
            break


def headings_twice(resource: Resource, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each heading that a change made the same as one other; more are slips to cut apart."""
    heads = headings_of(resource.body)
    for line in lines:
        head, was = HEADING.fullmatch(line.now), HEADING.fullmatch(line.was)
        own = head[1].casefold() if head else ""
        places = [n for n, other in heads if other.casefold() == own and n != line.at]
        if was and head and len(places) == 1 and was[1].casefold() != own:
            message = (
                f"the part in line {resource.body_line + places[0]} has this heading too; write "
            )
            yield Told(line, _TWICE, f"{message}{shown(was[1])} again, or a name of its own")


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
    moved = {_words_of(row) for row in was.split("\n")}
    lines = [line for line in lines if _words_of(line.now) not in moved]
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


def _words_of(row: str) -> str:
    """Return a line without its number: so a step that moved is the same."""
    return _NUMBER.sub("", row)
