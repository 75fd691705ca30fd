"""The commands that give a resource another name, or take it out of use."""

import argparse
from typing import TYPE_CHECKING

from resource_toolkit.checking import Step
from resource_toolkit.problems import many

from .command import add, checked

if TYPE_CHECKING:
    from resource_toolkit.checking import Checked
    from resource_toolkit.upkeep import Renaming

    from .command import Commands


def add_to(commands: "Commands") -> None:
    """Declare the commands."""
    rename = add(
        commands, "rename", _rename, "Give something another name, in every file that names it."
    )
    rename.add_argument(
        "old",
        metavar="OLD",
        help="a resource, packet, training, check-up or toolkit; a term as vocabulary/term; "
        "a page as docs/about/name.md",
    )
    rename.add_argument("new", metavar="NEW", help="the name that it gets")
    rename.add_argument("--dry-run", action="store_true", help="only show what would be written")
    retire = add(
        commands,
        "retire",
        _retire,
        "Take a resource, packet or training out of use; another takes its place.",
    )
    retire.add_argument("slug", metavar="SLUG", help="what goes out of use")
    retire.add_argument(
        "--for",
        dest="better",
        required=True,
        metavar="SLUG",
        help="what takes its place",
    )
    retire.add_argument("--dry-run", action="store_true", help="only show what would be written")


def _rename(options: argparse.Namespace) -> int:
    from resource_toolkit.upkeep import plan_rename

    now = checked(options, Step.PROSE)
    renaming = plan_rename(now, options.old, options.new)
    return _carry_out(now, renaming, f"{options.old} is now {options.new}", dry=options.dry_run)


def _retire(options: argparse.Namespace) -> int:
    from resource_toolkit.upkeep import plan_retire

    now = checked(options, Step.PROSE)
    renaming = plan_retire(now, options.slug, options.better)
    done = f"{options.slug} is retired for {options.better}"
    code = _carry_out(now, renaming, done, dry=options.dry_run)
    if not code:
        print(f"Read these lines: the words around them were written for {options.slug}.")
    return code


def _carry_out(now: "Checked", renaming: "Renaming", done: str, *, dry: bool) -> int:
    """Write what is planned and say it, file by file, or say why nothing is written."""
    from resource_toolkit.upkeep import write_renaming

    for problem in (*renaming.errors, *renaming.warnings):
        print(problem)
    if renaming.errors:
        print(f"nothing was written: it would bring {many(len(renaming.errors), 'error')}")
        return 1
    if not dry:
        write_renaming(now.catalog, renaming)
    for old, new in renaming.moved.items():
        print(f"{old} is now {new}")
    for change in renaming.changes:
        print(change)
    lines = sum(max(len(change.before), len(change.after)) for change in renaming.changes)
    written = sum(text is not None for text in renaming.files.values())
    said = f"{many(lines, 'line')} changed in {many(written, 'file')}"
    print(f"nothing was written: a dry run; {said}" if dry else f"{done}: {said}")
    if now.broken:
        print("Other files have errors, so names in them may be left; run: toolkit check")
    return 0
