"""The commands that read a toolkit: check, list, schema and permalinks."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from resource_toolkit.catalog import Catalog, NoSuchName, select, selection_of
from resource_toolkit.checking import Step
from resource_toolkit.problems import Problem, ToolkitError, many, nearest, shown
from resource_toolkit.writing import new_file, refresh_schemas, schema_texts, write_data

from .command import add, checked, root_of
from .output import codes_page, count_line, meaning_line, to_github, to_json

if TYPE_CHECKING:
    from resource_toolkit.checking import Checked
    from resource_toolkit.upkeep import Fix, Repairs

    from .command import Commands

SCHEMAS = (
    *("resource", "collection", "vocabulary", "packet", "training"),
    *("check-up", "check-up-words", "house"),
)


def add_to(commands: "Commands") -> None:
    """Declare the commands."""
    check = add(commands, "check", _check, "Say everything that is wrong in the resources.")
    check.add_argument("--format", choices=("text", "json", "github"), default="text")
    check.add_argument(
        "--fix", action="store_true", help="first write what the messages ask to write"
    )
    check.add_argument(
        "--dry-run", action="store_true", help="with --fix: only show what would be written"
    )
    check.add_argument(
        "--patch",
        type=Path,
        metavar="FILE",
        help="with --fix: write a patch for 'git apply', and leave the files alone",
    )
    check.add_argument(
        "--base", metavar="DIR", help="a folder or a git commit; what it has not is told first"
    )
    check.add_argument("--release", action="store_true", help="say only what an owner has to set")
    check.add_argument("--strict", action="store_true", help="exit 1 for warnings too")
    _add_list(commands)
    schema = add(commands, "schema", _schema, "Print the JSON Schema of a kind of file.")
    schema.add_argument(
        "of",
        nargs="?",
        default="resource",
        choices=SCHEMAS,
        metavar="KIND",
        help=f"one of {', '.join(SCHEMAS)} (resource)",
    )
    schema.add_argument("--write", action="store_true", help="write them all to schema/")
    permalinks = add(commands, "permalinks", _permalinks, "Say which published addresses are new.")
    permalinks.add_argument("--update", action="store_true", help="record them")


def _add_list(commands: "Commands") -> None:
    listed = add(
        commands,
        "list",
        _list,
        "List resources; each facet and fact is a flag: --FACET TERM.",
    )
    listed.add_argument("--json", action="store_true", help="print a JSON list")
    listed.add_argument("--collections", action="append", default=[], metavar="COLLECTION")
    listed.add_argument("--minutes", type=int, help="at most this many minutes")
    listed.add_argument("--sort", default="order", help="order, title, newest, shortest, or a fact")


def _release(options: argparse.Namespace) -> int:
    """Say what an owner has to set before the site goes live; 1 when something is left."""
    from resource_toolkit.upkeep.repository import unset

    left = unset(root_of(options), checked(options, Step.READING).catalog)
    for line in left:
        print(line)
    print(f"{many(len(left), 'thing')} to set before the site goes live")
    return int(bool(left))


def _check(options: argparse.Namespace) -> int:
    if options.release:
        return _release(options)
    if (options.dry_run or options.patch) and not options.fix:
        raise ToolkitError("--dry-run and --patch go with --fix; write: toolkit check --fix …")
    now = checked(options, Step.PROSE)
    now.problems = _with_change(now, options.base)
    fixed: tuple[Fix, ...] | None = None
    fresh: list[str] = []
    if options.fix:
        repairs = _repaired(options, now)
        now, fixed = repairs.checked, repairs.fixes
    elif options.format == "text" and not now.broken:
        # Somebody is at work here: what the editor completes shall be current.
        fresh = refresh_schemas(now.catalog)
    failed = int(now.broken or (options.strict and bool(now.problems)))
    if options.format == "json":
        print(to_json(now.problems, fixed))
        return failed
    page = codes_page(options.root, now.settings)
    in_github = options.format == "github"
    for problem in now.problems:
        print(to_github(problem, page) if in_github else problem)
    print(count_line(now.problems, len(now.catalog.resources)))
    if meaning := meaning_line(now.problems, page):
        print(meaning)
    if fresh:
        print(f"{', '.join(fresh)} written anew, for what your editor completes; save them too")
    if not in_github and fixed is None and (fixable := _writable(now)):
        print(f"{fixable} of these can be written for you: toolkit check --fix")
    return failed


def _writable(now: "Checked") -> int:
    from resource_toolkit.upkeep import writable

    return writable(now) if now.problems else 0


def _with_change(now: "Checked", base: str | None) -> list[Problem]:
    from resource_toolkit.upkeep import with_change

    return with_change(now, base)


def _repaired(options: argparse.Namespace, now: "Checked") -> "Repairs":
    """Write what messages ask for, or a patch of it, and say it line by line."""
    from resource_toolkit.upkeep import patch_text, plan_repairs, write_repairs

    patch = new_file(options.patch, now.catalog.root) if options.patch else None
    repairs = plan_repairs(now)
    aside = options.dry_run or options.patch
    if patch:
        write_data(patch, patch_text(now.catalog.root, repairs))
    elif not options.dry_run:
        write_repairs(now, repairs)
    if options.format != "json":
        for fix in repairs.fixes:
            print(fix)
        files = sum(data is not None for data in repairs.files.values())
        said = f"{many(len(repairs.fixes), 'repair')} in {many(files, 'file')}"
        print(f"{said}; nothing was written here" if aside else said)
    return repairs


def _list(options: argparse.Namespace) -> int:
    from resource_toolkit.outputs import resource_record

    now = checked(options)
    catalog = now.catalog
    parser = _facet_parser(catalog)
    if options.rest and (told := _flag_meant(catalog, options.rest[0])):
        parser.error(told)
    asked = vars(parser.parse_args(options.rest))
    names = {name: values for name, values in asked.items() if values}
    if options.collections:
        names["collections"] = options.collections
    try:
        selection = selection_of(catalog, names, minutes=options.minutes, sort=options.sort)
    except NoSuchName as error:
        parser.error(str(error))
    chosen = select(catalog, selection)
    if options.json:
        rows = [resource_record(catalog, resource) for resource in chosen]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for resource in chosen:
            print(f"{resource.slug:40} {resource.title}")
    return int(now.broken)


def _flag_meant(catalog: Catalog, word: str) -> str:
    """Return what to write for a word that is no flag of a list, or nothing where it is one."""
    name = word.partition("=")[0].removeprefix("--")
    known = [*catalog.vocabularies, *catalog.house.facts]
    if word.startswith("--"):
        near = nearest(name, known) if name not in known else ""
        return f"there is no list {shown(name)}; did you mean --{near}?" if near else ""
    at = [one for one in catalog.vocabularies.values() if one.meant(word)]
    return f"name the list of {shown(word)}: write --{at[0].name} {word}" if len(at) == 1 else ""


def _facet_parser(catalog: Catalog) -> argparse.ArgumentParser:
    """Return the parser of the flags that are the catalog's own vocabularies."""
    parser = argparse.ArgumentParser(prog="toolkit list", allow_abbrev=False)
    flags = {name: ("TERM", one.title) for name, one in catalog.vocabularies.items()}
    for name, fact in catalog.house.facts.items():
        if fact.filter:
            flags[name] = ("PART" if fact.measured else "TEXT", fact.label(catalog.home_language))
    for name, (such, title) in flags.items():
        parser.add_argument(
            f"--{name}", action="append", default=[], dest=name, metavar=such, help=title
        )
    return parser


def _schema(options: argparse.Namespace) -> int:
    catalog = checked(options, Step.READING).catalog
    if options.write:
        for path in refresh_schemas(catalog, anew=True):
            print(f"wrote {path}")
    else:
        texts = {Path(path).name: text for path, text in schema_texts(catalog).items()}
        print(texts[f"{options.of}.schema.json"].rstrip())
    return 0


def _permalinks(options: argparse.Namespace) -> int:
    from resource_toolkit.upkeep import new_permalinks, write_permalinks

    now = checked(options, Step.READING)
    catalog = now.catalog
    ledger = f"{catalog.folder}/permalinks.txt"
    if options.update and any(problem.path == ledger for problem in now.problems):
        raise ToolkitError(f"{ledger} has errors, so nothing was recorded; run 'toolkit check'")
    added = new_permalinks(catalog)
    if options.update and added:
        write_permalinks(catalog, added)
    for address in added:
        print(f"/{address}")
    return 0
