"""Verify: what the finished site links to must be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from resource_toolkit.publishing.expected import Expected
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
    '<img src="https://a.example/x.png" alt="">': "asks another host for https://a.example/x.png",
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


@pytest.mark.parametrize("name", ["find", "list"])
def test_page_that_every_other_leads_to_is_asked_for_once(agency: Path, name: str) -> None:
    (agency / f"docs/{name}.md").rename(agency / f"docs/other-{name}.md")
    if name == "find":
        change(agency / "mkdocs.yml", "find.md", "other-find.md")
    done = run_toolkit("build", "--root", str(agency), "--today", TODAY)
    assert done.returncode == 1
    told = [line for line in done.stderr.splitlines() if f"docs/{name}.md" in line]
    assert len(told) == 1
    assert f"'template: {name}.html'" in told[0]
    assert f"{name}/ leads nowhere" not in done.stderr


def test_links_to_filled_pages_and_their_anchors_are_fine(agency: Path) -> None:
    path = agency / "docs/index.md"
    links = (
        "resources/bucket-drums/",
        "resources/bucket-drums/#on-steps",
        "resources/bucket-drums/#at-launching",
        "resources/name-drums/",
        "chapters/sharing/#family-night",
        "collections/mural-making/pictures/wall.png",
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
    (agency / "resources/mural-making/pictures/wall.png").unlink()
    done = run_toolkit("check", "--root", str(agency), "--today", TODAY)
    assert (
        "resources/mural-making/wall-permission.md:16:17: error RC304 there is no picture "
        "'pictures/wall.png'" in done.stdout
    )


def test_link_of_a_resource_is_told_with_its_line(agency: Path) -> None:
    path = agency / "resources/drum-circle/bucket-drums.md"
    change(path, "wall-permission.md#the-letter", "wall-permission.md#the-lettre")
    done = run_toolkit("check", "--root", str(agency), "--today", TODAY)
    assert "bucket-drums.md:27:" in done.stdout
    assert "has no heading '#the-lettre'; did you mean 'the-letter'?" in done.stdout


def site_of(folder: Path, expected: Expected | None = None, **pages: str) -> Verifier:
    """Return what scanned pages with these bodies; each has a heading of its own."""
    for name, html in pages.items():
        page = f"<!doctype html><title>x</title><body><h1>x</h1><main>{html}</main>"
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    verifier = Verifier(site=folder, expected=expected or Expected())
    verifier.scan_rest()
    return verifier


@pytest.mark.parametrize(
    "html",
    [
        '<p>&lt;a href="nowhere/"&gt;</p>',
        '<!-- <a href="nowhere/">x</a> -->',
        '<script type=application/json>{"a": "<a href=\'nowhere/\'>"}</script>',
        '<a href="sms:+15550100">x</a><a href="MAILTO:a@b.example">x</a>',
        '<a href="tel:+15550100">x</a>',
        '<img src="data:image/png;base64,AAAA" alt="">',
        "<p>Braces { and } and 100% {of} it</p>",
        "<code>{{ count() }}</code><pre>{% raw %}</pre><a href='?q'>{{ a title }}</a>",
        "<article data-resource='x'><p>{{ of a record }}</p></article>",
        "<p>About title: a word</p><p>Content= and region = x, once=y</p>",
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


def test_needed_page_is_not_called_missing_for_a_dead_anchor(tmp_path: Path) -> None:
    (tmp_path / "find").mkdir()
    (tmp_path / "find/index.html").write_text("<h1>Find</h1>", encoding="utf-8")
    assert site_of(tmp_path, one='<a href="find/#nothing">x</a>').problems() == [
        "/one.html: find/#nothing names an anchor that is not on its page"
    ]


def test_every_page_with_a_dead_link_is_named(tmp_path: Path) -> None:
    dead = '<a href="nowhere/">x</a>'
    assert site_of(tmp_path, one=dead, two=dead, three="").problems() == [
        "/one.html: nowhere/ leads nowhere",
        "/two.html: nowhere/ leads nowhere",
    ]


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<script src="nothing.js"></script>', "index.html: nothing.js leads nowhere"),
        ('<link rel="stylesheet" href="nothing.css">', "nothing.css leads nowhere"),
        ('<form action="nowhere/"></form>', "nowhere/ leads nowhere"),
        ('<script src="//a.example/x.js"></script>', "asks another host for //a.example/x.js"),
        ('<link rel="stylesheet" href="https://a.example/x.css">', "asks another host for"),
        ('<p onclick="x()">x</p>', "holds the handler onclick"),
        ("<svg/ONLOAD=x()>", "holds the handler onload"),
        ("<script>x()</script>", "holds a script of its own"),
        ('<iframe src="index.html"></iframe>', "holds the element <iframe>"),
        ('<object data="index.html"></object>', "holds the element <object>"),
        ('<embed src="index.html">', "holds the element <embed>"),
        ('<base href="index.html">', "holds the element <base>"),
        ('<form action="https://a.example/"></form>', "sends a form to https://a.example/"),
        ('<button formaction="//a.example/">x</button>', "sends a form to //a.example/"),
        ('<a href="javascript:x()">x</a>', "'javascript:x()' begins with 'javascript:'"),
        ('<a href=" java&#10;script:x()">x</a>', "begins with 'javascript:'"),
        ('<a href="DATA:text/html,x">x</a>', "begins with 'data:'"),
        ('<a href="vbscript:x">x</a>', "begins with 'vbscript:'"),
        ('<a href="file:///etc/passwd">x</a>', "begins with 'file:'"),
        ("<p>Here are {{ count() }} tools.</p>", "shows '{{ count() }} tools.' as text"),
        ("<p>{% raw %}</p>", "shows '{% raw %}' as text"),
        ("<p>\ue000title\ue001</p>", "still holds the slot title"),
        ("<p>title: G\nrender_macros: true</p>", "shows its front matter as text"),
        ("<hr><h2>--- title: G</h2>", "shows its front matter as text"),
    ],
)
def test_what_no_page_may_hold_is_told(tmp_path: Path, html: str, fault: str) -> None:
    faults = site_of(tmp_path, index=html).problems()
    assert len(faults) == 1, faults
    assert fault in faults[0]


@pytest.mark.parametrize(
    "link", ["../https:/evil.example/", "../javascript:x", "../../mailto:x", "..//evil.example/"]
)
def test_what_only_looks_like_an_address_is_a_dead_link(tmp_path: Path, link: str) -> None:
    (tmp_path / "q").mkdir()
    page = f'<meta http-equiv="refresh" content="1; url={link}"><a href="{link}">x</a>'
    (tmp_path / "q/index.html").write_text(page, encoding="utf-8")
    (fault,) = site_of(tmp_path).problems()
    assert fault.startswith(f"/q/index.html: {link} leads ")


def test_page_without_a_heading_is_told(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>x</p>", encoding="utf-8")
    assert site_of(tmp_path).problems() == ["/index.html has no heading of level 1"]


def test_page_outside_the_index_is_told_unless_it_is_meant_to_be(tmp_path: Path) -> None:
    wanted = Expected(searched=frozenset({"one.html", "two.html"}))
    pages = {"one": "<p>x</p>", "two": "<p data-searched>x</p>", "three": "<p>x</p>"}
    faults = site_of(tmp_path, wanted, **pages).problems()
    assert faults == ["/one.html is not marked for the search"]


def test_empty_list_of_a_term_that_has_resources_is_told(tmp_path: Path) -> None:
    wanted = Expected(listed={"one.html": 7, "two.html": 1})
    pages = {"one": "<p>x</p>", "two": '<p data-resource="a">x</p>', "three": "<p>x</p>"}
    faults = site_of(tmp_path, wanted, **pages).problems()
    assert faults == ["/one.html lists none of its 7 resources; call listing on it"]


def test_own_pages_with_one_dead_link_are_named_up_to_a_number_and_counted(tmp_path: Path) -> None:
    verifier = Verifier(site=tmp_path)
    for number in range(30):
        page = tmp_path / f"resources/r{number:02}/index.html"
        page.parent.mkdir(parents=True)
        page.write_text('<a href="../../nowhere/">x</a>', encoding="utf-8")
        name = page.relative_to(tmp_path).as_posix()
        verifier.scan_own(name, page.read_text(encoding="utf-8"), frozenset())
    verifier.scan_rest()
    faults = verifier.problems()
    assert faults[0] == "/resources/r00/index.html: ../../nowhere/ leads nowhere"
    assert faults[19] == "/resources/r19/index.html: ../../nowhere/ leads nowhere"
    last = "/resources/r20/index.html: ../../nowhere/ leads nowhere; in all on 30 pages"
    assert faults[20:] == [last]


def test_term_page_that_lost_its_list_is_not_built(agency: Path) -> None:
    path = agency / "docs/chapters/launching.md"
    change(path, '{{ listing(chapters="launching", group_by="moments", heading=2) }}', "Soon.")
    done = run_toolkit("build", "--root", str(agency), "--today", TODAY)
    assert done.returncode == 1
    assert "/chapters/launching/index.html lists none of its " in done.stderr
