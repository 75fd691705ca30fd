"""Verify: what the finished site links to must be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from resource_toolkit.publishing.verify import Verifier
from tests.toolkits.sites import TODAY, change, run_toolkit

if TYPE_CHECKING:
    from pathlib import Path


FAULTS = {
    '<a href="../nowhere/">x</a>': "../nowhere/ leads out of the site",
    '<a href="resources/nowhere/">x</a>': "resources/nowhere/ leads nowhere",
    '<a href="crosswalk/#nowhere">x</a>': "crosswalk/#nowhere names an anchor that is not on",
    '<a href="#nowhere">x</a>': "#nowhere names an anchor that is not on its page",
    '<a href="/elsewhere/">x</a>': "/elsewhere/ leads out of the site",
    '<a href="/kit/nowhere/">x</a>': "/kit/nowhere/ leads nowhere",
    '<img src="nothing.png" alt="">': "nothing.png leads nowhere",
    '<script src="nothing.js"></script>': "nothing.js leads nowhere",
    '<link rel="stylesheet" href="nothing.css">': "nothing.css leads nowhere",
    '<form action="nowhere-else/"></form>': "nowhere-else/ leads nowhere",
    '<img src="https://a.example/x.png" alt="">': "asks another host for https://a.example/x.png",
    '<script src="//a.example/x.js"></script>': "asks another host for //a.example/x.js",
    '<link rel="stylesheet" href="https://a.example/x.css">': "for https://a.example/x.css",
}


def test_dead_links_of_a_hand_written_page_stop_the_build(agency: Path) -> None:
    path = agency / "docs/index.md"
    added = "\n\n".join(FAULTS)
    path.write_text(path.read_text(encoding="utf-8") + f"\n\n{added}\n", encoding="utf-8")
    done = run_toolkit("build", "--root", str(agency), "--today", TODAY)
    assert done.returncode == 1
    assert [fault for fault in FAULTS.values() if fault not in done.stderr] == []
    told = [line for line in done.stderr.splitlines() if line.startswith("/")]
    assert len(told) == len(FAULTS)
    assert all(line.startswith("/index.html") for line in told)
    assert not (agency / "site").exists()


def test_links_to_filled_pages_and_their_anchors_are_fine(agency: Path) -> None:
    path = agency / "docs/index.md"
    links = (
        "resources/bucket-drums/",
        "resources/bucket-drums/#on-steps",
        "resources/bucket-drums/#at-launching",
        "resources/name-drums/",
        "chapters/sharing/#family-night",
        "collections/mural-making/images/wall.png",
        "/kit/competencies/CK-3/",
        "resources/bucket-drums/index.html",
        "https://other.example/",
        "mailto:arts@example.org",
    )
    text = "".join(f'<a href="{link}">x</a>\n' for link in links)
    path.write_text(path.read_text(encoding="utf-8") + f"\n\n<p>{text}</p>\n", encoding="utf-8")
    done = run_toolkit("build", "--root", str(agency), "--today", TODAY)
    assert done.returncode == 0, done.stderr


def test_image_that_is_gone_is_told_with_its_line(agency: Path) -> None:
    (agency / "resources/mural-making/images/wall.png").unlink()
    done = run_toolkit("check", "--root", str(agency), "--today", TODAY)
    assert (
        "resources/mural-making/wall-permission.md:16:17: error RC304 there is no image "
        "'images/wall.png'" in done.stdout
    )


def test_link_of_a_resource_is_told_with_its_line(agency: Path) -> None:
    path = agency / "resources/drum-circle/bucket-drums.md"
    change(path, "wall-permission.md#the-letter", "wall-permission.md#the-lettre")
    done = run_toolkit("check", "--root", str(agency), "--today", TODAY)
    assert "bucket-drums.md:26:" in done.stdout
    assert "has no heading '#the-lettre'; did you mean 'the-letter'?" in done.stdout


def site_of(folder: Path, **pages: str) -> Verifier:
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    verifier = Verifier(site=folder)
    verifier.scan_rest()
    return verifier


@pytest.mark.parametrize(
    "html",
    [
        '<p>&lt;a href="nowhere/"&gt;</p>',
        '<!-- <a href="nowhere/">x</a> -->',
        "<script>const a = '<a href=\"nowhere/\">';</script>",
        '<a href="index.html#here" id="here">x</a>',
        "<a href='index.html'>x</a>",
        "<a href=index.html>x</a>",
        '<a href="#">x</a>',
        '<a href="?q=1">x</a>',
        '<a href="index.html?a=1&amp;b=2">x</a>',
        '<a href="https://other.example/">x</a>',
        '<a name="old"></a><a href="#old">x</a>',
        '<p id="é"></p><a href="#%C3%A9">x</a>',
    ],
)
def test_what_is_no_dead_link_is_left_alone(tmp_path: Path, html: str) -> None:
    assert site_of(tmp_path, index=html).problems() == []


@pytest.mark.parametrize(
    "html",
    [
        "<a href='nowhere.html'>x</a>",
        "<a href=nowhere.html>x</a>",
        '<a class="x"\n  href="nowhere.html">x</a>',
        '<a href="nowhere.html?q=1">x</a>',
    ],
)
def test_dead_links_in_any_quotes_are_found(tmp_path: Path, html: str) -> None:
    faults = site_of(tmp_path, index=html).problems()
    assert len(faults) == 1
    assert "leads nowhere" in faults[0]


def test_every_page_with_a_dead_link_is_named(tmp_path: Path) -> None:
    dead = '<a href="nowhere/">x</a>'
    assert site_of(tmp_path, one=dead, two=dead, three="").problems() == [
        "/one.html: nowhere/ leads nowhere",
        "/two.html: nowhere/ leads nowhere",
    ]
