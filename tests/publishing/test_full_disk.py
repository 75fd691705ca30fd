"""A disk that takes no more: one line, no traceback, and the old state stays."""

from __future__ import annotations

import resource
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from resource_toolkit.problems.errors import told
from resource_toolkit.writing import mark_site
from tests.toolkits.sites import TODAY, run_toolkit

if TYPE_CHECKING:
    from pathlib import Path


def run_limited(limit: int, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `toolkit` where no file can grow beyond a number of bytes."""
    return subprocess.run(
        [sys.executable, "-B", "-m", "resource_toolkit", *words],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )


def assert_one_line(done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 1
    # A write that the limit cuts short is told as a disk without room.
    assert "File too large" in done.stderr or "No space left on device" in done.stderr
    assert done.stderr.startswith("toolkit: ")
    assert done.stderr.count("\n") == 1, done.stderr


@pytest.mark.parametrize("limit", [2_000, 10_000, 30_000])
def test_build_keeps_the_old_site(limit: int, agency: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good site", encoding="utf-8")
    mark_site(site)
    words = ("--root", str(agency), "--out", str(site), "--today", TODAY)
    assert_one_line(run_limited(limit, "build", *words))
    assert (site / "index.html").read_text(encoding="utf-8") == "the last good site"
    assert list((agency / ".toolkit").iterdir()) == []


def test_import_and_export_leave_nothing_half(agency: Path, tmp_path: Path) -> None:
    root = ("--root", str(agency), "--today", TODAY)
    table = tmp_path / "table.csv"
    assert_one_line(run_limited(200, "export", "--csv", str(table), *root))
    assert list(tmp_path.iterdir()) == [agency]
    assert run_toolkit("export", "--csv", str(table), *root).returncode == 0
    text = table.read_text(encoding="utf-8-sig").replace("children", "young children")
    table.write_text(text, encoding="utf-8")
    files = {path: path.read_bytes() for path in agency.rglob("*") if path.is_file()}
    assert_one_line(run_limited(300, "import", str(table), *root))
    assert {path: path.read_bytes() for path in agency.rglob("*") if path.is_file()} == files


def test_link_check_keeps_what_it_knew(agency: Path) -> None:
    known = '{"started": null, "links": {"https://a.example/": {"outcome": "fine"}}}\n'
    (agency / "link-state.json").write_text(known, encoding="utf-8")
    files = {path: path.read_bytes() for path in agency.rglob("*") if path.is_file()}
    done = run_limited(60, "links", "--root", str(agency), "--today", TODAY)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    told = [line for line in done.stderr.splitlines() if not line.endswith("addresses asked")]
    assert len(told) == 1
    assert told[0].startswith("toolkit: File too large")
    assert {path: path.read_bytes() for path in agency.rglob("*") if path.is_file()} == files


def test_output_that_takes_no_more_is_told(agency: Path) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 a device
        done = subprocess.run(
            [sys.executable, "-m", "resource_toolkit", "list", "--root", str(agency)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, "toolkit: No space left on device\n")


def test_what_the_system_says_is_one_line() -> None:
    assert told(OSError(28, "No space left on device", "a\nb")) == "No space left on device: a b"
    assert told(OSError("broken")) == "broken"


def test_huge_cell_is_told_with_its_row(agency: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text('title\nfine\n"' + "x" * 3_000_000 + '"\n', encoding="utf-8")
    done = run_toolkit("import", str(table), "--root", str(agency), "--today", TODAY)
    assert (done.returncode, done.stderr) == (1, "")
    assert "\nrow 3: error RC002 a cell has more than 1,048,576 characters" in done.stdout
