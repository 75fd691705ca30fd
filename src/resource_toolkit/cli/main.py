"""The command `toolkit`: check, list, build, serve and fill. Only this module prints and exits."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from resource_toolkit.catalog.query import Selection, select
from resource_toolkit.catalog.settings import Settings, read_settings
from resource_toolkit.cli import upkeep_commands as cli_upkeep
from resource_toolkit.outputs.finder import resource_record
from resource_toolkit.problems import problem as wording
from resource_toolkit.publishing.build import BuildError, Checked, Times, build, load_and_check
from resource_toolkit.publishing.fill import fill_whole
from resource_toolkit.publishing.frames import FrameError
from resource_toolkit.publishing.serve import serve
from resource_toolkit.reading.schema import write_schema
from resource_toolkit.upkeep.permalinks import update_permalinks


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 fine, 1 with problems, 2 for a wrong call."""
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    if rest and options.command != "list":
        parser.error(f"unknown words: {' '.join(rest)}")
    options.rest = rest
    if not (options.root / "mkdocs.yml").is_file():
        parser.error(f"there is no mkdocs.yml in {options.root}; give the folder with --root")
    try:
        sys.exit(options.run(options))
    except (BuildError, FrameError, ValueError) as error:
        print(f"toolkit: {error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="toolkit", description="Check, build and serve a resource toolkit."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: object, summary: str) -> argparse.ArgumentParser:
        found = commands.add_parser(name, help=summary, description=summary)
        found.set_defaults(run=run)
        found.add_argument(
            "--root", type=Path, default=Path(), help="the folder with mkdocs.yml (here)"
        )
        found.add_argument(
            "--today", type=_day, default=None, help="the day to take for today, YYYY-MM-DD"
        )
        return found

    check = command("check", _check, "Say everything that is wrong in the resources.")
    check.add_argument("--format", choices=("text", "json", "github"), default="text")
    check.add_argument("--fix", action="store_true", help="first repair what is safe")
    check.add_argument("--strict", action="store_true", help="exit 1 for warnings too")
    listed = command("list", _list, "List resources; each facet is a flag, such as --gateways F.")
    listed.add_argument("--json", action="store_true", help="print a JSON list")
    listed.add_argument("--collections", action="append", default=[], metavar="COLLECTION")
    listed.add_argument("--minutes", type=int, help="at most this many minutes")
    schema = command("schema", _schema, "Print the JSON Schema of the front matter.")
    schema.add_argument("--write", action="store_true", help="write it to schema/")
    built = command("build", _build, "Build the site and exchange it for the old one.")
    built.add_argument("--out", type=Path, default=None, help="the folder of the site (site)")
    built.add_argument("--no-search", action="store_true", help="keep the old full-text index")
    built.add_argument("--engine", default="mkdocs", help="mkdocs, or its drop-in properdocs")
    built.add_argument("--quiet", action="store_true", help="say only what is wrong")
    served = command("serve", _serve, "Serve the site here and rebuild it on every change.")
    served.add_argument("--host", default="127.0.0.1")
    served.add_argument("--port", type=int, default=8000)
    filled = command("fill", _fill, "Fill a site that was built without hooks.")
    filled.add_argument("site", type=Path, metavar="SITE_DIR")
    permalinks = command("permalinks", _permalinks, "Say which published addresses are new.")
    permalinks.add_argument("--update", action="store_true", help="record them")
    cli_upkeep.register(command, today)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write 2026-11-21") from None


def today(options: argparse.Namespace) -> date:
    """Return `--today`, else the day of SOURCE_DATE_EPOCH, else today, all in UTC."""
    if options.today:
        return options.today  # type: ignore[no-any-return]
    stamp = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(stamp), UTC) if stamp else datetime.now(UTC)).date()


def _checked(options: argparse.Namespace) -> Checked:
    return load_and_check(options.root.resolve(), today(options))


def _check(options: argparse.Namespace) -> int:
    if options.fix:
        cli_upkeep.fix(options.root.resolve(), today(options))
    checked = _checked(options)
    if options.format == "json":
        print(wording.to_json(checked.problems))
    else:
        page = codes_page(options.root, checked.settings)
        in_github = options.format == "github"
        for problem in checked.problems:
            print(wording.to_github(problem, page) if in_github else problem)
        print(wording.count_line(checked.problems, len(checked.catalog.resources)))
        if meaning := wording.meaning_line(checked.problems, page):
            print(meaning)
    return int(checked.broken or (options.strict and bool(checked.problems)))


def codes_page(root: Path, settings: Settings) -> str:
    """Return the address of the site's page of codes, or nothing where a site has none."""
    address = "contribute/codes"
    has_page = (root / settings.docs / f"{address}.md").is_file()
    return f"{settings.url}{address}/" if settings.url and has_page else ""


def _list(options: argparse.Namespace) -> int:
    checked = _checked(options)
    catalog = checked.catalog
    parser = argparse.ArgumentParser(prog="toolkit list", allow_abbrev=False)
    for name, vocabulary in catalog.vocabularies.items():
        parser.add_argument(
            f"--{name}",
            action="append",
            default=[],
            dest=name,
            metavar="TERM",
            help=vocabulary.title,
        )
    facets = vars(parser.parse_args(options.rest))
    terms: dict[str, frozenset[str]] = {}
    for name, asked in facets.items():
        vocabulary = catalog.vocabularies[name]
        found = []
        for value in asked:
            term = vocabulary.find(value)
            if term is None:
                hint = wording.did_you_mean(value, vocabulary.accepted)
                parser.error(f"unknown {vocabulary.singular} {value!r}{hint}")
            found.append(term.slug)
        if found:
            terms[name] = frozenset(found)
    for value in options.collections:
        if value not in catalog.collections:
            hint = wording.did_you_mean(value, catalog.collections)
            parser.error(f"unknown collection {value!r}{hint}")
    selection = Selection(
        terms=terms, collections=frozenset(options.collections), minutes=options.minutes
    )
    chosen = select(catalog, selection)
    if options.json:
        rows = [resource_record(catalog, resource) for resource in chosen]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for resource in chosen:
            print(f"{resource.slug:40} {resource.title}")
    return int(checked.broken)


def _schema(options: argparse.Namespace) -> int:
    catalog = _checked(options).catalog
    print(write_schema(catalog, write=options.write))
    return 0


def _told(checked: Checked) -> None:
    """Print every error of a build; warnings are the business of `check`."""
    errors = [problem for problem in checked.problems if problem.severity == "error"]
    for problem in errors:
        print(problem, file=sys.stderr)
    line = wording.count_line(errors, len(checked.catalog.resources), with_warnings=False)
    print(line, flush=True)


def _ignored(_: Checked) -> None:
    """Say nothing of the checks."""


def _times_line(times: Times) -> str:
    steps = ", ".join(f"{step} {seconds:.1f} s" for step, seconds in times.steps.items())
    return f"{sum(times.steps.values()):.1f} s ({steps})"


def _build(options: argparse.Namespace) -> int:
    root = options.root.resolve()
    site = (options.out or root / "site").resolve()
    times = build(
        root,
        site,
        today=today(options),
        search=not options.no_search,
        engine=options.engine,
        report=_ignored if options.quiet else _told,
    )
    if not options.quiet:
        print(f"built {site} in {_times_line(times)}")
    return 0


def _serve(options: argparse.Namespace) -> int:
    serve(options.root.resolve(), options.host, options.port, tell=print)
    return 0


def _fill(options: argparse.Namespace) -> int:
    checked = _checked(options)
    if checked.broken:
        _told(checked)
        return 1
    site = options.site.resolve()
    faults = fill_whole(site, checked.catalog, checked.settings, checked.bodies)
    for fault in faults:
        print(fault, file=sys.stderr)
    return int(bool(faults))


def _permalinks(options: argparse.Namespace) -> int:
    root = options.root.resolve()
    settings = read_settings(root)
    added = update_permalinks(_checked(options).catalog, root / settings.resources, options.update)
    for address in added:
        print(f"/{address}")
    return 0
