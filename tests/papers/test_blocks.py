"""How blocks are set: headings, quoted rules, lines to write on, pictures beside lists."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
import pytest
from pypdf import PdfReader

from resource_toolkit.papers import read_tree
from resource_toolkit.papers.cards import Cuts
from resource_toolkit.papers.columns import widths
from resource_toolkit.papers.documents import write_docx, write_pdf
from resource_toolkit.papers.documents.layouts import LAYOUTS, Layout
from resource_toolkit.papers.documents.setting.ends import end_of
from resource_toolkit.papers.documents.typst_lines import LineWriter
from resource_toolkit.papers.documents.typst_pages import SetPaper
from resource_toolkit.papers.documents.typst_source import BlockWriter
from resource_toolkit.papers.needs import Asked, Heads, asked_by
from resource_toolkit.papers.tree import Blank, Cell, Notice, Paragraph, Table, Text, plain
from resource_toolkit.reading import NEW_PAGE
from tests.papers.made import paper
from tests.toolkits.sites import AGENCY

RULE = """<div class="markdown-alert markdown-alert-caution">
<p class="markdown-alert-title">Water</p><blockquote><p>Stay close.</p></blockquote>
<p>From <a href="https://a.gov/w">Water, rule 1</a>.</p></div>"""


def source(html: str, layout: Layout = LAYOUTS[0]) -> str:
    return BlockWriter(paper(html), layout, "us-letter").blocks()


def test_a_quoted_rule_has_its_source_on_a_line_of_its_own() -> None:
    note = RULE.replace("caution", "note")
    assert [block.told for block in read_tree(RULE + note) if isinstance(block, Notice)] == [
        True,
        False,
    ]
    page = PdfReader(io.BytesIO(write_pdf(paper(RULE), AGENCY))).pages[0]
    lines = page.extract_text().split("\n")
    assert "Water. Stay close." in lines
    assert "Water, rule 1 (a.gov/w)" in lines


def test_headings_of_one_level_look_alike() -> None:
    levels = re.findall(r"heading\(level: (\d)", source("<h3>A</h3><h3>B</h3><h5>C</h5><h3>D</h3>"))
    assert levels == ["2", "2", "3", "2"]


def test_a_line_without_words_leaves_room_to_write_above_it() -> None:
    close = LAYOUTS[-1]
    (high,) = re.findall(r"to-end\(\S+, (\S+)mm", source("<p>________</p>", close))
    assert float(high) >= 7
    (low,) = re.findall(r"to-end\(\S+, (\S+)mm", source("<p>Name: ________</p>", close))
    assert float(low) < 7


@pytest.mark.parametrize(
    ("label", "least", "words"),
    [
        ("State: ", 34, '"State:\u00a0"'),
        ("State hotline: ", 18, '"State\u00a0hotline:\u00a0"'),
        ("State hotline for calls at night: ", 34, '"State hotline for calls at night:\u00a0"'),
    ],
)
def test_a_label_leaves_a_place_to_write_what_a_narrow_cell_holds(
    label: str, least: float, words: str
) -> None:
    cell = LineWriter(paper(""), 48, 6, letter=2, close=False)
    made = cell.line((Text(label), Blank(20)))
    assert made == f"{{ {words}; to-end({least:.1f}mm, 6.0mm, 20fr) }}"


def test_words_behind_a_box_stand_clear_of_it_in_each_line_of_a_cell() -> None:
    cell = "<strong>Keep promises</strong><br>\u2610 Each task has a name.<br>\u2610 We look at it."
    made = source(
        "<table><thead><tr><th>Signs</th><th>Score</th></tr></thead>"
        f"<tbody><tr><td>{cell}</td><td></td></tr></tbody></table>"
    )
    assert "lines-of-boxes({ par(" in made
    assert made.count("clear-of-box(") == 2


def test_words_stand_clear_of_a_line_to_write_on_above_them() -> None:
    def taken(lines: int) -> float:
        made = SetPaper(paper=paper(f"<p>Why?{'<br>' * lines}</p><p>Signs</p>"), layout=LAYOUTS[0])
        before, room, _ = end_of(made, AGENCY, "us-letter").reached
        return room.down - before.down

    of_one, of_two = taken(1), taken(2)
    # Between two lines 1 mm stays free.
    assert of_one - (of_two - of_one) > 2


def test_lines_of_a_text_stand_closer_than_those_of_a_form() -> None:
    roomy = replace(LAYOUTS[0], grow=20.0)
    text = f"<p>{'We look at the plan of each baby again, and once more, '}every ______ weeks.</p>"
    (close,) = re.findall(r"open-text\((\S+)mm", source(text, roomy))
    (wide,) = re.findall(r"to-end\(\S+, (\S+)mm", source("<p>Name: ______</p>", roomy))
    assert float(close) < 7 < float(wide)


def test_a_place_to_write_never_passes_the_edge_of_its_cell() -> None:
    row = (
        f"<td>What will we see, for whom, by when?</td><td>By ____ we see {'_' * 60} from ____</td>"
    )
    body = (
        f"<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr>{row}</tr></tbody></table>"
    )
    made = source(body)
    (wide,) = re.findall(r"table\(columns: \(\S+, (\S+)mm", made)
    rooms = [float(room) for room in re.findall(r" blank\(k \* (\S+)mm", made)]
    assert len(rooms) == 2
    assert max(rooms) < 0.75 * float(wide)


def test_behind_the_end_of_a_sentence_a_line_of_a_form_may_end() -> None:
    made = source("<p>One change: ______. I will make it by ______.</p>")
    assert '". I\u00a0will\u00a0make\u00a0it\u00a0by' in made


def test_few_words_before_one_place_have_the_room_of_a_line_of_a_form() -> None:
    line = "If a lunch is forgotten or has become warm, we will: ______"
    assert "open-text" not in source(f"<p>{line}</p>")
    # Among the items of a list, and in a longer text, lines stand equally far apart.
    assert "open-text" in source(f"<ul><li>{line}</li></ul>")
    assert "open-text" in source(f"<p>We write it down. {line}</p>")


def test_a_section_joins_a_short_list_beside_a_picture() -> None:
    image = '<p><img src="../../pictures/wall.png" alt="A ball"></p>'
    steps = "<h2>Steps</h2><ol><li>Roll.</li></ol>"
    short = source(f"{image}<ul><li>A sock</li></ul>{steps}")
    assert short.index("Steps") < short.index("image(")
    long = source(f"{image}<ul>{'<li>A sock</li>' * 12}</ul>{steps}")
    assert long.index("Steps") > long.index("image(")


def test_a_part_to_cut_out_asks_for_print_on_one_side() -> None:
    html = '<h3>Loan slip</h3><p>1</p><hr class="new-page"><p>2</p>'
    one = replace(paper(html), kind="Form", one_side="print on one side", cuts=Cuts(("slip",)))
    assert one.label == "Form · print on one side"
    assert replace(one, pages=1).label == "Form"
    assert replace(one, cuts=Cuts()).label == "Form"


def test_a_page_that_says_where_it_goes_asks_for_print_on_one_side() -> None:
    html = '<p>{}</p><hr class="new-page"><p>2</p>'
    cuts = Cuts(alone=("keep this page",))
    one = replace(paper(html.format("Keep this page locked.")), one_side="one side", cuts=cuts)
    assert one.label == "one side"
    assert replace(one, html=html.format("Keep this box locked.")).label == ""


def test_two_pages_that_hang_ask_for_print_on_one_side() -> None:
    one = replace(paper('<p>1</p><hr class="new-page"><p>2</p>'), one_side="one side")
    assert one.label == ""
    assert replace(one, posted=True).label == "one side"
    assert replace(one, posted=True, pages=1).label == ""


def test_boxes_below_a_long_head_get_room_beside_short_words() -> None:
    row = "<tr><td>Sing</td><td>☐</td><td>☐</td></tr>"
    head = "<tr><th>Skill</th><th>I do this well on most days</th><th>Not yet for me now</th></tr>"
    (table,) = read_tree(f"<table>{head}{row}{row}</table>")
    assert isinstance(table, Table)
    _, first, second = widths(table, 180, 1.9, Heads())
    assert min(first, second) >= 20


def test_a_label_gets_its_room_before_long_heads_share_the_rest() -> None:
    heads = "".join(f"<th>For each {'kind of a drum ' * 3}</th>" for _ in range(3))
    row = f"<tr><td>We play it soft or loud, and as</td>{'<td></td>' * 3}</tr>"
    (table,) = read_tree(f"<table><tr><th>Ask</th>{heads}</tr>{row}</table>")
    assert isinstance(table, Table)
    assert widths(table, 180, 1.9, Heads())[0] > 35


def test_choices_take_their_lines_and_words_the_rest() -> None:
    row = "<tr><td></td><td>☐ under way<br>☐ stuck</td><td></td></tr>"
    head = "<tr><th>Owner</th><th>Does it go on for now?</th><th>What is next</th></tr>"
    (table,) = read_tree(f"<table>{head}{row}{row}</table>")
    assert isinstance(table, Table)
    owner, choices, _ = widths(table, 180, 1.9, Heads())
    # A box, what stands beside it, and the edges of the cell.
    assert 30 < choices < 35
    assert owner > choices
    # Where others ask for all there is, a choice stays whole.
    wide = f"<tr>{'<td></td>' * 4}<td>☐ under way<br>☐ stuck</td></tr>"
    heads = "<th>What we do, with whom and until when</th>" * 4
    (table,) = read_tree(f"<table><tr>{heads}<th>Now</th></tr>{wide}</table>")
    assert isinstance(table, Table)
    assert widths(table, 160, 1.9, Heads())[-1] == pytest.approx(choices)


def test_a_short_choice_stays_with_its_box() -> None:
    made = source("<p>We meet ☐ by phone now ☐ in a room that has chairs for twenty grown-ups</p>")
    assert '"\u00a0by\u00a0phone\u00a0now' in made
    assert "room that has chairs" in made
    # A line that its only box begins may break, so that it stays in its cell.
    alone = source("<p>☐ by phone now</p>")
    assert "by phone now" in alone
    # A box stands at the edge on every line that it begins.
    assert "h(0.6em" not in alone
    assert "h(0.6em" not in source("<p>☐ done<br>☐ under way</p>")


def test_a_picture_stands_beside_a_text_and_in_the_middle_without_one() -> None:
    picture = '<p><img src="no.png" alt="A drum"></p>'
    beside = source(f"{picture}<p>{'Words. ' * 80}</p>")
    assert beside.startswith("beside(")
    assert source(f"{picture}<h2>Next</h2>").startswith("align(center, ")


def test_boxes_of_a_rule_stand_together_and_name_each_source_once() -> None:
    made = source(RULE * 2)
    assert made.count("told(") == 1
    assert made.count("Water, rule 1") == 1
    assert "super(" not in made
    other = RULE.replace("rule 1", "rule 2")
    # The notes at the foot of the page have numbers.
    marks = re.findall(r'super\("(\w)"\)', source(RULE + other + RULE))
    assert marks == ["a", "b", "a", "b", "a"]


def test_rules_below_our_words_come_at_the_end_of_their_part() -> None:
    page = '<hr class="new-page">'
    html = f"<h2>Safety</h2><p>Ours.</p>{RULE}<h2>Steps</h2><p>Sing.</p>{page}<h2>More</h2>{RULE}"
    names = [type(block).__name__ for block in paper(html).blocks]
    assert names == [
        *("Heading", "Paragraph", "Heading", "Paragraph", "Notice"),
        *("NewPage", "Heading", "Notice"),
    ]
    card = f"<p>Ours.</p>{RULE}<h3>Loan slip</h3><p>Name</p>"
    blocks = paper(card, cuts=Cuts(("slip",))).blocks
    assert [type(block).__name__ for block in blocks][1] == "Notice"


def test_a_row_grows_by_what_its_label_asks_for() -> None:
    heads = Heads(marks=("date",))

    def asked(label: str) -> Asked:
        return asked_by((Cell((Text(label),)), Cell(())), heads)

    assert [asked("Date"), asked("Materials"), asked("What did the children say?")] == [
        Asked.MARK,
        Asked.WORDS,
        Asked.TEXT,
    ]
    rows = "".join(f"<tr><td>{label}</td><td></td></tr>" for label in ("Place", "Who was there?"))
    grown = source(
        f"<table><thead><tr><th>Ask</th><th>Told</th></tr></thead><tbody>{rows}</tbody></table>",
        replace(LAYOUTS[0], grow=10.0),
    )
    low, high = map(float, re.findall(r"(?:v|ruled)\(([\d.]+)mm", grown))
    assert abs(high - low - 5) < 0.2


def test_an_address_is_named_once() -> None:
    link = '<a href="https://a.gov/which/long/guide">a guide</a>'
    made = source(f"<p>Read {link}.</p><p>Again: {link}.</p>")
    assert made.count('footnote-address("a.gov/which/long/guide")') == 1


def test_an_address_stands_at_the_foot_of_its_page_unless_it_is_cut_off_or_small_anyway() -> None:
    link = '<a href="https://a.gov/which/long/guide">a guide</a>'
    card = source(f'<h3 id="a">The loan slip</h3><p>Read {link}.</p>')
    assert ' address("a.gov/which/long/guide")' in card
    read = f"<p>Read {link}.</p>"
    assert ' footnote-address("a.gov/which/long/guide")' in source(read)
    cut = replace(paper(f"{read}<hr><p>Cut here.</p><p>Sing.</p>"), cuts=Cuts((), ("cut here",)))
    written = BlockWriter(cut, LAYOUTS[0], "us-letter").blocks()
    assert ' address("a.gov/which/long/guide")' in written
    assert ' address("a.gov")' in source('<p>Read <a href="https://a.gov/">a guide</a>.</p>')


def test_where_a_text_comes_from_is_set_small_below_it() -> None:
    def small(html: str) -> bool:
        blocks = replace(paper(f"<p>Sing of rain.</p>{html}"), sources=("source", "fuente"))
        return "source(par" in BlockWriter(blocks, LAYOUTS[0], "us-letter").blocks()

    link = '<a href="https://a.gov/w">Care</a>'
    assert small(f"<p>Sources: {link}, standards 2.2.0.4, 4.2.0.6, 4.2.0.7 and 4.3.1.7</p>")
    assert small("<p>Fuente: Songs of the rain</p>")
    assert small(f"<p>Songs: {link}</p>")
    assert not small(f"<p>Do you need somebody to talk with? Call them at any time: {link}.</p>")
    assert not small("<p>Sources of songs are all around us.</p>")
    assert not small(f"<p>Source: {link}, looked up on ____</p>")
    word = docx.Document(
        io.BytesIO(write_docx(paper(f"<p>Sing.</p><p>Songs: {link}</p>", pages=1), AGENCY))
    )
    assert [one.style.name for one in word.paragraphs if one.style][-2:] == ["Normal", "Source"]


def test_where_a_text_comes_from_ends_its_part_once() -> None:
    link = '<p>Source: <a href="https://a.gov/w">Care</a></p>'

    def said(html: str) -> list[str]:
        read = replace(paper(html), sources=("source",), cuts=Cuts((), ("cut here",)))
        return [plain(block.runs) for block in read.blocks if isinstance(block, Paragraph)]

    source = "Source: Care"
    assert said(f"<p>Sing.</p>{link}<p>Hum.</p>{link}") == ["Sing.", "Hum.", source]
    # It stays with what is kept, on its page, and below words of somebody else.
    cut = f"<p>Sing.</p>{link}<p>Hum.</p><hr><p>Cut here.</p><p>At home.</p>"
    assert said(cut) == ["Sing.", "Hum.", source, "Cut here.", "At home."]
    paged = f"<p>Sing.</p>{link}<p>Hum.</p>{NEW_PAGE}<p>Drum.</p>"
    assert said(paged) == ["Sing.", "Hum.", source, "Drum."]
    told = f"<p>Sing.</p><blockquote><p>Rain sings.</p></blockquote>{link}<p>Hum.</p>"
    assert said(told) == ["Sing.", source, "Hum."]


def test_a_line_to_tick_stands_clear_of_its_box() -> None:
    assert source("<p>☐ We take part in it.</p>").startswith("clear-of-box(")
    assert "clear-of-box" not in source("<p>☐ yes ☐ no</p>")
    assert 'tick(false), { par({ "We play' in source("<ul><li>☐ We play.</li></ul>")
    long = f"<p>☐ {'Drums and bells and songs of rain ' * 6}</p>"
    page = PdfReader(io.BytesIO(write_pdf(paper(long), AGENCY))).pages[0]
    starts: list[float] = []

    def place(text: str, _: object, matrix: list[float], __: object, ___: object) -> None:
        if "ains" in text or "rain" in text:
            starts.append(matrix[4])

    page.extract_text(visitor_text=place)
    assert len(starts) > 1
    assert max(starts) - min(starts) < 1


def test_in_a_table_to_read_a_short_column_leaves_its_room_to_the_long_one() -> None:
    rows = "".join(
        f"<tr><td>Up to about {n} months, or so</td><td>{'Milk and a lap. ' * 20}</td></tr>"
        for n in range(3)
    )
    head = "<thead><tr><th>Age</th><th>What helps</th></tr></thead>"
    (table,) = read_tree(f"<table>{head}<tbody>{rows}</tbody></table>")
    assert isinstance(table, Table)
    age, helps = widths(table, 180, 1.9, Heads())
    assert age < 45
    assert age + helps == pytest.approx(180)


def test_columns_of_boxes_alone_turn_no_paper_on_its_side() -> None:
    def flipped(cells: str) -> bool:
        heads = "".join(f"<th>{name}</th>" for name in "ABCDEF")
        return paper(f"<table><tr>{heads}</tr><tr>{cells}</tr></table>").flipped

    assert flipped("<td></td>" * 6)
    assert not flipped("<td>We plan together</td>" + "<td>☐</td>" * 5)
