"""The macros that speak of trainings: the next dates, and what counts in an area."""

from collections.abc import Callable

from markupsafe import Markup

from resource_toolkit.catalog import Term, Training, Vocabulary, dates_address
from resource_toolkit.pages.renderer import Renderer

from .dates_page import all_rows
from .session_rows import SessionRows


class TrainingMacros:
    """Makes them. `part` fills a template, `block` takes HTML, `base` is the way to the root."""

    def __init__(
        self,
        renderer: Renderer,
        block: Callable[[Markup], Markup],
        base: Callable[[], str],
    ) -> None:
        self.renderer = renderer
        self.block = block
        self.base = base

    def all(self) -> list[Callable[..., Markup]]:
        """Return the macros that authors may call."""
        return [self.dates, self.area_trainings]

    def dates(self, limit: int = 3, heading: int = 2, empty: str | None = None) -> Markup:
        """Return the next dates of all trainings; where there is none, what `empty` says."""
        rows = [row for row in all_rows(self.renderer, self.base()) if row.offered][:limit]
        return self.block(
            self.renderer.part(
                "next_dates",
                base=self.base(),
                all_dates=dates_address(""),
                rows=rows,
                level=heading,
                empty=empty,
            )
        )

    def area_trainings(self, vocabulary: str, term: str, heading: int = 2) -> Markup:
        """Return the trainings with hours in an area, each with its hours and next dates."""
        known = self.renderer.catalog.vocabularies[vocabulary]
        area = known.find(term)
        if area is None:
            return self.block(Markup())
        return self.block(area_part(self.renderer, known, area, self.base(), heading))


def area_part(
    renderer: Renderer, vocabulary: Vocabulary, term: Term, base: str, level: int
) -> Markup:
    """Return the trainings with hours at a term, with their next dates; nothing without any."""
    rows = SessionRows(renderer)
    told: list[tuple[Training, str, list[Markup]]] = []
    for training in renderer.catalog.trainings.values():
        hours = {
            counted.slug: amount
            for code, amount in training.hours.get(vocabulary.name, {}).items()
            if (counted := vocabulary.find(code))
        }
        if term.slug in hours:
            duration = renderer.duration(round(hours[term.slug] * 60))
            told.append((training, duration, list(rows.taught(training, base))))
    if not told:
        return Markup()
    return renderer.part("area_trainings", base=base, counted=told, level=level)
