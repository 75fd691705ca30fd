"""Check the external addresses of a catalog politely, and put new addresses into its files."""

import html
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from queue import Empty, Queue
from urllib.parse import urlsplit

from resource_toolkit.catalog.catalog import Catalog
from resource_toolkit.reading import link_state as linkstate
from resource_toolkit.reading.bodies import Body
from resource_toolkit.reading.fields.values import address_fault
from resource_toolkit.reading.link_state import Ledger, LinkState
from resource_toolkit.upkeep.link_check.ask import Manners, ask
from resource_toolkit.writing.edits import read_lines, write_lines

WORKERS = 8
"""How many hosts are asked at the same time."""
_HREF = re.compile(r'<a href="(https?://[^"]+)"')
_MARKDOWN = re.compile(r"\]\((https?://[^\s)]+)\)")
_NO_HOST = "there is no such host"


@dataclass(frozen=True, kw_only=True, order=True)
class Place:
    """Where an address stands: the file, relative to the root, and the title of its record."""

    path: str
    title: str = ""


def addresses(catalog: Catalog, bodies: Mapping[str, Body], docs: Path) -> dict[str, list[Place]]:
    """Return every external address without its fragment, with the places where it stands."""
    found: dict[str, set[Place]] = {}
    for address, place in (*_of_records(catalog, bodies), *_of_pages(catalog.root, docs)):
        found.setdefault(address.partition("#")[0], set()).add(place)
    return {address: sorted(places) for address, places in sorted(found.items())}


def _of_records(catalog: Catalog, bodies: Mapping[str, Body]) -> Iterator[tuple[str, Place]]:
    for resource in catalog.active:
        place = Place(path=resource.path, title=resource.title)
        inside = map(html.unescape, _HREF.findall(bodies[resource.slug].html))
        yield from ((address, place) for address in (*resource.links.values(), *inside))
    for vocabulary in catalog.vocabularies.values():
        place = Place(path=vocabulary.path, title=vocabulary.title)
        sources = (vocabulary.source, *(term.source for term in vocabulary.terms))
        yield from ((source.url, place) for source in sources if source)
    for training in catalog.trainings.values():
        place = Place(path=training.path, title=training.title)
        for session in training.sessions:
            given = (session.online, session.registration)
            if session.end.date() >= catalog.today:
                yield from ((address, place) for address in given if address)


def _of_pages(root: Path, docs: Path) -> Iterator[tuple[str, Place]]:
    for page in sorted(docs.rglob("*.md")) if docs.is_dir() else ():
        place = Place(path=page.relative_to(root).as_posix(), title=page.stem)
        text = page.read_text(encoding="utf-8", errors="replace")
        yield from ((address, place) for address in _MARKDOWN.findall(text))


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
        now: Callable[[], datetime] = linkstate.utc_now,
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
        linkstate.write_ledger(self.path, self.ledger)
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
            linkstate.write_ledger(self.path, self.ledger)
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
        for place, address in enumerate(group):
            if place:
                self._sleep(self.manners.pause)
            if self.stopped.is_set():
                return
            state = ask(address, self.manners, self._sleep)
            if self.stopped.is_set():
                return
            with self.lock:
                self._keep(address, state)
                done.append(address)
                linkstate.write_ledger(self.path, self.ledger)
                self.tell(len(done), total, address)

    def _keep(self, address: str, state: LinkState) -> None:
        """Keep an answer; "no such host" counts only once any host has answered in this run."""
        stamped = replace(state, checked=self.now().isoformat(timespec="milliseconds"))
        if state.reason == _NO_HOST and not self.answered:
            self.unheard[address] = stamped
            told = "no host could be found, ours may be off the network"
            stamped = replace(stamped, outcome="unsure", reason=told)
        self.ledger.record(address, stamped)
        if state.status is not None and not self.answered:
            self.answered = True
            for held, gone in self.unheard.items():
                self.ledger.record(held, gone)


def fix_redirects(
    root: Path, states: Mapping[str, LinkState], places: Mapping[str, Iterable[Place]]
) -> list[tuple[str, str, str]]:
    """Write new addresses over those that have moved for good; return (file, old, new)."""
    fixed: list[tuple[str, str, str]] = []
    for address, state in sorted(states.items()):
        if state.outcome != "moved" or not state.moved_to:
            continue
        target = state.moved_to
        if address_fault(target):
            continue
        whole = re.compile(re.escape(address) + r"(?=[.,;:!?]?(?:[\s\"'<>)\]},#]|$))", re.M)
        for place in places.get(address, ()):
            path = root / place.path
            text, newline = read_lines(path)
            changed = whole.sub(lambda _, target=target: target, text)  # type: ignore[misc]
            if changed != text:
                write_lines(path, changed, newline)
                fixed.append((place.path, address, target))
    return fixed


WORDS = {
    "gone": "gone",
    "broken": "does not work",
    "moved": "has moved",
    "unsure": "could not check",
    "fine": "fine",
}


def links_text(
    states: Mapping[str, LinkState], places: Mapping[str, list[Place]], *, markdown: bool = False
) -> str:
    """Return what a run found, worst first, with the files to change."""
    lines: list[str] = []
    for outcome, words in WORDS.items():
        found = [a for a in places if a in states and states[a].outcome == outcome]
        lines.append(f"## {words}: {len(found)}" if markdown else f"{words}: {len(found)}")
        for address in found if outcome != "fine" else ():
            state = states[address]
            row = f"- <{address}>" if markdown else f"  {address}"
            times = f", {state.failures} times in a row" if state.failures > 1 else ""
            lines.append(f"{row} {state.reason}{times}")
            if state.moved_to:
                lines.append(f"    write {state.moved_to}")
            lines += [f"    in {place.path}" for place in places[address]]
    return "\n".join(lines)
