"""Build the whole site beside the old one, and exchange the two in one step."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from resource_toolkit.catalog import Catalog
from resource_toolkit.checking import Checked, Step, check
from resource_toolkit.problems import BuildError

from .exchange import exchange, restore, workplace
from .fill import fill
from .output_files import write_outputs


class Engine(Protocol):
    """Makes the hand-written pages and the frames of a site."""

    @property
    def name(self) -> str:
        """What the times of a build call it."""

    def __call__(self, root: Path, target: Path, catalog: Catalog) -> None:
        """Write them into `target`. Raises BuildError with what is wrong."""


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


def build(
    root: Path,
    site: Path,
    engine: Engine,
    *,
    today: date,
    report: Callable[[Checked], None] = say_nothing,
    times: Times | None = None,
) -> Times:
    """Build the site into a fresh folder, verify it, and put it in the place of `site`.

    Returns `times`, or new ones, with the seconds of each step. Raises BuildError when anything is
    wrong; the old site is untouched then.
    """
    times = times or Times()
    checked = check(root, today, until=Step.RULES)
    report(checked)
    times.done("check")
    if checked.broken:
        raise BuildError("the catalog has errors; nothing was built")
    restore(site)
    work = workplace(root, "build")
    try:
        _build_fresh(checked, work / "site", engine, times)
        exchange(work / "site", site)
    except OSError as error:
        raise BuildError(f"the site cannot be written: {error}") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return times


def _build_fresh(checked: Checked, fresh: Path, engine: Engine, times: Times) -> None:
    """Build and verify a whole site in the folder `fresh`."""
    engine(checked.catalog.root, fresh, checked.catalog)
    times.done(engine.name)
    verifier = fill(fresh, checked.catalog, checked.settings, checked.bodies)
    times.done("fill")
    write_outputs(checked.catalog, checked.bodies, fresh)
    times.done("exports")
    verifier.scan_rest()
    faults = verifier.problems()
    if faults:
        raise BuildError("the site has links that lead nowhere:\n" + "\n".join(faults[:50]))
    times.done("verify")
