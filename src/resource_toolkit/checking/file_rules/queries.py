"""Queries in files: those of the questions, and of words that mean a term."""

from collections.abc import Iterator
from urllib.parse import parse_qsl

from resource_toolkit.catalog import Catalog, Selection, matches, parse_query
from resource_toolkit.problems import Problem, nearest, shown


def questions(catalog: Catalog) -> Iterator[Problem]:
    """A question must lead to at least one resource."""
    path = f"{catalog.folder}/questions.yml"
    for question in catalog.questions:
        selection, unknown = parse_query(catalog, question.query)
        message = ""
        if unknown:
            meant = meant_query(catalog, question.query)
            hint = f"; write '{meant}'" if meant else ""
            message = f"the query holds {shown(unknown[0])}, which means nothing here{hint}"
        elif not _holds_any(catalog, selection):
            message = f"the query {shown(question.query)} finds no resource"
        if message:
            yield Problem(path=path, line=question.line, column=1, code="RC307", message=message)


def _holds_any(catalog: Catalog, selection: Selection) -> bool:
    asked = selection.spread(catalog)
    return any(matches(resource, asked) for resource in catalog.active)


def wordbook(catalog: Catalog) -> Iterator[Problem]:
    """What a word means must be a term of a vocabulary."""
    path = f"{catalog.folder}/words.yml"
    for n, meaning in enumerate(catalog.wordbook.means):
        selection, unknown = parse_query(catalog, meaning.query)
        if unknown or not (catalog.vocabularies.keys() & selection.terms or selection.collections):
            wrong = shown(unknown[0] if unknown else meaning.query)
            meant = meant_query(catalog, meaning.query)
            hint = f"'{meant}'" if meant else "vocabulary=term, such as ages=infant"
            line, column = catalog.wordbook.head.mark_of("means", n, "query")
            message = f"{wrong} is no term; write {hint}"
            yield Problem(path=path, line=line, column=column, code="RC311", message=message)


def meant_query(catalog: Catalog, query: str) -> str:
    """Return the query that a text was meant to be, as when it names titles; or nothing."""
    parts: list[tuple[str, str]] = []
    for name, value in parse_qsl(query.rpartition("?")[2], keep_blank_values=True):
        facet = nearest(name, (*catalog.vocabularies, "collections", "q", "minutes", "sort"))
        vocabulary = catalog.vocabularies.get(facet)
        if vocabulary is not None:
            names = [known for term in vocabulary.terms for known in (term.slug, term.title)]
            term = vocabulary.meant(value) or vocabulary.meant(nearest(value, names))
            parts.append((facet, term.slug if term else value))
        else:
            is_toolkit = facet == "collections"
            parts.append((facet, nearest(value, catalog.collections) if is_toolkit else value))
    meant = "&".join(f"{name}={value}" for name, value in parts)
    return meant if meant and meant != query and not parse_query(catalog, meant)[1] else ""
