"""Every page of a paper is filled, not only its last."""

from __future__ import annotations

import io
from dataclasses import replace

from pypdf import PdfReader

from resource_toolkit.papers.documents import write_pdf
from resource_toolkit.papers.documents.layouts import LAYOUTS, Layout, Layouts
from resource_toolkit.papers.documents.setting import set_paper
from resource_toolkit.papers.documents.setting.ends import roomiest
from resource_toolkit.papers.documents.setting.spread import spread
from resource_toolkit.papers.documents.typst_pages import SetPaper
from resource_toolkit.reading import NEW_PAGE
from tests.papers import made
from tests.papers.test_pdfs import STROKE
from tests.toolkits.sites import AGENCY

POINT = 25.4 / 72


def form(rows: int) -> str:
    head = "<thead><tr><th>Who brings it</th><th>What they bring</th></tr></thead>"
    return f"<table>{head}<tbody>{'<tr><td></td><td></td></tr>' * rows}</tbody></table>"


def lowest(pdf: PdfReader) -> list[float]:
    """Return how far from the foot of each page its lowest table ends, in mm."""
    found = []
    for page in pdf.pages:
        content = page.get_contents()
        assert content is not None
        lines = STROKE.findall(content.get_data().decode("latin-1"))
        found.append(min(float(down) - float(high) for _, down, _, high in lines) * POINT)
    return found


def test_each_part_with_a_page_of_its_own_fills_it() -> None:
    parts = f"<h2 id='a'>One</h2>{form(18)}{NEW_PAGE}<h2 id='b'>Two</h2>{form(7)}"
    paper = made.paper(parts, pages=2)
    layouts = Layouts("")
    pages = lowest(PdfReader(io.BytesIO(write_pdf(paper, AGENCY, layouts=layouts))))
    assert len(pages) == 2
    assert max(pages) < 40, pages
    close, roomy = set_paper(paper, AGENCY, "us-letter").layout.parts
    assert close.grow < roomy.grow
    assert roomy.size <= close.size + 1.5


def test_small_type_grows_before_rows_grow_far() -> None:
    def size(rows: int, layout: Layout) -> float:
        paper = made.paper(f"<h2 id='a'>One</h2>{form(rows)}", pages=1)
        set_ = SetPaper(paper=paper, layout=layout)
        return spread(set_, AGENCY, "us-letter").layout.size

    small, usual = LAYOUTS[2], LAYOUTS[1]
    assert size(12, small) == small.size + 1
    assert size(20, small) == small.size
    assert size(12, usual) == usual.size


def test_rows_that_grow_too_far_at_once_grow_by_less() -> None:
    # Rows with long labels grow last, so that a first step tells little of the next one.
    labels = ("Place", "A place for it " * 4) * 2
    rows = "".join(f"<tr><td>{label}</td><td></td><td></td></tr>" for label in labels)
    table = f"<table><tr><th>Place</th><th>Plan</th><th>Day</th></tr>{rows}</table>"
    for lines in (10, 12, 16):
        text = f"<h2 id='a'>One</h2>{'<p>Read it aloud.</p>' * lines}{table}"
        (left,) = lowest(PdfReader(io.BytesIO(write_pdf(made.paper(text, pages=1), AGENCY))))
        assert left < 33


def test_a_text_on_two_pages_is_parted_at_a_heading() -> None:
    line = "<p>Sing of rain, and let the drums fall silent one by one until nobody plays.</p>"
    sections = [f"<h2 id='s{n}'>Part {n}</h2>{line * 9}" for n in range(1, 6)]
    paper = made.paper("".join(sections), pages=2)
    layout = set_paper(paper, AGENCY, "us-letter").layout
    assert layout.cuts == (3,)
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(write_pdf(paper, AGENCY))).pages]
    assert [[f"Part {n}" in text for n in range(1, 6)] for text in texts] == [
        [True, True, False, False, False],
        [False, False, True, True, True],
    ]


def test_a_heading_that_begins_a_page_is_large_on_every_level() -> None:
    html = f"<h2 id='a'>One</h2><p>Sing.</p>{NEW_PAGE}<h3 id='b'>Two</h3><p>Dance.</p>"
    html += "<h3 id='c'>Three</h3><p>Drum.</p>"
    page = PdfReader(io.BytesIO(write_pdf(made.paper(html), AGENCY))).pages[1]
    sizes: dict[str, float] = {}

    def note(text: str, _: object, __: object, ___: object, size: float) -> None:
        sizes[text.strip()] = size

    page.extract_text(visitor_text=note)
    assert sizes["Two"] > 1.2 * sizes["Three"]


def test_a_sheet_that_hangs_has_type_as_large_as_its_page_holds() -> None:
    paper = made.paper(f"<p>Call 911.</p>{form(4)}", pages=1)
    sizes = [
        set_paper(replace(paper, posted=posted), AGENCY, "us-letter").layout.size
        for posted in (False, True)
    ]
    assert sizes == [12, 20], sizes


def test_a_form_that_hangs_takes_larger_type_before_wide_gaps() -> None:
    paper = made.paper(f"{'<p>Where the drum stands.</p>' * 12}{form(9)}", pages=1, posted=True)
    layout = set_paper(paper, AGENCY, "us-letter").layout
    assert (layout.size, layout.air) == (16, 1.4)


def test_a_title_takes_one_line_where_slightly_smaller_letters_allow_it() -> None:
    def in_one_line(title: str) -> bool:
        paper = replace(made.paper("<p>Sing.</p>", pages=1), title=title)
        page = PdfReader(io.BytesIO(write_pdf(paper, AGENCY))).pages[0]
        return title in page.extract_text().splitlines()

    assert in_one_line("Songs of the rain for all of the small town halls")
    assert not in_one_line("Songs of the rain and the sun and the wind for all halls")


def test_a_number_to_call_is_the_largest_heading_of_a_sheet_that_hangs() -> None:
    html = (
        "<h2 id='a'>Drums</h2><h3 id='b'>Call 911</h3><p>Fire.</p><h3 id='c'>Songs</h3><p>Sing.</p>"
    )
    sizes: dict[str, float] = {}

    def note(text: str, _: object, __: object, ___: object, size: float) -> None:
        sizes[text.strip()] = size

    for posted in (False, True):
        paper = made.paper(html, pages=1, posted=posted)
        page = PdfReader(io.BytesIO(write_pdf(paper, AGENCY))).pages[0]
        page.extract_text(visitor_text=note)
        assert (sizes["Call 911"] > sizes["Drums"]) is posted
        assert (sizes["Call 911"] > sizes["Songs"]) is posted


def test_the_roomiest_layout_that_holds_a_text_is_found_in_few_tries() -> None:
    for most in range(len(LAYOUTS)):
        # A text that grows a little less than layouts say, as tables do.
        high = LAYOUTS[most].takes ** 0.9
        tried: list[Layout] = []

        def fills(layout: Layout, high: float = high, tried: list[Layout] = tried) -> float:
            tried.append(layout)
            return float(layout.takes**0.9 / high)

        assert roomiest(LAYOUTS, fills) == most
        assert len(tried) <= 4
    assert roomiest(LAYOUTS, lambda _: 1.1) == len(LAYOUTS)
    assert roomiest(LAYOUTS, lambda _: 1.0, LAYOUTS[3]) == 0
