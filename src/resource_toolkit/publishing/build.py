"""Build the whole site beside the old one, and exchange the two in one step."""

import shutil
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol, TypeAlias

from resource_toolkit.catalog import Catalog, Packet, Resource
from resource_toolkit.checking import Checked, Step, check
from resource_toolkit.papers import paper_names
from resource_toolkit.problems import BuildError, told
from resource_toolkit.writing import (
    finish_writes,
    mark_site,
    output_place,
    refuse_foreign,
    workplace,
)

from .exchange import exchange, restore
from .fill import fill
from .output_files import copy_papers, write_outputs


class Engine(Protocol):
    """Makes the hand-written pages and the frames of a site."""

    @property
    def name(self) -> str:
        """What the times of a build call it."""

    def __call__(self, root: Path, target: Path, catalog: Catalog) -> None:
        """Write them into `target`. Raises BuildError with what is wrong."""


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
    records: tuple[Resource | Packet, ...] = (*catalog.active, *catalog.packets.values())
    return {
        record.address: [nowhere / record.address / name for name in names]
        for record in records
        if (names := paper_names(catalog, record))
    }


def build(
    root: Path,
    site: Path,
    engine: Engine,
    *,
    today: date,
    report: Callable[[Checked], None] = say_nothing,
    times: Times | None = None,
    papers: PaperMaker = make_no_papers,
) -> Times:
    """Build the site into a fresh folder, verify it, and put it in the place of `site`.

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
        _build_fresh(checked, work / "site", engine, times, papers=made)
        exchange(work / "site", site, root)
    except OSError as error:
        raise BuildError(f"the site cannot be written: {told(error)}") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return times


def _build_fresh(
    checked: Checked, fresh: Path, engine: Engine, times: Times, *, papers: Papers
) -> None:
    """Build and verify a whole site in the folder `fresh`."""
    engine(checked.catalog.root, fresh, checked.catalog)
    times.done(engine.name)
    verifier = fill(
        fresh, checked.catalog, checked.settings, checked.bodies, papers=frozenset(papers)
    )
    for address, files in papers.items():
        copy_papers(files, fresh / address)
    times.done("fill")
    write_outputs(checked.catalog, checked.settings, checked.bodies, fresh)
    times.done("exports")
    verifier.scan_rest()
    faults = verifier.problems()
    if faults:
        raise BuildError("the site has links that lead nowhere:\n" + "\n".join(faults[:50]))
    mark_site(fresh)
    times.done("verify")
