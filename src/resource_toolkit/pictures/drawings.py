"""Drawings from data: a loop, a wheel, rings and bars, as SVG. Words beside them say the same."""

import math
import re
import textwrap
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from resource_toolkit.catalog import Vocabulary

from .tags import without_tags

_SIGNS = 13
"""Letters in a line of a label."""
_LINE = 17
_FEWEST = 3
"""With fewer parts a bar tells nothing."""
_TABLE = re.compile(r'(?:<div class="table-scroll"[^>]*>)?<table>.*?</table>', re.S)
_CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.S)


def named(vocabulary: Vocabulary, base: str) -> list["Named"]:
    """Return the terms of a vocabulary as parts of a drawing, on a page `base` from the root."""
    return [
        Named(term.title, f"{base}{vocabulary.address_of(term)}" if vocabulary.pages else "")
        for term in vocabulary.terms
    ]


class Named(NamedTuple):
    """A part of a drawing: its title, and the address that it leads to, if any."""

    title: str
    address: str = ""


def _label(x: float, y: float, title: str, signs: int = _SIGNS) -> str:
    """Return a title in lines around a point."""
    lines = textwrap.wrap(title, signs)
    top = y - (len(lines) - 1) * _LINE / 2 + 5
    spans = "".join(
        f'<tspan x="{x:.0f}" y="{top + n * _LINE:.0f}">{escape(line)}</tspan>'
        for n, line in enumerate(lines)
    )
    return f"<text>{spans}</text>"


def _part(named: Named, inner: str) -> str:
    if not named.address:
        return f"<g>{inner}</g>"
    return f'<a href="{escape(named.address)}">{inner}</a>'


def _svg(kind: str, width: int, height: int, label: str, body: str) -> Markup:
    return Markup(
        f'<svg class="drawing drawing--{kind}" viewBox="0 0 {width} {height}" role="group" '
        f'aria-label="{escape(label)}">{body}</svg>'
    )


def _on_circle(angle: float, radius: float, at: tuple[float, float]) -> tuple[float, float]:
    return at[0] + radius * math.sin(angle), at[1] - radius * math.cos(angle)


def loop(label: str, parts: Sequence[Named]) -> Markup:
    """Return parts that go round, each with the way on and a thinner way back."""
    count, node = len(parts), 50
    radius = max(130, 28 * count)
    """With many parts the circle grows, so that a way fits between any two."""
    at = (radius + 80.0, radius + 70.0)
    turn = 2 * math.pi / count
    clear = 2 * math.asin(node / (2 * radius)) + 18 / radius
    """The part of the turn that a node covers, to each side."""
    ways = []
    for n in range(count):
        begin, end = n * turn + clear, (n + 1) * turn - clear
        ways.append(_arc("way", begin, end, radius + 14, at))
        ways.append(_arc("way-back", end, begin, radius - 16, at))
    nodes = []
    for n, part in enumerate(parts):
        x, y = _on_circle(n * turn, radius, at)
        circle = f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{node}"/>'
        nodes.append(_part(part, circle + _label(x, y, part.title, 10)))
    high = 330 if count == 3 else 2 * radius + 140
    return _svg("loop", 2 * radius + 160, high, label, "".join((*ways, *nodes)))


def loop_of(vocabulary: Vocabulary, base: str) -> Markup:
    """Return the terms of a vocabulary as a loop, on a page `base` from the root."""
    return loop(vocabulary.title, named(vocabulary, base))


def _arc(name: str, begin: float, end: float, radius: float, at: tuple[float, float]) -> str:
    x0, y0 = _on_circle(begin, radius, at)
    x1, y1 = _on_circle(end, radius, at)
    sweep = int(end > begin)
    tip = end + (12 if sweep else -12) / radius
    left, right = (_on_circle(end, radius + side, at) for side in (9, -9))
    px, py = _on_circle(tip, radius, at)
    arrow = f"M{left[0]:.1f} {left[1]:.1f}L{px:.1f} {py:.1f}L{right[0]:.1f} {right[1]:.1f}"
    curve = f"M{x0:.1f} {y0:.1f}A{radius} {radius} 0 0 {sweep} {x1:.1f} {y1:.1f}"
    return f'<path class="drawing__{name}" d="{curve}{arrow}"/>'


def wheel(label: str, parts: Sequence[Named], center: str = "") -> Markup:
    """Return parts side by side around a center, none before another."""
    at, outer, inner = (200.0, 200.0), 190, 62
    turn, gap = 2 * math.pi / len(parts), 0.025
    body = []
    for n, part in enumerate(parts):
        begin, end = n * turn + gap, (n + 1) * turn - gap
        (x0, y0), (x1, y1) = _on_circle(begin, outer, at), _on_circle(end, outer, at)
        (x2, y2), (x3, y3) = _on_circle(end, inner, at), _on_circle(begin, inner, at)
        large = int(turn > math.pi)
        shape = (
            f'<path d="M{x0:.1f} {y0:.1f}A{outer} {outer} 0 {large} 1 {x1:.1f} {y1:.1f}'
            f'L{x2:.1f} {y2:.1f}A{inner} {inner} 0 {large} 0 {x3:.1f} {y3:.1f}z"/>'
        )
        x, y = _on_circle((begin + end) / 2, (outer + inner) / 2 + 6, at)
        body.append(_part(part, shape + _label(x, y, part.title)))
    if center:
        body.append(_label(*at, center, 11))
    return _svg("wheel", 400, 400, label, "".join(body))


def rings(label: str, titles: Sequence[str]) -> Markup:
    """Return rings around a point, the first title innermost: what one thing sets going."""
    count = len(titles)
    step = 190 / count
    body = [
        f'<circle class="drawing__ring" cx="200" cy="200" r="{step * (n + 1):.0f}"/>'
        for n in reversed(range(count))
    ]
    body += [
        _label(200, 200 - step * n - (step / 2 if n else 0), title, 24 if n else 11)
        for n, title in enumerate(titles)
    ]
    return _svg("rings", 400, 400, label, "".join(body))


def minute_bar(label: str, minutes: Sequence[int]) -> Markup:
    """Return a bar cut into parts as long as they take; the table beside it names them."""
    total, width = sum(minutes) or 1, 600
    body, at = [], 0.0
    for n, part in enumerate(minutes):
        wide = width * part / total
        box = f'x="{at:.1f}" y="1" width="{wide:.1f}" height="38"'
        body.append(f'<rect class="drawing__part{n % 3 + 1}" {box}/>')
        if wide >= 34:
            body.append(f'<text x="{at + wide / 2:.1f}" y="27">{part}</text>')
        at += wide
    return _svg("minutes", width, 40, label, "".join(body))


def bar(part: int, whole: int) -> Markup:
    """Return a bar as long as a part of a whole; the number before it says the same."""
    wide = 100 * part / (whole or 1)
    return Markup(
        '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{wide:.1f}" height="8"/></svg>'
    )


def with_minute_bars(html: str, column: str, label: str) -> str:
    """Return HTML with a bar above each table that has a column of minutes with this title."""

    def drawn(table: re.Match[str]) -> str:
        rows = [_CELL.findall(row) for row in table[0].split("</tr>")]
        titles = [without_tags(cell).strip() for cell in rows[0]]
        if column not in titles:
            return table[0]
        at = titles.index(column)
        cells = [without_tags(row[at]).strip() for row in rows[1:] if len(row) > at]
        minutes = [int(cell) for cell in cells if cell.isdecimal()]
        if len(minutes) < _FEWEST:
            return table[0]
        return f'<figure class="minutes screen">{minute_bar(label, minutes)}</figure>{table[0]}'

    return _TABLE.sub(drawn, html) if f">{column}<" in html else html
