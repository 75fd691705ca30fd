"""What the page of a training says of its sessions: when they are, and whether one can sign up."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

import pytest

from resource_toolkit.catalog import Meeting, Session, span_in_words, times_of
from resource_toolkit.catalog.dates import locale_of
from resource_toolkit.checking.checked import Step, check
from resource_toolkit.pages.record_pages import Pages
from tests.toolkits.sites import AGENCY

TODAY = date(2026, 11, 21)
SIGN_UP = "https://signup.example/x"
NO_CHANGE: Mapping[str, object] = MappingProxyType({})


def session(zone: str = "America/Chicago", changed: Mapping[str, object] = NO_CHANGE) -> Session:
    start, end = (datetime.fromisoformat(f"2027-04-01 {hour}") for hour in ("18:00", "19:30"))
    values: dict[str, Any] = {"registration": SIGN_UP, **changed}
    return Session(meetings=(Meeting(start=start, end=end),), timezone=zone, **values)


@pytest.mark.parametrize(
    ("zone", "language", "words"),
    [
        ("America/Chicago", "en", "Thursday, April 1, 2027, 6:00 PM – 7:30 PM (Central Time)"),
        (
            "America/Chicago",
            "es",
            "jueves, 1 de abril de 2027, 6:00 p.m. – 7:30 p.m. (hora central)",
        ),
        (
            "America/Phoenix",
            "en",
            "Thursday, April 1, 2027, 6:00 PM – 7:30 PM (Mountain Standard Time)",
        ),
        ("Europe/Rome", "en", "Thursday, April 1, 2027, 6:00 PM – 7:30 PM (Central European Time)"),
    ],
)
def test_zone_has_its_usual_name(zone: str, language: str, words: str) -> None:
    times = times_of(session(zone), TODAY)
    said = span_in_words(times.start, times.end, locale_of(language))
    assert said.replace("\u202f", " ") == words


def test_session_over_several_days_names_both() -> None:
    until = datetime.fromisoformat("2027-04-02 12:00")
    long = replace(session(), meetings=(replace(session().meetings[0], end=until),))
    times = times_of(long, TODAY)
    said = span_in_words(times.start, times.end, locale_of("en"))
    assert "6:00\u202fPM – Friday, April 2, 2027, 12:00\u202fPM (" in said


@pytest.mark.parametrize(
    ("changed", "today", "open_for_sign_up"),
    [
        ({}, TODAY, True),
        ({}, date(2027, 4, 1), True),
        ({}, date(2027, 4, 2), False),
        ({"status": "full"}, TODAY, False),
        ({"status": "canceled"}, TODAY, False),
        ({"deadline": date(2027, 3, 1)}, date(2027, 3, 1), True),
        # The last day ends in Chicago some hours after it has ended in UTC.
        ({"deadline": date(2027, 3, 1)}, date(2027, 3, 2), True),
        ({"deadline": date(2027, 3, 1)}, date(2027, 3, 3), False),
    ],
)
def test_sign_up_is_offered_while_it_can_be_used(
    changed: dict[str, object], today: date, *, open_for_sign_up: bool
) -> None:
    one = session(changed=changed)
    assert times_of(one, today).takes_sign_ups == open_for_sign_up
    now = check(AGENCY, today, until=Step.RULES)
    pages = Pages(now.catalog, now.settings, now.bodies)
    training = replace(now.catalog.trainings["leading-a-circle"], sessions=(one,))
    article = pages.training(training)["article"]
    assert (f'href="{SIGN_UP}"' in article) == open_for_sign_up


def test_row_carries_its_times_for_the_browser() -> None:
    now = check(AGENCY, TODAY, until=Step.RULES)
    pages = Pages(now.catalog, now.settings, now.bodies)
    article = pages.training(now.catalog.trainings["leading-a-circle"])["article"]
    row = re.search(r'<div class="session" id="online-june"[^>]*>', article)
    assert row is not None
    assert 'data-start="2027-06-10T12:00:00-04:00"' in row[0]
    assert 'data-end="2027-06-10T13:00:00-04:00"' in row[0]
    assert 'data-sign-up-ends="2027-06-02T00:00:00-04:00"' in row[0]


def test_words_of_a_session_are_there_in_spanish() -> None:
    now = check(AGENCY, TODAY, until=Step.RULES)
    spanish = now.catalog.translated_words["es"]
    there = replace(now.catalog, words=spanish)
    training = now.catalog.trainings["leading-a-circle"]
    article = Pages(there, now.settings, now.bodies).training(training)["article"]
    dates = article.partition("</section>")[0]
    assert "jueves, 10 de junio de 2027, 12:00 p.m. – 1:00 p.m. (hora oriental)" in dates.replace(
        "\u202f", " "
    )
    assert "Inscripción hasta el 1 de junio de 2027" in dates
    english = {
        name: text
        for name, text in now.catalog.words.items()
        if name.startswith("session") and spanish[name] == text
    }
    assert english == {}
    for text in ("Sign up", "Full", "Canceled", "Past dates", "Changed", "seats"):
        assert text not in dates
