import json
import multiprocessing
import os
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from resource_toolkit.reading.link_state import Ledger, LinkState, Outcome, read_gone, read_ledger
from resource_toolkit.upkeep.link_check.ledger import write_ledger
from resource_toolkit.writing import finish_writes

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
A, B = "https://a.example/", "https://b.example/"


def state(outcome: Outcome, days: int = 0) -> LinkState:
    return LinkState(outcome=outcome, checked=(NOW - timedelta(days=days)).isoformat())


def test_failures_in_a_row_are_counted_and_could_not_check_is_none() -> None:
    ledger = Ledger()
    counts = [
        ledger.record(A, state(Outcome(outcome))).failures
        for outcome in ("gone", "broken", "unsure", "gone", "fine", "unsure", "gone", "moved")
    ]
    assert counts == [1, 2, 2, 3, 0, 0, 1, 0]


def test_a_page_says_so_from_the_fourth_failure_on(tmp_path: Path) -> None:
    path = tmp_path / "link-state.json"
    ledger = Ledger()
    for times in range(1, 5):
        ledger.record(A, state(Outcome.GONE))
        write_ledger(path, ledger)
        assert read_gone(tmp_path) == (frozenset([A]) if times == 4 else frozenset())


def write_and_die(path: Path) -> None:
    """Write a ledger, and be killed before anything gets its name."""
    Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[method-assign, assignment]
    write_ledger(path, Ledger())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_killed_while_it_writes_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "link-state.json"
    write_ledger(path, Ledger(states={A: state(Outcome.GONE)}))
    before = path.read_bytes()
    process = multiprocessing.get_context("fork").Process(target=write_and_die, args=(path,))
    process.start()
    process.join()
    finish_writes(tmp_path)
    files = {each.name: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}
    assert files == {"link-state.json": before}


def test_the_file_comes_back_as_it_was_and_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "link-state.json"
    ledger = Ledger(states={A: state(Outcome.GONE)}, started="2027-03-01T12:00:00+00:00")
    write_ledger(path, ledger)
    assert read_ledger(path) == ledger
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["link-state.json"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"links": 3}', '{"links": {"a": 1}}', '{"links": {"a": {"failures": "9"}}}',
     '{"links": {"a": {"outcome": "x", "failures": 9, "checked": "", "odd": 1}}}'],
)  # fmt: skip
def test_a_damaged_file_is_an_empty_one(tmp_path: Path, text: str) -> None:
    path = tmp_path / "link-state.json"
    path.write_text(text)
    assert read_ledger(path) == Ledger()
    assert read_gone(tmp_path) == frozenset()


def test_a_run_that_was_cut_off_is_taken_up_and_an_old_one_begun_anew() -> None:
    ledger = Ledger(started=(NOW - timedelta(hours=2)).isoformat())
    ledger.states = {A: state(Outcome.FINE), B: state(Outcome.FINE, days=3)}
    ledger.begin(NOW)
    assert ledger.started == (NOW - timedelta(hours=2)).isoformat()
    assert ledger.left([A, B], NOW, due=False) == [B]
    ledger.started = (NOW - timedelta(days=2)).isoformat()
    ledger.begin(NOW)
    assert ledger.started == NOW.isoformat(timespec="milliseconds")


def test_due_are_those_never_asked_failed_or_long_not_asked() -> None:
    ledger = Ledger()
    ledger.states = {A: state(Outcome.FINE, days=3), B: state(Outcome.UNSURE, days=3)}
    old, new = "https://old.example/", "https://new.example/"
    ledger.states[old] = state(Outcome.FINE, days=29)
    assert ledger.left([A, B, new, old], NOW, due=True) == [B, new, old]
    assert ledger.left([A, B, new, old], NOW, due=False) == [A, B, new, old]


def test_an_address_that_no_file_names_is_forgotten_at_the_end(tmp_path: Path) -> None:
    ledger = Ledger(states={A: state(Outcome.FINE), B: state(Outcome.GONE)}, started="x")
    ledger.end([A])
    path = tmp_path / "s.json"
    write_ledger(path, ledger)
    found = json.loads(path.read_text())
    assert (found["started"], list(found["links"])) == (None, [A])
