"""What the site's scripts and other programs read: the catalog as JSON and as small scripts.

The finder works on columns: one list per field, in the maintainers' order. The scripts are plain
ones, not modules and not JSON, so that they load from a folder on a stick as well as from a server.
"""

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from resource_toolkit.catalog import Catalog, Fact, Resource, Vocabulary, order_of
from resource_toolkit.reading import Body

from .question_words import WrittenPage, question_words, signs, word_groups
from .search_index import SearchIndex

FOLDER = "assets/catalog"
"""Where the site's scripts find the columns, relative to the site."""
WHOLE = 256
"""Up to so many resources, all summaries stand in one script."""
PART = 64
"""How many summaries stand in one script of a larger catalog."""
SETS = 100
"""Up to so many sets of terms of a vocabulary are listed once and named by their place."""
FIRST = 48
"""The character that stands for 0 in a column. There is room for 55,000 more."""
EPOCH = date(2000, 1, 1)


def finder_files(
    catalog: Catalog,
    bodies: Mapping[str, Body],
    written: Iterable[WrittenPage],
    *,
    papers: bool = False,
) -> Iterator[tuple[str, bytes]]:
    """Yield address and content of each script of the finder and of the search.

    With `papers`, resources have Word files to join. A short hash of all scripts stands in each, so
    that parts of two builds never mix.
    """
    index = SearchIndex(catalog, bodies, signs(catalog))
    files = (*Columns(catalog, papers=papers).scripts(), *index.scripts(word_groups(catalog)))
    scripts = {name: _json(values) for name, values in files}
    scripts["search"] = _json(question_words(catalog, written))
    version = hashlib.sha256("\n".join(scripts.values()).encode()).hexdigest()[:12]
    for name, values in scripts.items():
        text = f'(self.toolkitData??={{}})[{_json(name)}]={{"version":"{version}",{values[1:]};\n'
        yield f"{FOLDER}/{name}.js", text.encode()


class Columns:
    """The offered resources of a catalog as columns, in the maintainers' order."""

    def __init__(self, catalog: Catalog, *, papers: bool = False) -> None:
        self.catalog = catalog
        self.papers = papers
        self.rows = catalog.ordered
        self.places = {row.slug: position for position, row in enumerate(self.rows)}

    def scripts(self) -> Iterator[tuple[str, dict[str, object]]]:
        """Yield name and values of each script."""
        yield "facets", self.facets
        for number, part in enumerate(self.texts):
            lines = [catalog_line(self.catalog, row) for row in self._parts[number]]
            yield f"text-{number}", {"summaries": part, **({"facts": lines} if any(lines) else {})}
        for number, reasons in enumerate(self.reasons):
            yield f"reasons-{number}", {"reasons": reasons}

    @cached_property
    def texts(self) -> list[list[str]]:
        """The summaries, in parts."""
        return [[row.summary for row in part] for part in self._parts]

    @cached_property
    def reasons(self) -> list[dict[str, list[list[str] | int]]]:
        """Why each resource stands at its terms, in their order and in the same parts."""
        names = [
            vocabulary.name
            for vocabulary in self.catalog.vocabularies.values()
            if vocabulary.field.notes
        ]
        if not names:
            return []
        return [
            {name: [_reasons(row, name) for row in part] for name in names} for part in self._parts
        ]

    @cached_property
    def _parts(self) -> list[tuple[Resource, ...]]:
        size = len(self.rows) if len(self.rows) <= WHOLE else PART
        return [self.rows[at : at + size] for at in range(0, len(self.rows), size or 1)]

    @cached_property
    def facets(self) -> dict[str, object]:
        """What is needed to filter, count, sort and name every resource."""
        catalog = self.catalog
        collections = list(catalog.collections.values())
        positions = {record.slug: position for position, record in enumerate(collections)}
        return {
            "part": len(self.texts[0]) if self.texts else 0,
            "facets": [
                *map(self._facet, catalog.vocabularies.values()),
                *map(self._fact_facet, catalog.fact_terms),
            ],
            "measures": list(map(self._measure, self._measured)),
            "collections": {
                "terms": [[record.slug, record.title] for record in collections],
                "column": _packed(positions[row.collection] for row in self.rows),
            },
            "titles": [row.title for row in self.rows],
            "slugs": [_rest_of_slug(row) for row in self.rows],
            "minutes": [row.minutes or 0 for row in self.rows],
            "pages": _packed(
                (catalog.hand_out(row) and catalog.prints_on(row)) or 0 for row in self.rows
            ),
            **({"papers": 1} if self.papers else {}),
            "added": [_day(row) for row in self.rows],
            "own": sum(not row.opens for row in self.rows),
            "aliases": {alias: self.places[row.slug] for row in self.rows for alias in row.aliases},
        }

    def _facet(self, vocabulary: Vocabulary) -> dict[str, object]:
        """Return a vocabulary with its column: each row names one of the sets of terms in use.

        Where hardly two rows have the same terms, a list of sets is long, and each row has its own.
        """
        facet: dict[str, object] = {
            "name": vocabulary.name,
            "title": vocabulary.title,
            "terms": [
                [term.slug, vocabulary.label(term), *term.aliases] for term in vocabulary.terms
            ],
            **self._placed(vocabulary.name, vocabulary.positions),
        }
        marks = {
            "above": [vocabulary.positions.get(term.parent or "", -1) for term in vocabulary.terms]
            if vocabulary.nested
            else None,
            "shown": vocabulary.facet,
            "pages": vocabulary.pages,
            "glance": vocabulary.glance,
            "subject": vocabulary.subject,
            "closest": not vocabulary.subject,
            "language": vocabulary.role == "language",
            "reasons": vocabulary.field.notes,
            "note": vocabulary.note,
            "icons": [t.icon or 0 for t in vocabulary.terms] if _has_icons(vocabulary) else None,
        }
        return facet | {name: value for name, value in marks.items() if value}

    def _placed(self, name: str, positions: Mapping[str, int]) -> dict[str, object]:
        """Return which terms each row has: a set of those in use, or its own."""
        placed = [row.terms(name) for row in self.rows]
        tally = Counter(placed)
        places = {slugs: tuple([positions[slug] for slug in slugs]) for slugs in tally}
        sets = sorted(tally, key=lambda slugs: (-tally[slugs], places[slugs]))
        if len(sets) > SETS:
            packed = {slugs: _packed(numbers) for slugs, numbers in places.items()}
            return {"own": " ".join([packed[slugs] for slugs in placed])}
        number = {slugs: position for position, slugs in enumerate(sets)}
        column = _packed([number[slugs] for slugs in placed])
        return {"sets": [places[slugs] for slugs in sets], "column": column}

    def _fact_facet(self, name: str) -> dict[str, object]:
        """Return a fact that is filtered by its words, as a facet of them."""
        terms = self.catalog.fact_terms[name]
        positions = {slug: position for position, slug in enumerate(terms)}
        label = self.catalog.house.facts[name].label(self.catalog.words["language"])
        named = [[slug, text] for slug, text in terms.items()]
        placed = self._placed(name, positions)
        return {"name": name, "title": label, "terms": named, **placed, "shown": True}

    @property
    def _measured(self) -> list[Fact]:
        """The facts that rows are sorted by, or of which people ask for a part."""
        facts = self.catalog.house.facts.values()
        return [fact for fact in facts if fact.sort or (fact.filter and fact.measured)]

    def _measure(self, fact: Fact) -> dict[str, object]:
        """Return the values of a fact as numbers: days since 2000, or the places of texts."""
        told = [row.facts.get(fact.name) for row in self.rows]
        values: list[float | None]
        if fact.type == "text":
            ranked = sorted({order_of(value) for value in told if value is not None})
            places = {value: position for position, value in enumerate(ranked)}
            values = [None if value is None else places[order_of(value)] for value in told]
        else:
            values = [
                (value - EPOCH).days if isinstance(value, date) else value
                for value in told
                if value is None or isinstance(value, (int, float, date))
            ]
        label = fact.label(self.catalog.words["language"])
        marks = {"filter": fact.filter and fact.measured, "sort": fact.sort}
        return {"name": fact.name, "title": label, "type": fact.type, "values": values} | {
            name: value for name, value in marks.items() if value
        }


def _has_icons(vocabulary: Vocabulary) -> bool:
    """Return whether scripts have to show icons of a vocabulary: those of cards only."""
    return vocabulary.glance and any(term.icon for term in vocabulary.terms)


def catalog_line(catalog: Catalog, row: Resource) -> str | int:
    """Return the facts that the card of a resource shows, or 0 where there are none."""
    return catalog.house.card_line(row.facts, catalog.words) or 0 if row.facts else 0


def _packed(numbers: Iterable[int]) -> str:
    """Return small numbers as a text, one character each: half of what a list of them costs."""
    return "".join([chr(FIRST + number) for number in numbers])


def _reasons(row: Resource, name: str) -> list[str] | int:
    """Return the reasons of a resource's terms, or nothing where there are none."""
    reasons = [placement.reason or "" for placement in row.placements.get(name, ())]
    return reasons if any(reasons) else 0


def slug_of(title: str) -> str:
    """Return the slug that the scripts would guess for a title."""
    plain = title.lower()
    if not title.isascii():
        plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


def _rest_of_slug(row: Resource) -> str | int:
    """Return what a slug has beyond its title: nothing, an ending, or all of it."""
    guess = slug_of(row.title)
    ending = row.slug.removeprefix(guess) if guess else row.slug
    return 0 if not ending else ending if ending.startswith("-") else row.slug


def _day(row: Resource) -> int:
    """Return the day on which a resource came, the higher number for the newer one."""
    return (row.added - EPOCH).days if row.added else -1


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Line ends of another script that JSON allows and old readers of scripts do not.
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
