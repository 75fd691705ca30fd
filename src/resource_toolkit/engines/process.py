"""Run MkDocs, or its drop-in, on a toolkit: strictly, and in a process of its own.

The process is a fork where the system has that, so that the catalog need not be read again.
"""

import errno
import os
import re
import runpy
import signal
import subprocess
import sys
import tempfile
from calendar import timegm
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO

from resource_toolkit.catalog import Catalog
from resource_toolkit.problems import BuildError

_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)
"""What the system says when it takes no more."""
CALLED = "RESOURCE_TOOLKIT_BUILD"
"""Set for the engine's process: filling the site is then left to the build that called."""
_FULL = re.compile(
    r"^\w*Error: \[Errno (?:%s)\] (.+)$" % "|".join(map(str, _NO_SPACE)),  # noqa: UP031 braces
    re.M,
)
_catalog: Catalog | None = None
"""The catalog of the build that forked this process."""


def is_called() -> bool:
    """Return whether a build has called this engine, which fills the site afterwards."""
    return CALLED in os.environ


def shared_catalog() -> Catalog | None:
    """Return the catalog of the build that forked this process, if one did."""
    return _catalog


@dataclass(frozen=True)
class EngineProcess:
    """An engine that has the command line of MkDocs."""

    name: str = "mkdocs"
    """Its module: `mkdocs`, or `properdocs`."""

    def __call__(self, root: Path, target: Path, catalog: Catalog) -> None:
        """Build the hand-written pages and frames into `target`.

        Raises BuildError with what the engine printed, or when it is not installed.
        """
        if find_spec(self.name) is None:
            raise BuildError(f"{self.name} is not installed; add it with: pip install {self.name}")
        words = ["build", "--strict", "--site-dir", str(target)]
        words += ["--config-file", str(root / "mkdocs.yml")]
        environment = {
            CALLED: "1",
            "NO_MKDOCS_2_WARNING": "1",
            "SOURCE_DATE_EPOCH": str(timegm(catalog.today.timetuple())),
        }
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
            run = _forked if hasattr(os, "fork") else _spawned
            code = run(self.name, words, root, environment, catalog, output)
            if code:
                output.seek(0)
                raise BuildError(_told_by_engine(output.read()))


def _forked(
    module: str,
    words: list[str],
    root: Path,
    environment: dict[str, str],
    catalog: Catalog,
    output: IO[str],
) -> int:
    global _catalog  # noqa: PLW0603 the child inherits it
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child:
        return _code_of(child)
    code = 1
    try:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
        os.chdir(root)
        os.environ.update(environment)
        _catalog = catalog
        sys.argv = [module, *words]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except BaseException as fault:  # noqa: BLE001 nothing of the child may go on in its parent's name
        if isinstance(fault, OSError) and fault.errno in _NO_SPACE:
            # Where a disk is full, there may be no place for more.
            sys.stderr.write(f"OSError: {fault}\n")
        else:
            sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _code_of(child: int) -> int:
    """Wait for a process; it ends when the build does, so that nothing writes on alone."""
    try:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    except BaseException:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise


def _spawned(
    module: str,
    words: list[str],
    root: Path,
    environment: dict[str, str],
    _catalog: Catalog,
    output: IO[str],
) -> int:
    command = [sys.executable, "-m", module, *words]
    environment = {**os.environ, **environment}
    done = subprocess.run(
        command, cwd=root, env=environment, stdout=output, stderr=output, check=False
    )
    return done.returncode


def _told_by_engine(output: str) -> str:
    """Return what an engine that stopped has to say: a macro's error alone, or its last lines."""
    in_macro = re.search(r"^_MacroError_: (.+)$", output, re.M)
    if in_macro:
        return in_macro[1]
    if full := _FULL.search(output):
        return f"the site cannot be written: {full[1]}"
    lines = [line for line in output.split("\n") if line.strip()]
    told = [line for line in lines if not line.startswith("INFO")]
    return "the site engine stopped:\n" + "\n".join((told or lines)[-40:])
