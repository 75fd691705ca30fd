"""New dates of trainings: by questions, by form and by table, all into the same file."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from resource_toolkit.checking.checked import Checked, Step, check
from resource_toolkit.problems import ToolkitError
from resource_toolkit.upkeep.repository.forms import form_files, read_form
from resource_toolkit.upkeep.repository.forms.sessions import FILE as FORM
from resource_toolkit.upkeep.sessions import SessionInterview, write_sessions
from resource_toolkit.upkeep.sessions.answers import ASKED, time_of
from resource_toolkit.upkeep.tables import (
    Sheet,
    csv_sheet,
    is_session_table,
    read_session_table,
)
from resource_toolkit.writing.session_lines import with_sessions

TODAY = date(2026, 11, 21)
FILE = "resources/trainings/leading-a-circle.yml"
LINES = """\
  - id: may-2027-peoria
    added: 2026-11-21
    start: 2027-05-04 18:30
    end: 2027-05-04 19:30
    timezone: America/Chicago
    place: Town hall
    town: Peoria
    languages: [es]
"""
HEADERS = "training,dates,from,until,timezone,place,town,languages"
ROW = "Leading a circle,2027-05-04,6:30 pm,19:30,America/Chicago,Town hall,Peoria,Spanish"


def read(root: Path) -> Checked:
    return check(root, TODAY, until=Step.RULES)


def answered(given: dict[str, str]) -> tuple[list[str], Iterator[str]]:
    """Return what an interview with these answers hears, by the labels of its questions."""
    heard: list[str] = []
    return heard, iter(given.get(asked.name, "") for asked in ASKED)


def interview(root: Path, *answers: str) -> tuple[bool, str]:
    waiting, said = list(answers), []

    def ask(question: str) -> str:
        said.append(question)
        if not waiting:
            raise EOFError
        return waiting.pop(0)

    done = SessionInterview(read(root), ask, said.append).run()
    return done, "\n".join(said)


def table(text: str) -> list[Sheet]:
    return [csv_sheet(text)]


def test_questions_form_and_table_lead_to_the_same_lines(agency: Path) -> None:
    before = (agency / FILE).read_text(encoding="utf-8")
    wanted = before + LINES
    done, said = interview(
        agency,
        *("1", "2027-05-04", "6:30 pm", "19:30", "", "Town hall", "", "Peoria", "", "Spanish"),
        *[""] * 10,
    )
    assert done, said
    assert (agency / FILE).read_text(encoding="utf-8") == wanted
    assert "Time zone [America/Chicago]: " in said
    assert "Its address will be /trainings/leading-a-circle/#may-2027-peoria" in said

    (agency / FILE).write_text(before, encoding="utf-8")
    titles, cells = HEADERS.split(","), ROW.split(",")
    labels = {asked.name: asked.label for asked in ASKED}
    given = dict(zip(titles, cells, strict=True))
    given["training"] = "Leading a circle (leading-a-circle)"
    form = "\n\n".join(
        f"### {label}\n\n{given.get(name, '_No response_')}"
        for name, label in labels.items()
        if name != "id"
    )
    assert read_form(read(agency), form).files == {FILE: wanted}
    now = read(agency)
    sheets = table(f"{HEADERS}\n{ROW}\n")
    assert is_session_table(sheets)
    result, planned = read_session_table(now, sheets)
    assert planned is not None, result.problems
    write_sessions(now.catalog, planned)
    assert (agency / FILE).read_text(encoding="utf-8") == wanted
    assert [problem for problem in read(agency).problems if problem.path == FILE] == []


def test_questions_are_asked_again_and_nothing_is_written_with_an_error(agency: Path) -> None:
    before = (agency / FILE).read_bytes()
    done, said = interview(
        agency,
        *("7", "leading", "1", "May 4", "2027-03-14", "6:30", "02:30", "03:30"),
        *("America/Chicago", "Library", "", "", "", "", *[""] * 12),
    )
    assert not done
    assert "there is no training '7'" in said
    assert "'May 4' is no date; write year-month-day" in said
    assert "'6:30' is no clear time; write 18:30 or 6:30 pm" in said
    assert "RC191 02:30 does not exist" in said
    assert (agency / FILE).read_bytes() == before
    done, said = interview(agency, "1", "2027-03-15")
    assert not done
    assert "nothing was written: the answers ended" in said


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("18:30", "18:30"),
        ("6:30 pm", "18:30"),
        ("6:30 P.M.", "18:30"),
        ("6pm", "18:00"),
        ("12 am", "00:00"),
        ("12:15 pm", "12:15"),
        ("06:30", "06:30"),
        ("18:30:00", "18:30"),
        ("6:30", None),
        ("6", None),
        ("13 pm", None),
        ("24:00", None),
        ("18:75", None),
        ("evening", None),
    ],
)
def test_times_as_people_write_them(typed: str, meant: str | None) -> None:
    assert time_of(typed) == meant


def test_several_dates_are_a_series_in_order(agency: Path) -> None:
    now = read(agency)
    row = ROW.replace("2027-05-04", "2027-05-11; 2027-05-04").replace("19:30", "19:00")
    _, planned = read_session_table(now, table(f"{HEADERS}\n{row}\n"))
    assert planned is not None
    (text,) = planned.files.values()
    assert (
        "    meetings:\n"
        "      - {start: 2027-05-04 18:30, end: 2027-05-04 19:00}\n"
        "      - {start: 2027-05-11 18:30, end: 2027-05-11 19:00}\n"
    ) in text


def test_rows_tell_what_is_wrong_by_number(agency: Path) -> None:
    rows = [
        ROW,
        ROW.replace("America/Chicago", "Mars/Olympus"),
        ROW.replace("6:30 pm", "6:30"),
        ROW.replace("Leading a circle", "Leading a cirle"),
        ROW.replace("2027-05-04", "3/4/2027"),
    ]
    result, planned = read_session_table(read(agency), table("\n".join([HEADERS, *rows])))
    assert planned is None
    told = [str(problem) for problem in sorted(result.problems)]
    assert told == [
        "row 4, column from: error RC103 '6:30' is no clear time; write 18:30 or 6:30 pm",
        (
            "row 5, column training: error RC103 there is no training 'Leading a cirle'; "
            "did you mean 'leading-a-circle'?"
        ),
        (
            "row 6, column dates: error RC106 nobody can tell the month in '3/4/2027'; "
            "write 2027-03-04 or 2027-04-03"
        ),
    ]
    result, _ = read_session_table(read(agency), table("\n".join([HEADERS, *rows[:2]])))
    assert [str(problem) for problem in result.problems] == [
        (
            "row 3: error RC190 unknown time zone 'Mars/Olympus'; write continent and city, "
            "such as America/Chicago"
        )
    ]
    result, _ = read_session_table(read(agency), table(f"{HEADERS},sets\n{ROW},3\n"))
    assert str(result.problems[0]) == (
        "row 1, column sets: error RC101 unknown column 'sets'; did you mean 'seats'?"
    )


def test_ids_are_free(agency: Path) -> None:
    rows = [ROW, ROW.replace("Town hall", "Library"), ROW.replace("Town hall", "Park")]
    _, planned = read_session_table(read(agency), table("\n".join([HEADERS, *rows])))
    assert planned is not None
    assert planned.ids == ("may-2027-peoria", "may-2027-peoria-2", "may-2027-peoria-3")


def test_form_asks_for_what_the_table_has(agency: Path) -> None:
    form = yaml.safe_load(form_files(read(agency).catalog)[FORM])
    elements = [element for element in form["body"] if element["type"] != "markdown"]
    assert [element["attributes"]["label"] for element in elements] == [
        asked.label for asked in ASKED if asked.name != "id"
    ]
    assert elements[0]["attributes"]["options"] == ["Leading a circle (leading-a-circle)"]
    assert all(re.fullmatch(r"[a-z-]+", element["id"]) for element in elements)
    submitted = "".join(
        f"### {label}\n\n{said}\n\n"
        for label, said in (
            ("Training", "leading-a-circle"),
            ("Dates", "_No response_"),
            ("From", "5"),
            ("Until", "7 pm"),
            ("Time zone", "America/Chicago"),
        )
    )
    with pytest.raises(ToolkitError, match=r"Dates: this one is needed; From: '5'"):
        read_form(read(agency), submitted)


def test_sessions_are_added_where_others_stand() -> None:
    new = [["id: b", "place: B"]]
    alone = "title: A\nsessions:\n  - id: b\n    place: B\n"
    assert with_sessions("title: A\n", new) == (alone, [3])
    above, below = "sessions:\n- id: a\n  place: A\n", "\n# The end.\ncertificate: Ask.\n"
    wanted = f"{above}- id: b\n  place: B\n{below}"
    assert with_sessions(above + below, new) == (wanted, [4])
    with pytest.raises(ToolkitError, match="stands on one line"):
        with_sessions("sessions: [{id: a}]\n", new)
