"""Build the whole site beside the old one, and exchange the two in one step."""

import ctypes
import gc
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from calendar import timegm
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from resource_toolkit.catalog.catalog import Catalog
from resource_toolkit.catalog.settings import Settings, read_settings
from resource_toolkit.checking import rules as checks
from resource_toolkit.checking.prose import check_style
from resource_toolkit.engines.process import hand_over
from resource_toolkit.outputs.finder import write_exports
from resource_toolkit.problems.problem import Problem, has_errors
from resource_toolkit.publishing.fill import fill
from resource_toolkit.publishing.frames import FrameError
from resource_toolkit.reading import bodies as markup
from resource_toolkit.reading.loader import load_catalog

WORK = ".toolkit"
"""The folder of the root that holds what a build is working on."""


PAGEFIND_LOADED = {"pagefind-entry.json", "pagefind-worker.js"}
"""Files of the index that its script loads by these names."""


class BuildError(Exception):
    """The site was not built; the message says why. The last good site stays."""


@dataclass(kw_only=True, repr=False)
class Checked:
    """A catalog with its rendered bodies and every problem found in it."""

    catalog: Catalog
    settings: Settings
    bodies: dict[str, markup.Body]
    problems: list[Problem]

    @property
    def broken(self) -> bool:
        """Whether an error keeps the site from being built."""
        return has_errors(self.problems)


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


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Leave garbage cycles alone: to look for them is to walk the whole catalog again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_without_collecting()
def load_and_check(
    root: Path, today: date, settings: Settings | None = None, *, style: bool = True
) -> Checked:
    """Load a catalog and run every check; never raises on bad content.

    House style, which only warns, may be left out.
    """
    settings = settings or read_settings(root)
    catalog, problems = load_catalog(root, today=today, folder=settings.resources)
    bodies = markup.render_all(catalog)
    problems = problems + checks.check(catalog, bodies)
    errors = {problem.path for problem in problems if problem.severity == "error"}
    if style:
        problems += check_style(catalog, bodies, errors)
    return Checked(
        catalog=catalog, settings=settings, bodies=bodies, problems=sorted(set(problems))
    )


@_without_collecting()
def build(
    root: Path,
    site: Path,
    *,
    today: date,
    search: bool = True,
    engine: str = "mkdocs",
    report: Callable[[Checked], None] = lambda _: None,
    times: Times | None = None,
) -> Times:
    """Build the site into a fresh folder, verify it, and put it in the place of `site`.

    Returns `times`, or new ones, with each step added. Raises BuildError when anything is wrong;
    the old site is untouched then.
    """
    times = times or Times()
    checked = load_and_check(root, today, style=False)
    report(checked)
    times.done("check")
    if checked.broken:
        raise BuildError("the catalog has errors; nothing was built")
    _restore(site)
    work = workplace(root, "build")
    fresh = work / "site"
    try:
        run_engine(root, fresh, engine, checked.catalog)
        times.done(engine)
        verifier = fill(fresh, checked.catalog, checked.settings, checked.bodies)
        times.done("fill")
        if search:
            make_index(fresh)
            times.done("full-text index")
        else:
            _keep_index(site, fresh)
        write_exports(checked.catalog, fresh)
        times.done("exports")
        verifier.scan_rest()
        faults = verifier.problems()
        if faults:
            raise BuildError("the site has links that lead nowhere:\n" + "\n".join(faults[:50]))
        times.done("verify")
        exchange(fresh, site)
    except FrameError as error:
        raise BuildError(str(error)) from error
    except OSError as error:
        raise BuildError(f"the site cannot be written: {error}") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return times


def run_engine(root: Path, target: Path, engine: str, catalog: Catalog) -> None:
    """Run the site engine in a process of its own. Raises BuildError with what it printed."""
    command = [sys.executable, "-m", engine, "build", "--strict", "--site-dir", str(target)]
    command += ["--config-file", str(root / "mkdocs.yml")]
    handed = target.with_name("catalog")
    environment = {
        **os.environ,
        **hand_over(catalog, handed),
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": str(timegm(catalog.today.timetuple())),
    }
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BuildError(_told_by_engine(done.stdout + done.stderr))


def _told_by_engine(output: str) -> str:
    """Return what an engine that stopped has to say: a macro's error alone, or its last lines."""
    in_macro = re.search(r"^_MacroError_: (.+)$", output, re.M)
    if in_macro:
        return in_macro[1]
    lines = [line for line in output.split("\n") if line.strip()]
    shown = [line for line in lines if not line.startswith("INFO")]
    return "the site engine stopped:\n" + "\n".join((shown or lines)[-40:])


def make_index(site: Path) -> None:
    """Write the full-text index of a built site. Raises BuildError when that fails."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"the full-text index failed:\n{done.stdout}{done.stderr}")
    # Pagefind brings an interface of its own that no page loads.
    for file in (site / "pagefind").glob("pagefind-*"):
        if file.name not in PAGEFIND_LOADED:
            file.unlink()


def _keep_index(old: Path, fresh: Path) -> None:
    if (old / "pagefind").is_dir():
        shutil.copytree(old / "pagefind", fresh / "pagefind", copy_function=_link_or_copy)


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def workplace(root: Path, use: str) -> Path:
    """Make a folder for this process to work in, and remove those of processes that are gone."""
    work = root / WORK
    work.mkdir(exist_ok=True)
    for folder in work.glob("*-*-*"):
        if not _runs(folder.name.split("-")[1]):
            shutil.rmtree(folder, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"{use}-{os.getpid()}-", dir=work))


def _runs(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        pass
    return True


def exchange(fresh: Path, site: Path) -> None:
    """Put `fresh` in the place of `site` in one step, where the system can; `fresh` may go then."""
    site.parent.mkdir(parents=True, exist_ok=True)
    fresh.chmod(0o755)
    near = _on_one_disk(fresh, site)
    if not site.exists():
        near.rename(site)
    elif not _swap(near, site):
        aside = _aside(site)
        site.rename(aside)
        near.rename(site)
        shutil.rmtree(aside)
    if near != fresh:
        shutil.rmtree(near, ignore_errors=True)


def _on_one_disk(fresh: Path, site: Path) -> Path:
    """Return `fresh`, or its copy beside `site` on another disk, where no rename leads."""
    if fresh.stat().st_dev == site.parent.stat().st_dev:
        return fresh
    near = site.with_name(f".{site.name}.new")
    shutil.rmtree(near, ignore_errors=True)
    try:
        shutil.copytree(fresh, near)
    except shutil.Error as error:
        shutil.rmtree(near, ignore_errors=True)
        raise OSError(error.args[0][0][2]) from error
    return near


def _aside(site: Path) -> Path:
    return site.with_name(f".{site.name}.old")


def _restore(site: Path) -> None:
    """Bring back a site whose exchange was cut off half-way."""
    aside = _aside(site)
    if aside.is_dir():
        if site.exists():
            shutil.rmtree(aside)
        else:
            aside.rename(site)


def _swap(one: Path, other: Path) -> bool:
    """Exchange two paths with renameat2, which Linux has; return whether that was done."""
    with suppress(OSError, AttributeError):
        rename = ctypes.CDLL(None, use_errno=True).renameat2
        here, exchange_flag = -100, 2
        paths = os.fsencode(one), os.fsencode(other)
        return rename(here, paths[0], here, paths[1], exchange_flag) == 0  # type: ignore[no-any-return]
    return False
