"""The commands that make a site: build, serve, fill and init-agency."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from resource_toolkit.checking import Checked

from .command import add, checked, day_of, root_of
from .output import count_line

if TYPE_CHECKING:
    from resource_toolkit.publishing import Times

    from .command import Commands


def add_to(commands: "Commands") -> None:
    """Declare the commands."""
    built = add(commands, "build", _build, "Build the site and exchange it for the old one.")
    built.add_argument("--out", type=Path, default=None, help="the folder of the site (site)")
    built.add_argument("--engine", default="mkdocs", help="mkdocs, or its drop-in properdocs")
    built.add_argument("--quiet", action="store_true", help="say only what is wrong")
    served = add(commands, "serve", _serve, "Serve the site here and rebuild it on every change.")
    served.add_argument("--host", default="127.0.0.1")
    served.add_argument("--port", type=int, default=8000)
    filled = add(commands, "fill", _fill, "Fill a site that was built without hooks.")
    filled.add_argument("site", type=Path, metavar="SITE_DIR")
    agency = add(commands, "init-agency", _agency, "Write an empty toolkit for another agency.")
    agency.add_argument("folder", type=Path, metavar="DIR")


def _build(options: argparse.Namespace) -> int:
    from resource_toolkit.engines import EngineProcess
    from resource_toolkit.publishing import build, say_nothing

    root = root_of(options)
    site = (options.out or root / "site").resolve()
    times = build(
        root,
        site,
        EngineProcess(options.engine),
        today=day_of(options),
        report=say_nothing if options.quiet else _say_errors,
    )
    if not options.quiet:
        print(f"built {site} in {_times_line(times)}")
    return 0


def _say_errors(now: Checked) -> None:
    """Print every error of a build; warnings are the business of `check`."""
    errors = [problem for problem in now.problems if problem.severity == "error"]
    for problem in errors:
        print(problem, file=sys.stderr)
    print(count_line(errors, len(now.catalog.resources), with_warnings=False), flush=True)


def _times_line(times: "Times") -> str:
    steps = ", ".join(f"{step} {seconds:.1f} s" for step, seconds in times.steps.items())
    return f"{sum(times.steps.values()):.1f} s ({steps})"


def _serve(options: argparse.Namespace) -> int:
    from resource_toolkit.publishing import serve

    serve(root_of(options), options.host, options.port, tell=print)
    return 0


def _fill(options: argparse.Namespace) -> int:
    from resource_toolkit.publishing import fill_whole

    now = checked(options)
    if now.broken:
        _say_errors(now)
        return 1
    faults = fill_whole(options.site.resolve(), now.catalog, now.settings, now.bodies)
    for fault in faults:
        print(fault, file=sys.stderr)
    return int(bool(faults))


def _agency(options: argparse.Namespace) -> int:
    from resource_toolkit.upkeep import write_agency

    for path in write_agency(root_of(options), options.folder, day_of(options)):
        print(f"wrote {path}")
    print(f"build it with: toolkit build --root {options.folder}")
    return 0
