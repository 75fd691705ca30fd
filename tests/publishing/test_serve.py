"""`toolkit serve`: it rebuilds on every change, and keeps the last good site when one is wrong."""

from __future__ import annotations

import re
import socket
import struct
import subprocess
import sys
import threading
import time
from http.client import HTTPConnection
from typing import TYPE_CHECKING

import pytest

from tests.toolkits.sites import TODAY, change, copy_agency

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONG = 60
"""Seconds after which a build that is waited for has failed."""


class Served:
    """A running `toolkit serve`, with what it has said so far."""

    def __init__(self, root: Path) -> None:
        self.root = root
        command = [sys.executable, "-u", "-m", "resource_toolkit", "serve"]
        command += ["--root", str(root), "--port", "0"]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.said: list[str] = []
        self.seen = 0
        threading.Thread(target=self._read, daemon=True).start()
        self.host = self.wait(r"serving http://([^/]+)/")

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)

    def wait(self, pattern: str) -> str:
        """Wait until something new is said; return the group of the pattern, or all of it."""
        end = time.monotonic() + LONG
        while time.monotonic() < end:
            for place in range(self.seen, len(self.said)):
                found = re.search(pattern, self.said[place])
                if found:
                    self.seen = place + 1
                    return found[found.lastindex or 0]
            time.sleep(0.05)
        raise AssertionError(f"{pattern!r} was never said:\n{''.join(self.said)}")

    def get(self, address: str) -> tuple[int, str]:
        """Return status and text of an address."""
        status, data = self.fetched(address)
        return status, data.decode()

    def fetched(self, address: str) -> tuple[int, bytes]:
        """Return status and bytes of an address."""
        connection = HTTPConnection(self.host, timeout=30)
        connection.request("GET", f"/{address}")
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, data

    def raw(self, text: str) -> str:
        """Return what the server answers to the bytes of a text."""
        name, _, port = self.host.partition(":")
        with socket.create_connection((name, int(port)), timeout=30) as connection:
            connection.sendall(text.encode())
            return connection.makefile("rb").read().decode(errors="replace")

    def page(self, address: str) -> str:
        """Return a page that must be there."""
        status, text = self.get(address)
        assert status == 200, address
        return text

    def state(self, seen: str = "") -> str:
        """Return the state that pages wait on; with one that was seen, wait for another."""
        return self.page(f".toolkit-state?{seen}")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = copy_agency(tmp_path_factory.mktemp("serve") / "agency")
    change(
        root / "mkdocs.yml",
        "{name: resource-toolkit}",
        "{name: resource-toolkit, custom_dir: look}",
    )
    (root / "look/partials").mkdir(parents=True)
    running = Served(root)
    yield running
    # Ended politely in the middle of a build, it takes away what it worked in, as with Ctrl-C.
    work = root / ".toolkit"
    change(root / "docs/index.md", "{{ questions() }}", "")
    end = time.monotonic() + LONG
    while not list(work.glob("build-*/site")) and time.monotonic() < end:
        time.sleep(0.01)
    running.process.terminate()
    assert running.process.wait(timeout=10) == 0
    assert [folder.name for folder in work.iterdir()] == ["papers"]


@pytest.mark.xdist_group("serve")
class TestServe:
    """One server; each test leaves its toolkit as it found it."""

    def test_it_serves_the_site_with_its_index(self, served: Served) -> None:
        assert "Bucket drums" in served.page("resources/bucket-drums/")
        assert "toolkitData" in served.page("assets/catalog/words.js")

    def test_pages_reload_themselves(self, served: Served) -> None:
        page = served.page("resources/bucket-drums/")
        assert f'src="/.toolkit-preview.js" data-state="{served.state()}"' in page
        assert "/.toolkit-state?" in served.page(".toolkit-preview.js")

    def test_unknown_page_is_not_found(self, served: Served) -> None:
        assert served.get("nowhere/")[0] == 404

    def test_paper_is_made_when_it_is_asked_for(self, served: Served) -> None:
        assert 'href="all.pdf"' in served.page("packets/first-week/")
        status, made = served.fetched("packets/first-week/all.pdf")
        assert (status, made[:5]) == (200, b"%PDF-")
        served.wait("making the papers of first-week")
        said = len(served.said)
        assert served.fetched("packets/first-week/all.pdf") == (200, made)
        assert served.fetched("packets/first-week/all.docx")[1][:2] == b"PK"
        assert served.said[said:] == []
        assert served.get("packets/first-week/none.pdf")[0] == 404

    def test_changed_resource_is_rebuilt(self, served: Served) -> None:
        path = served.root / "resources/drum-circle/quiet-ending.md"
        before = served.state()
        change(path, "Lower your hands.", "Raise your hands.")
        said = served.wait(r"rebuilt .*")
        assert "after a change in resources/drum-circle/quiet-ending.md" in said
        assert re.search(r" in \d+\.\d s", said)
        assert "Raise your hands." in served.page("resources/quiet-ending/")
        assert served.state(before) != before
        change(path, "Raise your hands.", "Lower your hands.")
        served.wait(r"rebuilt .*")

    def test_file_put_in_the_place_of_the_old_is_seen(self, served: Served) -> None:
        settings = served.root / "mkdocs.yml"
        text = settings.read_text(encoding="utf-8")
        for name in ("Arts on the Screen", "After-School Arts Toolkit"):
            fresh = settings.with_name(".mkdocs.yml.new")
            fresh.write_text(text.replace("After-School Arts Toolkit", name), encoding="utf-8")
            fresh.replace(settings)
            served.wait(r"rebuilt after a change in mkdocs.yml")
            assert f"<title>{name}" in served.page("")

    def test_template_of_its_own_is_seen(self, served: Served) -> None:
        path = served.root / "look/partials/footer.html"
        path.write_text("<footer>Ours</footer>", encoding="utf-8")
        served.wait(r"rebuilt after a change in look/partials/footer.html")
        assert "<footer>Ours</footer>" in served.page("")
        path.unlink()
        served.wait(r"rebuilt after a change in look/partials/footer.html")

    def test_changed_python_is_used(self, served: Served) -> None:
        path = served.root / "hooks/catalog.py"
        change(
            path,
            "\n__all__",
            '\ndef on_files(files, config):\n    config.copyright = "From the hook"\n\n\n__all__',
        )
        served.wait(r"rebuilt after a change in hooks/catalog.py")
        assert "From the hook" in served.page("")
        change(path, 'config.copyright = "From the hook"', "pass")
        served.wait(r"rebuilt .*")
        assert "From the hook" not in served.page("")

    def test_problem_is_shown_and_the_last_good_site_stays(self, served: Served) -> None:
        path = served.root / "resources/mural-making/color-walk.md"
        change(path, "CK-2", "CK-9")
        message = "resources/mural-making/color-walk.md:5:16: error RC203 unknown core skill"
        served.wait(re.escape(message))
        served.wait(r"not built in .* the last good site stays")
        page = served.page("resources/color-walk/")
        assert "Children gather colors of the street" in page
        alert = page.partition('role="alert"')[2]
        assert message in alert
        change(path, "CK-9", "CK-2")
        served.wait(r"rebuilt .*")
        assert 'role="alert"' not in served.page("resources/color-walk/")

    def test_broken_python_is_shown_and_mended(self, served: Served) -> None:
        path = served.root / "hooks/catalog.py"
        good = path.read_text(encoding="utf-8")
        path.write_text(good + "\ndef broken(:\n", encoding="utf-8")
        served.wait(r"SyntaxError")
        served.wait(r"not built")
        assert "SyntaxError" in served.page("").partition('role="alert"')[2]
        path.write_text(good, encoding="utf-8")
        served.wait(r"rebuilt .*")
        assert 'role="alert"' not in served.page("")

    def test_unknown_macro_name_is_shown(self, served: Served) -> None:
        path = served.root / "docs/index.md"
        change(path, "{{ questions() }}", '{{ card("no-such-tool") }}')
        served.wait(r"docs/index\.md:13:1: error RC603 unknown resource 'no-such-tool'")
        change(path, '{{ card("no-such-tool") }}', "{{ questions() }}")
        served.wait(r"rebuilt .*")

    @pytest.mark.parametrize(
        ("request_text", "status"),
        [
            ("GET /%00 HTTP/1.1\r\nHost: localhost\r\n", "404"),
            ("GET /a%00/ HTTP/1.1\r\nHost: 127.0.0.1:1\r\n", "404"),
            ("HEAD / HTTP/1.1\r\nHost: [::1]:8000\r\n", "200"),
            ("GET / HTTP/1.1\r\nHost: evil.example\r\n", "421"),
            ("HEAD / HTTP/1.1\r\nHost: localhost.evil.example\r\n", "421"),
            ("GET / HTTP/1.1\r\nHost: [\r\n", "421"),
            ("GET /.toolkit-state? HTTP/1.1\r\nHost: 10.0.0.1\r\n", "421"),
            ("GET / HTTP/1.1\r\n", "421"),
        ],
    )
    def test_known_hosts_alone_are_answered(
        self, served: Served, request_text: str, status: str
    ) -> None:
        assert served.raw(request_text + "Connection: close\r\n\r\n").split()[1] == status

    def test_broken_connections_say_nothing(self, served: Served) -> None:
        before = len(served.said)
        name, _, port = served.host.partition(":")
        for sent in (b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"):
            for _ in range(5):
                with socket.create_connection((name, int(port)), timeout=30) as connection:
                    # A reset, not a close: the server finds the connection broken.
                    linger = struct.pack("ii", 1, 0)
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                    connection.sendall(sent)
        assert served.raw("GET / HTTP/1.0\r\nHost: localhost\r\n\r\n").split()[1] == "200"
        assert served.said[before:] == []

    def test_policy_of_the_pages_stays_on(self, served: Served) -> None:
        page = served.page("resources/bucket-drums/")
        assert 'http-equiv="Content-Security-Policy"' in page
        assert re.findall(r"<script(?![^>]*(?:\bsrc=|json))[^>]*>", page) == []
        assert " style=" not in page

    def test_folder_that_is_moved_away_is_told_and_back_it_heals(self, served: Served) -> None:
        moved = served.root / "resources"
        away = moved.with_name("elsewhere")
        moved.rename(away)
        served.wait(r"not built")
        away.rename(moved)
        served.wait(r"rebuilt .*")
        path = moved / "drum-circle/quiet-ending.md"
        change(path, "Lower your hands.", "Drop your hands.")
        served.wait(r"rebuilt .*quiet-ending")
        assert "Drop your hands." in served.page("resources/quiet-ending/")
        change(path, "Drop your hands.", "Lower your hands.")
        served.wait(r"rebuilt .*")
        assert not any("Traceback" in line for line in served.said)

    def test_port_that_is_taken_is_told(self, served: Served) -> None:
        port = served.host.rpartition(":")[2]
        command = [sys.executable, "-m", "resource_toolkit", "serve"]
        command += ["--root", str(served.root), "--port", port, "--today", TODAY]
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
        assert done.returncode == 1
        assert f"cannot serve on port {port}" in done.stderr
        assert "Traceback" not in done.stderr
