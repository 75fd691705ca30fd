"""The papers of a training: what they name, what they leave blank, and how they print."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import docx
import pypdfium2
import pytest
from pypdf import PdfReader

from resource_toolkit.checking import check
from resource_toolkit.papers import paper_names, run_parts
from resource_toolkit.papers.documents import Paper, papers_of_training, write_docx, write_pdf
from resource_toolkit.papers.documents.trainings import Slides
from tests.papers.codes import codes_of
from tests.papers.test_pdfs import empty_cells, nodes
from tests.toolkits.sites import AGENCY, PROJECT, TODAY

if TYPE_CHECKING:
    from resource_toolkit.checking.checked import Checked

Papers = dict[str, Paper | Slides]


@pytest.fixture(scope="module")
def agency_now() -> Checked:
    return check(AGENCY, date.fromisoformat(TODAY))


@pytest.fixture(scope="module")
def dated(agency_now: Checked) -> Papers:
    training = agency_now.catalog.trainings["leading-a-circle"]
    return papers_of_training(agency_now.catalog, agency_now.settings, training)


@pytest.fixture(scope="module")
def undated(checked: Checked) -> dict[str, Papers]:
    return {
        training.slug: papers_of_training(checked.catalog, checked.settings, training)
        for training in checked.catalog.trainings.values()
    }


def paper(papers: Papers, name: str) -> Paper:
    found = papers[name]
    assert isinstance(found, Paper)
    return found


def text_of(papers: Papers, name: str) -> str:
    reader = PdfReader(io.BytesIO(write_pdf(papers[name], PROJECT)))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_past_and_canceled_dates_have_no_papers(agency_now: Checked, dated: Papers) -> None:
    blank = [
        "flyer.pdf", "flyer.docx", "flyer-es.pdf", "flyer-es.docx", "sign-in.pdf", "sign-in.docx",
        "certificate.pdf", "certificate.docx", "evaluation.pdf", "evaluation.docx",
        "evaluation-es.pdf", "evaluation-es.docx", "slides.pdf",
    ]  # fmt: skip
    of_a_date = [name for name in blank if name.startswith(("flyer", "sign", "certificate"))]
    dates = ("april", "online-june", "september")
    assert list(dated) == [*blank, *(f"{day}-{name}" for day in dates for name in of_a_date)]
    training = agency_now.catalog.trainings["leading-a-circle"]
    assert list(paper_names(agency_now.catalog, training)) == list(dated)


def test_a_flyer_tells_what_is_known_of_a_date(dated: Papers) -> None:
    told = text_of(dated, "online-june-flyer.pdf")
    for known in (
        "Thursday, June 10, 2027",
        "Eastern Time",
        "https://meet.example/circle",
        "Language: English, Español",
        "Interpreter: American Sign Language",
        "Trainer: Circle leader, Level 2",
        "Approval: The state board, A-117",
        "Sign up until: June 1, 2027",
        "Questions: circles@agency.example",
        "Lead a first drum circle.",
        "CK-2 – Child growth: 0.5 h",
    ):
        assert known in told, known
    # It is full: a way to sign up would lead nowhere.
    assert "https://signup" not in text_of(dated, "september-flyer.pdf")


def test_a_flyer_in_another_language_says_which_language_the_rest_has(dated: Papers) -> None:
    told = text_of(dated, "online-june-flyer-es.pdf")
    assert "jueves, 10 de junio de 2027" in told
    assert "Lo demás está escrito en inglés." in told
    assert paper(dated, "online-june-flyer-es.pdf").language == "es"


def test_a_certificate_names_only_hours_that_were_entered(dated: Papers) -> None:
    told = text_of(dated, "online-june-certificate.pdf")
    assert "CK-2 – Child growth 0.5" in told
    assert "Approval number: The state board, A-117" in told
    assert "The trainer fills in every line" in told
    assert "Name: CK" not in told
    assert told.count("0.5") == 1


def test_without_hours_a_certificate_says_so(agency_now: Checked) -> None:
    training = replace(agency_now.catalog.trainings["leading-a-circle"], hours={})
    papers = papers_of_training(agency_now.catalog, agency_now.settings, training)
    told = text_of(papers, "certificate.pdf")
    assert "No hours by area were entered" in told
    assert "Hours by area" not in text_of(papers, "flyer.pdf")


@pytest.mark.parametrize("size", ["us-letter", "a4"])
def test_all_but_the_sign_in_sheet_take_one_page(undated: dict[str, Papers], size: str) -> None:
    for slug, papers in undated.items():
        for name, found in papers.items():
            if not name.endswith(".pdf") or isinstance(found, Slides):
                continue
            pages = len(PdfReader(io.BytesIO(write_pdf(found, PROJECT, size))).pages)
            assert pages <= (2 if name.endswith("sign-in.pdf") else 1), (slug, name)


@pytest.mark.shipped_toolkit
def test_people_have_room_to_sign(undated: dict[str, Papers]) -> None:
    sheet = undated["nutrition-and-active-play"]["sign-in.pdf"]
    reader = PdfReader(io.BytesIO(write_pdf(sheet, PROJECT)))
    cells = [cell for page in reader.pages for cell in empty_cells(page)]
    assert len(cells) == 7 * 26
    assert [cell for cell in cells if cell[0] < 24.9 or cell[1] < 9.9] == []
    tags = [str(node["/S"]) for node in nodes(reader.root_object["/StructTreeRoot"])]
    assert tags.count("/TD") == 7 * 26
    first = reader.pages[0].extract_text()
    for head in ("Name", "Member ID", "Job title", "Program or site", "Time in", "Signature"):
        assert head in first


def test_each_part_is_one_slide(checked: Checked, undated: dict[str, Papers]) -> None:
    for slug, papers in undated.items():
        parts = list(run_parts(checked.catalog, checked.catalog.trainings[slug]))
        reader = PdfReader(io.BytesIO(write_pdf(papers["slides.pdf"], PROJECT)))
        assert len(reader.pages) == len(parts) + 1, slug
        wide, high = (float(side) for side in reader.pages[0].mediabox[2:])
        assert abs(wide / high - 16 / 9) < 0.01
        for part, page in zip(parts, reader.pages[1:], strict=True):
            told = page.extract_text()
            assert part.title.split()[0] in told
            assert part.time in told


@pytest.mark.shipped_toolkit
def test_codes_of_slides_lead_to_the_tools(checked: Checked, undated: dict[str, Papers]) -> None:
    slides = undated["nutrition-and-active-play"]["slides.pdf"]
    pdf = pypdfium2.PdfDocument(write_pdf(slides, PROJECT))
    url = checked.settings.url
    assert set(codes_of(pdf[4])) == {
        f"{url}water-first/",
        f"{url}scoop-pour-pass/",
        f"{url}taste-and-tell/",
    }


def test_papers_are_the_same_twice_and_open_in_word(dated: Papers) -> None:
    for name in ("online-june-flyer.docx", "sign-in.docx"):
        made = paper(dated, name)
        assert write_docx(made, PROJECT) == write_docx(made, PROJECT)
        assert write_pdf(made, PROJECT) == write_pdf(made, PROJECT)
    read = docx.Document(io.BytesIO(write_docx(paper(dated, "sign-in.docx"), PROJECT)))
    assert [cell.text for cell in read.tables[0].rows[0].cells][:2] == ["Name", "Member ID"]
    # A long table begins below its head, on the first page.
    assert not read.tables[0].rows[1].cells[0].paragraphs[0].paragraph_format.keep_with_next


@pytest.mark.shipped_toolkit
def test_codes_of_papers_lead_to_their_training(
    checked: Checked, undated: dict[str, Papers]
) -> None:
    for name in ("flyer.pdf", "sign-in.pdf", "certificate.pdf", "evaluation.pdf"):
        made = paper(undated["nutrition-and-active-play"], name)
        page = pypdfium2.PdfDocument(write_pdf(made, PROJECT))[0]
        assert codes_of(page) == [f"{checked.settings.url}nutrition-and-active-play/"], name
