"""The page of all dates: every coming session by month, in each language of the site."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from markupsafe import Markup

from resource_toolkit.catalog import (
    ALL_DATES,
    Term,
    Training,
    Vocabulary,
    dates_address,
    month_in,
    other_languages,
)
from resource_toolkit.pages.renderer import Renderer

from .session_rows import Row, SessionRows


@dataclass(frozen=True, kw_only=True)
class DatesPage:
    """The page in one language."""

    language: str
    address: str
    title: str
    summary: str
    article: Markup


def dates_pages(renderer: Renderer, look: Mapping[str, str]) -> Iterator[DatesPage]:
    """Yield the page of all dates in the language of the site, then in its other languages.

    `look` is the address of each style sheet by name.
    """
    catalog, home = renderer.catalog, renderer.catalog.words["language"]
    languages = [home, *other_languages(catalog)] if catalog.trainings else []
    for language in languages:
        told = renderer
        if language != home:
            told = Renderer(catalog.said_in(language), renderer.settings)
        address = dates_address(language if language != home else "")
        others = [(code, dates_address(code if code != home else "")) for code in languages]
        yield DatesPage(
            language=language,
            address=address,
            title=told.word("dates_title"),
            summary=told.word("dates_summary"),
            article=_article(told, look, address, [pair for pair in others if pair[0] != language]),
        )


def _article(
    renderer: Renderer, look: Mapping[str, str], address: str, others: list[tuple[str, str]]
) -> Markup:
    base = "../" * address.count("/")
    catalog = renderer.catalog
    rows = all_rows(renderer, base)
    return renderer.part(
        "dates",
        base=base,
        look=look,
        language=catalog.words["language"],
        home=catalog.home_language,
        others=others,
        months=[
            (_month(catalog.words, members[0].session.start.date()), members)
            for _, group in groupby(rows, lambda row: row.session.start.strftime("%Y-%m"))
            if (members := list(group))
        ],
        choices=_choices(renderer, rows),
        trainings=[(known, renderer.duration(known.minutes)) for known in _trainings(renderer)],
        calendar=f"{ALL_DATES}.ics",
    )


def _month(words: Mapping[str, str], day: date) -> str:
    told = month_in(words, day)
    return f"{told[:1].upper()}{told[1:]}"


def all_rows(renderer: Renderer, base: str) -> list[Row]:
    """Return every session that is not over, canceled ones too, in order of time."""
    rows = SessionRows(renderer)
    made = (
        rows.row(training, session, base, titled=True)
        for training in _trainings(renderer)
        for session in training.sessions
    )
    kept = [row for row in made if not row.times.past]
    return sorted(kept, key=lambda row: (row.times.start, row.training.slug, row.session.nth))


def _trainings(renderer: Renderer) -> tuple[Training, ...]:
    return tuple(renderer.catalog.trainings.values())


def _choices(renderer: Renderer, rows: list[Row]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what the list can be narrowed by: kind, and value with its name, if more than one."""
    catalog, spoken = renderer.catalog, renderer.catalog.spoken
    areas = {
        f"{name}:{term.slug}": vocabulary.label(term)
        for name, vocabulary in catalog.vocabularies.items()
        for term in vocabulary.terms
        if any(term.slug in _codes(vocabulary, row.training) for row in rows)
    }
    languages = {
        term.slug: term.title
        for term in (spoken.terms if spoken else ())
        if any(term.slug in row.languages for row in rows)
    }
    towns = sorted({where for row in rows if (where := row.session.town or row.session.place)})
    places = {town: town for town in towns}
    if any(row.session.online for row in rows):
        places["online"] = renderer.word("dates_online")
    kinds = (("area", areas), ("language", languages), ("where", places))
    return [(kind, list(named.items())) for kind, named in kinds if len(named) > 1]


def _codes(vocabulary: Vocabulary, training: Training) -> set[str]:
    named = map(vocabulary.find, training.hours.get(vocabulary.name, ()))
    return {term.slug for term in named if isinstance(term, Term)}
