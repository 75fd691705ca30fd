"""Drawings from data: each part is there with its words and its way, whatever their number."""

from __future__ import annotations

import math
import re
from datetime import date
from itertools import pairwise

import pytest
from markupsafe import escape

from resource_toolkit.checking.checked import check
from resource_toolkit.pictures import bar, loop_of, minute_bar, named, rings, wheel
from resource_toolkit.pictures.drawings import Named, loop, with_minute_bars
from tests.toolkits.sites import AGENCY, TODAY

PLAIN = ("A", "Bb & c", "A title of several words", "Ü", "Five", "Six", "Seven", "Eight")


def numbers(pattern: str, drawing: str) -> list[tuple[float, ...]]:
    return [tuple(map(float, found)) for found in re.findall(pattern, drawing)]


def shown(drawing: str) -> str:
    return " ".join(re.findall(r"<tspan[^>]*>([^<]*)", drawing))


@pytest.mark.parametrize("count", range(2, 9))
def test_ways_of_a_loop_lie_between_its_parts(count: int) -> None:
    drawing = loop("Round", [Named(title, f"../{n}/") for n, title in enumerate(PLAIN[:count])])
    assert drawing.startswith('<svg class="drawing drawing--loop"')
    assert 'aria-label="Round"' in drawing
    nodes = numbers(r'cx="(\d+)" cy="(\d+)" r="(\d+)"', drawing)
    assert len(nodes) == drawing.count("<a href=") == count
    ways = numbers(r'd="M([\d.-]+) ([\d.-]+)A[\d.]+ [\d.]+ 0 0 \d ([\d.-]+) ([\d.-]+)', drawing)
    assert len(ways) == 2 * count
    for x0, y0, x1, y1 in ways:
        assert math.dist((x0, y0), (x1, y1)) > 20
        for x, y, r in nodes:
            assert math.dist((x, y), (x0, y0)) > r
            assert math.dist((x, y), (x1, y1)) > r
    wide, high = numbers(r'viewBox="0 0 (\d+) (\d+)"', drawing)[0]
    assert all(r < x < wide - r + 1 and r - 1 < y < high - r + 1 for x, y, r in nodes)


@pytest.mark.parametrize("count", [1, 2, 5, 8])
def test_a_wheel_and_rings_name_every_part(count: int) -> None:
    titles = PLAIN[:count]
    for drawing in (wheel("W", [Named(title) for title in titles], "All"), rings("R", titles)):
        assert drawing.count("<path") + drawing.count("<circle") == count
        for title in titles:
            assert str(escape(title)) in shown(drawing)
        assert "<a " not in drawing


def test_parts_lead_to_the_pages_of_a_vocabulary() -> None:

    catalog = check(AGENCY, date.fromisoformat(TODAY)).catalog
    vocabulary = next(known for known in catalog.vocabularies.values() if known.pages)
    parts = named(vocabulary, "../")
    assert [part.title for part in parts] == [term.title for term in vocabulary.terms]
    drawing = loop_of(vocabulary, "../")
    assert all(f'<a href="{part.address}">' in drawing for part in parts)


def test_a_bar_of_minutes_is_cut_as_they_are() -> None:
    drawing = minute_bar("An hour", [30, 20, 10])
    boxes = numbers(r'x="([\d.]+)" y="1" width="([\d.]+)"', drawing)
    assert [wide for _, wide in boxes] == [300, 200, 100]
    assert all(x + wide == following for (x, wide), (following, _) in pairwise(boxes))
    assert re.findall(r"<text[^>]*>(\d+)", drawing) == ["30", "20", "10"]
    assert 'width="25.0"' in bar(1, 4)
    assert 'width="0.0"' in bar(0, 0)


def test_only_tables_with_a_column_of_minutes_have_a_bar() -> None:
    def table(head: str, *cells: object) -> str:
        rows = "".join(f"<tr><td>x</td><td>{cell}</td></tr>" for cell in cells)
        return f"<table><thead><tr><th>What</th><th>{head}</th></tr></thead>{rows}</table>"

    html = table("Minutes", 5, 10, 15) + table("Points", 5, 10, 15) + table("Minutes", 5, "")
    drawn = with_minute_bars(html, "Minutes", "Time")
    assert drawn.count("<figure") == 1
    assert drawn.startswith("<figure")
    assert drawn.endswith(html)
