"""Frames: pages cut at their slots, filled for many records."""

from pathlib import Path

import pytest

from resource_toolkit.problems import FrameError, slot
from resource_toolkit.publishing.frames import Frame, require_frame, take_frame, write_page

HTML = (
    f"<title>{slot('title')}</title>\n   \n"
    f'<meta content="{slot("description")}">'
    '<link href="https://a.example/resources/_frame/"><a href="../../find/">'
    f"<ul>{slot('toc')}</ul><main>{slot('article')}</main>"
)


def stub(site: Path, html: str) -> Path:
    page = site / "resources/_frame/index.html"
    page.parent.mkdir(parents=True)
    page.write_text(html, encoding="utf-8")
    return page


def test_frame_is_cut_at_its_slots_and_leaves_the_site(tmp_path: Path) -> None:
    page = stub(tmp_path, HTML)
    frame = take_frame(tmp_path, "resources")
    assert frame.names == ("title", "description", "address", "toc", "article")
    assert frame.parts[2] == '</title>\n<meta content="'
    assert not page.parent.exists()
    assert page.parent.parent.is_dir()


def test_texts_are_escaped_and_html_is_not(tmp_path: Path) -> None:
    stub(tmp_path, HTML)
    values = {
        "title": "<b>&",
        "description": '"x"',
        "address": "resources/a/",
        "toc": "<li>",
        "article": "<p>&amp;",
    }
    filled = take_frame(tmp_path, "resources").fill(values)
    assert filled == (
        '<title>&lt;b&gt;&amp;</title>\n<meta content="&#34;x&#34;">'
        '<link href="https://a.example/resources/a/"><a href="../../find/">'
        "<ul><li></ul><main><p>&amp;</main>"
    )


def test_one_slot_may_stand_twice_and_a_value_is_never_read_again() -> None:
    frame = Frame("resources", ("<p>", "title", "|", "title", "</p>"))
    assert frame.fill({"title": slot("title")}) == f"<p>{slot('title')}|{slot('title')}</p>"


@pytest.mark.parametrize(
    ("address", "way"),
    [("resources/a/", "../../"), ("steps/", "../"), ("resources/a/sheet/", "../../../")],
)
def test_links_are_rebased_for_pages_of_another_depth(address: str, way: str) -> None:
    frame = Frame("resources", ('<a href="../../find/">', "title", '<a href="../../">'))
    there = frame.at(address)
    assert there.parts == (f'<a href="{way}find/">', "title", f'<a href="{way}">')
    assert there.address == "resources"


def test_frame_that_is_deep_enough_stays_the_same() -> None:
    frame = Frame("resources", ("x",))
    assert frame.at("resources/a/") == frame


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (slot("title"), "x", "the frame resources/_frame lacks the slot title"),
        (slot("article"), "x", "lacks the slot article"),
        (slot("toc"), slot("typo"), "the frame resources/_frame has an unknown slot typo"),
        ("/resources/_frame/", "/other/_frame", "the frame resources/_frame still holds /_frame"),
        (slot("title") + "<", "x<", "lacks the slot title"),
    ],
)
def test_wrong_frame_is_told(tmp_path: Path, old: str, new: str, fault: str) -> None:
    stub(tmp_path, HTML.replace(old, new))
    with pytest.raises(FrameError) as told:
        take_frame(tmp_path, "resources")
    assert fault in str(told.value)


def test_every_fault_of_a_frame_is_told_at_once(tmp_path: Path) -> None:
    stub(tmp_path, f"{slot('title')}{slot('a')}")
    with pytest.raises(FrameError) as told:
        take_frame(tmp_path, "resources")
    faults = "lacks the slot article; lacks the slot description; has an unknown slot a"
    assert str(told.value) == f"the frame resources/_frame {faults}"


def test_frame_without_a_table_of_contents_is_whole(tmp_path: Path) -> None:
    stub(tmp_path, HTML.replace(slot("toc"), ""))
    assert "toc" not in take_frame(tmp_path, "resources").names


def test_missing_frame_is_told_with_its_stub(tmp_path: Path) -> None:
    with pytest.raises(FrameError, match=r"no frame at steps/_frame/; add docs/steps/_frame\.md"):
        require_frame(tmp_path, "steps")


def test_page_is_written_once(tmp_path: Path) -> None:
    write_page(tmp_path, "resources/ä/", "<p>ä")
    write_page(tmp_path, "resources/b/", "<p>b")
    page = tmp_path / "resources/ä/index.html"
    assert page.read_bytes() == "<p>ä".encode()
    with pytest.raises(FrameError, match="two pages want the address /resources/ä/"):
        write_page(tmp_path, "resources/ä/", "other")
    assert page.read_bytes() == "<p>ä".encode()
