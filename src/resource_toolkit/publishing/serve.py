"""Serve the last good site, rebuild it in a fresh process on every change, and show problems."""

import html
import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from resource_toolkit.problems import ToolkitError

from .exchange import workplace

WATCHED = ("resources", "docs", "macros", "hooks", "src", "mkdocs.yml")
QUIET = 0.3
"""Seconds without a further change before a build begins."""
_SCRIPT = """<script>(async () => {
  let seen = "%(state)s";
  for (;;) {
    try {
      const now = await (await fetch("/.toolkit-state?" + seen)).text();
      if (now !== seen) { location.reload(); return; }
    } catch { await new Promise(done => setTimeout(done, 1000)); }
  }
})();</script>"""
_PANEL = (
    '<div role="alert" style="position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;'
    "background:#7a1f1f;color:#fff;padding:1rem;z-index:999;font:15px/1.4 monospace;"
    'white-space:pre-wrap">%s</div>'
)


class Preview:
    """What is served: the last good site, and what was wrong with the last build."""

    def __init__(self, root: Path, folder: Path, tell: Callable[[str], None]) -> None:
        self.root = root
        self.site = folder / "site"
        self.tell = tell
        self.fault = ""
        self.state = 0
        self.changed: set[str] = set()
        self.wake = threading.Condition()

    def build(self, *, why: str = "") -> None:
        """Build in a fresh process, so that edited Python counts too."""
        command = [sys.executable, "-m", "resource_toolkit", "build"]
        command += ["--root", str(self.root), "--out", str(self.site)]
        started = time.perf_counter()
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        spent = time.perf_counter() - started
        self.fault = "" if done.returncode == 0 else (done.stderr or done.stdout).strip()
        if self.fault:
            self.tell(f"{self.fault}\nnot built in {spent:.1f} s; the last good site stays")
        else:
            self.tell(f"rebuilt{why} in {spent:.1f} s; {done.stdout.partition(chr(10))[0]}")
        with self.wake:
            self.state += 1
            self.wake.notify_all()

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
            self.build(why=f" after a change in {shown}")


class _Watch(FileSystemEventHandler):
    """Passes on changes of files that people edit."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.is_directory or event.event_type in ("opened", "closed_no_write"):
            return
        for raw in (event.src_path, event.dest_path):
            path = Path(os.fsdecode(raw)) if raw else None
            if path is None or not path.is_relative_to(self.preview.root):
                continue
            name = path.relative_to(self.preview.root)
            hidden = any(part.startswith(".") or part == "__pycache__" for part in name.parts)
            if name.parts and name.parts[0] in WATCHED and not hidden and path.suffix != ".pyc":
                self.preview.touch(name.as_posix())


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site; pages get the reload script and, when a build failed, the problems."""

    def __init__(self, *args: Any, preview: Preview, **values: Any) -> None:
        self.preview = preview
        super().__init__(*args, directory=str(preview.site), **values)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 the base names it so
        """Stay silent: the terminal is for builds."""

    def do_GET(self) -> None:
        if self.path.startswith("/.toolkit-state"):
            self._wait()
        elif self.path.partition("?")[0].endswith(("/", ".html")):
            self._page()
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def _wait(self) -> None:
        seen = self.path.partition("?")[2]
        preview = self.preview
        with preview.wake:
            preview.wake.wait_for(lambda: str(preview.state) != seen, timeout=25)
            state = str(preview.state)
        self._send(200, "text/plain", state)

    def _page(self) -> None:
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        status = 200
        if not page.is_file():
            status, page = 404, self.preview.site / "404.html"
        text = page.read_text(encoding="utf-8") if page.is_file() else "<body></body>"
        panel = _PANEL % html.escape(self.preview.fault) if self.preview.fault else ""
        added = panel + _SCRIPT % {"state": self.preview.state}
        # The page's own policy forbids what the preview adds to it.
        text = text.replace('http-equiv="Content-Security-Policy"', 'name="policy-off"')
        self._send(status, "text/html; charset=utf-8", text.replace("</body>", f"{added}</body>"))

    def _send(self, status: int, kind: str, text: str) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def serve(root: Path, host: str, port: int, *, tell: Callable[[str], None]) -> None:
    """Serve until interrupted. Raises ToolkitError when the port is taken."""
    folder = workplace(root, "serve")
    preview = Preview(root, folder, tell)
    try:
        handler = partial(_Handler, preview=preview)
        try:
            server = http.server.ThreadingHTTPServer((host, port), handler)
        except OSError as error:
            raise ToolkitError(
                f"cannot serve on port {port}: {error.strerror}; try --port"
            ) from error
        tell("building the site and its full-text index …")
        preview.build()
        observer = Observer()
        # Single files are watched through the root: editors put a new file in the place of the old.
        observer.schedule(_Watch(preview), str(root), recursive=False)
        for name in WATCHED:
            if (root / name).is_dir():
                observer.schedule(_Watch(preview), str(root / name), recursive=True)
        observer.start()
        threading.Thread(target=preview.follow, daemon=True).start()
        tell(f"serving http://{host}:{server.server_port}/ – stop with Ctrl-C")
        server.daemon_threads = True
        server.serve_forever()
    except KeyboardInterrupt:
        tell("stopped")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
