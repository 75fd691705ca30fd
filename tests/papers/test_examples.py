"""A filled example tells how much room its blank form gives to each answer."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from resource_toolkit.papers.columns import widths
from resource_toolkit.papers.documents import write_pdf
from resource_toolkit.papers.documents.layouts import LAYOUTS
from resource_toolkit.papers.documents.typst_source import BlockWriter
from resource_toolkit.papers.examples import with_expected
from resource_toolkit.papers.heights import height_of, lines_of
from resource_toolkit.papers.needs import Heads, Need, needs_of
from resource_toolkit.papers.tree import Cell, Table
from resource_toolkit.papers.tree_reader import read_tree
from resource_toolkit.reading import NEW_PAGE
from tests.papers import made
from tests.papers.test_setting import form, lowest
from tests.toolkits.sites import AGENCY

HEADS = Heads(marks=("day",), names=("who",))


def table(*rows: tuple[str, ...]) -> str:
    head, *body = (f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in rows)
    return f"<table><thead>{head}</thead><tbody>{''.join(body)}</tbody></table>"


def expected(form: str, example: str) -> list[list[int]]:
    (read,) = with_expected(read_tree(form), read_tree(example))
    assert isinstance(read, Table)
    return [[cell.expected for cell in row] for row in read.rows]


def read_table(form: str, example: str) -> Table:
    (read,) = with_expected(read_tree(form), read_tree(example))
    assert isinstance(read, Table)
    return read


def test_a_row_is_known_by_its_label_and_one_without_takes_the_fullest() -> None:
    heads = ("Ask", "Our answer")
    form = table(heads, ("Where", ""), ("When", ""), ("", ""))
    example = table(heads, ("Where", "Yard"), ("When", "In May or in June"))
    assert expected(form, example) == [[0, 4], [0, 17], [5, 17]]


def test_the_label_of_another_row_is_no_answer() -> None:
    heads = ("Count", "Week 1")
    form = table(heads, ("Days with beans", ""), ("Foods that grew near here", ""))
    example = table(heads, ("Days with beans", "4"))
    assert expected(form, example) == [[0, 1], [0, 1]]


def test_a_table_is_known_by_most_of_its_heads_or_by_its_rows() -> None:
    form = table(("Idea", "Who", "Day"), ("", "", ""))
    moved = table(("Day", "Idea", "Note"), ("May 3", "Drums", "no"))
    assert expected(form, moved) == [[5, 0, 5]]
    other = table(("Fruit", "Tree", "Day"), ("Pear", "old", "May 3"))
    assert expected(form, other) == [[0, 0, 0]]
    lines = table(("Part", "Words"), ("First", ""), ("Last", ""))
    named = table(("What", "We wrote"), ("First", "Hello"), ("Last", "Bye"))
    assert expected(lines, named) == [[0, 5], [0, 3]]


def test_what_stands_in_a_cell_is_not_written_again() -> None:
    form = table(("Tool", "Answer"), ("Drum", "Name:"))
    example = table(("Tool", "Answer"), ("Drum", "Name: Juniper"))
    assert expected(form, example) == [[0, 7]]


def test_columns_of_a_series_are_alike() -> None:
    heads = ("Tool", "Group A", "Group B")
    form = table(heads, ("Drum", "", ""))
    example = table(heads, ("Drum", "loud", "soft, and slow"))
    assert expected(form, example) == [[0, 14, 14]]


def test_columns_that_are_counted_are_alike() -> None:
    form = table(("Scale", "1", "2", "3"), ("", "", "", ""))
    example = table(("Scale", "1", "2"), ("4", "●", ""))
    assert expected(form, example) == [[1, 1, 1, 1]]


def test_short_labels_leave_the_rest_to_the_marks_beside_them() -> None:
    heads = ("Drum", "Songs (day)", "Dances (day)")
    (read,) = read_tree(table(heads, ("Bell", "", ""), ("Cymbal", "", "")))
    assert isinstance(read, Table)
    label, songs, dances = widths(read, 180, 1.9, HEADS)
    assert label < min(songs, dances)


def test_rows_of_a_series_are_alike() -> None:
    heads = ("Event", "Day")
    form = table(heads, ("Round 1", ""), ("Round 2", ""), ("Fair", ""))
    example = table(heads, ("Round 1", "May 3, in the rain"), ("Round 2", "June"), ("Fair", "July"))
    assert expected(form, example) == [[0, 18], [0, 18], [0, 4]]


def test_columns_share_their_room_by_what_is_written_in_them() -> None:
    heads = ("What we tell the others of it", "Song", "How it went")
    example = table(heads, ("yes", "Rain on the roof", "Too long for the small ones " * 2))
    told, song, went = widths(read_table(table(heads, ("", "", "")), example), 180, 1.9, HEADS)
    assert told < song < went
    assert went > 2 * song


def test_columns_that_ask_for_nearly_as_much_are_alike() -> None:
    heads = ("The birds here", "The trees by it", "The wind this hour")
    example = table(
        heads, ("Two crows on a roof", "One old oak, one ash", "It blows so that the doors slam")
    )
    first, second, third = widths(read_table(table(heads, ("",) * 3), example), 180, 1.9, HEADS)
    assert first == pytest.approx(second)
    assert third > 1.4 * second


def test_an_answer_as_short_as_a_date_makes_do_with_the_room_of_a_name() -> None:
    heads = ("What the drum said", "The term of it", "Where, and when")
    example = table(heads, ("Come in, the rain has gone", "until May 3", "May 3"))
    known = read_table(table(heads, ("", "", "")), example)
    joined = HEADS._replace(joins=("and",))
    assert needs_of(known, joined) == (Need.WORDS, Need.NAMES, Need.WORDS)


def test_a_score_takes_less_than_a_date() -> None:
    heads = ("What the drum said", "Day", "Sure")
    form = table(heads, ("", "", ""))
    example = table(heads, ("Come in, the rain has gone", "May 3", "4"))
    _, day, sure = widths(read_table(form, example), 180, 1.9, HEADS)
    assert sure < 18 < day


def test_labels_of_tallies_stay_on_one_line() -> None:
    heads = ("What you see", "Marks")
    label = "A bird sits on the old wall"
    form = table(heads, (label, ""))
    usual = widths(read_table(form, table(heads, (label, "It sang " * 8))), 180, 1.9, HEADS)
    tally = widths(read_table(form, table(heads, (label, "||||| ||"))), 180, 1.9, HEADS)
    assert usual[0] < len(label) * 1.9 < tally[0] < tally[1]
    # What stands around a place to write keeps its room.
    form = table(heads, (label, "up to ______ times"))
    counted = widths(read_table(form, table(heads, (label, "up to 40 times"))), 180, 1.9, HEADS)
    assert counted[0] < tally[0]


def test_no_column_is_narrower_than_a_choice_that_stays_by_its_box() -> None:
    heads = ("What was done and who did it", "How", "What is in the way of it", "Next step of it")
    choice = "\N{BALLOT BOX} not yet begun<br>\N{BALLOT BOX} done"
    form = table(heads, ("", choice, "", ""))
    example = table(heads, ("They sang all songs " * 6, "", "The rain " * 8, "The drum " * 9))
    assert widths(read_table(form, example), 120, 1.9, HEADS)[1] > (13 + 3) * 1.9


def test_choices_below_each_other_take_the_width_of_one() -> None:
    heads = ("What we do", "Stands", "Why it is so")
    box = "\N{BALLOT BOX}"
    form = table(heads, ("", f"{box} done<br>{box} begun<br>{box} late", ""))
    assert 20 < widths(read_table(form, ""), 180, 1.9, HEADS)[1] < 32


def test_an_example_tells_a_mark_from_words_better_than_the_head() -> None:
    heads = ("What the drum said", "Day", "Who")
    form = table(heads, ("", "", ""))
    assert needs_of(read_table(form, ""), HEADS) == (Need.WORDS, Need.MARKS, Need.NAMES)
    long = table(heads, ("yes", "Each second Tuesday", "Whoever comes first and has a key"))
    assert needs_of(read_table(form, long), HEADS) == (Need.MARKS, Need.WORDS, Need.WORDS)


def test_a_row_is_as_high_as_its_answer_has_lines() -> None:
    long, short = Cell((), expected=60), Cell((), expected=9)
    assert (lines_of(long, 60), lines_of(short, 60)) == (3, 1)
    assert height_of(long, 60, 5) == height_of(short, 60, 5) + 5
    heads = ("Ask", "Our answer")
    form = table(heads, ("Where", ""), ("Why", ""))
    example = table(heads, ("Where", "In the old yard"), ("Why", "Because it rains a lot " * 8))
    paper = replace(made.paper(form, pages=1), example=example)

    def heights(grow: float) -> list[float]:
        source = BlockWriter(paper, replace(LAYOUTS[0], grow=grow), "us-letter").blocks()
        return [float(high) for high in re.findall(r"(?:v|ruled)\((.*?)mm", source)]

    (low, high), (grown_low, grown_high) = heights(0), heights(3)
    assert low < high
    assert grown_high - high > 2 * (grown_low - low) > 0


def test_each_part_of_a_paper_on_its_side_fills_its_page() -> None:
    heads = ("Song", "Tool", "Place", "Voice", "Sign", "Rest")
    first, second = table(heads, *([("",) * 6] * 9)), form(6)
    paper = made.paper(f"{first}{NEW_PAGE}{second}", pages=2)
    pages = PdfReader(io.BytesIO(write_pdf(paper, AGENCY)))
    assert [page.mediabox.width > page.mediabox.height for page in pages.pages] == [True, True]
    assert max(lowest(pages)) < 40


def test_a_break_ends_the_line_of_a_place_to_write() -> None:
    source = BlockWriter(
        made.paper(table(("Job",), ("______<br>from ____",))), LAYOUTS[0], "us-letter"
    ).blocks()
    line, _, after = source.partition("linebreak()")
    assert "to-end" in line
    assert "from" in after
