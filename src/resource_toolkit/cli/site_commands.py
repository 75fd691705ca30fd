"""The commands that make a site: build, serve, fill and init-agency."""

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from resource_toolkit.catalog import Packet, Resource, Training
from resource_toolkit.checking import Checked
from resource_toolkit.problems import ToolkitError, did_you_mean, shown
from resource_toolkit.writing import refuse_links

from .command import add, checked, day_of, root_of
from .output import count_line

if TYPE_CHECKING:
    from resource_toolkit.publishing import Papers, Times

    from .command import Commands


NO_PAPERS = "papers need more programs; install 'resource-toolkit[papers]'"


def add_to(commands: "Commands") -> None:
    """Declare the commands."""
    built = add(commands, "build", _build, "Build the site and exchange it for the old one.")
    built.add_argument("--out", type=Path, default=None, help="the folder of the site (site)")
    built.add_argument("--engine", default="mkdocs", help="who makes the frames (mkdocs)")
    built.add_argument("--papers", action="store_true", help="make PDF and Word files as well")
    built.add_argument("--offer-papers", action="store_true", help=argparse.SUPPRESS)
    built.add_argument("--offline", action="store_true", help="make copies for a stick as well")
    built.add_argument("--quiet", action="store_true", help="say only what is wrong")
    served = add(commands, "serve", _serve, "Serve the site here and rebuild it on every change.")
    served.add_argument("--host", default="127.0.0.1")
    served.add_argument("--port", type=int, default=8000)
    papers = add(commands, "papers", _papers, "Make PDF and Word files.")
    papers.add_argument("slugs", nargs="*", metavar="SLUG", help="of what (all)")
    papers.add_argument("--large", action="store_true", help="make the sheet in large print")
    papers.add_argument("--text", action="store_true", help="print what is handed out as text")
    filled = add(commands, "fill", _fill, "Fill a site that was built without hooks.")
    filled.add_argument("site", type=Path, metavar="SITE_DIR")
    agency = add(commands, "init-agency", _agency, "Write an empty toolkit for another agency.")
    agency.add_argument("folder", type=Path, metavar="DIR")
    agency.set_defaults(in_toolkit=False)


def _build(options: argparse.Namespace) -> int:
    from resource_toolkit.engines import end_near, engine_named
    from resource_toolkit.publishing import build, make_no_papers, say_nothing

    root = root_of(options)
    _refuse_words_of_the_start(root)
    site = options.out or root / "site"
    times = build(
        root,
        site,
        engine_named(options.engine),
        today=day_of(options),
        report=say_nothing if options.quiet else _say_errors,
        papers=_all_papers
        if options.papers
        else _offered_papers
        if options.offer_papers
        else make_no_papers,
        copies=options.offline,
    )
    if not options.quiet:
        print(f"built {site.resolve()} with {options.engine} in {_times_line(times)}")
    if ending := end_near(options.engine, day_of(options)):
        print(f"warning: {ending}", file=sys.stderr)
    return 0


def _refuse_words_of_the_start(root: Path) -> None:
    """Stop a build that goes live while words of the empty start stand for an owner's own."""
    from resource_toolkit.upkeep.repository import words_that_stop

    if not (said := words_that_stop(root)):
        return
    if os.environ.get("GITHUB_ACTIONS"):
        print(f"::error::{' '.join(said.split())}", flush=True)
    raise ToolkitError(said)


def _all_papers(now: Checked) -> "Papers":
    """Make the papers of all records; without the programs for it, say so and go on."""
    from resource_toolkit.publishing import SOCIAL

    try:
        from resource_toolkit.papers.documents import make_social

        made = _made_all(now)
        refuse_links(now.catalog.root, "social")
        return {**made, SOCIAL: make_social(now.catalog, now.settings)}
    except ImportError:
        _progress(f"the PDF and Word files are left out: {NO_PAPERS}")
        return {}


def _offered_papers(now: Checked) -> "Papers":
    from importlib.util import find_spec

    from resource_toolkit.publishing import offer_papers

    return offer_papers(now) if find_spec("typst") and find_spec("docx") else {}


def _offering(now: Checked) -> Iterable[Resource | Packet | Training]:
    catalog = now.catalog
    return (*catalog.active, *catalog.packets.values(), *catalog.trainings.values())


def _made(now: Checked, records: Iterable[Resource | Packet | Training]) -> "Papers":
    """Make the papers of some records; say which take more pages than their pages promise."""
    from resource_toolkit.papers.documents import broken_promises, make_papers

    refuse_links(now.catalog.root, "papers")
    made = make_papers(now.catalog, now.settings, now.bodies, records, tell=_progress)
    for problem in broken_promises(now.catalog, made):
        _progress(str(problem))
    return made


def _made_all(now: Checked) -> "Papers":
    """Make the papers of all records, and remove those of records that are gone."""
    from resource_toolkit.papers.documents import prune_papers

    made = _made(now, _offering(now))
    prune_papers(now.catalog.root, made)
    return made


def _progress(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _papers(options: argparse.Namespace) -> int:
    now = checked(options)
    if now.broken:
        _say_errors(now)
        return 1
    known: dict[str, Resource | Packet | Training] = {
        **now.catalog.trainings,
        **now.catalog.packets,
        **now.catalog.resources,
    }
    unknown = [slug for slug in options.slugs if slug not in known]
    if unknown:
        hint = did_you_mean(unknown[0], known)
        raise ToolkitError(f"there is no resource, packet or training {shown(unknown[0])}{hint}")
    records = [known[slug] for slug in options.slugs] or list(_offering(now))
    if options.text:
        for record in records:
            if isinstance(record, Resource):
                print(_text_of(now, record), end="")
        return 0
    try:
        made = (
            _large(now, records)
            if options.large
            else _made(now, records)
            if options.slugs
            else _made_all(now)
        )
    except ImportError as error:
        raise ToolkitError(NO_PAPERS) from error
    for files in made.values():
        print(*files, sep="\n")
    return 0


def _large(now: Checked, records: Iterable[Resource | Packet | Training]) -> "Papers":
    from resource_toolkit.papers import paper_names
    from resource_toolkit.papers.documents import make_large

    refuse_links(now.catalog.root, "papers")
    return {
        record.address: [make_large(now.catalog, now.settings, record, now.bodies[record.slug])]
        for record in records
        if isinstance(record, Resource) and paper_names(now.catalog, record)
    }


def _text_of(now: Checked, resource: Resource) -> str:
    from resource_toolkit.papers import read_tree, sections_of, write_text

    sections = sections_of(now.catalog, resource, now.bodies[resource.slug])
    handed = "".join(section.html for section in sections if section.handed_out)
    return f"# {resource.title}\n\n{write_text(read_tree(handed))}"


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
    from resource_toolkit.publishing import fill_whole, place_to_fill

    site = place_to_fill(options.site, root_of(options))
    now = checked(options)
    if now.broken:
        _say_errors(now)
        return 1
    faults = fill_whole(site, now.catalog, now.settings, now.bodies)
    for fault in faults:
        print(fault, file=sys.stderr)
    return int(bool(faults))


def _agency(options: argparse.Namespace) -> int:
    from resource_toolkit.upkeep import write_agency

    for path in write_agency(options.folder, day_of(options)):
        print(f"wrote {path}")
    print(f"look at it:  cd {options.folder}  and then  toolkit serve")
    return 0
