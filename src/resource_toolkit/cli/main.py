"""The command `toolkit`. Only this room prints and exits."""

import argparse
import gc
import os
import re
import signal
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType
from typing import NoReturn

from resource_toolkit.problems import ToolkitError, nearest, shown, told
from resource_toolkit.writing import finish_writes

from . import (
    catalog_commands,
    github_commands,
    name_commands,
    site_commands,
    table_commands,
    upkeep_commands,
)

_INSTEAD = {
    **dict.fromkeys(("fix", "repair", "mend"), "check --fix"),
    **dict.fromkeys(("lint", "test", "validate", "verify"), "check"),
    **dict.fromkeys(("add", "create"), "new"),
    **dict.fromkeys(("delete", "remove"), "retire"),
    **dict.fromkeys(("move", "mv"), "rename"),
    **dict.fromkeys(("pdf", "print", "docx", "word"), "papers"),
    **dict.fromkeys(("start", "preview", "run"), "serve"),
    **dict.fromkeys(("excel", "xlsx", "csv"), "export"),
}
"""What people call a command."""
_FEW_FLAGS = 6
_LONG = ("serve", "links")
"""Commands that go on for as long as somebody wants."""
_ENDINGS = ("SIGINT", "SIGTERM", "SIGHUP")
"""Ctrl-C, a polite end by the system, a terminal that is closed."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 fine, 1 with problems, 2 for a wrong call."""
    parser = parser_of_commands()
    if not (sys.argv[1:] if arguments is None else arguments):
        parser.print_help()
        sys.exit(2)
    _refuse_command(parser, sys.argv[1:] if arguments is None else arguments)
    options, rest = parser.parse_known_args(arguments)
    if rest and options.command != "list":
        parser.error(f"unknown words: {' '.join(rest)}{_hint(options, rest)}")
    options.rest = rest
    if options.in_toolkit and not (options.root / "mkdocs.yml").is_file():
        parser.error(f"there is no mkdocs.yml in {options.root}; give the folder with --root")
    if options.command not in _LONG:
        # To look for garbage is to walk the whole catalog again and again.
        gc.disable()
    _end_in_order()
    try:
        finish_writes(options.root.resolve())
        code = options.run(options)
        # The process ends here: what is in memory is not looked through once more.
        gc.freeze()
        sys.stdout.flush()
        sys.exit(code)
    except ToolkitError as error:
        print(f"toolkit: {error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        _print_no_more()
        sys.exit(1)
    except OSError as error:
        _print_no_more()
        print(f"toolkit: {told(error)}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt as stop:
        sys.exit(128 + (stop.args or (signal.SIGINT,))[0])


def _refuse_command(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> None:
    """End with the command that was meant, where the first word is none."""
    word = next((word for word in arguments if not word.startswith("-")), "")
    usage = parser.format_help()
    known = re.findall(r"^    ([a-z][a-z-]+)(?= |$)", usage, re.M)
    if word == "help":
        parser.print_help()
        sys.exit(0)
    if word and word == arguments[0] and word not in known:
        near = _INSTEAD.get(word) or nearest(word, known)
        how = f"did you mean 'toolkit {near}'?" if near else f"the commands are {', '.join(known)}"
        parser.error(f"there is no command {shown(word)}; {how}")


def _hint(options: argparse.Namespace, rest: Sequence[str]) -> str:
    """Return what to write for words that a command does not know, or nothing."""
    flags = re.findall(r"--[a-z][a-z-]*", options.usage())
    near = nearest(rest[0].partition("=")[0], flags) if rest[0].startswith("-") else ""
    if near:
        return f"; did you mean {near}?"
    if options.command == "check" and not rest[0].startswith("-"):
        return "; it looks at all files at once, so name none"
    own = [flag for flag in flags if flag not in ("--root", "--today")]
    if rest[0].startswith("-") and 0 < len(own) <= _FEW_FLAGS:
        return f"; it takes {', '.join(own)}"
    return f"; 'toolkit {options.command} --help' says what it takes"


class _Version(argparse.Action):
    """Says the version of the program, which only then is looked up."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"toolkit {version('resource-toolkit')}")
        parser.exit()


def _end_in_order() -> None:
    """Let every polite end go as Ctrl-C does, so that a command takes away what it worked in."""
    if threading.current_thread() is not threading.main_thread():
        return
    for number in _known_endings():
        # Whoever has a command ignore one, as nohup does, means it.
        if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _end)


def _end(number: int, _: FrameType | None) -> NoReturn:
    for other in _known_endings():
        if other != signal.SIGINT:
            # What is being taken away then is taken away whole.
            signal.signal(other, signal.SIG_IGN)
    raise KeyboardInterrupt(number)


def _known_endings() -> list[signal.Signals]:
    return [getattr(signal, name) for name in _ENDINGS if hasattr(signal, name)]


def _print_no_more() -> None:
    """Drop what is still to be printed: the output takes nothing more."""
    with suppress(OSError):
        sys.stdout.flush()
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def parser_of_commands() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog="toolkit", description="Check, build and serve a resource toolkit."
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="say which version this is")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for room in (
        catalog_commands,
        site_commands,
        upkeep_commands,
        table_commands,
        name_commands,
        github_commands,
    ):
        room.add_to(commands)
    return parser
