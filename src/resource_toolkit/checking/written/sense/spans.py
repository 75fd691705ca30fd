"""Spans of ages that run from the larger number to the smaller."""

import re
from collections.abc import Iterator

from resource_toolkit.catalog import Catalog, Record, Vocabulary
from resource_toolkit.checking.named import Steps, problem_at
from resource_toolkit.problems import Problem, shown

_SPAN = re.compile(
    r"(?i)\b(?:(?P<who>ages?|aged|edades) (?:from |de )?)?(?P<low>\d{1,3}) ?(?:to|a|-|–) ?"
    r"(?P<high>\d{1,3})(?P<unit> (?:months|years|meses|años))?\b"
)


def age_spans(catalog: Catalog) -> Iterator[Problem]:
    """A span of ages in a name or a summary should run from the smaller number to the larger."""
    if not catalog.house.runs("RC547"):
        return
    for resource in catalog.active:
        yield from _turned(resource, ("title",), resource.title)
        yield from _turned(resource, ("summary",), resource.summary)
    for record in (*catalog.packets.values(), *catalog.trainings.values()):
        yield from _turned(record, ("summary",), record.summary)
    for vocabulary in catalog.vocabularies.values():
        for n, term in enumerate(vocabulary.terms):
            yield from _turned(vocabulary, ("terms", n, "title"), term.title)
            yield from _turned(vocabulary, ("terms", n, "summary"), term.summary)


def _turned(record: Record | Vocabulary, steps: Steps, text: str) -> Iterator[Problem]:
    for said in _SPAN.finditer(text) if any(map(str.isdigit, text)) else ():
        if (said["who"] or said["unit"]) and int(said["low"]) > int(said["high"]):
            before = text[said.start() : said.start("low")] + said["high"]
            between = text[said.end("low") : said.start("high")] + said["low"]
            told = before + between + text[said.end("high") : said.end()]
            message = f"{shown(said[0])} runs from the larger number to the smaller; write '{told}'"
            yield problem_at(record, steps, "RC547", message)
