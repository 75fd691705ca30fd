"""Serve the last good site, rebuild it in a fresh process on every change, and show problems."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from subprocess import PIPE
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from resource_toolkit.problems import ToolkitError, told
from resource_toolkit.reading import read_settings
from resource_toolkit.writing import remove_marked, workplace

from .preview import PAPER_FORMS, PreviewHandler, PreviewServer, useful_first

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

WATCHED = ("resources", "docs", "macros", "hooks", "src", "mkdocs.yml")
QUIET = 0.3
"""Seconds without a further change before a build begins."""


class Preview:
    """What is served: the last good site, and what was wrong with the last build."""

    def __init__(self, root: Path, folder: Path, tell: Callable[[str], None]) -> None:
        self.root = root
        self.site = folder / "site"
        self.watched = (*WATCHED, read_settings(root).theme.partition("/")[0])
        self.tell = tell
        self.fault = ""
        self.state = 0
        self.changed: set[str] = set()
        self.wake = threading.Condition()
        self.making = threading.Lock()
        self.builder: subprocess.Popen[str] | None = None
        self.stopped = False
        self.watches = _Watches(self)

    def build(self, *, why: str = "") -> None:
        """Build in a fresh process, so that edited Python counts too."""
        command = [sys.executable, "-m", "resource_toolkit", "build"]
        command += ["--root", str(self.root), "--out", str(self.site), "--offer-papers"]
        started = time.perf_counter()
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        try:
            with self.wake:
                if self.stopped:
                    return
                self.builder = subprocess.Popen(
                    command, stdout=PIPE, stderr=PIPE, text=True, env=environment
                )
            said, wrong = self.builder.communicate()
        except OSError as error:
            self.fault, said = f"the build cannot be started: {told(error)}", ""
        else:
            self.fault = "" if self.builder.returncode == 0 else (wrong or said).strip()
        if self.stopped:
            return
        spent = time.perf_counter() - started
        if self.fault:
            # In a terminal the last lines are those that stand before one's eyes.
            first, rest = useful_first(self.fault)
            self.tell(
                f"{rest}\n{first}".lstrip()
                + f"\nnot built in {spent:.1f} s; the last good site stays"
            )
        else:
            self.tell(f"rebuilt{why} in {spent:.1f} s; {said.partition(chr(10))[0]}")
        with self.wake:
            self.state += 1
            self.wake.notify_all()

    def stop(self) -> None:
        """Let no further build begin, and end the one that runs."""
        with self.wake:
            self.stopped = True
        if self.builder is not None:
            self.builder.terminate()
            self.builder.wait()

    def make_papers(self, page: Path) -> str:
        """Make the papers of a record beside its page, in a fresh process; return what is wrong."""
        with self.making:
            if all(file.stat().st_size for file in _papers(page)):
                return ""
            self.tell(f"making the papers of {page.name} …")
            command = [sys.executable, "-m", "resource_toolkit", "papers", page.name]
            command += ["--root", str(self.root)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                return (done.stderr or done.stdout).strip()
            for line in done.stdout.splitlines():
                shutil.copyfile(line, page / Path(line).name)
            return ""

    def touch(self, path: str) -> None:
        """Note a change; the builder wakes."""
        with self.wake:
            self.changed.add(path)
            self.wake.notify_all()

    def follow(self) -> None:
        """Rebuild for ever, once changes have come to rest."""
        while True:
            with self.wake:
                self.wake.wait_for(lambda: bool(self.changed))
            before: set[str] = set()
            while before != self.changed:
                before = set(self.changed)
                time.sleep(QUIET)
            with self.wake:
                paths, self.changed = sorted(self.changed), set()
            # Editors write a file beside the real one first; what is gone again says nothing.
            paths = [path for path in paths if (self.root / path).exists()] or paths
            shown = ", ".join(paths[:3]) + (f" and {len(paths) - 3} more" if len(paths) > 3 else "")
            self.watches.renew()
            self.build(why=f" after a change in {shown}")


def _papers(page: Path) -> list[Path]:
    return [file for file in page.iterdir() if file.suffix in PAPER_FORMS]


class _Watches(FileSystemEventHandler):
    """Watches what people edit, and passes on its changes."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        self.observer: BaseObserver = Observer()
        self.folders: dict[str, int] = {}
        """Folder to the number of its inode: a folder that was moved away and back is another."""

    def renew(self) -> None:
        """Watch the folders that are there now."""
        root = self.preview.root
        known = [name for name in self.preview.watched if name and (root / name).is_dir()]
        there = {name: (root / name).stat().st_ino for name in known}
        if there == self.folders:
            return
        self.folders = there
        self.observer.unschedule_all()
        # Single files are watched through the root: editors put a new file in the place of the old.
        self.observer.schedule(self, str(root), recursive=False)
        for name in there:
            self.observer.schedule(self, str(root / name), recursive=True)

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("opened", "closed_no_write"):
            return
        if event.is_directory and event.event_type not in ("moved", "created", "deleted"):
            return
        for raw in (event.src_path, event.dest_path):
            path = Path(os.fsdecode(raw)) if raw else None
            if path is None or not path.is_relative_to(self.preview.root):
                continue
            name = path.relative_to(self.preview.root)
            hidden = any(part.startswith(".") or part == "__pycache__" for part in name.parts)
            if (
                name.parts
                and name.parts[0] in self.preview.watched
                and not hidden
                and path.suffix != ".pyc"
            ):
                self.preview.touch(name.as_posix())


def serve(root: Path, host: str, port: int, *, tell: Callable[[str], None]) -> None:
    """Serve until interrupted. Raises ToolkitError when the port is taken."""
    folder = workplace(root, "serve")
    preview = Preview(root, folder, tell)
    try:
        handler = partial(PreviewHandler, preview=preview, host=host)
        try:
            server = PreviewServer(host, port, handler, tell)
        except OSError as error:
            message = f"cannot serve on port {port}: {error.strerror}; try --port"
            raise ToolkitError(message) from error
        tell("building the site …")
        preview.build()
        preview.watches.renew()
        preview.watches.observer.start()
        threading.Thread(target=preview.follow, daemon=True).start()
        shown = f"[{host}]" if ":" in host else host
        tell(f"serving http://{shown}:{server.server_port}/ – stop with Ctrl-C")
        server.serve_forever()
    except KeyboardInterrupt:
        tell("stopped")
    finally:
        preview.stop()
        remove_marked(folder)
