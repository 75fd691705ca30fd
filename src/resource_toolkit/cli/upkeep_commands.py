"""The commands for the people who keep a toolkit: add, review, report, check links."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from resource_toolkit.checking import Step, cover, due_list
from resource_toolkit.problems import has_errors, many

from .command import add, checked, existing_file

if TYPE_CHECKING:
    from .command import Commands


def add_to(commands: "Commands") -> None:
    """Declare the commands."""
    new = add(commands, "new", _new, "Ask for a new resource in plain words and write its file.")
    new.add_argument(
        "what",
        nargs="?",
        choices=("resource", "session"),
        default="resource",
        help="a resource, or a date of a training",
    )
    new.add_argument(
        "--from",
        dest="source",
        type=existing_file,
        metavar="FILE.yml",
        help="take the answers from a file, without questions",
    )
    new.add_argument("--collection", help="the toolkit where it belongs")
    new.add_argument("--slug", help="the name of its address")
    new.add_argument(
        "--all", action="store_true", help="ask for all that may be said, not only what is needed"
    )
    new.add_argument("--template", action="store_true", help="print an empty commented file")
    form = add(
        commands, "from-form", _form, "Turn a submitted form 'Suggest a resource' into a file."
    )
    form.add_argument("file", type=existing_file, metavar="FILE", help="the text of the issue")
    form.add_argument("--draft", action="store_true", help="write the file with its errors too")
    generate = add(
        commands, "generate", _generate, "Write the files that are made from the resources."
    )
    generate.add_argument("--check", action="store_true", help="only say which are out of date")
    _add_reports(commands)


def _add_reports(commands: "Commands") -> None:
    review = add(commands, "review", _review, "Stamp resources as reviewed today.")
    review.add_argument("slugs", nargs="+", metavar="SLUG")
    review.add_argument("--by", metavar="ROLE", help="who reviewed it: a role, not a name")
    report = add(
        commands, "report", _report, "Say what the toolkit covers, what it lacks and what is due."
    )
    report.add_argument("--due", type=int, metavar="DAYS", help="only reviews due in so many days")
    report.add_argument("--json", action="store_true", help="print JSON")
    links = add(commands, "links", _links, "Ask the external addresses politely how they are.")
    links.add_argument(
        "--due",
        action="store_true",
        help="only those that failed or were not asked for four weeks",
    )
    links.add_argument(
        "--fix-redirects",
        action="store_true",
        help="write the new addresses of pages that have moved",
    )
    links.add_argument("--markdown", action="store_true", help="print the result as Markdown")
    _add_summary(commands)


def _add_summary(commands: "Commands") -> None:
    summary = add(
        commands, "summary", _summary, "Say what a change does, as Markdown for a pull request."
    )
    summary.add_argument("--base", required=True, metavar="DIR", help="a folder or a git commit")
    summary.add_argument(
        "--lines",
        default=_lines_of_host(),
        metavar="ADDRESS",
        help="where files with their lines are shown; what is to be mended is linked there",
    )
    summary.add_argument(
        "--site",
        nargs="?",
        const="",
        metavar="ADDRESS",
        help="where its pages can be looked at; alone: they are files of a copy",
    )
    summary.add_argument(
        "--pictures",
        type=Path,
        metavar="DIR",
        help="make small pictures of the pages that change, in a copy of the site",
    )


def _new(options: argparse.Namespace) -> int:
    from resource_toolkit.upkeep import Draft, Interview, SessionInterview

    now = checked(options, Step.PROSE)
    if options.what == "session":
        return int(not SessionInterview(now, ask=input, tell=print).run())
    asked = Draft(collection=options.collection, slug=options.slug, everything=options.all)
    interview = Interview(now, asked, ask=input, tell=print)
    if options.template:
        done = interview.print_template()
    elif options.source:
        done = interview.take_file(options.source)
    else:
        done = interview.run()
    return int(not done)


def _form(options: argparse.Namespace) -> int:
    from resource_toolkit.upkeep import read_table
    from resource_toolkit.upkeep.repository import read_form
    from resource_toolkit.writing import write_files

    now = checked(options, Step.PROSE)
    suggestion = read_form(now, read_table(options.file))
    for problem in (*suggestion.trial.own, *suggestion.trial.others):
        print(problem)
    errors = suggestion.trial.errors
    if errors and not options.draft:
        print(f"nothing was written: {many(len(errors), 'error')}; --draft writes it anyway")
        return 1
    write_files(now.catalog.root, {path: text.encode() for path, text in suggestion.files.items()})
    for path in suggestion.files:
        print(f"wrote {path}")
    return 0


def _generate(options: argparse.Namespace) -> int:
    from resource_toolkit.upkeep import generated_files
    from resource_toolkit.writing import stale_files, write_generated

    catalog = checked(options, Step.READING).catalog
    stale = stale_files(catalog.root, generated_files(catalog))
    if options.check:
        for path in sorted(stale):
            print(f"{path} is out of date; run 'toolkit generate'")
        return int(bool(stale))
    for path in write_generated(catalog.root, stale):
        print(f"wrote {path}")
    return 0


def _review(options: argparse.Namespace) -> int:
    from resource_toolkit.upkeep import stamp_reviews

    catalog = checked(options, Step.READING).catalog
    for resource, role in stamp_reviews(catalog, options.slugs, options.by):
        print(f"{resource.path}: reviewed {catalog.today} by {role}")
    return 0


def _report(options: argparse.Namespace) -> int:
    from resource_toolkit.upkeep import due_text, report_record, report_text

    catalog = checked(options, Step.READING).catalog
    days = 90 if options.due is None else options.due
    due = due_list(catalog, days)
    if options.json:
        record = report_record(catalog, cover(catalog), due)
        print(json.dumps(record, ensure_ascii=False, indent=2))
    elif options.due is not None:
        print(due_text(catalog, due, days))
    else:
        print(report_text(catalog, cover(catalog), due, days))
    return 0


def _links(options: argparse.Namespace) -> int:
    from resource_toolkit.upkeep.link_check import check_links, fix_redirects, links_text

    now = checked(options)
    if has_errors(now.problems):
        message = "Some files have errors, so some addresses may be left out; run: toolkit check"
        print(message, file=sys.stderr)
    result = check_links(now, due=options.due, tell=_progress)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    print(links_text(result.states, result.mentions, markdown=options.markdown))
    print(f"addresses asked: {len(result.asked)}")
    if options.fix_redirects:
        for file, old, new in fix_redirects(now.catalog.root, result.states, result.mentions):
            print(f"{file}: {old} is now {new}")
    return 0


def _progress(done: int, total: int, address: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{done}/{total} {address[:60]}", end="", file=sys.stderr, flush=True)
    elif done % 25 == 0 or done == total:
        print(f"{done} of {total} addresses asked", file=sys.stderr, flush=True)


def _lines_of_host() -> str:
    """Return where the host of a run shows the files of its commit, or nothing elsewhere."""
    server, repository, commit = (
        os.environ.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "SHA")
    )
    return f"{server}/{repository}/blob/{commit}/" if server and repository and commit else ""


def _summary(options: argparse.Namespace) -> int:
    from resource_toolkit.upkeep import changed_pages, read_base, summary_of
    from resource_toolkit.upkeep.repository import take_pictures

    now = checked(options, Step.PROSE)
    if options.pictures:
        base = read_base(now, options.base)
        pages = changed_pages(base.catalog, now.catalog, base.pages)
        take_pictures(options.pictures, now.catalog.root, pages)
    print(summary_of(now, options.base, options.site, options.lines), end="")
    return 0
