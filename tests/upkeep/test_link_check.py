import json
import os
import signal
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from resource_toolkit.pages.record_pages import Pages
from resource_toolkit.reading.link_state import FAILURES, Ledger, LinkState, Outcome, read_ledger
from resource_toolkit.upkeep.link_check.ask import Manners
from resource_toolkit.upkeep.link_check.ledger import write_ledger
from resource_toolkit.upkeep.link_check.mentions import Mention, addresses
from resource_toolkit.upkeep.link_check.result import fix_redirects, links_text
from resource_toolkit.upkeep.link_check.run import Runner
from tests.toolkits.garden import BEAN, SEED, check, make_toolkit, put
from tests.upkeep.link_server import serving

QUICK = Manners(inside=True, timeout=0.5, pause=0, retries=0, backoff=0.01)
NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


def runner(root: Path, manners: Manners = QUICK, now: datetime = NOW) -> Runner:
    path = root / "link-state.json"
    return Runner(path, read_ledger(path), manners, now=lambda: now)


def test_every_address_is_found_with_its_places(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    body = "[one](https://x.example/a#part) and <https://x.example/b?c=1&d=2>"
    put(root, "resources/garden/seed-list.md", SEED.replace("[bean guide](bean-guide.md)", body))
    put(root, "docs/about/index.md", "See [it](https://x.example/a).\n")
    now = check(root)
    found = addresses(now.catalog, now.bodies, root / "docs")
    assert {address: [place.path for place in places] for address, places in found.items()} == {
        "https://beans.example/guide": ["resources/garden/bean-guide.md"],
        "https://x.example/a": ["docs/about/index.md", "resources/garden/seed-list.md"],
        "https://x.example/b?c=1&d=2": ["resources/garden/seed-list.md"],
    }


def test_a_run_keeps_every_answer_and_ends(tmp_path: Path) -> None:
    with serving() as (address, _):
        wanted = [address + path for path in ("/ok", "/missing", "/moved", "/closed")]
        assert runner(tmp_path).run(wanted) == sorted(wanted)
        ledger = read_ledger(tmp_path / "link-state.json")
    assert ledger.started is None
    assert {a.rpartition("/")[2]: s.outcome for a, s in ledger.states.items()} == {
        "ok": "fine",
        "missing": "gone",
        "moved": "moved",
        "closed": "unsure",
    }
    assert ledger.states[f"{address}/missing"].failures == 1


def test_one_host_is_asked_slowly_and_one_at_a_time(tmp_path: Path) -> None:
    manners = Manners(inside=True, timeout=1, pause=0.2, retries=0)
    with serving() as (address, handler):
        runner(tmp_path, manners).run([f"{address}/many/{n}" for n in range(4)])
        gaps = [b - a for a, b in zip(handler.times, handler.times[1:], strict=False)]
    assert len(gaps) == 3
    assert min(gaps) >= 0.2


def test_no_such_host_counts_only_when_some_host_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = "http://no-such-host.invalid/"
    real = socket.getaddrinfo

    def look_up(host: object, *more: object, **named: object) -> object:
        if host == "no-such-host.invalid":
            raise socket.gaierror(socket.EAI_NONAME, "no")
        return real(host, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("socket.getaddrinfo", look_up)
    alone = runner(tmp_path)
    alone.run([gone])
    assert (alone.ledger.states[gone].outcome, alone.ledger.states[gone].failures) == ("unsure", 0)
    with serving() as (address, _):
        both = runner(tmp_path, now=NOW + timedelta(days=7))
        both.run([gone, f"{address}/many/1"])
    assert (both.ledger.states[gone].outcome, both.ledger.states[gone].failures) == ("gone", 1)


SCRIPT = """
import signal
import sys
from pathlib import Path
from resource_toolkit.upkeep.link_check.ask import Manners
from resource_toolkit.reading.link_state import read_ledger
from resource_toolkit.upkeep.link_check.run import Runner
# What runs in the background of a shell would not hear of it.
signal.signal(signal.SIGINT, signal.default_int_handler)
path = Path(sys.argv[1])
manners = Manners(inside=True, timeout=1, pause=0.05, retries=0)
Runner(path, read_ledger(path), manners).run([f"{sys.argv[2]}/many/{n}" for n in range(40)])
"""


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_killed_midway_loses_nothing_and_goes_on(tmp_path: Path, how: signal.Signals) -> None:
    path = tmp_path / "link-state.json"
    with serving() as (address, handler):
        command = [sys.executable, "-c", SCRIPT, str(path), address]
        environment = {**os.environ, "no_proxy": "*"}
        child = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        limit = time.monotonic() + 20
        while sum(handler.counts.values()) < 10 and time.monotonic() < limit:
            time.sleep(0.01)
        child.send_signal(how)
        child.wait(5)
        halfway = read_ledger(path)
        asked = sum(handler.counts.values())
        # The last one may have been answered and not yet written down.
        assert 8 <= len(halfway.states) <= asked < 40
        assert asked - len(halfway.states) <= 1
        assert halfway.started is not None
        subprocess.run(command, env=environment, check=True)
        assert sum(handler.counts.values()) <= 41
    whole = read_ledger(path)
    assert (len(whole.states), whole.started) == (40, None)
    for kept, state in halfway.states.items():
        assert whole.states[kept] == state


def test_new_addresses_are_written_into_the_files(tmp_path: Path) -> None:
    old, new = "https://beans.example/guide", "https://beans.example/new?x=1"
    body = f"[a]({old}) [b]({old}#part) {old}. [c]({old}/more) <{old}>\n"
    body += "[y](https://y.example/)\n"
    put(tmp_path, "a.md", BEAN + body)
    states = {
        old: LinkState(outcome=Outcome.MOVED, moved_to=new),
        "https://x.example/": LinkState(outcome=Outcome.GONE),
        "https://y.example/": LinkState(outcome=Outcome.MOVED, moved_to="javascript:alert(1)"),
    }
    places = {address: [Mention(path="a.md")] for address in states}
    assert fix_redirects(tmp_path, states, places) == [("a.md", old, new)]
    wanted = f"[a]({new}) [b]({new}#part) {new}. [c]({old}/more) <{new}>\n"
    wanted += "[y](https://y.example/)\n"
    assert (tmp_path / "a.md").read_text() == BEAN.replace(old, new) + wanted


def test_the_result_is_told_worst_first_with_its_files() -> None:
    states = {
        "https://a.example/": LinkState(outcome=Outcome.GONE, reason="no host", failures=2),
        "https://b.example/": LinkState(
            outcome=Outcome.MOVED, reason="moved", moved_to="https://c.x/"
        ),
        "https://d.example/": LinkState(outcome=Outcome.FINE),
    }
    places = {address: [Mention(path="a.md")] for address in states}
    assert links_text(states, places).split("\n") == [
        "gone: 1",
        "  https://a.example/ no host, 2 times in a row",
        "    in a.md",
        "does not work: 0",
        "has moved: 1",
        "  https://b.example/ moved",
        "    write https://c.x/",
        "    in a.md",
        "could not check: 0",
        "fine: 1",
    ]
    assert "- <https://a.example/> no host" in links_text(states, places, markdown=True)


@pytest.mark.parametrize("failures", [FAILURES - 1, FAILURES])
def test_a_page_says_that_its_link_may_be_gone(tmp_path: Path, failures: int) -> None:
    root = make_toolkit(tmp_path)
    state = LinkState(outcome=Outcome.GONE, failures=failures)
    write_ledger(root / "link-state.json", Ledger(states={"https://beans.example/guide": state}))
    now = check(root)
    pages = Pages(now.catalog, now.settings, now.bodies)
    article = pages.resource(now.catalog.resources["bean-guide"])["article"]
    assert ("This link may be gone" in article) == (failures == FAILURES)
    if failures == FAILURES:
        notice = article.partition('class="notice link-gone"')[2].partition("</div>")[0]
        assert "Bean Board, Bean guide, 2020" in notice
        assert 'href="https://archive.example/beans"' in notice
    assert "may be gone" not in pages.resource(now.catalog.resources["seed-list"])["article"]


def test_a_damaged_state_never_breaks_a_page(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    put(root, "link-state.json", json.dumps({"links": 1}))
    now = check(root)
    pages = Pages(now.catalog, now.settings, now.bodies)
    assert "may be gone" not in pages.resource(now.catalog.resources["bean-guide"])["article"]
