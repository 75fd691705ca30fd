"""A local web server that answers in every way that a link check meets."""

import ssl
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PLAIN = {"/ok": 200, "/start": 200, "/gone": 410, "/missing": 404, "/closed": 403, "/fault": 500}
MOVES = {
    "/moved": (301, "/ok"),
    "/moved-twice": (308, "/moved"),
    "/for-now": (302, "/ok"),
    "/moved-then-for-now": (301, "/for-now"),
    "/moved-home": (301, "/"),
    "/moved-away": (301, "/missing"),
    "/loop": (301, "/pool"),
    "/pool": (302, "/loop"),
    "/to-nowhere": (301, ""),
    "/to-mail": (301, "mailto:a@b.example"),
    "/inside": (301, "http://inside.example.org/"),
    "/spaced": (301, "/ok?a=b c&d=é"),
}


class Handler(BaseHTTPRequestHandler):
    """Answers by path and keeps count."""

    counts: Counter[str]
    times: list[float]

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.counts[path] += 1
        self.times.append(time.monotonic())
        if path in MOVES:
            status, target = MOVES[path]
            self.reply(status, {"Location": target} if target else {})
        elif path == "/busy":
            first = self.counts[path] == 1
            self.reply(429 if first else 200, {"Retry-After": "1"} if first else {})
        elif path == "/always-busy":
            self.reply(429, {"Retry-After": "3600"})
        elif path == "/shaky":
            self.reply(500 if self.counts[path] == 1 else 200, {})
        elif path == "/human":
            self.reply(200, {}, b"<title>Just a moment...</title>")
        elif path == "/slow":
            time.sleep(3)
        elif path == "/cut":
            self.close_connection = True
        elif path.startswith("/many/"):
            time.sleep(0.05)
            self.reply(200, {})
        else:
            self.reply(PLAIN.get(path, 200), {})

    def reply(self, status: int, headers: dict[str, str], body: bytes = b"<p>Hello</p>") -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value.encode().decode("latin-1"))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 its name in the base
        """Say nothing."""


@contextmanager
def serving(certificate: Path | None = None) -> Iterator[tuple[str, type[Handler]]]:
    """Yield the address of a running server, and its handler with the counts."""
    handler = type("Counting", (Handler,), {"counts": Counter(), "times": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    scheme = "http"
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "https"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"{scheme}://127.0.0.1:{server.server_port}", handler
    finally:
        server.shutdown()
        server.server_close()


def make_certificate(folder: Path) -> Path:
    """Write a certificate that nobody signed, with its key, into one file."""
    path = folder / "self-signed.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:www.example.org"]
    command += ["-keyout", str(path), "-out", str(folder / "cert.pem")]
    subprocess.run(command, check=True, capture_output=True)
    path.write_text(path.read_text() + (folder / "cert.pem").read_text())
    return path
