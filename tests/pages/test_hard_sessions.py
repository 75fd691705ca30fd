"""Eight hard sessions in one file: each gives the right page, or a message with its line."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from resource_toolkit.checking.checked import Checked, Step, check
from resource_toolkit.pages.record_pages import Pages
from tests.toolkits.sites import copy_agency

TODAY = date(2026, 11, 21)
FILE = "resources/trainings/leading-a-circle.yml"
HEAD = """\
title: Leading a circle
summary: A one-hour training for people who have never led a circle.
outline: [{minutes: 60, what: Play.}]
hours: {competencies: {CK-2: 0.5}}
sessions:
"""
HARD = {
    "zones": """\
  - {id: east, added: 2026-11-01, start: 2027-03-09 18:00, end: 2027-03-09 19:00,
     timezone: America/New_York, online: "https://meet.example/", registration: "https://sign.example/"}
  - {id: desert, added: 2026-11-01, start: 2027-03-09 18:00, end: 2027-03-09 19:00,
     timezone: America/Phoenix, online: "https://meet.example/", registration: "https://sign.example/"}
""",
    "gap": """\
  - {id: gap, added: 2026-11-01, start: 2027-03-14 02:30, end: 2027-03-14 03:30,
     timezone: America/Chicago, place: Library}
""",
    "series": """\
  - id: series
    added: 2026-11-01
    timezone: America/Chicago
    place: Library
    town: Peoria
    registration: https://sign.example/
    meetings:
      - {start: 2027-03-09 18:00, end: 2027-03-09 18:30, topic: First half,
         resources: [bucket-drums]}
      - {start: 2027-03-16 18:00, end: 2027-03-16 18:30, topic: Second half, place: Town hall}
""",
    "full": """\
  - {id: full, added: 2026-11-01, start: 2027-04-09 18:00, end: 2027-04-09 19:00, status: full,
     timezone: America/Chicago, place: Library, registration: "https://sign.example/"}
""",
    "canceled": """\
  - {id: off, added: 2026-11-01, start: 2027-05-09 18:00, end: 2027-05-09 19:00, status: canceled,
     timezone: America/Chicago, online: "https://meet.example/", registration: "https://sign.example/"}
""",
    "past": """\
  - {id: past, added: 2025-11-01, start: 2026-02-09 18:00, end: 2026-02-09 19:00,
     timezone: America/Chicago, place: Library, registration: "https://sign.example/"}
""",
    "twice": """\
  - {id: one, added: 2026-11-01, start: 2027-06-09 18:00, end: 2027-06-09 19:00,
     timezone: America/Chicago, place: Library}
  - {id: two, added: 2026-11-01, start: 2027-06-09 18:00, end: 2027-06-09 19:00,
     timezone: America/Chicago, place: Library}
""",
    "long": """\
  - {id: long, added: 2026-11-01, start: 2027-07-09 18:00, end: 2028-07-09 19:00,
     timezone: America/Chicago, place: Library}
""",
}


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    root = copy_agency(tmp_path_factory.mktemp("hard") / "agency")
    (root / FILE).write_text(HEAD + "".join(HARD.values()), encoding="utf-8")
    return check(root, TODAY, until=Step.RULES)


def row(hard: Checked, name: str) -> str:
    """Return what the page of the training says of a session."""
    article = Pages(hard.catalog, hard.settings, hard.bodies).training(
        hard.catalog.trainings["leading-a-circle"]
    )["article"]
    begin = article.index(f'id="{name}"')
    return re.split(r'<div class="session|</section>', article[begin:])[0].replace("\u202f", " ")


def line_of(name: str, text: str) -> int:
    whole = (HEAD + "".join(HARD.values())).split("\n")
    start = next(n for n, line in enumerate(whole, 1) if f"id: {name}" in line)
    return start + whole[start - 1 :].index(next(x for x in whole[start - 1 :] if text in x))


def test_messages_name_their_lines(hard: Checked) -> None:
    told = [
        (problem.line, problem.code, problem.message)
        for problem in hard.problems
        if problem.path == FILE
    ]
    assert told == [
        (
            line_of("gap", "02:30"),
            "RC191",
            (
                "02:30 does not exist on 2027-03-14 in America/Chicago: the clocks change; "
                "write 2027-03-14 03:30, or correct the zone"
            ),
        ),
        (
            line_of("two", "start"),
            "RC390",
            (
                f"line {line_of('one', 'start')} has a session at this time and place; "
                "delete one of the two"
            ),
        ),
    ]


def test_a_session_that_lasts_too_long_is_told_when_no_error_is_left(tmp_path: Path) -> None:
    root = copy_agency(tmp_path / "agency")
    (root / FILE).write_text(HEAD + HARD["zones"] + HARD["long"], encoding="utf-8")
    told = list(check(root, TODAY, until=Step.RULES).problems)
    assert [(problem.path, problem.code) for problem in told] == [(FILE, "RC590")]
    assert told[0].message == (
        "the session lasts 8785 hours, and its training takes 1 hour; "
        "correct start or end, or the hours of the training"
    )


def test_two_zones_are_two_times(hard: Checked) -> None:
    east, desert = row(hard, "east"), row(hard, "desert")
    assert "6:00 PM – 7:00 PM (Eastern Time)" in east
    assert 'data-start="2027-03-09T18:00:00-05:00"' in east
    assert "6:00 PM – 7:00 PM (Mountain Standard Time)" in desert
    assert 'data-start="2027-03-09T18:00:00-07:00"' in desert
    assert "data-your-time" in east
    assert "data-your-time" in desert


def test_a_series_has_all_its_dates(hard: Checked) -> None:
    series = row(hard, "series")
    assert "2 dates (Central Time)" in series
    assert "Tuesday, March 9, 2027, 6:00 PM – 6:30 PM</strong> · First half" in series
    assert "Tuesday, March 16, 2027, 6:00 PM – 6:30 PM</strong> · Second half" in series
    assert "<p>Town hall</p>" in series
    assert "<p>Library, Peoria</p>" in series
    assert 'href="../../resources/bucket-drums/"' in series
    assert series.count("https://sign.example/") == 1
    assert 'data-end="2027-03-16T18:30:00-05:00"' in series


@pytest.mark.parametrize(
    ("name", "said"),
    [("full", " · Full"), ("off", " · Canceled"), ("past", ""), ("east", None)],
)
def test_sign_up_stands_where_it_can_be_used(hard: Checked, name: str, said: str | None) -> None:
    told = row(hard, name)
    assert ("https://sign.example/" in told) == (said is None)
    assert ("Join online" in told) == (said is None)
    assert said is None or said in told
    assert (f"{name}.ics" in told) == (name in ("full", "east"))


def test_tools_say_when_they_are_taught(hard: Checked) -> None:
    pages = Pages(hard.catalog, hard.settings, hard.bodies)
    article = pages.resource(hard.catalog.resources["bucket-drums"])["article"]
    assert "Taught online on March 9, 2027" in article
    assert "../../trainings/leading-a-circle/#east" in article
    assert "2026" not in re.findall(r"Taught[^<]*", article)[0]


def test_pages_of_areas_begin_with_their_trainings(hard: Checked) -> None:
    pages = Pages(hard.catalog, hard.settings, hard.bodies)
    vocabulary = hard.catalog.vocabularies["competencies"]
    article = pages.term(vocabulary, vocabulary.by_slug["CK-2"])["article"]
    assert article.index("Leading a circle") < article.index('class="card')
    assert "30 minutes here" in article
    assert "Taught" in article
    other = pages.term(vocabulary, vocabulary.by_slug["CK-1"])["article"]
    assert "Leading a circle" not in other


def test_page_of_all_dates_is_sorted_and_speaks_spanish(hard: Checked) -> None:
    pages = Pages(hard.catalog, hard.settings, hard.bodies)
    made = {page["address"]: page["article"] for page in pages.all("listing", frozenset())}
    english, spanish = made["trainings/dates/"], made["es/trainings/dates/"]
    starts = re.findall(r'class="session[^>]*data-start="([^"]+)"', english)
    assert starts == sorted(starts)
    assert "#past" not in english
    months = re.findall(r"<h2>([^<]*)</h2>", english)
    assert months == ["March 2027", "April 2027", "May 2027", "June 2027", "July 2027"]
    assert re.findall(r"<h2>([^<]*)</h2>", spanish)[0] == "Marzo de 2027"
    assert "2 fechas (hora central)" in spanish
    assert 'value="online">En línea' in spanish


def test_page_without_dates_says_where_to_ask(hard: Checked) -> None:
    trainings = {
        slug: replace(training, sessions=()) for slug, training in hard.catalog.trainings.items()
    }
    pages = Pages(replace(hard.catalog, trainings=trainings), hard.settings, hard.bodies)
    made = {page["address"]: page["article"] for page in pages.all("listing", frozenset())}
    article = made["trainings/dates/"]
    assert '<div class="empty">' in article
    assert "mailto:arts@example.org" in article
    assert "../../trainings/leading-a-circle/" in article
    assert "<form" not in article
    assert "Por ahora no hay fechas." in made["es/trainings/dates/"]
