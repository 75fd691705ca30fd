"""The page of a check-up: its form, its key, a drawing of its scales, and data for its script."""

import json
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from resource_toolkit.catalog import CheckUp, Line, Region, Resource, Scale, near_totals, points

from .renderer import Renderer

SIDE = 400
"""The side of the drawing, in its own units: four to a hundredth of a scale."""
TRACK = 64
"""The height of a drawing of one scale."""
_UNIT = SIDE // 100
_LABEL = 18
"""Characters in a line of a label."""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A part of a drawing that belongs to one region."""

    x: int
    y: int
    width: int
    height: int
    region: int
    """The place of its region, or 0 in a drawing that shows none."""
    label: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plot:
    """A drawing of one scale, or of two: the first goes up, the second across."""

    across: Scale
    up: Scale | None
    cells: tuple[Cell, ...]

    @property
    def height(self) -> int:
        """The height of the drawing, in its own units."""
        return SIDE if self.up else TRACK


class CheckUpPage:
    """Renders check-ups of one catalog."""

    def __init__(self, renderer: Renderer, look: Mapping[str, str]) -> None:
        self.renderer = renderer
        self.look = look
        self.catalog = renderer.catalog

    def article(self, check_up: CheckUp, base: str) -> Markup:
        """Return the article for a page whose way to the root is `base`."""
        return self.renderer.part(
            "check_up",
            base=base,
            look=self.look,
            check_up=check_up,
            vocabulary=self.catalog.vocabularies[check_up.vocabulary],
            plots=self.plots(check_up),
            points=points,
            near_totals=near_totals,
            data=_json(self.data(check_up, base)),
        )

    def data(self, check_up: CheckUp, base: str) -> dict[str, object]:
        """Return what the script of the page needs to know."""
        vocabulary = self.catalog.vocabularies[check_up.vocabulary]
        terms = {region.term: vocabulary.by_slug[region.term] for region in check_up.regions}
        tools = dict.fromkeys(slug for line in check_up.lines for slug in line.low)
        return {
            **scoring_data(check_up),
            "slug": check_up.slug,
            "fingerprint": check_up.fingerprint,
            "leaning": check_up.leaning or self.renderer.word("check_lean"),
            "answers": [*check_up.answers, check_up.unsure],
            "asks": {line.id: line.ask for line in check_up.lines},
            "titles": {scale.id: scale.title for scale in check_up.scales},
            "terms": {
                slug: {
                    "title": term.title,
                    "summary": term.summary,
                    "address": f"{base}{vocabulary.address_of(term)}" if vocabulary.pages else "",
                }
                for slug, term in terms.items()
            },
            "tools": {slug: self._tool(check_up, slug, base) for slug in tools},
            "words": {
                name.removeprefix("check_"): text
                for name, text in self.catalog.words.items()
                if name.startswith("check_")
            },
        }

    def _tool(self, check_up: CheckUp, slug: str, base: str) -> dict[str, str]:
        resource = self.catalog.resources[slug]
        return {
            "title": resource.title,
            "address": f"{base}{resource.address}",
            "group": self._groups(check_up, resource),
        }

    def _groups(self, check_up: CheckUp, resource: Resource) -> str:
        """Return the terms that would group a resource on the pages the check-up leads to."""
        facet = self.catalog.vocabularies[check_up.vocabulary].group_by
        terms = resource.terms(facet) if facet else ()
        return ", ".join(self.catalog.term(facet or "", slug).title for slug in terms)

    def plots(self, check_up: CheckUp) -> tuple[Plot, ...]:
        """Return one drawing for up to two scales, else one for each scale."""
        scales = check_up.scales
        if len(scales) == 2:
            up, across = scales
            return (Plot(across=across, up=up, cells=self._cells(check_up, across, up)),)
        if len(scales) == 1:
            return (Plot(across=scales[0], up=None, cells=self._cells(check_up, scales[0])),)
        track = (Cell(x=0, y=0, width=SIDE, height=TRACK, region=0),)
        return tuple(Plot(across=scale, up=None, cells=track) for scale in scales)

    def _cells(self, check_up: CheckUp, across: Scale, up: Scale | None = None) -> tuple[Cell, ...]:
        vocabulary = self.catalog.vocabularies[check_up.vocabulary]
        order = list(dict.fromkeys(region.term for region in check_up.regions))
        rows = _steps(check_up, up) if up else [(0, 0)]
        labeled: set[str] = set()
        cells = []
        for bottom, top in rows:
            for left, right in _steps(check_up, across):
                at = {across.id: left} | ({up.id: bottom} if up else {})
                term = check_up.region_at(at) or order[-1]
                title = "" if term in labeled else vocabulary.by_slug[term].title
                labeled.add(term)
                cells.append(
                    Cell(
                        x=left * _UNIT,
                        y=SIDE - top * _UNIT if up else 0,
                        width=(right - left) * _UNIT,
                        height=(top - bottom) * _UNIT if up else TRACK,
                        region=order.index(term) + 1,
                        label=tuple(textwrap.wrap(title, _LABEL)),
                    )
                )
        return tuple(cells)


def _steps(check_up: CheckUp, scale: Scale) -> list[tuple[int, int]]:
    """Return begin and end of each stretch between the borders of a scale, in hundredths."""
    return list(pairwise([*(at for at in check_up.borders(scale.id) if at < 100), 100]))


def scoring_data(check_up: CheckUp) -> dict[str, object]:
    """Return what scoring needs, in the form in which the script of the page takes it."""
    return {
        "scales": [scale.id for scale in check_up.scales],
        "top": check_up.top,
        "lines": [_line(line) for line in check_up.lines],
        "regions": [_region(region) for region in check_up.regions],
        "near": check_up.near,
    }


def _line(line: Line) -> dict[str, object]:
    return {"id": line.id, "scale": line.scale, "low": list(line.low)}


def _region(region: Region) -> dict[str, object]:
    return {"term": region.term, "from": dict(region.start), "to": dict(region.end)}


def _json(data: dict[str, object]) -> Markup:
    """Return data for a script element, which nothing in a text can end."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c"))
