"""Addresses are promises: redirects, aliases, and the ledger of what was published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.toolkits.html import read
from tests.toolkits.sites import TODAY, change, run_toolkit

if TYPE_CHECKING:
    from pathlib import Path


def errors(root: Path) -> list[str]:
    """Return the problem lines of a check."""
    done = run_toolkit("check", "--root", str(root), "--today", TODAY)
    return [line for line in done.stdout.splitlines() if ": error " in line]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("resources/name-drums/", "../rhythm-names/"),
        ("resources/gone-game/", "../prop-box/"),
        ("rhythm-names/", "../resources/rhythm-names/"),
        ("name-drums/", "../resources/rhythm-names/"),
        ("gone-game/", "../resources/prop-box/"),
        ("old/letter/", "../../resources/wall-permission/#on-the-letter"),
    ],
)
def test_redirect_page_leads_on_with_a_relative_address(
    agency_site: Path, source: str, target: str
) -> None:
    page = read(agency_site, source)
    assert page.one("body").one("a")["href"] == target
    assert page.one("meta", http_equiv="refresh")["content"].endswith(f"url={target}")
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert (agency_site / source / target.partition("#")[0] / "index.html").is_file()


def test_redirect_page_stands_in_no_sitemap_and_no_index(agency_site: Path) -> None:
    sitemap = (agency_site / "sitemap.xml").read_text(encoding="utf-8")
    assert "name-drums" not in sitemap
    assert "gone-game" not in sitemap
    text = (agency_site / "resources/name-drums/index.html").read_text(encoding="utf-8")
    assert "data-searched" not in text


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "/resources/prop-box/: /resources/color-walk/",
            "is a page; delete this line, or retire that page first",
        ),
        (
            "/resources/name-drums/: /resources/color-walk/",
            "is a page; delete this line, or retire that page first",
        ),
        ("/a/: /a/", "leads to itself"),
        ("/a/: /resources/gone-game/", "is a redirect too; lead straight to '/resources/prop-box/"),
        ("/a/: /resources/nothing/", "there is no page '/resources/nothing/'"),
        ("/../a/: /resources/prop-box/", "is no address of a page"),
    ],
)
def test_wrong_redirect_is_an_error_at_its_line(agency: Path, line: str, message: str) -> None:
    path = agency / "resources/redirects.yml"
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    found = errors(agency)
    assert found
    assert all(": error RC305 " in problem for problem in found)
    assert any(
        problem.startswith("resources/redirects.yml:3:") and message in problem for problem in found
    )


def test_redirects_in_a_ring_are_errors(agency: Path) -> None:
    path = agency / "resources/redirects.yml"
    path.write_text("/a/: /b/\n/b/: /c/\n/c/: /a/\n", encoding="utf-8")
    change(agency / "resources/permalinks.txt", "/resources/gone-game/\n", "")
    assert len([line for line in errors(agency) if "RC305" in line]) == 3


def test_redirect_to_an_alias_names_the_page_itself(agency: Path) -> None:
    path = agency / "resources/redirects.yml"
    text = path.read_text(encoding="utf-8") + "/b/: /resources/name-drums/\n"
    path.write_text(text, encoding="utf-8")
    found = errors(agency)
    assert len(found) == 1
    assert "lead straight to '/resources/rhythm-names/'" in found[0]


def test_redirect_over_a_hand_written_page_stops_the_build(agency: Path) -> None:
    path = agency / "resources/redirects.yml"
    path.write_text(
        path.read_text(encoding="utf-8") + "/crosswalk/: /resources/prop-box/\n", encoding="utf-8"
    )
    done = run_toolkit("build", "--root", str(agency), "--today", TODAY)
    assert done.returncode == 1
    assert "docs/crosswalk.md:1:1: error RC601 '/crosswalk/' is the address of" in done.stderr


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("/nowhere/", "error RC305 there is no page '/nowhere/'"),
        ("/resources/bucket-drums/#on-nothing", "/a/index.html: "),
    ],
)
def test_redirect_that_leads_nowhere_stops_the_build(agency: Path, target: str, told: str) -> None:
    path = agency / "resources/redirects.yml"
    path.write_text(path.read_text(encoding="utf-8") + f'/a/: "{target}"\n', encoding="utf-8")
    done = run_toolkit("build", "--root", str(agency), "--today", TODAY)
    assert done.returncode == 1
    assert told in done.stderr


def test_losing_a_published_address_is_an_error(agency: Path) -> None:
    change(agency / "resources/drum-circle/rhythm-names.md", "aliases: [name-drums]\n", "")
    (found,) = errors(agency)
    assert found == (
        "resources/permalinks.txt:4:1: error RC306 /resources/name-drums/ was published and is "
        "gone; if its file has a new name, write 'aliases: [name-drums]' there; else bring it "
        "back, or write '/resources/name-drums/: /the/nearest/page/' into resources/redirects.yml"
    )


def test_renaming_needs_an_alias(agency: Path) -> None:
    old = agency / "resources/story-stage/mask-lesson.md"
    run_toolkit("permalinks", "--update", "--root", str(agency))
    old.rename(old.with_name("paper-masks.md"))
    for path in (
        agency / "resources/story-stage/old-mask-lesson.md",
        agency / "resources/vocabularies/chapters.yml",
    ):
        change(path, "mask-lesson", "paper-masks")
    lost = [line for line in errors(agency) if "RC306" in line]
    assert len(lost) == 1
    assert lost[0].startswith("resources/story-stage/paper-masks.md:2:8: error RC306 this was ")
    assert "write 'aliases: [mask-lesson]' here" in lost[0]
    change(old.with_name("paper-masks.md"), "minutes: 60", "minutes: 60\naliases: [mask-lesson]")
    assert errors(agency) == []


def test_moving_a_file_between_collections_changes_no_address(agency: Path) -> None:
    run_toolkit("permalinks", "--update", "--root", str(agency))
    path = agency / "resources/mural-making/color-walk.md"
    path.rename(agency / "resources/story-stage/color-walk.md")
    assert errors(agency) == []


def test_permalinks_says_what_is_new_and_records_it_when_asked(agency: Path) -> None:
    ledger = agency / "resources/permalinks.txt"
    before = ledger.read_text(encoding="utf-8")
    done = run_toolkit("permalinks", "--root", str(agency))
    new = done.stdout.splitlines()
    assert done.returncode == 0
    for address in (
        "/resources/prop-box/",
        "/resources/old-mask-lesson/",
        "/chapters/dreaming/",
        "/competencies/CK-3/",
        "/collections/story-stage/",
        "/packets/first-week/",
        "/trainings/leading-a-circle/",
        "/old/letter/",
    ):
        assert address in new
    assert "/resources/bucket-drums/" not in new
    assert ledger.read_text(encoding="utf-8") == before

    done = run_toolkit("permalinks", "--update", "--root", str(agency))
    assert done.stdout.splitlines() == new
    recorded = ledger.read_text(encoding="utf-8").splitlines()
    assert recorded == sorted({*before.splitlines(), *new})
    assert run_toolkit("permalinks", "--update", "--root", str(agency)).stdout == ""
    assert errors(agency) == []


def test_every_recorded_address_answers(agency: Path, agency_site: Path) -> None:
    run_toolkit("permalinks", "--update", "--root", str(agency))
    ledger = (agency / "resources/permalinks.txt").read_text(encoding="utf-8")
    missing = [
        address
        for line in ledger.splitlines()
        for address in [line.partition("#")[0]]
        if not (agency_site / address.lstrip("/") / "index.html").is_file()
    ]
    assert missing == []


def test_retired_resource_must_not_be_offered(agency: Path) -> None:
    change(agency / "resources/packets/first-week.yml", "rhythm-names", "old-mask-lesson")
    found = errors(agency)
    assert len(found) == 1
    assert "RC308 'old-mask-lesson' is retired; use 'mask-lesson'" in found[0]
