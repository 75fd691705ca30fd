"""What people cut out stands in a frame, on a page of its own or below a line to cut along."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
from docx.oxml.ns import qn
from pypdf import PdfReader

from resource_toolkit.papers import read_tree
from resource_toolkit.papers.cards import Cuts, Kind, cut_out, parts_to_cut, said_at_line
from resource_toolkit.papers.documents import Paper, write_docx, write_pdf
from resource_toolkit.papers.tree import Heading, NewPage, Paragraph, Text
from tests.papers import made
from tests.toolkits.sites import PROJECT

CUTS = Cuts(("card", "slip"), ("cut here",))
CARD = '<h3 id="{0}">Card {0}</h3><p>Hop like a frog {0}.</p>'
DECK = f"""<h2 id="a">Steps</h2><p>Draw a card.</p><h2 id="b">The cards</h2><p>Cut.</p>
{"".join(CARD.format(number) for number in range(1, 7))}"""
DASHES = re.compile(rb"\[[\d. ]+\] ?\S+ d")
STRIP = """<h2 id="a">Steps</h2><p>Sing.</p><hr><h2 id="b">At home</h2>
<p><strong>Cut here.</strong></p><p>Sing at home.</p>{}"""


def paper(html: str) -> Paper:
    return made.paper(html, root=PROJECT, cuts=CUTS)


def kinds(html: str) -> list[Kind]:
    return [part.kind for part in parts_to_cut(read_tree(html), CUTS)]


def test_what_is_cut_out_is_told_by_a_short_heading() -> None:
    def head(text: str, level: int = 3) -> Heading:
        return Heading(level, (Text(text),))

    one, two = Paragraph((Text("1"),)), Paragraph((Text("2"),))
    blocks = (head("Rules"), one, head("The loan slip (cut out)"), two, head("More"), one)
    parts = list(parts_to_cut(blocks, CUTS))
    assert [part.blocks for part in parts if part.kind is Kind.CARD] == [blocks[2:4]]
    assert sum((part.blocks for part in parts), ()) == blocks
    told = (head("How to write a good card"), one)
    assert [part.kind for part in parts_to_cut(told, CUTS)] == [Kind.TEXT]
    html = '<h2 id="a">Talk</h2><p>1</p><h3 id="b">Loan slip</h3><p>2</p><h3 id="c">More</h3>'
    framed = '<div class="cut"><h3 id="b">Loan slip</h3><p>2</p></div>'
    assert framed in cut_out(html, CUTS)
    word = docx.Document(io.BytesIO(write_docx(paper(html), PROJECT)))
    (frame,) = word.tables
    assert [part.text for part in frame.cell(0, 0).paragraphs] == ["Loan slip", "2"]


def test_many_small_cards_stand_in_two_columns_on_a_page_of_their_own() -> None:
    made = paper(f"{DECK}<h2>More</h2><p>Sing.</p>")
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(write_pdf(made, PROJECT))).pages]
    assert [("The cards" in page, "Card 1" in page, "More" in page) for page in pages] == [
        (False, False, False),
        (True, True, False),
        (False, False, True),
    ]
    new = [block for block in made.blocks if isinstance(block, NewPage)]
    assert len(new) == len(pages) - 1
    (deck,) = docx.Document(io.BytesIO(write_docx(made, PROJECT))).tables
    assert (len(deck.rows), len(deck.columns)) == (3, 2)


def test_cards_are_of_one_size() -> None:
    data = write_pdf(paper(DECK.replace("frog 2", "frog " * 20)), PROJECT)
    page = PdfReader(io.BytesIO(data)).pages[1]
    content = page.get_contents()
    assert content is not None
    heights = re.findall(r"0 0 m 0 (\S+) l", content.get_data().decode("latin-1"))
    assert len({round(float(high)) for high in heights}) == 1


def test_the_name_of_a_card_is_larger_than_its_text() -> None:
    sizes: dict[str, float] = {}

    def note(text: str, _: object, at: list[float], __: object, size: float) -> None:
        sizes[text.strip()] = size * abs(at[3])

    PdfReader(io.BytesIO(write_pdf(paper(DECK), PROJECT))).pages[1].extract_text(visitor_text=note)
    named = next(size for text, size in sizes.items() if "Card 1" in text)
    said = next(size for text, size in sizes.items() if "frog 1" in text)
    assert named > said


def test_a_part_to_cut_off_stands_below_a_line_and_above_one_where_more_follows() -> None:
    more = "<h2>More</h2><p>1</p>"
    assert kinds(STRIP.format("")) == [Kind.TEXT, Kind.STRIP]
    assert kinds(STRIP.format(more)) == [Kind.TEXT, Kind.STRIP, Kind.LINE, Kind.TEXT]
    assert kinds(STRIP.format(f'<hr class="new-page">{more}')) == [
        Kind.TEXT,
        Kind.STRIP,
        Kind.TEXT,
    ]
    assert kinds("<p>1</p><hr><p>Other words.</p>") == [Kind.TEXT]
    # A card has its own frame to cut along.
    card = STRIP.format("<h3>Loan slip</h3><p>1</p>")
    assert Kind.STRIP not in kinds(card)


def test_a_strip_for_each_of_many_stands_as_often_as_the_page_has_room() -> None:
    def strips(said: str, lines: int = 1) -> int:
        html = STRIP.replace("Cut here.", said).replace("<p>Sing.</p>", "<p>Sing.</p>" * lines)
        cuts = CUTS._replace(copied=("for each family",))
        sheet = made.paper(html.format(""), root=PROJECT, cuts=cuts, pages=1)
        (page,) = PdfReader(io.BytesIO(write_pdf(sheet, PROJECT))).pages
        return page.extract_text().count("Sing at home.")

    assert strips("Cut here, for each family.") == 8
    assert strips("Cut here.") == 1
    # What is to be read above it is neither smaller nor on another page.
    assert 1 < strips("Cut here, for each family.", 24) < 8
    assert strips("Cut here, for each family.", 30) == 1


def test_strips_for_many_fill_a_page_that_is_left() -> None:
    table = "<table><tr><th>Song</th><th>Sung</th></tr><tr><td></td><td></td></tr></table>"
    html = STRIP.replace("Cut here.", "Cut here, for each family.").replace("Sing.", "Sing. " * 590)
    html = html.format("").replace("<hr>", f"{table}<hr>")
    cuts = CUTS._replace(copied=("for each family",))
    for pages in (1, 2):
        sheet = made.paper(html, root=PROJECT, cuts=cuts, pages=pages)
        found = PdfReader(io.BytesIO(write_pdf(sheet, PROJECT))).pages
        strips = [page.extract_text().count("Sing at home.") for page in found]
        assert strips == ([1] if pages == 1 else [0, 8]), strips


def test_a_page_of_strips_stands_below_a_text_of_two_pages_in_large_letters() -> None:
    html = STRIP.replace("Cut here.", "Cut here, for each family.").replace(
        "<p>Sing.</p>", f"<p>{'Sing. ' * 500}</p><h2>More</h2><p>{'Sing. ' * 500}</p>"
    )
    cuts = CUTS._replace(copied=("for each family",))
    sheet = made.paper(html.format(""), root=PROJECT, cuts=cuts, pages=3)
    sizes: dict[str, float] = {}

    def note(text: str, _: object, at: list[float], __: object, size: float) -> None:
        sizes[text.strip()] = size * abs(at[3])

    *_, last = PdfReader(io.BytesIO(write_pdf(sheet, PROJECT))).pages
    assert last.extract_text(visitor_text=note).count("Sing at home.") == 8
    assert last.page_number == 2
    assert sizes["Sing at home."] > 16
    # Two columns: what is cut along is named once.
    assert last.extract_text().count("Cut here") == 1


def test_a_page_that_hangs_begins_by_itself_and_is_as_large_as_it_can() -> None:
    read = "<h2>Steps</h2><p>Sing. </p>" + "<p>Sing a song of rain for all of us. </p>" * 45
    html = read + "<h2>Song</h2><p>{}</p><p>Rain on the roof.</p>"
    cuts = CUTS._replace(hangs=("hang this page",))

    def size(said: str) -> float:
        sizes: dict[str, float] = {}

        def note(text: str, _: object, at: list[float], __: object, size: float) -> None:
            sizes[text.strip()] = size * abs(at[3])

        sheet = made.paper(html.format(said), root=PROJECT, cuts=cuts, pages=2)
        *_, last = PdfReader(io.BytesIO(write_pdf(sheet, PROJECT))).pages
        last.extract_text(visitor_text=note)
        return sizes["Rain on the roof."] if "Song" in last.extract_text()[:40] else 0.0

    assert size("Hang this page by the door.") > 16
    assert size("By the door.") < 16


def test_what_cards_are_taken_from_stands_on_none_of_them() -> None:
    source = '<p>Source: <a href="https://example.org/">Songs</a></p>'
    two = f'<hr class="new-page"><h2 id="b">Cards</h2><p>Cut.</p>{source}{CARD.format(1)}'
    above = DECK.replace("<p>Draw a card.</p>", f"<p>Draw a card.</p>{source}")
    for html, page in ((above, 0), (f"<p>Sing.</p>{two}{CARD.format(2)}", 1)):
        sheet = replace(paper(html), sources=("source",))
        pages = PdfReader(io.BytesIO(write_pdf(sheet, PROJECT))).pages
        found = [each.extract_text() for each in pages]
        assert ["Source" in text for text in found] == [not page, bool(page)]
        assert not page or found[1].index("Source") > found[1].index("frog 2")


def test_a_few_small_cards_stand_beside_each_other() -> None:
    two = f"<h2>Steps</h2><p>Sing.</p>{CARD.format(1)}{CARD.format(2)}"
    assert kinds(two) == [Kind.TEXT, Kind.PAIR]
    assert kinds(f"<h2>Steps</h2><p>Sing.</p>{CARD.format(1)}") == [Kind.TEXT, Kind.CARD]
    places: dict[str, float] = {}

    def note(text: str, matrix: list[float], at: list[float], __: object, ___: float) -> None:
        places[text.strip()] = at[5] + matrix[5]

    (page,) = PdfReader(io.BytesIO(write_pdf(paper(two), PROJECT))).pages
    page.extract_text(visitor_text=note)
    one, other = (high for text, high in places.items() if text in ("Card 1", "Card 2"))
    assert one == other
    (pair,) = docx.Document(io.BytesIO(write_docx(paper(two), PROJECT))).tables
    assert (len(pair.rows), len(pair.columns)) == (1, 2)


def test_what_goes_to_others_says_at_its_foot_how_it_is_printed() -> None:
    sheet = made.paper(STRIP.format(""), root=PROJECT, cuts=CUTS, one_side="print on one side")
    for quiet in (True, False):
        data = write_pdf(replace(sheet, quiet=quiet), PROJECT)
        text = PdfReader(io.BytesIO(data)).pages[0].extract_text()
        assert ("Print on one side · " in text) == quiet
        assert ("PRINT ON ONE SIDE" in text) != quiet


def test_a_line_to_cut_along_looks_so_on_every_paper() -> None:
    html = STRIP.format("")
    assert '<hr class="cut__line">' in cut_out(html, CUTS)
    assert "cut__line" not in cut_out(html, CUTS._replace(here=()))
    word = docx.Document(io.BytesIO(write_docx(paper(html), PROJECT)))
    (line,) = [each for each in word.paragraphs if each.text == "✂"]
    assert line._p.find(f".//{qn('w:pBdr')}") is not None
    page = PdfReader(io.BytesIO(write_pdf(paper(html), PROJECT))).pages[0]
    content = page.get_contents()
    plain = PdfReader(io.BytesIO(write_pdf(replace(paper(html), cuts=Cuts()), PROJECT))).pages[0]
    without = plain.get_contents()
    assert content is not None
    assert without is not None
    # A line of dashes sets a pattern.
    assert DASHES.search(content.get_data())
    assert not DASHES.search(without.get_data())


def test_what_asks_to_cut_stands_at_the_line_and_not_on_what_is_cut_off() -> None:
    (strip,) = (
        part.blocks
        for part in parts_to_cut(read_tree(STRIP.format("")), CUTS)
        if part.kind is Kind.STRIP
    )
    said, rest = said_at_line(strip, CUTS.here)
    assert said == "Cut here."
    assert [block for block in strip if block not in rest] == [strip[1]]
    asked = (Heading(2, (Text("At home"),)), Paragraph((Text("Cut here and bring it. " * 4),)))
    assert said_at_line(asked, CUTS.here) == ("", asked)
