"""What is known of every external address: the file `link-state.json`, kept between runs."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

LINK_STATE_FILE = "link-state.json"
FAILURES = 4
"""After so many failures in a row a page says that its link may be gone."""
DUE_DAYS = 28
"""An address that was fine is asked again after so many days with `--due`."""
RESUME_HOURS = 24
"""A run that was cut off is taken up again within so many hours."""


class Outcome(StrEnum):
    """How an address answered."""

    FINE = "fine"
    MOVED = "moved"
    """It leads on for good."""
    UNSURE = "unsure"
    """It could not be checked; that is no failure."""
    BROKEN = "broken"
    GONE = "gone"
    NO_HOST = "no-host"
    """There is no such host. A run keeps this as `gone`, once any other host has answered."""


FAILED = (Outcome.GONE, Outcome.BROKEN)


@dataclass(frozen=True, kw_only=True)
class LinkState:
    """The last answer of one address."""

    outcome: Outcome
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
        if state.outcome in (Outcome.FINE, Outcome.MOVED):
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
        gone = []
        for address in sorted(set(addresses)):
            state = self.states.get(address)
            if state and self.started and state.checked >= self.started:
                continue
            if due and state and state.outcome is Outcome.FINE and state.checked > limit:
                continue
            gone.append(address)
        return gone

    def end(self, addresses: Iterable[str]) -> None:
        """End a run; addresses that no file names any more are forgotten."""
        named = set(addresses)
        self.started = None
        self.states = {address: state for address, state in self.states.items() if address in named}


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
    return LinkState(**{**values, "outcome": Outcome(values["outcome"])})


def read_gone(root: Path) -> frozenset[str]:
    """Return the addresses that failed so often that their pages say so."""
    states = read_ledger(root / LINK_STATE_FILE).states
    return frozenset(address for address, state in states.items() if state.failures >= FAILURES)
