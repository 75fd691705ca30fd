"""Build the whole site beside the old one, and exchange the two in one step."""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol, TypeAlias

from resource_toolkit.catalog import Catalog, Packet, Resource, Training
from resource_toolkit.checking import Checked, Step, check
from resource_toolkit.papers import paper_names
from resource_toolkit.problems import BuildError, many, told
from resource_toolkit.writing import (
    finish_writes,
    mark_site,
    output_place,
    refuse_foreign,
    remove_marked,
    workplace,
)

from .exchange import exchange, restore
from .fill import fill
from .offline import copy_faults, write_copies
from .output_files import SOCIAL, copy_papers, name_social, write_outputs


class Engine(Protocol):
    """Makes the hand-written pages and the frames of a site."""

    @property
    def name(self) -> str:
        """What the times of a build call it."""

    def __call__(self, root: Path, target: Path, catalog: Catalog) -> None:
        """Write them into `target`. Raises BuildError with what is wrong."""


MOST_TOLD = 50
"""How many faults of a finished site are named."""
Papers: TypeAlias = Mapping[str, Iterable[Path]]
"""The address of a record to its papers. One that is not there is made when it is asked for."""
PaperMaker: TypeAlias = Callable[[Checked], Papers]
"""Makes the papers of a catalog."""


@dataclass(kw_only=True)
class Times:
    """Seconds per step, in order."""

    steps: dict[str, float] = field(default_factory=dict)
    started: float = field(default_factory=time.perf_counter)

    def done(self, step: str) -> None:
        """Close a step."""
        now = time.perf_counter()
        self.steps[step] = now - self.started
        self.started = now


def say_nothing(_: Checked) -> None:
    """Say nothing of what the checks found."""


def make_no_papers(_: Checked) -> Papers:
    """Make no papers: the site offers none."""
    return {}


def offer_papers(now: Checked) -> Papers:
    """Offer every paper and make none: `serve` makes what somebody asks for."""
    catalog = now.catalog
    nowhere = catalog.root / ".toolkit" / "to-make"
    records: tuple[Resource | Packet | Training, ...]
    records = (*catalog.active, *catalog.packets.values(), *catalog.trainings.values())
    return {
        record.address: [nowhere / record.address / name for name in names]
        for record in records
        if (names := paper_names(catalog, record))
    }


def site_place(site: Path, root: Path) -> Path:
    """Return the folder of a site without links, after a look that a build may replace it.

    Raises ToolkitError when it holds what no build made, or is not for output.
    """
    folder = output_place(site, root)
    refuse_foreign(folder, root)
    return folder


def build(
    root: Path,
    site: Path,
    engine: Engine,
    *,
    today: date,
    report: Callable[[Checked], None] = say_nothing,
    times: Times | None = None,
    papers: PaperMaker = make_no_papers,
    copies: bool = False,
) -> Times:
    """Build the site into a fresh folder, verify it, and put it in the place of `site`.

    With `copies`, copies of it that open from a folder are made as well.
    Returns `times`, or new ones, with the seconds of each step. Raises ToolkitError when anything
    is wrong, and when `site` holds what no build made; what is there is untouched then.
    """
    times = times or Times()
    finish_writes(root)
    site = output_place(site, root)
    restore(site, root)
    refuse_foreign(site, root)
    checked = check(root, today, until=Step.RULES)
    report(checked)
    times.done("check")
    if checked.broken:
        raise BuildError("the catalog has errors; nothing was built")
    made = papers(checked)
    if made:
        times.done("papers")
    work = workplace(root, "build")
    try:
        _build_fresh(checked, work / "site", engine, times, papers=made, copies=copies)
        exchange(work / "site", site, root)
    except OSError as error:
        raise BuildError(f"the site cannot be written: {told(error)}") from error
    finally:
        remove_marked(work)
    return times


def _build_fresh(
    checked: Checked,
    fresh: Path,
    engine: Engine,
    times: Times,
    *,
    papers: Papers,
    copies: bool,
) -> None:
    """Build and verify a whole site in the folder `fresh`."""
    engine(checked.catalog.root, fresh, checked.catalog)
    times.done(engine.name)
    verifier, pages = fill(
        fresh,
        checked.catalog,
        checked.settings,
        checked.bodies,
        papers=frozenset(papers),
        copies=copies,
    )
    for address, files in papers.items():
        copy_papers(files, fresh / address)
    times.done("fill")
    has_papers = any(resource.address in papers for resource in checked.catalog.active)
    write_outputs(checked.catalog, checked.settings, checked.bodies, fresh, papers=has_papers)
    if SOCIAL in papers:
        name_social(checked.catalog, checked.settings, fresh)
    times.done("exports")
    faults: list[str] = []
    if copies:
        made = write_copies(fresh, checked.catalog, checked.settings, pages.offline.note())
        faults = [fault for copy in made for fault in copy_faults(copy, fresh)]
        times.done("copies")
    verifier.scan_rest()
    faults += verifier.problems()
    if faults:
        raise BuildError(_faults_told(faults))
    mark_site(fresh)
    times.done("verify")


def _faults_told(faults: list[str]) -> str:
    """Return the faults of a finished site, a line for each; beyond a screenful, their number."""
    lines = [f"{many(len(faults), 'fault')} in the pages as built; the old site stays"]
    lines += faults[:MOST_TOLD]
    if len(faults) > MOST_TOLD:
        lines.append(f"and {many(len(faults) - MOST_TOLD, 'fault')} more")
    return "\n".join(lines)
