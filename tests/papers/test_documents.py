"""PDF and Word files of the real toolkit."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import docx
import pypdfium2
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from pypdf import PdfReader

from resource_toolkit.papers.columns import MARKS, WORDS, widths
from resource_toolkit.papers.documents import Paper, papers_of, write_docx, write_large, write_pdf
from resource_toolkit.papers.documents.layouts import LAYOUTS
from resource_toolkit.papers.documents.typst_source import BlockWriter
from resource_toolkit.papers.needs import Heads, Need, answers_of, needs_of
from resource_toolkit.papers.shares import INSET
from resource_toolkit.papers.tree import Blank, Cell, ListBlock, Room, Table, Text, Tick
from resource_toolkit.problems import ToolkitError
from resource_toolkit.reading import NEW_PAGE
from tests.papers import made
from tests.papers.codes import codes_of
from tests.papers.test_pdfs import empty_cells
from tests.toolkits.sites import PROJECT

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

    from resource_toolkit.checking.checked import Checked


def sheet(checked: Checked, slug: str) -> Paper:
    found = checked.catalog.resources[slug]
    return papers_of(checked.catalog, checked.settings, found, checked.bodies[slug])[0]


def style_of(paragraph: Paragraph) -> str:
    return (paragraph.style and paragraph.style.name) or ""


def paper(html: str) -> Paper:
    return made.paper(html, pages=1, root=PROJECT)


@pytest.mark.shipped_toolkit
def test_a_pdf_is_the_same_twice_and_says_that_all_can_follow_it(checked: Checked) -> None:
    found = sheet(checked, "sector-map")
    data = write_pdf(found, PROJECT)
    assert data == write_pdf(found, PROJECT)
    read = PdfReader(io.BytesIO(data))
    assert read.metadata is not None
    assert read.metadata.title == "Sector map"
    assert b"pdfuaid:part" in data
    assert str(read.root_object["/Lang"]) == "en"


def fonts_of(pdf: bytes) -> set[str]:
    """Return the names of the fonts of a PDF."""
    pages = (cast("Any", page) for page in PdfReader(io.BytesIO(pdf)).pages)
    return {
        kept.get_object()["/BaseFont"].partition("+")[2]
        for page in pages
        for kept in page["/Resources"]["/Font"].values()
    }


@pytest.mark.shipped_toolkit
def test_papers_have_the_fonts_of_the_site(checked: Checked) -> None:
    made = write_pdf(sheet(checked, "sector-map"), PROJECT)
    assert fonts_of(made) == {"ToolkitSerif-SemiBold", "ToolkitText-Bold", "ToolkitText-Regular"}
    # Signs that these lack are there all the same.
    others = fonts_of(write_pdf(paper("<p>☒ ★ Ж</p>"), PROJECT))
    assert any("LibertinusSerif" in name for name in others)
    word = docx.Document(io.BytesIO(write_docx(sheet(checked, "sector-map"), PROJECT)))
    theme = word.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob.decode()
    assert re.findall('<a:latin typeface="(.+?)"', theme) == [
        "Source Serif 4",
        "Atkinson Hyperlegible Next",
    ]


@pytest.mark.shipped_toolkit
def test_a_sheet_is_called_what_people_hold(checked: Checked) -> None:
    # What is handed out of this agenda is a worksheet with a name.
    card = sheet(checked, "learning-session-3")
    assert (card.kind, card.name) == ("Worksheet", "Our test card")
    assert "Our test card" not in card.html
    assert sheet(checked, "agenda-with-action-log").kind == "Agenda"
    assert sheet(checked, "topic-grants").name == "Does it fit?"
    assert sheet(checked, "data-walk").kind == "Conversation guide"
    assert sheet(checked, "mentor-another-community").kind == "The agreement"
    text = PdfReader(io.BytesIO(write_pdf(card, PROJECT))).pages[0].extract_text()
    assert text.index("Learning session 3") < text.index("Our test card")


@pytest.mark.shipped_toolkit
def test_what_goes_to_others_has_a_quiet_head_of_its_own(checked: Checked) -> None:
    asked = sheet(checked, "consent-line")
    assert (asked.quiet, asked.name) == (True, "Permission for one referral")
    assert asked.label == "print on one side"
    letter = sheet(checked, "letter-of-commitment")
    assert (letter.quiet, letter.name, letter.label) == (True, "", "")
    # "The note" says no more than the title does.
    note = sheet(checked, "after-visit-resource-note")
    assert (note.quiet, note.name) == (True, "")
    assert ">The note<" not in note.html
    assert sheet(checked, "pantallas-en-casa").quiet
    assert sheet(checked, "food-and-drink-policy").quiet
    # Who writes an invitation is no guest, and notes stay with who writes them.
    assert not sheet(checked, "invitation-script").quiet
    assert not sheet(checked, "breakout-notes").quiet
    assert not sheet(checked, "sector-map").quiet
    texts = [
        PdfReader(io.BytesIO(write_pdf(paper, PROJECT))).pages[0].extract_text()
        for paper in (letter, replace(letter, quiet=False))
    ]
    assert ["TEMPLATE" in text for text in texts] == [False, True]


@pytest.mark.shipped_toolkit
def test_a_sheet_in_large_print_has_letters_of_18_points(checked: Checked) -> None:
    pdf = PdfReader(io.BytesIO(write_large(sheet(checked, "sector-map"), PROJECT)))
    sizes: dict[float, int] = {}

    def count(text: str, _: object, __: object, ___: object, size: float) -> None:
        sizes[size] = sizes.get(size, 0) + len(text.strip())

    for page in pdf.pages:
        page.extract_text(visitor_text=count)
    assert max(sizes, key=lambda size: sizes[size]) == 18
    assert len(pdf.pages) > 1


@pytest.mark.shipped_toolkit
def test_a_word_file_is_the_same_twice_and_can_be_filled_in(checked: Checked) -> None:
    found = sheet(checked, "sector-map")
    data = write_docx(found, PROJECT)
    assert data == write_docx(found, PROJECT)
    read = docx.Document(io.BytesIO(data))
    titles = [part.text for part in read.paragraphs if style_of(part).startswith(("Head", "Tit"))]
    assert titles[:3] == ["Sector map", "Who takes part", "Whom we ask"]
    assert [len(table.rows) for table in read.tables] == [5, 7, 4]
    tags = [tag.get(qn("w:val")) for tag in read.element.body.iter(qn("w:tag"))]
    # 2 cells in each of 10 rows, 4 in each of 3, the lines below each of 3 questions; the goal;
    # name and date on each of 2 pages.
    lists = (block for block in found.blocks if isinstance(block, ListBlock))
    rooms = [block for part in lists for item in part.items for block in item]
    lines = [block.lines for block in rooms if isinstance(block, Room)]
    assert len(lines) == 3
    assert len(tags) == len(set(tags)) == 20 + 12 + sum(lines) + 1 + 2 * 2


def test_lists_of_a_word_file_each_begin_anew() -> None:
    data = write_docx(paper("<ol><li>A</li></ol><p>B</p><ol><li>C</li></ol>"), PROJECT)
    read = docx.Document(io.BytesIO(data))
    numbered = [part for part in read.paragraphs if style_of(part) == "List Number"]
    numbers = [part._p.find(".//" + qn("w:numId")).get(qn("w:val")) for part in numbered]
    assert len(set(numbers)) == 2


def test_a_picture_that_is_not_there_stops_a_paper() -> None:
    with pytest.raises(ToolkitError):
        write_pdf(
            paper('<p><img src="../../collections/garden/pictures/no.png" alt="No"></p>'), PROJECT
        )


def test_words_are_never_markup() -> None:
    text = r'<p>#strong[x] $1 "2" \ // *a* _b_ https://example.org/ ]</p>'
    read = PdfReader(io.BytesIO(write_pdf(paper(text), PROJECT)))
    assert r'#strong[x] $1 "2" \ // *a* _b_ https://example.org/ ]' in read.pages[0].extract_text()


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((Text(text),)) if text else Cell(()) for text in texts)


def test_columns_for_words_have_room_and_the_shortest_heads_give_way() -> None:
    long = "A sentence that goes on and on until it fills a line, and then a second one."
    heads = ("Statement", "Who does it now", "Y", "N", "Remarks and notes")
    table = Table(cells(*heads), (cells(long, "", "", "", ""),))
    tight = widths(table, 105, 1.7, Heads())
    assert min(tight[1], tight[4]) >= WORDS
    assert min(tight) >= MARKS
    found = widths(table, 180, 1.7, Heads())
    assert sum(found) == pytest.approx(180)
    assert min(found[1], found[4]) >= WORDS
    assert MARKS <= max(found[2:4]) < WORDS
    assert 50 < found[0] <= 0.3 * 180 + 0.1


def test_what_words_are_written_into_gets_the_room() -> None:
    heads = Heads(marks=("by when", "votes"), names=("who",), joins=("or",))
    plan = Table(
        cells("Task", "What we will do", "Who leads", "By when", "2, 1 or ?"),
        (cells("Watch", "", "", "", ""), cells("Tell", "", "", "", "")),
    )
    task, doing, who, when, score = widths(plan, 180, 1.7, heads)
    assert doing > who > when >= score >= MARKS
    assert doing > 180 / 3
    assert task < WORDS
    ticks = Table(cells("Goal", "My own words", "Done"), ((*cells("Talk", ""), Cell((Tick(),))),))
    goal, words, done = widths(ticks, 180, 1.7, heads)
    assert words > 100
    assert max(goal, done) < WORDS
    # A head above boxes to tick takes no more than two lines where they are short.
    boxes = Table(cells("Area of work", "I do it well"), ((*cells(""), Cell((Tick(),))),))
    assert widths(boxes, 180, 1.7, heads)[1] - 2 * INSET > len("it well") * 1.7 * 1.15
    # A name leaves a date the room that it has when it is written by hand, and words the rest.
    owned = Table(cells("In one line", "Who", "By when"), (cells("", "", ""),))
    sentence, owner, day = widths(owned, 150, 1.7, heads)
    assert sentence > 2 * owner
    assert 40 > owner > day > 21
    # Beside a column for marks, what is to be read takes the rest.
    topic, votes = widths(Table(cells("Topic", "Votes"), (cells("Naps", ""),)), 180, 1.7, heads)
    assert votes <= 30 < topic
    # What stands in parentheses may say that a mark is enough.
    tally = Table(cells("We did it (mark)", "We did not"), (cells("", ""),))
    marked = Heads(marks=("mark",))
    assert needs_of(tally, marked) == (Need.MARKS, Need.WORDS)
    # A line within words is room to write, too.
    line = (Text("At "), Blank(9), Text(" we count "), Blank(9))
    lined = Table(cells("Step", "What we do"), ((Cell((Text("One"),)), Cell(line)),))
    assert needs_of(lined, heads) == (Need.TEXT, Need.WORDS)


def test_labels_beside_room_for_words_take_a_few_lines() -> None:
    heads = Heads(marks=("no", "votes"), names=("name",))

    def label(signs: int, *more: str) -> list[float]:
        made = Table(cells("Ask", *more), (cells("a label " * (signs // 8), *("" for _ in more)),))
        return [*widths(made, 180, 1.7, heads)]

    # Three lines of a usual question, never below what a word cell has, at most 30 % of the width.
    two = ("Our answer", "And theirs")
    assert WORDS <= label(24, *two)[0] < 36
    assert 30 < label(48, *two)[0] < 40
    assert label(80, *two)[0] == pytest.approx(54)
    assert label(160, *two)[0] < 0.38 * 180 + 0.1
    # Two lines beside one column, which keeps room enough, and what it says keeps its line.
    assert 50 < label(48, "Our answer")[0] < 54
    assert label(80, "Our answer")[0] == pytest.approx(0.34 * 180)
    held = cells("Ask", "It rained all day long on the roof of the old barn by the mill")
    asked = tuple((cells("a label " * 10)[0], cells("")[0]) for _ in range(2))
    narrow = widths(Table(cells("Ask", "Our answer"), (*asked, held)), 180, 1.7, heads)
    # What is said in the column that is written into keeps its line.
    assert 39 < narrow[0] < 52
    assert 36 < label(40, "Name", "Our answer")[1] < 42
    # A column for marks alone, boxes among words, and two columns to read leave labels their room.
    assert label(48, "Votes")[0] > 120
    boxed = (*cells("Watch the door", ""), Cell((Tick(), Text(" I know it "), Tick(), Text(" no"))))
    assert widths(Table(cells("Ask", "Words", "Pick"), (boxed,)), 180, 1.7, heads)[2] > 36
    read = cells("a label " * 6, "a label " * 6, "")
    assert widths(Table(cells("Ask", "For", "Words"), (read,)), 180, 1.7, heads)[0] > 40
    # Numbers that are printed take no more than they need, with room below them too.
    counted = tuple((Cell((Text(f"{at}."),), lines=1), *cells("Sing")[:1]) for at in (1, 2))
    assert needs_of(Table(cells("No.", "What"), counted), heads) == (Need.TEXT, Need.TEXT)


def test_a_name_leaves_room_to_words_and_two_answers_take_more() -> None:
    heads = Heads(names=("leader",), joins=("and",))
    week = ("Leader", "Indoors", "Outdoors", "While we wait", "For families")
    leader, *words = widths(Table(cells(*week), (cells(*("" for _ in week)),)), 180, 1.7, heads)
    assert min(words) > 1.2 * leader
    # A name and a date need more than a name does.
    dated = Table(cells("Leader", "Leader, by when"), (cells("", ""),))
    assert needs_of(dated, heads) == (Need.NAMES, Need.WORDS)
    asked = Table(
        cells("Color and why", "What we see now", "Start, and date"), (cells("", "", ""),)
    )
    color, seen, start = widths(asked, 180, 1.7, heads)
    assert color == start > 1.2 * seen
    assert [
        answers_of(head, heads) for head in cells("When, where, who", "And so", "Who (a, b)")
    ] == [3, 1, 1]


def test_a_head_that_asks_for_more_words_gets_more_room() -> None:
    heads = Heads(marks=("cost",))
    log = Table(
        cells("Result", "What we decided, in one whole sentence"), (cells("", ""), cells("", ""))
    )
    result, decided = widths(log, 180, 1.7, heads)
    assert decided > 1.5 * result
    # Behind a colon people write, and a sum in a cell makes no words of a column for sums.
    fixes = Table(cells("Fix", "Cost"), (cells("This week:", "$0"), cells("This quarter:", "")))
    assert needs_of(fixes, heads) == (Need.WORDS, Need.MARKS)


def test_a_spanish_sheet_ends_in_spanish(checked: Checked) -> None:
    spanish = [
        found
        for found in checked.catalog.active
        if checked.catalog.language_of(found) == "es" and not found.rights
    ]
    papers = [sheet(checked, found.slug) for found in spanish if found.slug in checked.bodies]
    words = checked.catalog.translated_words["es"]["rights_paper"]
    assert {found.rights for found in papers} == {words}


def test_no_cell_of_a_sheet_is_too_narrow(sheets: dict[str, Paper]) -> None:
    for found in sheets.values():
        for table in (block for block in found.blocks if isinstance(block, Table)):
            whole = (297.0 if len(table.head) > 5 else 210.0) - 36
            measures = widths(table, whole, 11 * 0.3528 * 0.45, found.heads)
            for measure, column in zip(measures, zip(*table.rows, strict=True), strict=True):
                if any(cell.to_fill for cell in column):
                    assert measure >= MARKS, found.address


def test_what_follows_a_mark_for_a_page_begins_one() -> None:
    made = replace(paper(f"<p>Sing.</p>{NEW_PAGE}<p>Dance.</p>"), pages=2)
    pdf = PdfReader(io.BytesIO(write_pdf(made, PROJECT)))
    assert ["Dance." in page.extract_text() for page in pdf.pages] == [False, True]
    word = docx.Document(io.BytesIO(write_docx(made, PROJECT)))
    assert [one.paragraph_format.page_break_before for one in word.paragraphs[-2:]] == [None, True]
    # A break of its own, or what stands below a table, would leave a page empty behind a full one.
    table = "<table><thead><tr><th>Who</th></tr></thead><tbody><tr><td></td></tr></tbody></table>"
    made = replace(paper(f"<p>Sing.</p>{table}{NEW_PAGE}{table}"), pages=2)
    blocks = docx.Document(io.BytesIO(write_docx(made, PROJECT))).element.body
    names = [block.tag.rpartition("}")[2] for block in blocks]
    assert names[-6:] == ["p", "tbl", "p", "tbl", "p", "sectPr"]
    assert [len(block.findall(".//" + qn("w:pageBreakBefore"))) for block in blocks[-5:]] == [
        0,
        1,
        0,
        0,
        0,
    ]


@pytest.mark.shipped_toolkit
def test_the_code_of_a_sheet_leads_to_its_short_address(checked: Checked) -> None:
    for write in (write_pdf, write_large):
        page = pypdfium2.PdfDocument(write(sheet(checked, "sector-map"), PROJECT))[0]
        assert codes_of(page) == [f"{checked.settings.url}sector-map/"]


@pytest.mark.shipped_toolkit
def test_a_picture_stands_beside_its_list(checked: Checked) -> None:
    """Beside each other they leave the letters of what follows further up."""
    found = sheet(checked, "sock-ball-games")
    html = found.html[: found.html.index(">Safety")].rpartition("<h2")[0]
    lists = [line for line in html.split("<h2") if "<img" in line]
    beside = replace(found, html="<h2".join(["", *lists]) + "<p>Far below.</p>" * 60)
    apart = replace(beside, html=beside.html.replace("<ul>", "<h3>Apart.</h3><ul>", 1))
    pages = [
        PdfReader(io.BytesIO(write_large(made, PROJECT))).pages[0].extract_text()
        for made in (beside, apart)
    ]
    assert pages[0].count("Far below.") > pages[1].count("Far below.")


TWIPS, WED = 1440 / 25.4, 7.9
"""In a mm, and the width in mm of a day of the week in Arial of 11 points."""
ROWS = "<tr><td></td><td></td></tr>" * 4
PLAN = f"<table><tr><th>What we saw</th><th>What we try</th></tr>{ROWS}</table>"


def test_rows_to_write_in_take_what_would_stay_white_on_a_page() -> None:
    few = PdfReader(io.BytesIO(write_pdf(paper(PLAN), PROJECT)))
    heights = [high for _, high, _ in empty_cells(few.pages[0])]
    assert len(heights) == 8
    assert min(heights) > 36
    assert max(heights) < 42
    # The same rows keep their least height where the page is full, and it is still one page.
    long = "<p>Line by line.</p>" * 30
    full = PdfReader(io.BytesIO(write_pdf(paper(long + PLAN), PROJECT)))
    heights = [high for _, high, _ in empty_cells(full.pages[0])]
    assert len(full.pages) == 1
    assert 9.9 < min(heights) < 16


def test_a_high_cell_for_words_has_lines_and_one_to_draw_in_has_none() -> None:
    def ruled(head: str, width: int = 100, rows: str = "<br>" * 4) -> str:
        made = f"<table><tr><th>{head}</th></tr><tr><td>{rows}</td></tr></table>"
        drawn = replace(paper(made), heads=Heads(draws=("draw",)))
        return BlockWriter(drawn, LAYOUTS[0], "us-letter")._blocks(drawn.blocks, width)

    # The cell and its lines are as high as without, and the last line is the edge of the cell.
    assert "ruled(" in ruled("What we saw")
    assert "ruled(" not in ruled("Draw what we saw")
    assert "ruled(" not in ruled("What we saw", 20)
    assert "ruled(" not in ruled("What we saw", rows="")
    # All rooms of a high row have as many, and one high row among low ones has none.
    row, low = "<tr><td>{0}</td><td>{1}</td></tr>", "<tr><td></td><td></td></tr>"
    html = f"<table><tr><th>Saw</th><th>Heard</th></tr>{row.format('<br>' * 4, '')}{{0}}</table>"
    for more, count in ((low, 2), (low * 2, 0)):
        both = paper(html.format(more))
        made = BlockWriter(both, LAYOUTS[0], "us-letter")._blocks(both.blocks, 100)
        assert made.count("ruled(") == count


def test_a_line_that_ends_a_line_goes_on_to_the_margin() -> None:
    def ends(html: str) -> list[float]:
        page = PdfReader(io.BytesIO(write_pdf(paper(html), PROJECT))).pages[0]
        content = page.get_contents()
        assert content is not None
        data = content.get_data().decode("latin-1")
        lines = re.findall(r"1 0 0 -1 (\S+) \S+ cm/c\d cs 0\.23529412 scn (\S+)", data)
        return [float(x) + float(long) for x, long in lines]

    margin = (215.9 - 18) * 72 / 25.4
    assert max(ends("<p>Our aim: ____.</p>")) == pytest.approx(margin, abs=1)
    assert max(ends("<p>On ____ we meet.</p>")) < margin / 2


def test_a_link_says_on_paper_where_it_leads() -> None:
    far = "care.gov/all/that/is/read"
    html = f'<p><a href="https://www.{far}/">A</a>, <a href="../b/">B</a>, care.gov</p>'
    there = replace(paper(html), address="https://kit.gov/c/")
    text = PdfReader(io.BytesIO(write_pdf(there, PROJECT))).pages[0].extract_text()
    assert f"A1, B (kit.gov/b), care.gov\n1{far}" in text
    assert "kit.gov/c" in text
    word = docx.Document(io.BytesIO(write_docx(there, PROJECT)))
    assert f"A ({far}), B (kit.gov/b), care.gov" in word.paragraphs[1].text


def test_words_in_another_language_say_so() -> None:
    made = paper('<p lang="es">Agua <a href="https://a.gov/x">primero</a></p>')
    document = docx.Document(io.BytesIO(write_docx(made, PROJECT)))
    assert document.element.xpath("//w:t[.='Agua ']/../w:rPr/w:lang/@w:val") == ["es"]
    catalog = PdfReader(io.BytesIO(write_pdf(made, PROJECT))).root_object
    assert "es" in _languages(catalog["/StructTreeRoot"])


def _languages(node: Any) -> set[str]:
    """Return the languages that the parts of a tagged PDF name."""
    node = node.get_object()
    if not isinstance(node, dict):
        return set()
    kids = node.get("/K", [])
    below = [_languages(kid) for kid in (kids if isinstance(kids, list) else [kids])]
    return {str(node.get("/Lang"))}.union(*below)


def test_no_day_of_the_week_is_broken_in_a_word_file() -> None:
    heads = "".join(f"<th>{name}</th>" for name in ("Day", "Indoors", "Outdoors"))
    row = "<tr><td>Wed</td><td></td><td></td></tr>"
    html = f"<table><thead><tr>{heads}</tr></thead><tbody>{row}</tbody></table>"
    (table,) = docx.Document(io.BytesIO(write_docx(paper(html), PROJECT))).tables
    (edges,) = table._tbl.iter(qn("w:tblCellMar"))
    taken = sum(int(edge.get(qn("w:w"))) for edge in edges) / TWIPS
    assert table.columns[0].width.mm - taken > WED
