import socket
import ssl
import time
from email.message import Message
from email.utils import formatdate
from pathlib import Path

import pytest

from resource_toolkit.reading.link_state import LinkState, Outcome
from resource_toolkit.upkeep.link_check import public
from resource_toolkit.upkeep.link_check.ask import Manners, _retry_after, ask
from tests.upkeep.link_server import make_certificate, serving

QUICK = Manners(inside=True, timeout=0.5, pause=0, retries=1, backoff=0.01, longest_wait=2)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@pytest.mark.parametrize(
    ("path", "outcome", "status", "reason"),
    [
        ("/ok", "fine", 200, ""),
        ("/missing", "gone", 404, "the server says that it is gone (404)"),
        ("/gone", "gone", 410, "the server says that it is gone (410)"),
        ("/moved-away", "gone", 404, "the server says that it is gone (404)"),
        ("/closed", "unsure", 403, "it does not let us in (403)"),
        ("/always-busy", "unsure", 429, "it asks us to come back later (429)"),
        ("/human", "unsure", 200, "it asks whether we are human"),
        ("/fault", "broken", 500, "the server has a fault (500)"),
        ("/loop", "broken", 302, "its redirects go round in a circle"),
        ("/to-nowhere", "broken", 301, "it redirects to nowhere"),
        ("/to-mail", "broken", None, "it redirects to something else than a page"),
        ("/slow", "unsure", None, "it did not answer in time"),
        ("/for-now", "fine", 200, ""),
    ],
)
def test_each_answer_is_told_apart(
    path: str, outcome: str, status: int | None, reason: str
) -> None:
    with serving() as (address, _):
        state = ask(address + path, QUICK)
    assert (state.outcome, state.status, state.reason) == (outcome, status, reason)
    assert state.moved_to is None


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/moved", "/ok"),
        ("/moved-twice", "/ok"),
        ("/moved-then-for-now", "/for-now"),
        ("/spaced", "/ok?a=b%20c&d=%C3%A9"),
    ],
)
def test_only_permanent_redirects_give_a_new_address(path: str, target: str) -> None:
    with serving() as (address, _):
        state = ask(address + path, QUICK)
        assert (state.outcome, state.moved_to) == ("moved", address + target)


def test_a_redirect_to_the_start_page_is_no_new_address() -> None:
    with serving() as (address, _):
        state = ask(f"{address}/moved-home", QUICK)
    assert (state.outcome, state.moved_to) == ("unsure", None)
    assert state.reason == f"it leads to the start page {address}/"


def test_it_waits_as_long_as_the_server_asks_and_asks_again() -> None:
    waited: list[float] = []
    with serving() as (address, handler):
        assert ask(f"{address}/busy", QUICK, waited.append).outcome == "fine"
        assert waited == [1]
        assert handler.counts["/busy"] == 2


def test_it_does_not_wait_an_hour() -> None:
    waited: list[float] = []
    with serving() as (address, handler):
        ask(f"{address}/always-busy", QUICK, waited.append)
        assert (waited, handler.counts["/always-busy"]) == ([], 1)


def test_a_fault_that_passes_is_no_failure() -> None:
    with serving() as (address, handler):
        assert ask(f"{address}/shaky", QUICK).outcome == "fine"
        assert handler.counts["/shaky"] == 2
        ask(f"{address}/missing", QUICK)
        assert handler.counts["/missing"] == 1


def test_a_bad_certificate_is_told(tmp_path: Path) -> None:
    with serving(make_certificate(tmp_path)) as (address, _):
        state = ask(f"{address}/ok", QUICK)
    assert state.outcome == "broken"
    assert state.reason.startswith("its certificate is bad (")


def test_a_closed_port_and_a_cut_connection_are_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    state = ask(f"http://127.0.0.1:{port}/", QUICK)
    assert (state.outcome, state.reason) == ("broken", "its host refuses the connection")
    with serving() as (address, _):
        assert ask(f"{address}/cut", QUICK).outcome == "unsure"


@pytest.mark.parametrize(
    ("number", "outcome"), [(socket.EAI_NONAME, "no-host"), (socket.EAI_AGAIN, "unsure")]
)
def test_no_such_host_is_told_from_a_silent_name_server(
    monkeypatch: pytest.MonkeyPatch, number: int, outcome: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(number, "no")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    assert ask("https://no-such-host.example/", QUICK).outcome == outcome


def test_letters_of_other_scripts_can_be_asked_for() -> None:
    with serving() as (address, handler):
        assert ask(f"{address}/jardín", QUICK).outcome == "fine"
        assert handler.counts["/jard%C3%ADn"] == 1


def test_retry_after_may_be_a_date() -> None:
    headers = Message()
    headers["Retry-After"] = formatdate(time.time() + 30, usegmt=True)
    seconds = _retry_after(headers)
    assert seconds is not None
    assert 25 < seconds <= 30
    headers.replace_header("Retry-After", "soon")
    assert _retry_after(headers) is None


def test_whatever_a_server_sends_the_run_goes_on() -> None:
    state = ask("http://[bad/", QUICK)
    assert state == LinkState(outcome=Outcome.UNSURE, reason=state.reason)
    assert state.reason.startswith("it could not be asked (")


PUBLIC = Manners(timeout=2, pause=0, retries=0)


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.10", "10.0.0.12", "192.168.1.10", "169.254.169.254", "0x7f.0.0.0x01", "0177.1"),
        *("2130706433", "[::1]", "[::ffff:127.0.0.1]", "localhost", "printer.local"),
        *("metadata.google.internal", "１２７.0.0.1", "127。0。0。1"),
    ],
)
def test_no_host_of_a_private_network_is_asked_by_its_name(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(socket, "create_connection", lambda *args, **_: asked.append(args))
    state = ask(f"http://{host}/latest/", PUBLIC)
    assert (state.outcome, asked) == (Outcome.BROKEN, [])
    assert state.reason.startswith("no visitor can open it: ")


@pytest.mark.parametrize(
    "number",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0"),  # noqa: S104 nothing listens
        *("fc00::1", "ff02::1", "::ffff:10.0.0.1", "2002:0a00:0001::", "2001:db8::1", "fec0::1"),
        *("64:ff9b::10.0.0.1", "64:ff9b::169.254.169.254", "64:ff9b:1::8.8.8.8", "::8.8.8.8"),
        *(
            "2002:7f00:0001::1",
            "::ffff:127.0.0.1",
            "::ffff:0:10.0.0.1",
            "2001:0:808:808::f5ff:fffe",
        ),
    ],
)
def test_no_host_is_asked_whose_name_leads_into_a_private_network(
    number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    numbers = [(None, None, None, "", (each, 80)) for each in ("93.184.216.34", number)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: numbers)
    monkeypatch.setattr(socket, "create_connection", lambda *args, **_: asked.append(args))
    for scheme in ("http", "https"):
        state = ask(f"{scheme}://www.example.org/", PUBLIC)
        told = "no visitor can open it: www.example.org stands in a private network"
        assert (state.outcome, state.reason, asked) == (Outcome.BROKEN, told, [])


@pytest.mark.parametrize(
    "number",
    ["8.8.8.8", "2606:4700::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1"],
)
def test_numbers_of_public_hosts_are_known(number: str) -> None:
    assert public.is_public(number)


def test_a_public_host_is_asked_at_the_number_that_was_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also after a redirect, and the second answer of a name that changes is never used."""
    looked_up: list[str] = []
    open_connection = socket.create_connection

    def numbers_of(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        looked_up.append(host)
        number = "10.0.0.1" if host == "inside.example.org" else "93.184.216.34"
        return [(None, None, None, "", (number, port))]

    with serving() as (address, _):
        port = int(address.rpartition(":")[2])
        asked: list[object] = []

        def reach(place: tuple[str, int], timeout: float | None) -> socket.socket:
            asked.append(place)
            monkeypatch.undo()
            made = open_connection(("127.0.0.1", port), timeout)
            patch()
            return made

        def patch() -> None:
            monkeypatch.setenv("no_proxy", "*")
            monkeypatch.setattr(socket, "getaddrinfo", numbers_of)
            monkeypatch.setattr(socket, "create_connection", reach)

        patch()
        assert ask("http://www.example.org/ok", PUBLIC).outcome is Outcome.FINE
        assert asked == [("93.184.216.34", 80)]
        state = ask("http://www.example.org/inside", PUBLIC)
    assert state.reason == "no visitor can open it: inside.example.org stands in a private network"
    assert looked_up == ["www.example.org", "www.example.org", "inside.example.org"]


def test_the_certificate_must_be_that_of_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_certificate(tmp_path)
    trusting = ssl.create_default_context(cafile=certificate)
    manners = Manners(timeout=2, retries=0, context=trusting)
    with serving(certificate) as (address, _):
        place = "127.0.0.1", int(address.rpartition(":")[2])
        monkeypatch.setattr(public, "connect", lambda *_: socket.create_connection(place))
        right, wrong = (ask(f"https://{name}.example.org/ok", manners) for name in ("www", "ww2"))
    assert right.outcome is Outcome.FINE
    assert (wrong.outcome, "certificate is bad" in wrong.reason) == (Outcome.BROKEN, True)
