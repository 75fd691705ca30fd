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
        commands, "rename", _rename, "Give a resource another name, in every file that names it."
    )
    rename.add_argument("old", metavar="OLD", help="its name now")
    rename.add_argument("new", metavar="NEW", help="the name that it gets")
    retire = add(
        commands, "retire", _retire, "Take a resource out of use; lists and links name another."
    )
    retire.add_argument("slug", metavar="SLUG", help="what goes out of use")
    retire.add_argument(
        "--for",
        dest="better",
        required=True,
        metavar="SLUG",
        help="the resource that takes its place",
    )


def _rename(options: argparse.Namespace) -> int:
    from resource_toolkit.upkeep import plan_rename

    now = checked(options, Step.PROSE)
    renaming = plan_rename(now, options.old, options.new)
    return _carry_out(now, renaming, f"{options.old} is now {options.new}")


def _retire(options: argparse.Namespace) -> int:
    from resource_toolkit.upkeep import plan_retire

    now = checked(options, Step.PROSE)
    renaming = plan_retire(now, options.slug, options.better)
    code = _carry_out(now, renaming, f"{options.slug} is retired for {options.better}")
    if not code:
        print(f"Read these lines: the words around them were written for {options.slug}.")
    return code


def _carry_out(now: "Checked", renaming: "Renaming", done: str) -> int:
    """Write what is planned and say it, file by file, or say why nothing is written."""
    from resource_toolkit.upkeep import write_renaming

    for problem in (*renaming.errors, *renaming.warnings):
        print(problem)
    if renaming.errors:
        print(f"nothing was written: it would bring {many(len(renaming.errors), 'error')}")
        return 1
    write_renaming(now.catalog, renaming)
    for old, new in renaming.moved.items():
        print(f"{old} is now {new}")
    for change in renaming.changes:
        print(change)
    lines = sum(max(len(change.before), len(change.after)) for change in renaming.changes)
    written = sum(text is not None for text in renaming.files.values())
    print(f"{done}: {many(lines, 'line')} changed in {many(written, 'file')}")
    if now.broken:
        print("Other files have errors, so names in them may be left; run: toolkit check")
    return 0
