"""Quoted rules stand in boxes on the page, the sheet and every paper of what names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from resource_toolkit.papers import read_tree, sections_of, sheet_html, write_text
from resource_toolkit.papers.tree import Heading, Notice, Paragraph, Quote, plain
from resource_toolkit.reading import render_bodies
from tests.toolkits.small_copy import copy_small, load

if TYPE_CHECKING:
    from pathlib import Path

    from resource_toolkit.catalog import Catalog

RULES = """\
review_every: 6
rules:
  - id: near-water
    title: Water & reach
    quote: [Stay <close>., Empty the tub.]
    source: Water, rule 1
    publisher: Example Agency
    url: https://www.example.org/water
    checked: 2026-07-05
    translations:
      es: {title: Cerca del agua, gist: "Quédese & mire."}
  - id: small-parts
    title: Small parts
    quote: Keep them away.
    source: Toys, rule 2
    publisher: Example Agency
    url: https://www.example.org/toys
    checked: 2026-07-05
    translations:
      es:
        title: Piezas pequeñas
        quote: Manténgalas lejos.
        source: Juguetes, regla 2
        url: https://www.example.org/juguetes
"""
SONG = """\
---
title: Rain song
summary: A song for wet days.
form: song
seasons: {{spring: It rains in spring.}}
{extra}
{safety}
added: 2026-01-10
---

{body}"""
BODY = """\
## Steps

Sing.

## Safety

Stay near.

## Facilitator notes

The key.
"""
BOX = (
    '<div class="markdown-alert markdown-alert-caution">\n'
    '<p class="markdown-alert-title">Water &amp; reach</p>\n'
    "<blockquote>\n<p>“Stay &lt;close&gt;.”</p>\n<p>“Empty the tub.”</p>\n</blockquote>\n"
    '<p>From <a href="https://www.example.org/water">Water, rule 1 (Example Agency)</a>.</p>\n'
    "</div>\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    copy_small(tmp_path)
    (tmp_path / "resources" / "safety.yml").write_text(RULES, encoding="utf-8")
    return tmp_path


def song(
    root: Path,
    body: str = BODY,
    extra: str = "hand_out: [Steps]",
    safety: str = "safety: [near-water, small-parts]",
) -> Catalog:
    file = root / "resources" / "garden" / "rain-song.md"
    file.write_text(SONG.format(body=body, extra=extra, safety=safety), encoding="utf-8")
    return load(root)


def test_boxes_end_the_section_for_safety(root: Path) -> None:
    html = render_bodies(song(root))["rain-song"].html
    own, notes = html.index("<p>Stay near.</p>"), html.index(">Facilitator notes<")
    assert own < html.index(BOX) < html.index("Small parts") < notes
    assert html.count("<h2 ") == 3


def test_a_line_that_ends_the_section_stands_below_the_boxes(root: Path) -> None:
    body = BODY.replace("Stay near.\n", "Stay near.\n\n---\n")
    html = render_bodies(song(root, body))["rain-song"].html
    assert html.index(BOX) < html.index("Small parts") < html.index("<hr")


def test_without_one_they_have_a_section_before_the_notes(root: Path) -> None:
    catalog = song(root, BODY.replace("## Safety\n\nStay near.\n\n", ""))
    body = render_bodies(catalog)["rain-song"]
    assert [head.text for head in body.headings] == ["Steps", "Safety", "Facilitator notes"]
    assert body.html.index('<h2 id="on-safety">') < body.html.index("Facilitator notes")


def test_they_are_handed_out_with_the_sheet(root: Path) -> None:
    catalog = song(root)
    body = render_bodies(catalog)["rain-song"]
    song_ = catalog.resources["rain-song"]
    sections = sections_of(catalog, song_, body)
    assert [part.title for part in sections if part.handed_out] == ["Steps", "Safety"]
    blocks = read_tree(sheet_html(catalog, song_, sections, "https://a.gov/"))
    boxes = [block for block in blocks if isinstance(block, Notice)]
    assert [box.title for box in boxes] == ["Water & reach", "Small parts"]
    assert [type(block) for block in boxes[0].blocks] == [Quote, Paragraph]
    assert "“Stay <close>.”" in write_text(blocks)
    assert [plain(block.runs) for block in blocks if isinstance(block, Heading)] == [
        "Steps",
        "Safety",
    ]


def test_readers_of_another_language_get_what_the_publisher_says_in_it(root: Path) -> None:
    words = root / "resources" / "locales" / "es.yml"
    words.parent.mkdir()
    words.write_text(
        'safety: Seguridad\nquotation: "«{words}»"\n'
        'rule_in_short: "En corto: {words}"\n'
        'quoted_from: "Citado de {source}."\n',
        encoding="utf-8",
    )
    catalog = song(root, "## Steps\n\nCante.\n", "tongues: [es]\nhand_out: [Steps]")
    body = render_bodies(catalog)["rain-song"]
    html = body.html
    assert '<h2 id="on-safety">Seguridad</h2>' in html
    assert "<p>«Manténgalas lejos.»</p>" in html
    assert ">Juguetes, regla 2 (Example Agency)</a>.</p>" in html
    assert '<p class="markdown-alert-title">Cerca del agua</p>' in html
    short = "<p>En corto: Quédese &amp; mire.</p>"
    original = '<p lang="en">«Empty the tub.»</p>'
    assert html.index(short) < html.index(original)
    # The sheet is for who reads these words; the page of the resource has both.
    song_ = catalog.resources["rain-song"]
    sheet = sheet_html(catalog, song_, sections_of(catalog, song_, body), "https://a.gov/")
    assert short in sheet
    assert original not in sheet
    assert "«Manténgalas lejos.»" in sheet


def test_further_words_of_a_rule_stand_on_the_page_alone(root: Path) -> None:
    file = root / "resources" / "safety.yml"
    more = RULES.replace(
        "    quote: Keep them away.\n", "    quote: Keep them away.\n    more: All.\n"
    )
    file.write_text(more, encoding="utf-8")
    catalog = song(root)
    body = render_bodies(catalog)["rain-song"]
    assert '<p>“Keep them away.”</p>\n<p class="rule-more">“All.”</p>\n</blockquote>' in body.html
    song_ = catalog.resources["rain-song"]
    sheet = sheet_html(catalog, song_, sections_of(catalog, song_, body), "https://a.gov/")
    assert "“Keep them away.”" in sheet
    assert "“All.”" not in sheet
    # A publisher's words in another language are not mixed with those of the first.
    assert catalog.safety.by_id["small-parts"].said_in("es").more == ()
    assert catalog.safety.by_id["small-parts"].said_in("fr").more == ("All.",)


@pytest.mark.parametrize("own", [True, False])
def test_rules_that_the_sheet_says_itself_have_boxes_on_the_page_alone(
    root: Path, *, own: bool
) -> None:
    body = BODY if own else BODY.replace("## Safety\n\nStay near.\n\n", "")
    catalog = song(root, body, "hand_out: all", "safety_in_text: [near-water, small-parts]")
    rain = catalog.resources["rain-song"]
    rendered = render_bodies(catalog)["rain-song"]
    assert rendered.html.index(BOX) < rendered.html.index("Small parts")
    sections = sections_of(catalog, rain, rendered)
    assert [part.title for part in sections if part.handed_out] == ["Steps", "Safety"][: 1 + own]
    sheet = sheet_html(catalog, rain, sections, "https://a.gov/")
    assert "Water &amp; reach" not in sheet
    assert ("Stay near." in sheet) == own
    assert rain.safety_rules == ("near-water", "small-parts")


def test_what_names_no_rule_stays_as_it_is(root: Path) -> None:
    assert "markdown-alert" not in render_bodies(song(root))["seed-list"].html
