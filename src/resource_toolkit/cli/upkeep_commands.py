"""The commands for the people who keep a toolkit: add, repair, review, report, check links."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from resource_toolkit.catalog.query import sort
from resource_toolkit.catalog.settings import read_settings
from resource_toolkit.checking.coverage import cover
from resource_toolkit.checking.reviews import due_list, stamp
from resource_toolkit.problems.problem import did_you_mean, has_errors
from resource_toolkit.publishing.build import Checked, load_and_check
from resource_toolkit.reading import link_state as linkstate
from resource_toolkit.reading.loader import load_catalog
from resource_toolkit.upkeep import generated
from resource_toolkit.upkeep import interview as cli_new
from resource_toolkit.upkeep.agency import write_agency
from resource_toolkit.upkeep.issueform import read_form
from resource_toolkit.upkeep.link_check.ask import Manners
from resource_toolkit.upkeep.link_check.run import Runner, addresses, fix_redirects, links_text
from resource_toolkit.upkeep.report import due_text, report_record, report_text
from resource_toolkit.upkeep.spreadsheet import read_csv, read_table, without_rows
from resource_toolkit.upkeep.summary import base_folder, summary_text
from resource_toolkit.writing.cells import to_csv
from resource_toolkit.writing.edits import read_lines, write_lines
from resource_toolkit.writing.fixes import fix_text, resource_files

Command = Callable[[str, object, str], argparse.ArgumentParser]
Today = Callable[[argparse.Namespace], date]


def register(command: Command, today: Today) -> None:
    """Add the commands; `command` makes a parser of a name, what it runs and a summary."""

    def checked(options: argparse.Namespace) -> Checked:
        return load_and_check(options.root.resolve(), today(options))

    def add(
        name: str, run: Callable[[argparse.Namespace, Checked], int], summary: str
    ) -> argparse.ArgumentParser:
        return command(name, lambda options: run(options, checked(options)), summary)

    new = add("new", cli_new.run, "Ask for a new resource in plain words and write its file.")
    new.add_argument("--from", dest="source", type=_file, metavar="FILE.yml",
                     help="take the answers from a file, without questions")  # fmt: skip
    new.add_argument("--collection", help="the toolkit where it belongs")
    new.add_argument("--slug", help="the name of its address")
    new.add_argument("--template", action="store_true", help="print an empty commented file")
    form = add("from-form", _from_form, "Turn a submitted form 'Suggest a resource' into a file.")
    form.add_argument("file", type=_file, metavar="FILE", help="the text of the issue")
    form.add_argument("--draft", action="store_true", help="write the file with its errors too")
    generate = add("generate", _generate, "Write the files that are made from the resources.")
    generate.add_argument("--check", action="store_true", help="only say which are out of date")
    taken = add("import", _import, "Take resources from a spreadsheet (CSV), all rows or none.")
    taken.add_argument("file", type=_file, metavar="FILE.csv")
    taken.add_argument("--partial", action="store_true", help="write the rows that pass")
    taken.add_argument("--dry-run", action="store_true", help="write nothing, only say what is so")
    given = add("export", _export, "Write all resources as a spreadsheet (CSV).")
    given.add_argument("--csv", nargs="?", const="-", required=True, metavar="FILE",
                       help="the file to write; without it, print")  # fmt: skip
    review = add("review", _review, "Stamp resources as reviewed today.")
    review.add_argument("slugs", nargs="+", metavar="SLUG")
    review.add_argument("--by", metavar="ROLE", help="who reviewed it: a role, not a name")
    report = add("report", _report, "Say what the toolkit covers, what it lacks and what is due.")
    report.add_argument("--due", type=int, metavar="DAYS", help="only reviews due in so many days")
    report.add_argument("--json", action="store_true", help="print JSON")
    links = add("links", _links, "Ask the external addresses politely how they are.")
    links.add_argument("--due", action="store_true",
                       help="only those that failed or were not asked for four weeks")  # fmt: skip
    links.add_argument("--fix-redirects", action="store_true",
                       help="write the new addresses of pages that have moved")  # fmt: skip
    links.add_argument("--markdown", action="store_true", help="print the result as Markdown")
    summary = add("summary", _summary, "Say what a change does, as Markdown for a pull request.")
    summary.add_argument("--base", required=True, metavar="DIR", help="a folder or a git commit")
    agency = command(
        "init-agency",
        lambda options: _init_agency(options, today(options)),
        "Write an empty toolkit for another agency.",
    )
    agency.add_argument("folder", type=Path, metavar="DIR")


def _file(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"there is no file {text}")
    return path


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def fix(root: Path, today: date) -> None:
    """Repair what is safe in the files of all resources, and say what was done."""
    settings = read_settings(root)
    catalog, _ = load_catalog(root, today=today, folder=settings.resources)
    count = 0
    for path in resource_files(catalog):
        try:
            text, newline = read_lines(path)
        except (UnicodeDecodeError, OSError):
            continue
        name = path.relative_to(catalog.root).as_posix()
        fixed, fixes = fix_text(catalog, name, text)
        if fixes:
            write_lines(path, fixed, newline)
        for done in fixes:
            print(done)
        count += len(fixes)
    print(f"{_many(count, 'repair')} made")


def _from_form(options: argparse.Namespace, now: Checked) -> int:
    suggestion = read_form(now, read_table(options.file))
    for problem in (*suggestion.trial.own, *suggestion.trial.others):
        print(problem)
    errors = suggestion.trial.errors
    if errors and not options.draft:
        print(f"nothing was written: {_many(len(errors), 'error')}; --draft writes it anyway")
        return 1
    write_lines(now.catalog.root / suggestion.path, suggestion.text)
    print(f"wrote {suggestion.path}")
    return 0


def _generate(options: argparse.Namespace, now: Checked) -> int:
    if options.check:
        stale = sorted(generated.stale_files(now.catalog))
        for path in stale:
            print(f"{path} is out of date; run 'toolkit generate'")
        return int(bool(stale))
    for path in generated.write_generated(now.catalog):
        print(f"wrote {path}")
    return 0


def _import(options: argparse.Namespace, now: Checked) -> int:
    found = read_csv(now, read_table(options.file))
    for problem in found.problems:
        print(problem)
    failed = found.broken
    if failed and options.partial:
        if 0 in failed or 1 in failed:
            print("nothing was written: what is wrong concerns more than one row")
            return 1
        found = without_rows(now, found)
        if 0 in found.broken:
            print("nothing was written: the rows that pass would break other files")
            return 1
        left = sorted(failed | {row for row in found.dropped if row not in failed})
        print(f"left out: {_many(len(left), 'row')} ({', '.join(map(str, left))})")
    elif failed:
        count = sum(not problem.warning for problem in found.problems)
        rows = len(failed - {0})
        print(
            f"nothing was written: {_many(count, 'error')} in {_many(rows, 'row')}; "
            "--partial writes the rows that pass"
        )
        return 1
    for path, text in found.files.items():
        if not options.dry_run:
            write_lines(now.catalog.root / path, text)
        print(f"{'would write' if options.dry_run else 'wrote'} {path} (row {found.rows[path]})")
    print(f"{_many(len(found.files), 'file')} written, {found.unchanged} unchanged"
          if not options.dry_run else "nothing was written: a dry run")  # fmt: skip
    return int(bool(failed))


def _export(options: argparse.Namespace, now: Checked) -> int:
    catalog = now.catalog
    ordered = sort(catalog, catalog.resources.values(), "title")
    places = {slug: place for place, slug in enumerate(catalog.collections)}
    text = to_csv(catalog, sorted(ordered, key=lambda resource: places[resource.collection]))
    if options.csv == "-":
        sys.stdout.write(text)
    else:
        # A spreadsheet program takes a file for UTF-8 when it begins with this mark.
        Path(options.csv).write_bytes(b"\xef\xbb\xbf" + text.encode())
        print(f"wrote {options.csv}: {_many(len(catalog.resources), 'resource')}")
    return 0


def _review(options: argparse.Namespace, now: Checked) -> int:
    catalog = now.catalog
    unknown = [slug for slug in options.slugs if slug not in catalog.resources]
    for slug in unknown:
        print(f"no resource has the slug '{slug}'{did_you_mean(slug, catalog.resources)}")
    if unknown:
        return 1
    stamped = []
    for slug in dict.fromkeys(options.slugs):
        resource = catalog.resources[slug]
        path = catalog.root / resource.path
        text, newline = read_lines(path)
        stamped.append((path, stamp(catalog, resource, text, options.by), newline, resource))
    for path, text, newline, resource in stamped:
        write_lines(path, text, newline)
        print(f"{resource.path}: reviewed {catalog.today} by {options.by or resource.reviewed_by}")
    return 0


def _report(options: argparse.Namespace, now: Checked) -> int:
    days = 90 if options.due is None else options.due
    due = due_list(now.catalog, days)
    if options.json:
        record = report_record(now.catalog, cover(now.catalog), due)
        print(json.dumps(record, ensure_ascii=False, indent=2))
    elif options.due is not None:
        print(due_text(now.catalog, due, days))
    else:
        print(report_text(now.catalog, cover(now.catalog), due, days))
    return 0


def _links(options: argparse.Namespace, now: Checked) -> int:
    catalog = now.catalog
    path = catalog.root / linkstate.NAME
    if has_errors(now.problems):
        print("Some files have errors, so some addresses may be left out; run: toolkit check",
              file=sys.stderr)  # fmt: skip
    places = addresses(catalog, now.bodies, catalog.root / now.settings.docs)
    runner = Runner(path, linkstate.read_ledger(path), Manners(), tell=_progress)
    asked = runner.run(places, due=options.due)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    states = runner.ledger.states
    print(links_text(states, places, markdown=options.markdown))
    print(f"addresses asked: {len(asked)}")
    if options.fix_redirects:
        for file, old, new in fix_redirects(catalog.root, states, places):
            print(f"{file}: {old} is now {new}")
    return 0


def _progress(done: int, total: int, address: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{done}/{total} {address[:60]}", end="", file=sys.stderr, flush=True)
    elif done % 25 == 0 or done == total:
        print(f"{done} of {total} addresses asked", file=sys.stderr, flush=True)


def _summary(options: argparse.Namespace, now: Checked) -> int:
    catalog = now.catalog
    with base_folder(catalog.root, options.base, now.settings) as folder:
        base, _ = load_catalog(folder, today=catalog.today, folder=now.settings.resources)
        print(summary_text(base, now), end="")
    return 0


def _init_agency(options: argparse.Namespace, today: date) -> int:
    for path in write_agency(options.root.resolve(), options.folder, today):
        print(f"wrote {path}")
    print(f"build it with: toolkit build --root {options.folder}")
    return 0
