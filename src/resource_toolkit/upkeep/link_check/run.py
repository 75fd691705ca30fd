"""Check the external addresses of a catalog politely."""

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from queue import Empty, Queue
from urllib.parse import urlsplit

from resource_toolkit.checking import Checked
from resource_toolkit.reading import LINK_STATE_FILE, Ledger, LinkState, Outcome, read_ledger

from .ask import Manners, ask
from .ledger import refuse_other, utc_now, write_ledger
from .mentions import Mention, addresses

WORKERS = 8
"""How many hosts are asked at the same time."""


def tell_nothing(_done: int, _total: int, _address: str) -> None:
    """Stay silent about the progress of a run."""


class Runner:
    """Runs one check: hosts side by side, each host one request at a time with a pause."""

    def __init__(
        self,
        path: Path,
        ledger: Ledger,
        manners: Manners,
        *,
        tell: Callable[[int, int, str], None] = tell_nothing,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self.path, self.ledger, self.manners = path, ledger, manners
        self.tell, self.now = tell, now
        self.lock = threading.Lock()
        self.answered = False
        self.unheard: dict[str, LinkState] = {}
        self.stopped = threading.Event()
        self.faults: list[Exception] = []

    def _sleep(self, seconds: float) -> None:
        self.stopped.wait(seconds)

    def run(self, wanted: Iterable[str], *, due: bool = False) -> list[str]:
        """Ask every address that is left; return those asked. Each answer is saved at once."""
        named = list(wanted)
        self.ledger.begin(self.now())
        left = self.ledger.left(named, self.now(), due=due)
        hosts: dict[str, list[str]] = {}
        for address in left:
            hosts.setdefault(urlsplit(address).netloc.lower(), []).append(address)
        queue: Queue[list[str]] = Queue()
        # The longest queues begin first, so that one busy host does not end the run alone.
        for group in sorted(hosts.values(), key=lambda group: (-len(group), group)):
            queue.put(group)
        done: list[str] = []
        write_ledger(self.path, self.ledger)
        workers = [
            threading.Thread(target=self._work, args=(queue, done, len(left)), daemon=True)
            for _ in range(min(WORKERS, len(hosts)))
        ]
        try:
            for worker in workers:
                worker.start()
            for worker in workers:
                worker.join()
        finally:
            self.stopped.set()
        if self.faults:
            raise self.faults[0]
        with self.lock:
            self.ledger.end(named)
            write_ledger(self.path, self.ledger)
        return sorted(done)

    def _work(self, queue: "Queue[list[str]]", done: list[str], total: int) -> None:
        try:
            with suppress(Empty):
                while not self.stopped.is_set():
                    self._ask_host(queue.get_nowait(), done, total)
        except Exception as fault:  # noqa: BLE001 raised again by `run`
            self.faults.append(fault)
            self.stopped.set()

    def _ask_host(self, group: list[str], done: list[str], total: int) -> None:
        for number, address in enumerate(group):
            if number:
                self._sleep(self.manners.pause)
            if self.stopped.is_set():
                return
            state = ask(address, self.manners, self._sleep)
            if self.stopped.is_set():
                return
            with self.lock:
                self._keep(address, state)
                done.append(address)
                write_ledger(self.path, self.ledger)
                self.tell(len(done), total, address)

    def _keep(self, address: str, state: LinkState) -> None:
        """Keep an answer; "no such host" counts only once any host has answered in this run."""
        stamped = replace(state, checked=self.now().isoformat(timespec="milliseconds"))
        if state.outcome is Outcome.NO_HOST and not self.answered:
            self.unheard[address] = stamped
            told = "no host could be found, ours may be off the network"
            stamped = replace(stamped, outcome=Outcome.UNSURE, reason=told)
        self.ledger.record(address, _settled(stamped))
        if state.status is not None and not self.answered:
            self.answered = True
            for held, gone in self.unheard.items():
                self.ledger.record(held, _settled(gone))


def _settled(state: LinkState) -> LinkState:
    """Return what is kept of a state: where there is no host, its pages are gone."""
    missing = state.outcome is Outcome.NO_HOST
    return replace(state, outcome=Outcome.GONE) if missing else state


@dataclass(frozen=True, kw_only=True)
class LinkCheck:
    """What a run asked and knows."""

    states: dict[str, LinkState]
    mentions: dict[str, list[Mention]]
    asked: list[str]


def check_links(now: Checked, *, due: bool, tell: Callable[[int, int, str], None]) -> LinkCheck:
    """Ask the addresses of a toolkit, and keep the answers in its file."""
    catalog = now.catalog
    mentions = addresses(catalog, now.bodies, catalog.root / now.settings.docs)
    path = catalog.root / LINK_STATE_FILE
    refuse_other(path)
    runner = Runner(path, read_ledger(path), Manners(), tell=tell)
    asked = runner.run(mentions, due=due)
    return LinkCheck(states=runner.ledger.states, mentions=mentions, asked=asked)
