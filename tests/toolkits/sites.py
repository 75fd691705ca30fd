"""Running `toolkit` on toolkits, as people do, and serving what it built."""

from __future__ import annotations

import fcntl
import gc
import http.server
import io
import shutil
import subprocess
import sys
import threading
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from resource_toolkit.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).parents[2]
AGENCY = PROJECT / "examples/arts-agency"
TODAY = "2026-11-21"


def run_toolkit(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run `toolkit` in a process of its own."""
    command = [sys.executable, "-m", "resource_toolkit", *arguments]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, timeout=300, check=False
    )


def call_toolkit(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run `toolkit` in this process, which costs a tenth of one of its own."""
    said, faults = io.StringIO(), io.StringIO()
    with chdir(cwd or Path.cwd()), redirect_stdout(said), redirect_stderr(faults):
        try:
            with pytest.raises(SystemExit) as ended:
                main(arguments)
        finally:
            gc.enable()
    code = ended.value.code
    assert isinstance(code, int)
    return subprocess.CompletedProcess(arguments, code, said.getvalue(), faults.getvalue())


@contextmanager
def once(site: Path) -> Iterator[bool]:
    """Tell whether a site is missing, and keep other processes waiting while it is made."""
    with site.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield not site.is_dir()


def build_once(root: Path, site: Path, *arguments: str) -> Path:
    """Build a toolkit, unless another process has built it already."""
    with once(site) as missing:
        if missing:
            done = run_toolkit("build", "--root", str(root), "--out", str(site), *arguments)
            if done.returncode:
                pytest.fail(f"{root} was not built:\n{done.stdout}{done.stderr}")
    return site


def copy_agency(target: Path) -> Path:
    """Copy the toolkit of the other agency to a folder of its own."""
    shutil.copytree(AGENCY, target, ignore=shutil.ignore_patterns(".toolkit", "site"))
    return target


def change(path: Path, old: str, new: str) -> None:
    """Replace a text in a file that must hold it."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path} does not hold {old!r}"
    path.write_text(text.replace(old, new), encoding="utf-8")


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder at the root and under a sub-path, as hosts do, without a log."""

    def __init__(self, *arguments: Any, sub_path: str, **keywords: Any) -> None:
        self.sub_path = sub_path
        super().__init__(*arguments, **keywords)

    def translate_path(self, path: str) -> str:
        if path.startswith(self.sub_path):
            path = "/" + path.removeprefix(self.sub_path)
        return super().translate_path(path)

    def log_message(self, *_: object) -> None:
        """Say nothing: a page asks for dozens of files."""


class _QuietServer(http.server.ThreadingHTTPServer):
    """Serves each request in a thread; a page that leaves before all has come is no fault."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve_folder(folder: Path, sub_path: str = "/") -> Iterator[str]:
    """Serve a folder on a free port; yield its address with the sub-path and a closing slash."""
    handler = partial(_QuietHandler, directory=str(folder), sub_path=sub_path)
    server = _QuietServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{sub_path}"
    finally:
        server.shutdown()
        server.server_close()
