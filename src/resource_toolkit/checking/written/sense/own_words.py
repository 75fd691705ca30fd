"""Words of a page that say nothing of their own: they stand twice, or lead to nothing."""

import re
from collections.abc import Iterator
from dataclasses import replace
from operator import eq

from resource_toolkit.checking.readability import Prose
from resource_toolkit.problems import Problem, Repair, shown

_HEADING = re.compile(r"^## +([^\n]*\S)", re.M)
_WORD = re.compile(
    r"(?<![\w'’*_-])(the|an?|of|and|for|with|los?|las?|el|una?|de|del|con|y|por|para)[ \n]\1"
    r"(?![\w'’*_-])",
    re.I,
)
"""A small word that never stands twice in a row."""
_LEADS = re.compile(r":(?:\*\*)?[ \t]*(?:\n+(?=##)|\n*\Z)")
_LEAD = re.compile(r"(?![#>|\s]|\*\*|[-*+] |\d+[.)] )[^|_]*[^\W\d_]")
"""A line that announces what is not there: a heading follows, or the end."""


def own_words(prose: Prose) -> Iterator[Problem]:
    """A heading, a reason, a summary and a name should say something of their own."""
    yield from _headings(prose)
    yield from _reasons(prose)
    resource = prose.resource
    if _bare(resource.summary) == _bare(resource.title):
        message = "the summary says what the title says; write in one sentence what people get"
        yield prose.at(resource.mark("summary"), "RC512", message)
    lists: dict[tuple[str, ...], tuple[str, ...]] = {("also_called",): resource.also_called}
    lists |= {("asked_as", language): said for language, said in resource.asked_as.items()}
    for steps, phrases in lists.items():
        if len({resource.title.casefold(), *map(str.casefold, phrases)}) > len(phrases):
            continue
        seen: set[str] = {_bare(resource.title)} if steps == ("also_called",) else set()
        for n, phrase in enumerate(phrases):
            if _bare(phrase) in seen:
                what = "is the title" if _bare(phrase) == _bare(resource.title) else "stands twice"
                message = f"{shown(phrase)} {what}; delete it here"
                yield prose.at(resource.mark(*steps, n), "RC512", message)
            seen.add(_bare(phrase))


def small_slips(prose: Prose) -> Iterator[Problem]:
    """Yield a small word that stands twice, and a line that announces what is not there."""
    twice = any(any(map(eq, words, words[1:])) for _, words in prose.sentences)
    for word in _WORD.finditer(prose.plain) if twice else ():
        both, one = shown(word[0]), word[0].split()[0]
        told = prose.at_body(word.start(), "RC512", f"{both} is one word too many; write '{one}'")
        yield replace(told, repair=Repair(word[0], one))
    for end in _LEADS.finditer(prose.text):
        start = prose.text.rfind("\n", 0, end.start()) + 1
        lead = prose.text[start : end.start()]
        if _LEAD.fullmatch(lead):
            message = (
                f"nothing stands below {shown(f'{lead}:')}; write it there, or ______ for the "
            )
            yield prose.at_body(start, "RC512", f"{message}reader, or delete this line")


def _bare(text: str) -> str:
    return text.strip(" .!?¿¡*").casefold()


def _headings(prose: Prose) -> Iterator[Problem]:
    """Yield each part with the heading of another one, which a link cannot tell apart."""
    first: dict[str, int] = {}
    parts = prose.text.split("\n## ")
    if len({part[: part.find("\n")].strip().casefold() for part in parts[1:]}) == len(parts) - 1:
        return
    for head in _HEADING.finditer(prose.text):
        line = prose.resource.body_line + prose.text.count("\n", 0, head.start())
        above = first.setdefault(head[1].casefold(), line)
        if above != line and prose.text[: head.start()].rpartition("\n## ")[2].strip() != head[1]:
            message = f"the part in line {above} has this heading too; say what is different, or "
            yield prose.at_body(head.start(), "RC512", f"{message}delete what stands twice")


def _reasons(prose: Prose) -> Iterator[Problem]:
    """Yield each reason that is that of another term, the title or the summary."""
    resource = prose.resource
    others = {_bare(resource.title): "the title", _bare(resource.summary): "the summary"}
    for name, placed in resource.placements.items():
        seen = dict(others)
        for placement in placed:
            reason = _bare(placement.reason or "")
            if reason and (other := seen.get(reason)):
                message = f"this is what {other} says; write why it stands at {placement.term}"
                field = prose.catalog.vocabularies[name].field.name
                yield prose.at(resource.mark(field, placement.term), "RC512", message)
            seen.setdefault(reason, f"the reason of {placement.term}")
