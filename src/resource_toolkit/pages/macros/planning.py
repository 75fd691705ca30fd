"""The macros for those who plan: what there is and what is missing, and how fresh it is.

Counts become tables whose cells are fuller, or whose bars are longer, the more there are.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

from resource_toolkit.catalog import Vocabulary, query_string
from resource_toolkit.checking import (
    Crossing,
    cover,
    due_list,
    freshness,
    reviews_by_quarter,
    rules_due,
    sites_to_open,
)
from resource_toolkit.pages.renderer import Renderer

_FULLEST = 3


@dataclass(frozen=True, kw_only=True)
class Head:
    """A column: the code or icon that stands for it where room is short, its title and address."""

    sign: Markup | str
    title: str
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Heat:
    """Counts of pairs. Each row has a title, and for each column a count and an address, if any."""

    caption: str
    corner: str
    columns: tuple[Head, ...]
    rows: tuple[tuple[str, tuple[tuple[int, str], ...]], ...]

    def level(self, count: int) -> int:
        """Return how full the cell of a count is, from 0 to 3."""
        most = max((count for _, cells in self.rows for count, _ in cells), default=0)
        # By the root: one large count leaves the others told apart.
        return ceil(_FULLEST * (count / most) ** 0.5) if count else 0


class Planning:
    """The macros. `part` fills a template."""

    def __init__(self, renderer: Renderer, part: Callable[..., Markup]) -> None:
        self.renderer, self.catalog = renderer, renderer.catalog
        self._part = part

    def all(self) -> list[Callable[..., Markup]]:
        """Return the macros."""
        return [self.coverage, self.freshness]

    def coverage(self, heading: int = 2) -> Markup:
        """Return what the toolkit covers and lacks, for planning."""
        covered = cover(self.catalog)
        return self._part(
            "coverage",
            coverage=covered,
            crossings=[self._crossed(crossing) for crossing in covered.crossings],
            kinds=[self._by_collection(*pair) for pair in covered.kinds],
            languages=[
                (self.renderer.spoken.name(slug), count)
                for slug, count in covered.languages.items()
            ],
            lengths=[(self._length(name), count) for name, count in covered.lengths.items()],
            level=heading,
        )

    def freshness(self, days: int = 90, heading: int = 2) -> Markup:
        """Return how much is reviewed, and as a list of tasks what is due within some days."""
        word = self.renderer.word
        return self._part(
            "freshness",
            due=[due for due in due_list(self.catalog, days) if not due.resource.opens],
            states=[
                (word(f"fresh_{state}"), count) for state, count in freshness(self.catalog).items()
            ],
            quarters=[
                (self.renderer.month(day), count) for day, count in reviews_by_quarter(self.catalog)
            ],
            rules=rules_due(self.catalog, days),
            sites=sites_to_open(self.catalog, days),
            edit=self.renderer.settings.edit_root,
            days=days,
            level=heading,
        )

    def _length(self, name: str) -> str:
        """Return a group of minutes in words."""
        if name == "none":
            return self.renderer.word("coverage_no_time")
        if name == "more":
            return self.renderer.word("coverage_longer")
        time = self.renderer.duration(int(name))
        return self.renderer.word("coverage_up_to", time=time)

    def _crossed(self, crossing: Crossing) -> Heat:
        down, across = crossing.rows, crossing.columns
        told = self.renderer.word(
            "coverage_zeros", zeros=crossing.zeros, count=len(crossing.counts)
        )
        return Heat(
            caption=f"{down.title} × {across.title}: {told}",
            corner=down.title,
            columns=tuple(
                Head(
                    sign=term.slug if across.coded else "",
                    title=term.title,
                    address=across.address_of(term) if across.pages else "",
                )
                for term in across.terms
            ),
            rows=tuple(
                (
                    row.title,
                    tuple(
                        (
                            crossing.counts[row.slug, column.slug],
                            _found((down, row.slug), (across, column.slug)),
                        )
                        for column in across.terms
                    ),
                )
                for row in down.terms
            ),
        )

    def _by_collection(
        self, vocabulary: Vocabulary, counts: Mapping[str, Mapping[str, int]]
    ) -> tuple[Vocabulary, Heat]:
        """Return the terms of a vocabulary that are used, against the collections."""
        collections = self.catalog.collections
        heat = Heat(
            caption=f"{vocabulary.title} × {self.renderer.word('collections')}",
            corner=vocabulary.title,
            columns=tuple(
                Head(
                    sign=self.renderer.icons.mark(collection.icon),
                    title=collection.title,
                    address=collection.address,
                )
                for collection in collections.values()
            ),
            rows=tuple(
                (
                    vocabulary.label(term),
                    tuple((counts[slug][term.slug], "") for slug in collections),
                )
                for term in vocabulary.terms
                if any(counts[slug][term.slug] for slug in collections)
            ),
        )
        return vocabulary, heat


def _found(*asked: tuple[Vocabulary, str]) -> str:
    """Return the address of the finder that shows some terms; none where it cannot ask for one."""
    if not all(vocabulary.facet for vocabulary, _ in asked):
        return ""
    wanted: dict[str, Sequence[str]] = {vocabulary.name: [slug] for vocabulary, slug in asked}
    return f"find/?{query_string(wanted)}"
