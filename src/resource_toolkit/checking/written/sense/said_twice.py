"""The same words at two parts of one file of a record, as after a copy that was not changed."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from resource_toolkit.catalog import SAFETY_FILE, Catalog, CheckUp, CheckUpWords, Record, Vocabulary
from resource_toolkit.checking.named import Steps, problem_at
from resource_toolkit.problems import Problem, shown

_LEAST = 3
"""So many words are more than a label, which may stand at several parts."""


class _Said(NamedTuple):
    """Words of one part of a record: where they stand, and what they are about."""

    steps: Steps
    words: str
    about: str = ""


def said_twice(catalog: Catalog) -> Iterator[Problem]:
    """Each part of a record should have words of its own."""
    if not catalog.house.runs("RC512"):
        return
    for packet in catalog.packets.values():
        parts = enumerate(packet.parts)
        notes = [_Said(("resources", n, "note"), one.note or "", one.slug) for n, one in parts]
        yield from _alike(packet, notes)
    for training in catalog.trainings.values():
        yield from _alike(training, _listed("questions", training.questions))
        yield from _alike(training, _listed("objectives", training.objectives))
        told = enumerate(part.what for part in training.outline)
        yield from _alike(training, [_Said(("outline", n, "what"), what) for n, what in told])
    asking: list[CheckUp | CheckUpWords] = [*catalog.check_ups.values(), *catalog.check_up_words]
    for check_up in asking:
        lines = list(enumerate(check_up.lines))
        for name in ("ask", "help"):
            asked = [_Said(("lines", n, name), getattr(at, name), at.id) for n, at in lines]
            yield from _alike(check_up, asked)
        yield from _alike(check_up, _listed("notes", check_up.notes))
        yield from _alike(check_up, _listed("answers", check_up.answers), least=1)
    for vocabulary in catalog.vocabularies.values():
        terms = enumerate(vocabulary.terms)
        summaries = [_Said(("terms", n, "summary"), at.summary, at.slug) for n, at in terms]
        yield from _alike(vocabulary, summaries)
        yield from _signs(vocabulary)
        known = vocabulary.by_slug
        for language, said in vocabulary.translations.items():
            way = ("translations", language, "terms")
            names = [
                _Said((*way, slug), name, slug)
                for slug, name in said.terms.items()
                if slug in known
            ]
            yield from _alike(vocabulary, names, least=1)
    yield from _groups(catalog)
    yield from _quoted(catalog)


def _signs(vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield each sign of a term, or question behind it, that stands at another one too."""
    for name in ("sign", "ask"):
        signs = [
            _Said(("terms", n, "signs", m, name), getattr(sign, name), term.slug)
            for n, term in enumerate(vocabulary.terms)
            for m, sign in enumerate(term.signs)
        ]
        yield from _alike(vocabulary, signs)


def _listed(name: str, texts: Iterable[str]) -> list[_Said]:
    return [_Said((name, n), text) for n, text in enumerate(texts)]


def _alike(
    record: Record | Vocabulary, parts: Iterable[_Said], least: int = _LEAST
) -> Iterator[Problem]:
    """Yield each part with the words of one above it."""
    above: dict[str, _Said] = {}
    for part in parts:
        words = " ".join(part.words.split()).casefold()
        if len(words.split()) < least:
            continue
        first = above.setdefault(words, part)
        if first is not part:
            where = f" ('{first.about}')" if first.about else ""
            line, here = record.mark(*first.steps)[0], record.mark(*part.steps)[0]
            message = (
                f"line {line}{where} has these words too; write what is true of this one alone"
            )
            if line == here:
                message = f"{shown(part.words)} stands twice here; write what is true of this one"
            yield problem_at(record, part.steps, "RC512", message)


def _quoted(catalog: Catalog) -> Iterator[Problem]:
    """Yield each safety rule that quotes the words of another one."""
    above: dict[tuple[str, ...], str] = {}
    for n, rule in enumerate(catalog.safety.rules):
        first = above.setdefault(rule.quoted.quote, rule.id) if rule.quoted.quote else rule.id
        if first != rule.id:
            line, column = catalog.safety.mark("rules", n, "quote")
            message = f"{shown(first)} quotes these words too; quote those of this rule alone"
            path = f"{catalog.folder}/{SAFETY_FILE}"
            yield Problem(path=path, line=line, column=column, code="RC512", message=message)


def _groups(catalog: Catalog) -> Iterator[Problem]:
    """Yield each group of words that stand for each other that stands above already."""
    above: dict[frozenset[str], int] = {}
    for n, group in enumerate(catalog.wordbook.same):
        words = frozenset(word.casefold() for said in group.values() for word in said)
        first = above.setdefault(words, n) if len(words) > 1 else n
        if first != n:
            line, column = catalog.wordbook.head.mark_of("same", n)
            there = catalog.wordbook.head.mark_of("same", first)[0]
            word = next(word for said in group.values() for word in said)
            message = f"the group of {shown(word)} stands in line {there} too; delete one"
            path = f"{catalog.folder}/words.yml"
            yield Problem(path=path, line=line, column=column, code="RC512", message=message)
