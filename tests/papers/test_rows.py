"""Rows and columns to write in: what takes a line, what takes more, and what is drawn in."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from resource_toolkit.papers.columns import widths
from resource_toolkit.papers.documents.layouts import LAYOUTS
from resource_toolkit.papers.documents.typst_source import BlockWriter
from resource_toolkit.papers.needs import Heads
from tests.papers import made
from tests.papers.test_examples import expected, read_table, table

HEADS = Heads(marks=("day",), names=("who",), draws=("draw",), signs=("signature",))
HIGH = "<br>" * 4


def source(form: str, grow: float = 0.0, example: str = "") -> str:
    paper = replace(made.paper(form, example=example), heads=HEADS)
    return BlockWriter(paper, replace(LAYOUTS[0], grow=grow), "us-letter").blocks()


def heights(form: str, grow: float = 0.0) -> list[float]:
    return [float(high) for high in re.findall(r"(?:v|ruled)\((.*?)mm", source(form, grow))]


def shares(heads: tuple[str, ...], answers: tuple[str, ...]) -> list[float]:
    form = read_table(table(heads, ("",) * len(heads)), table(heads, answers))
    return [*widths(form, 180, 1.9, HEADS)]


def test_a_short_answer_keeps_its_line_beside_long_ones() -> None:
    heads = ("What the drum said", "The song of it", "The birds here", "How the rest of it went")
    long = "Come in, the rain " * 5
    said, song, _, went = shares(heads, (long, "May it rain on", "Two crows here", long))
    assert song > 31
    assert said == pytest.approx(went)
    assert said > song


def test_a_short_name_takes_less_than_a_long_one() -> None:
    heads = ("What the drum said", "Who")
    short, long = (shares(heads, ("Come in", name))[1] for name in ("Ana", "Ana and the rest"))
    assert 25 < short < long


def test_a_time_is_written_on_one_line() -> None:
    time, _ = shares(("At", "What the drum said"), ("8:15", "Come in, the rain has gone"))
    assert time > len("8:15") * 2.6 + 5


def test_columns_of_one_number_are_alike() -> None:
    heads = ("Ask", "4a", "4b", "4")
    form, example = table(heads, ("Fair", "", "", "")), table(heads, ("Fair", "yes", "not yet", ""))
    assert expected(form, example) == [[0, 7, 7, 0]]


def test_a_place_to_write_in_one_label_leaves_the_labels_narrow() -> None:
    heads = ("Step", "Told to whom, and how")
    steps = ["They sing all of the songs of the old town, and then the new ones"] * 3
    plain, one = (
        widths(read_table(table(heads, *((step, "") for step in said)), ""), 180, 1.9, HEADS)
        for said in (steps, [*steps[1:], f"{steps[0]} (how: ______)"])
    )
    assert one[0] == pytest.approx(plain[0], rel=0.2)


def test_a_head_or_a_label_that_lets_people_draw_has_no_lines() -> None:
    assert "ruled(" in source(table(("Ask", "Our words"), ("How it looks", HIGH)))
    assert "ruled(" not in source(table(("Ask", "What we saw (draw or write)"), ("Where", HIGH)))
    assert "ruled(" not in source(table(("Ask", "Our words"), ("How it looks (draw)", HIGH)))


def test_a_row_to_draw_in_grows_twice_as_far() -> None:
    one, other = (
        heights(table(("Ask", "Our words"), (label, ""), ("Where", "")), 10)
        for label in ("Draw it", "Why")
    )
    assert one[0] > one[1] + 9
    assert other[0] == other[1]


def test_a_name_and_a_signature_have_no_lines() -> None:
    form = table(("What we change", "Who", "Signature"), (HIGH, "", ""))
    assert source(form).count("ruled(") == 1


def test_a_number_a_date_and_one_name_have_no_lines() -> None:
    for head, lines in (("Who", 0), ("Day", 0), ("Our song (day)", 0), ("Our song", 1)):
        form, example = (
            table(("What we change", head), (what, said))
            for what, said in ((HIGH, ""), ("The drum, " * 9, "Ana who sings in the old town"))
        )
        assert source(form, example=example).count("ruled(") == 1 + lines, head


def test_a_head_above_a_number_takes_three_lines_at_most() -> None:
    heads = Heads(marks=("hands",))
    head = "How many of those who sing here also have it at home (hands)"
    form = read_table(table(("What", "Why", head), ("", "", "")), "")
    *_, number = widths(form, 180, 1.9, heads)
    assert number > len(head) * 1.9 * 1.2 / 3.3
    *_, score = widths(
        read_table(table(("What", "Why", "Hands"), ("", "", "")), ""), 180, 1.9, heads
    )
    assert score < number


def test_a_number_stands_on_the_first_of_its_lines() -> None:
    form = table(("What we change", "How we know"), (f"1.{HIGH}", ""), (f"2.{HIGH}", ""))
    assert source(form).count("ruled(") == 4
    assert source(form).count("place(top + left, ") == 2


def test_rows_for_names_and_signatures_stay_low() -> None:
    names = heights(table(("Who", "Signature", "Day"), ("", "", ""), ("", "", "")), 30)
    words = heights(table(("Who", "What we say"), ("", ""), ("", "")), 30)
    assert max(names) < 20 < min(words)


def test_the_highest_of_many_low_rows_has_lines() -> None:
    heads = ("Ask", "Our words")
    form = table(heads, *((ask, "") for ask in ("Where", "When", "How", "Why")))
    long = table(heads, ("Where", "Here"), ("When", "Now"), ("How", "Well"), ("Why", "Rain " * 50))
    assert source(form, 6, long).count("ruled(") == 1


def test_what_is_read_beside_names_takes_its_lines_first() -> None:
    step = "They sing all of the songs of the town. " * 3
    form = table(("At", "What we do", "Who"), ("8:00", step, ""), ("9:00", step, ""))
    assert widths(read_table(form, ""), 180, 1.9, HEADS)[2] < 45


def test_a_long_head_above_a_number_takes_few_lines() -> None:
    long = "How many of the people here sing it too"
    _, count, _ = shares(
        ("What the drum said", long, "The song"), ("Come in, rain", "4", "Rain on")
    )
    assert count > 28
