"""The paper form of a check-up stands in the body of the resource that names it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from resource_toolkit.reading import render_bodies
from tests.toolkits.small_copy import copy_small, load

if TYPE_CHECKING:
    from pathlib import Path

BEDS = """\
title: Beds
summary: See how your beds do.
vocabulary: seasons
stem: "In our garden …"
scales:
  - {id: soil, title: Soil | earth, low: It is dust., high: It is dark.}
  - {id: water, title: Water, low: It is dry., high: It is wet.}
answers: [Not yet, In part, "Yes, *all*"]
unsure: Not sure
lines:
  - {id: S1, scale: soil, ask: It smells <b>good</b>., low: [seed-list]}
  - {id: S2, scale: soil, ask: It crumbles., low: [seed-list]}
  - {id: W1, scale: water, ask: It is damp., low: [seed-list]}
regions:
  - {term: spring, from: {soil: 50, water: 50}}
  - {term: summer}
near: 10
"""
CAMAS = """\
of: "00000000"
translated: 2026-01-10
title: Camas
summary: Vean cómo están sus camas.
stem: "En nuestro huerto …"
scales:
  - {id: soil, title: Suelo, low: Es polvo., high: Es oscuro.}
  - {id: water, title: Agua, low: Está seco., high: Está mojado.}
answers: [Todavía no, En parte, Sí]
unsure: No sé
lines:
  - {id: S1, ask: Huele bien.}
  - {id: S2, ask: Se deshace.}
  - {id: W1, ask: Está húmedo.}
terms:
  - {slug: spring, title: Primavera, summary: Todo empieza.}
  - {slug: summer, title: Verano, summary: Todo crece.}
"""
SONG = """\
---
title: Rain song
summary: A song for wet days.
form: song
seasons: {spring: It rains in spring.}
check_up: beds
added: 2026-01-10
---

## Steps

Sing.

## A filled example

Drip.
"""


def body_of(root: Path, more: str = "", beds: str = BEDS, song: str = SONG) -> str:
    copy_small(root)
    resources = root / "resources"
    (resources / "check-ups").mkdir()
    (resources / "check-ups/beds.yml").write_text(beds, encoding="utf-8")
    (resources / "check-ups/beds.es.yml").write_text(CAMAS, encoding="utf-8")
    song = song.replace("check_up:", f"{more}check_up:")
    (resources / "garden/rain-song.md").write_text(song, encoding="utf-8")
    return render_bodies(load(root))["rain-song"].html


def rows(html: str) -> list[list[str]]:
    return [
        re.findall(r"<t[hd]>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>.*?</tr>", html, re.S)
    ]


def test_the_form_has_every_line_its_key_and_its_tools(tmp_path: Path) -> None:
    tool = '<a href="../seed-list/">Seed list</a>'
    assert rows(body_of(tmp_path)) == [
        ["Line", "In our garden …", "Score"],
        ["S1", "It smells &lt;b&gt;good&lt;/b&gt;.", "<br>"],
        ["S2", "It crumbles.", "<br>"],
        ["=", "<strong>Soil | earth: total, 0 to 4</strong>", "<br>"],
        ["Line", "In our garden …", "Score"],
        ["W1", "It is damp.", "<br>"],
        ["=", "<strong>Water: total, 0 to 2</strong>", "<br>"],
        ["You lean toward", "Soil | earth", "Water"],
        ["<strong>Spring</strong>", "2 to 4", "1 to 2"],
        ["<strong>Summer</strong>", "0 to 4", "0 to 2"],
        ["Line", "Tool"],
        ["S1", tool],
        ["S2", tool],
        ["W1", tool],
    ]


def test_answers_are_told_with_their_digits_and_no_sign_is_markup(tmp_path: Path) -> None:
    html = body_of(tmp_path)
    assert "<strong>0</strong> Not yet" in html
    assert "<strong>2</strong> Yes, *all*" in html


def test_the_form_stands_before_the_example(tmp_path: Path) -> None:
    html = body_of(tmp_path)
    titles = re.findall(r"<h2[^>]*>(.*?)</h2>", html)
    assert titles == ["Steps", "The questions", "A filled example"]


def test_the_key_opens_the_part_that_goes_on_with_the_questions(tmp_path: Path) -> None:
    own = "## The questions: what we do\n\n### Our step\n\nDig.\n\n"
    song = SONG.replace("## A filled", f"{own}## A filled")
    titles = re.findall(r"<h[23][^>]*>(.*?)</h[23]>", body_of(tmp_path, song=song))
    assert titles == [
        *("Steps", "The questions", "Soil | earth", "Water", "The questions: what we do"),
        *("Score it on paper", "Low lines and tools for them", "Our step", "A filled example"),
    ]


def test_scales_that_share_what_is_close_are_told_once(tmp_path: Path) -> None:
    html = body_of(tmp_path)
    assert html.count("is close to the line") == 2
    as_long = "  - {id: W2, scale: water, ask: It drips., low: [seed-list]}\nregions:"
    same = body_of(tmp_path / "same", beds=BEDS.replace("regions:", as_long))
    assert "(Soil | earth, Water) is close to the line" in same
    assert same.count("is close to the line") == 1


def test_the_form_speaks_the_language_of_its_resource(tmp_path: Path) -> None:
    html = body_of(tmp_path, "tongues: [es]\n")
    assert "Huele bien." in html
    assert "<strong>Primavera</strong>" in html
    assert "It smells" not in html


def test_each_scale_is_told_in_plain_words_from_its_low_end_to_its_high_one(tmp_path: Path) -> None:
    html = body_of(tmp_path)
    assert "<p>From “It is dust.” to “It is dark.”</p>" in html
    assert "<p>From “It is dry.” to “It is wet.”</p>" in html
