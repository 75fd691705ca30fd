"""What data look like: macros that draw, and two vocabularies against each other as counts."""

from collections.abc import Callable

from markupsafe import Markup

from resource_toolkit.catalog import Catalog, Resource, Vocabulary, query_string
from resource_toolkit.pages.check_ups import plots
from resource_toolkit.pages.lists import Indexes
from resource_toolkit.pages.renderer import Renderer
from resource_toolkit.pictures import named, rings, wheel

MOST_ROWS = 1_500
"""With more rows than this in all lists of a table, its page would take long to load …"""
MOST_ROWS_EACH = 5
"""… and each list shows only so many, and leads to the finder."""


def crosswalk(
    catalog: Catalog, indexes: Indexes, down: Vocabulary, across: Vocabulary, base: str
) -> dict[str, object]:
    """Return caption, rows of counts, and the lists they lead to; the last row and column are any.

    Every resource is counted in the last row and column, so nothing is lost; zeros stay. A count
    of one term alone leads to the page of that term, which lists the same.
    """
    cells = _cells(catalog, down, across)
    pages = _pages(down, across)
    lists = [crossed for cell, crossed in cells.items() if cell not in pages]
    most = len(catalog.ordered) if sum(map(len, lists)) <= MOST_ROWS else MOST_ROWS_EACH
    word = indexes.renderer.word
    rows = [
        *((down.label(term), term) for term in down.terms),
        (word("crosswalk_any", singular=down.singular), None),
    ]
    columns = [
        *((across.label(term), term.slug) for term in across.terms),
        (word("any_term"), None),
    ]
    table, sections = [], []
    for row_title, term in rows:
        row, line = term.slug if term else None, []
        for title, column in columns:
            crossed = cells.get((row, column), [])
            page = pages.get((row, column))
            anchor = f"{down.name}-{row or 'any'}-{across.name}-{column or 'any'}"
            line.append((f"#{anchor}" if page is None else f"{base}{page}", len(crossed)))
            if crossed and page is None:
                asked = {down.name: [row] if row else [], across.name: [column] if column else []}
                listed = [_line(indexes.renderer, member, base) for member in crossed[:most]]
                more = query_string(asked) if len(crossed) > most else None
                sections.append((f"{row_title} × {title}", anchor, len(crossed), listed, more))
        table.append((row_title, term.icon if term else None, line))
    caption = f"{down.title} × {across.title}"
    return {"table": table, "sections": sections, "caption": caption}


def _cells(
    catalog: Catalog, down: Vocabulary, across: Vocabulary
) -> dict[tuple[str | None, str | None], list[Resource]]:
    """Return what stands at each two terms, and at each term alone."""
    cells: dict[tuple[str | None, str | None], list[Resource]] = {}
    for resource in catalog.ordered:
        for row in (*resource.terms(down.name), None):
            for column in (*resource.terms(across.name), None):
                cells.setdefault((row, column), []).append(resource)
    return cells


def _pages(down: Vocabulary, across: Vocabulary) -> dict[tuple[str | None, str | None], str]:
    """Return the pages that already list what is counted in the last row and column."""
    pages: dict[tuple[str | None, str | None], str] = {(None, None): "find/"}
    if down.pages:
        pages |= {(term.slug, None): down.address_of(term) for term in down.terms}
    if across.pages:
        pages |= {(None, term.slug): across.address_of(term) for term in across.terms}
    return pages


def _line(renderer: Renderer, resource: Resource, base: str) -> Markup:
    """Return a resource as its title alone: a page of counts holds hundreds of them."""
    line = '<li class="row" data-resource="{}">{}</li>'
    return Markup(line).format(resource.slug, renderer.link(resource, base))


class Drawn:
    """The macros that draw. `part` fills a template, `block` takes HTML, `base` is the way up."""

    def __init__(
        self,
        renderer: Renderer,
        part: Callable[..., Markup],
        block: Callable[[Markup], Markup],
        base: Callable[[], str],
    ) -> None:
        self.renderer = renderer
        self._part, self._block, self._base = part, block, base

    def all(self) -> list[Callable[..., Markup]]:
        """Return the macros."""
        return [self.scales, self.wheel, self.rings, self.timeline]

    def scales(self, check_up: str) -> Markup:
        """Return a drawing of the scales of a check-up, with its terms as fields between them."""
        shown = self.renderer.catalog.check_ups[check_up]
        vocabulary = self.renderer.catalog.vocabularies[shown.vocabulary]
        order = dict.fromkeys(region.term for region in shown.regions)
        return self._part(
            "scales",
            check_up=shown,
            vocabulary=vocabulary,
            terms=[vocabulary.by_slug[slug] for slug in order],
            plots=plots(shown, {term.slug: {"title": term.title} for term in vocabulary.terms}),
        )

    def wheel(self, vocabulary: str, middle: str = "") -> Markup:
        """Return a drawing of terms side by side around a middle."""
        shown = self.renderer.catalog.vocabularies[vocabulary]
        return self._drawn(wheel(shown.title, named(shown, self._base()), middle))

    def rings(self, label: str, titles: list[str]) -> Markup:
        """Return a drawing of rings, the first title innermost."""
        return self._drawn(rings(label, titles))

    def timeline(self, points: list[str], spans: list[str]) -> Markup:
        """Return points in time on a line, with what happens between each and the next."""
        return self._part("timeline", points=points, spans=spans)

    def _drawn(self, drawing: Markup) -> Markup:
        return self._block(Markup("<figure>{}</figure>").format(drawing))
