"""The server of the preview: the last good site, a script that loads pages anew, the problems."""

import html
import http.server
import ipaddress
import re
import socket
import sys
import threading
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

_HERE = Path(__file__).parent
_OWN = {
    "/.toolkit-preview.js": (_HERE / "preview.js", "text/javascript; charset=utf-8"),
    "/.toolkit-preview.css": (_HERE / "preview.css", "text/css; charset=utf-8"),
}
"""The preview's own files; as files, the policy of the pages lets them in."""
_PANEL = (
    '<link rel="stylesheet" href="/.toolkit-preview.css">'
    '<div role="alert" class="toolkit-preview">%s</div>'
)
_REST = "<details><summary>Where it came from</summary>%s</details>"
_FRAME = re.compile(r'^ *File "([^"]+)", line (\d+)', re.M)
_RAISED = re.compile(r"^(?:[\w.]+\.)?(\w+(?:Error|Exception|NotFound|Exit|Interrupt): .+)$", re.M)
_SCRIPT = '<script src="/.toolkit-preview.js" data-state="%s"></script>'
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_ANY = ("", "0.0.0.0", "::")  # noqa: S104 what people give to be reached from other machines
PAPER_FORMS = (".pdf", ".docx")
HELD = 25
"""Seconds for which a page that asks for news is kept waiting."""


class Shown(Protocol):
    """What the server needs of a preview."""

    site: Path
    fault: str
    state: int
    wake: threading.Condition

    def make_papers(self, page: Path) -> str:
        """Make the papers of a record beside its page; return what is wrong."""


class PreviewServer(http.server.ThreadingHTTPServer):
    """Serves each request in a thread; a reader who leaves in between is no fault."""

    daemon_threads = True

    def __init__(
        self, host: str, port: int, handler: Callable[..., Any], tell: Callable[[str], None]
    ) -> None:
        self.tell = tell
        if ":" in host:
            self.address_family = socket.AF_INET6
        super().__init__((host, port), handler)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 the base names them so
        """Say in a line what went wrong with a request."""
        fault = sys.exc_info()[1]
        if not isinstance(fault, (ConnectionError, TimeoutError)):
            self.tell(f"a page could not be served: {type(fault).__name__}: {fault}")


class PreviewHandler(http.server.SimpleHTTPRequestHandler):
    """Serves the site; pages get the preview's script and, when a build failed, the problems."""

    def __init__(self, *args: Any, preview: Shown, host: str, **values: Any) -> None:
        self.preview = preview
        self.host = host
        super().__init__(*args, directory=str(preview.site), **values)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 the base names it so
        """Stay silent: the terminal is for builds."""

    def parse_request(self) -> bool:
        """Refuse names that are not ours: another site could have its own name lead here."""
        if not super().parse_request():
            return False
        if not is_known_host(self.headers.get("Host", ""), self.host):
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, explain="unknown host; see --host")
            return False
        if "\0" in unquote(self.path):
            self.send_error(HTTPStatus.NOT_FOUND)
            return False
        return True

    def do_GET(self) -> None:
        """Answer with a page, a file of the site, or one of the preview's own."""
        path = self.path.partition("?")[0]
        if path == "/.toolkit-state":
            self._wait()
        elif path in _OWN:
            file, kind = _OWN[path]
            self._send(200, kind, file.read_text(encoding="utf-8"))
        elif path.endswith(("/", ".html")):
            self._page()
        elif path.endswith(PAPER_FORMS):
            self._paper()
        else:
            super().do_GET()

    def end_headers(self) -> None:
        """Let browsers keep nothing."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def _wait(self) -> None:
        seen = self.path.partition("?")[2]
        preview = self.preview
        with preview.wake:
            preview.wake.wait_for(lambda: str(preview.state) != seen, timeout=HELD)
            state = str(preview.state)
        self._send(200, "text/plain", state)

    def _paper(self) -> None:
        """Answer with a paper; an empty file stands for one that nobody asked for before."""
        file = Path(self.translate_path(self.path))
        wanting = file.is_file() and not file.stat().st_size
        fault = self.preview.make_papers(file.parent) if wanting else ""
        if fault:
            self._send(500, "text/plain; charset=utf-8", fault)
        else:
            super().do_GET()

    def _page(self) -> None:
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        status = 200
        if not page.is_file():
            status, page = 404, self.preview.site / "404.html"
        text = page.read_text(encoding="utf-8") if page.is_file() else "<body></body>"
        first, rest = useful_first(self.preview.fault)
        told = html.escape(first) + (_REST % html.escape(rest) if rest else "")
        panel = _PANEL % told if first else ""
        added = panel + _SCRIPT % self.preview.state
        self._send(status, "text/html; charset=utf-8", text.replace("</body>", f"{added}</body>"))

    def _send(self, status: int, kind: str, text: str) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def useful_first(fault: str) -> tuple[str, str]:
    """Return the line of a fault that helps, and all of it where it is a traceback.

    A fault of a template names the template and its line; what the program did before comes last.
    """
    raised = _RAISED.findall(fault)
    frames = [frame for frame in _FRAME.findall(fault) if "site-packages" not in frame[0]]
    if not raised or not frames:
        return fault, ""
    file, line = frames[-1]
    return f"{file}:{line}: {raised[-1]}", fault


def is_known_host(header: str, host: str) -> bool:
    """Return whether the host that a request names is this machine, or the one served on.

    Served on all addresses, any number is known: only a name can be made to lead here by others.
    """
    try:
        named = urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return False
    if named in _LOCAL or (named and named == host.lower()):
        return True
    if host not in _ANY:
        return False
    try:
        ipaddress.ip_address(named)
    except ValueError:
        return False
    return True
