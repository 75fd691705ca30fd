"""Queries in files: those of the questions, and of words that mean a term."""

import html
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl

from resource_toolkit.catalog import Catalog, Question, Selection, called, matches, parse_query
from resource_toolkit.problems import Problem, Repair, nearest, shown

_MINUTES = re.compile(r"(?i)\b(\d{1,3})[ -]minut(?:es?|os?)\b")
_MINUTES_ASKED = re.compile(r"(?<![\w-])minutes=(\d{1,3})(?=&|$)")


def questions(catalog: Catalog) -> Iterator[Problem]:
    """A question must lead to at least one resource."""
    path = f"{catalog.folder}/questions.yml"
    for question in catalog.questions:
        selection, unknown = parse_query(catalog, question.query)
        message, repair, code = "", None, "RC307"
        if unknown:
            meant = meant_query(catalog, question.query)
            repair = Repair(question.query, meant, (question.line, 0)) if meant else None
            hint = f"; write '{meant}'" if meant else ""
            told = shown(unknown[0] if "=" in question.query else question.query)
            message = f"the query holds {told}, which means nothing here{hint}"
        elif not _holds_any(catalog, selection):
            wider = _wider(catalog, question.query)
            hint = f"; '{wider}' finds some" if wider else ""
            message = f"the query {shown(question.query)} finds no resource{hint}"
        elif catalog.house.runs("RC547") and (other := _other_minutes(question)):
            code = "RC547"
            message = f"the question says {shown(other[0])}, and the query {other[1]}; write "
            message += f"'minutes={other[2]}', or correct the question"
        if message:
            yield Problem(
                path=path,
                line=question.line,
                column=1,
                code=code,
                message=message,
                repair=repair,
            )


def _other_minutes(question: Question) -> tuple[str, str, str] | None:
    """Return the minutes of a question, those of its query, and the number to write."""
    said, asked = _MINUTES.search(question.ask), _MINUTES_ASKED.search(question.query)
    if not said or not asked or int(said[1]) == int(asked[1]):
        return None
    return said[0], asked[0], said[1]


def _holds_any(catalog: Catalog, selection: Selection) -> bool:
    asked = selection.spread(catalog)
    return any(matches(resource, asked) for resource in catalog.active)


def _wider(catalog: Catalog, query: str) -> str:
    """Return a query with one part less that finds a resource, or nothing."""
    parts = query.split("&")
    fewer = ("&".join((*parts[:n], *parts[n + 1 :])) for n in reversed(range(len(parts))))
    return next((q for q in fewer if q and _holds_any(catalog, parse_query(catalog, q)[0])), "")


def wordbook(catalog: Catalog) -> Iterator[Problem]:
    """What a word means must be a term of a vocabulary."""
    path = f"{catalog.folder}/words.yml"
    for n, group in enumerate(catalog.wordbook.same):
        words = [word for said in group.values() for word in said]
        if len(words) == 1:
            line, column = catalog.wordbook.head.mark_of("same", n)
            message = f"{shown(words[0])} stands here alone; put a word beside it that means the "
            message += "same, or delete the line"
            yield Problem(path=path, line=line, column=column, code="RC311", message=message)
    for n, meaning in enumerate(catalog.wordbook.means):
        selection, unknown = parse_query(catalog, meaning.query)
        if unknown or not (catalog.vocabularies.keys() & selection.terms or selection.collections):
            wrong = shown(unknown[0] if unknown else meaning.query)
            meant = meant_query(catalog, meaning.query)
            hint = f"'{meant}'" if meant else "vocabulary=term, such as ages=infant"
            line, column = catalog.wordbook.head.mark_of("means", n, "query")
            message = f"{wrong} is no term; write {hint}"
            repair = Repair(meaning.query, meant) if meant else None
            yield Problem(
                path=path, line=line, column=column, code="RC311", message=message, repair=repair
            )


def _bare_terms(catalog: Catalog, asked: str) -> str:
    """Return the query of terms, or of a toolkit, that stand without the name of their list."""
    told = []
    for word in filter(None, re.split(r"\s*[,;&+]\s*", asked.strip())):
        facets = [facet.name for facet in catalog.facets if facet.meant(word)]
        if word in catalog.collections:
            told.append(f"collections={word}")
        elif len(facets) != 1:
            return ""
        elif term := catalog.vocabularies[facets[0]].meant(word):
            told.append(f"{facets[0]}={term.slug}")
    return "&".join(told)


_SEVERAL = re.compile(r"([\w-]+)=([\w-]+(?:\s*,\s*[\w-]+)+)(?=&|$)")
"""Several terms behind the name of one list."""


def _each_named(several: re.Match[str]) -> str:
    return "&".join(f"{several[1]}={term}" for term in re.split(r"\s*,\s*", several[2]))


def meant_query(catalog: Catalog, query: str) -> str:
    """Return the query that a text was meant to be, as when it names titles; or nothing."""
    parts: list[tuple[str, str]] = []
    asked = html.unescape(query).rpartition("?")[2]
    asked = re.sub(r"(?:\s*[,;&]|\s+(?:and|y|AND)\b)\s*(?=[\w-]+\s*[=:])", "&", asked)
    asked = _SEVERAL.sub(_each_named, asked)
    asked = re.sub(r"\s*(?:==?|:)\s*", "=", asked)
    if "=" not in asked:
        return _bare_terms(catalog, asked)
    for name, value in parse_qsl(asked, keep_blank_values=True):
        facet = nearest(name, (*catalog.vocabularies, "collections", "q", "minutes", "sort"))
        vocabulary = catalog.vocabularies.get(facet)
        if vocabulary is not None:
            names = [known for term in vocabulary.terms for known in (term.slug, term.title)]
            term = vocabulary.meant(value) or called(vocabulary, value)
            term = term or vocabulary.meant(nearest(value, names))
            parts.append((facet, term.slug if term else value))
        else:
            is_toolkit = facet == "collections"
            parts.append((facet, nearest(value, catalog.collections) if is_toolkit else value))
    meant = "&".join(f"{name}={value}" for name, value in parts)
    return meant if meant and meant != query and not parse_query(catalog, meant)[1] else ""
