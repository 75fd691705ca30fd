"""What is known of every external address: the file `link-state.json`, kept between runs."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

NAME = "link-state.json"
FAILURES = 4
"""After so many failures in a row a page says that its link may be gone."""
DUE_DAYS = 28
"""An address that was fine is asked again after so many days with `--due`."""
RESUME_HOURS = 24
"""A run that was cut off is taken up again within so many hours."""
FAILED = ("gone", "broken")


@dataclass(frozen=True, kw_only=True)
class LinkState:
    """The last answer of one address. `unsure` (could not check) is no failure."""

    outcome: str
    """`fine`, `moved`, `unsure`, `broken` or `gone`."""
    reason: str = ""
    status: int | None = None
    checked: str = ""
    """When it was asked, in ISO form, UTC."""
    failures: int = 0
    """How many times in a row it was gone or broken."""
    moved_to: str | None = None
    """The new address after permanent redirects only."""


@dataclass(kw_only=True)
class Ledger:
    """All addresses with their states, and when the run that is not finished began."""

    states: dict[str, LinkState] = field(default_factory=dict)
    started: str | None = None

    def record(self, address: str, state: LinkState) -> LinkState:
        """Keep a new answer, counting failures in a row."""
        old = self.states.get(address)
        before = old.failures if old else 0
        failures = before + 1 if state.outcome in FAILED else before
        if state.outcome in ("fine", "moved"):
            failures = 0
        kept = replace(state, failures=failures)
        self.states[address] = kept
        return kept

    def begin(self, now: datetime) -> None:
        """Begin a run, or take up the one that was cut off."""
        limit = (now - timedelta(hours=RESUME_HOURS)).isoformat(timespec="milliseconds")
        if self.started is None or self.started < limit:
            self.started = now.isoformat(timespec="milliseconds")

    def left(self, addresses: Iterable[str], now: datetime, *, due: bool) -> list[str]:
        """Return the addresses still to ask in this run."""
        limit = (now - timedelta(days=DUE_DAYS)).isoformat(timespec="milliseconds")
        found = []
        for address in sorted(set(addresses)):
            state = self.states.get(address)
            if state and self.started and state.checked >= self.started:
                continue
            if due and state and state.outcome == "fine" and state.checked > limit:
                continue
            found.append(address)
        return found

    def end(self, addresses: Iterable[str]) -> None:
        """End a run; addresses that no file names any more are forgotten."""
        named = set(addresses)
        self.started = None
        self.states = {each: state for each, state in self.states.items() if each in named}


def read_ledger(path: Path) -> Ledger:
    """Return the ledger of a file; an absent or damaged one is an empty ledger."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        states = {str(a): _state(values) for a, values in data["links"].items()}
        return Ledger(states=states, started=data.get("started"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Ledger()


def _state(values: Mapping[str, Any]) -> LinkState:
    if not isinstance(values["failures"], int) or not isinstance(values["checked"], str):
        raise TypeError("a link state has the wrong form")
    return LinkState(**values)


def write_ledger(path: Path, ledger: Ledger) -> None:
    """Write a ledger in one step, so that a run that is killed leaves a whole file."""
    links = {address: asdict(state) for address, state in sorted(ledger.states.items())}
    text = json.dumps({"started": ledger.started, "links": links}, indent=1, ensure_ascii=False)
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text + "\n", encoding="utf-8")
    fresh.replace(path)


def read_gone(path: Path) -> frozenset[str]:
    """Return the addresses that failed so often that their pages say so."""
    states = read_ledger(path).states
    return frozenset(each for each, state in states.items() if state.failures >= FAILURES)


def utc_now() -> datetime:
    """Return the time now in UTC; a run of the link check is about now, whatever `--today` is."""
    return datetime.now(UTC)
