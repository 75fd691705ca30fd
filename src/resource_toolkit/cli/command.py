"""What all commands share: how one is declared, which day it is, and the checked toolkit."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from resource_toolkit.catalog import today
from resource_toolkit.checking import Checked, Step, check

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 has no other name

Run = Callable[[argparse.Namespace], int]
"""What a command does with its options; it returns the exit code."""


def add(commands: "Commands", name: str, run: Run, summary: str) -> argparse.ArgumentParser:
    """Add a command, with the options that all have."""
    parser = commands.add_parser(name, help=summary, description=summary)
    parser.set_defaults(run=run, in_toolkit=True, usage=parser.format_usage)
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the folder with mkdocs.yml (here)"
    )
    parser.add_argument(
        "--today", type=_day, default=None, help="the day to take for today, YYYY-MM-DD"
    )
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write 2026-11-21") from None


def existing_file(text: str) -> Path:
    """Return the path of a file that must be there."""
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"there is no file {text}")
    return path


def day_of(options: argparse.Namespace) -> date:
    """Return `--today`, else the day of SOURCE_DATE_EPOCH, else today, all in UTC."""
    given: date | None = options.today
    return given or today()


def root_of(options: argparse.Namespace) -> Path:
    """Return the folder of the toolkit."""
    root: Path = options.root
    return root.resolve()


def checked(options: argparse.Namespace, until: Step = Step.RULES) -> Checked:
    """Return the toolkit, checked as far as the command needs it."""
    return check(root_of(options), day_of(options), until=until)
