"""Building: all or nothing, in one step, with the hook or without, by MkDocs or its drop-in."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml

from resource_toolkit.engines.defaults import read_defaults
from resource_toolkit.publishing import THEME
from resource_toolkit.writing.site_mark import MARK, mark_site
from tests.toolkits.html import cards, read
from tests.toolkits.sites import TODAY, change, run_toolkit


def build(root: Path, site: Path, *more: str) -> subprocess.CompletedProcess[str]:
    arguments = ("--root", str(root), "--out", str(site), "--today", TODAY)
    return run_toolkit("build", *arguments, *more)


def good_site(folder: Path) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text("the last good site", encoding="utf-8")
    mark_site(folder)
    return folder


def is_untouched(site: Path) -> bool:
    names = {path.name for path in site.iterdir()}
    text = (site / "index.html").read_text(encoding="utf-8")
    return names == {"index.html", MARK} and text == "the last good site"


def test_build_says_what_it_did(agency: Path, tmp_path: Path) -> None:
    done = build(agency, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert "12 resources checked: 0 errors" in done.stdout
    assert f"built {tmp_path / 'site'} with mkdocs in " in done.stdout
    for step in ("check", "mkdocs", "fill", "exports", "verify"):
        assert f"{step} " in done.stdout
    assert list((agency / ".toolkit").iterdir()) == []


def test_error_in_the_catalog_builds_nothing(agency: Path, tmp_path: Path) -> None:
    site = good_site(tmp_path / "site")
    change(agency / "resources/mural-making/color-walk.md", "CK-2", "CK-9")
    done = build(agency, site)
    assert done.returncode == 1
    assert (
        "resources/mural-making/color-walk.md:5:16: error RC203 unknown core skill 'CK-9'"
        in done.stderr
    )
    assert "Traceback" not in done.stderr
    assert is_untouched(site)


def test_engine_that_stops_leaves_the_last_good_site(agency: Path, tmp_path: Path) -> None:
    site = good_site(tmp_path / "site")
    change(agency / "docs/chapters/index.md", "# Chapters", "# Chapters\n\n[dead](nowhere.md)")
    done = build(agency, site)
    assert done.returncode == 1
    assert "nowhere.md" in done.stderr
    assert is_untouched(site)


def test_killed_build_leaves_the_last_good_site(agency: Path, tmp_path: Path) -> None:
    site = good_site(tmp_path / "site")
    command = [sys.executable, "-m", "resource_toolkit", "build"]
    command += ["--root", str(agency), "--out", str(site), "--today", TODAY]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    work = agency / ".toolkit"
    for _ in range(400):
        if work.is_dir() and any(work.iterdir()):
            break
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert is_untouched(site)
    assert build(agency, site).returncode == 0
    assert not is_untouched(site)
    assert list(work.iterdir()) == []


def test_new_site_takes_the_place_of_the_old_in_one_step(agency: Path, tmp_path: Path) -> None:
    site = good_site(tmp_path / "site")
    before = site.stat().st_ino
    assert build(agency, site).returncode == 0
    # The folder itself is another one: nothing was written into the old.
    assert site.stat().st_ino != before
    assert [path.name for path in tmp_path.iterdir() if "site" in path.name] == ["site"]


def test_site_may_stand_on_another_disk_than_its_content(agency: Path, tmp_path: Path) -> None:
    memory = Path("/dev/shm")  # noqa: S108 only to reach another disk
    if not memory.is_dir() or memory.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("this machine has no second disk")
    with TemporaryDirectory(dir=memory) as folder:
        site = good_site(Path(folder) / "site")
        mark_site(site)
        assert build(agency, site).returncode == 0
        assert not is_untouched(site)
        assert [path.name for path in Path(folder).iterdir()] == ["site"]


def test_place_where_no_site_can_be_is_said_in_a_line(agency: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = build(agency, tmp_path / "file" / "site")
    assert done.returncode == 1
    assert done.stderr.startswith(f"toolkit: {tmp_path / 'file'} is a file")
    assert done.stderr.count("\n") == 1


def test_site_is_restored_when_an_exchange_was_cut_off(agency: Path, tmp_path: Path) -> None:
    good_site(tmp_path / ".site.old")
    change(agency / "docs/index.md", "{{ questions() }}", "[dead](nowhere.md)")
    assert build(agency, tmp_path / "site").returncode == 1
    assert is_untouched(tmp_path / "site")


def test_name_of_a_slot_is_text_like_any_other(agency: Path, tmp_path: Path) -> None:
    title = "SLOT0article0"
    tool = agency / "resources/story-stage/prop-box.md"
    text = re.sub("(?m)^title: .*", f"title: {title}", tool.read_text(encoding="utf-8"))
    tool.write_text(text, encoding="utf-8")
    # Its heading stands in the menu of every page, frames included.
    change(agency / "mkdocs.yml", "nav:\n", "nav:\n  - about.md\n")
    (agency / "docs/about.md").write_text(f"# About {title}\n", encoding="utf-8")
    done = build(agency, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site/resources/prop-box/index.html").read_text(encoding="utf-8")
    assert f"<title>{title} · " in page
    assert len(re.findall(rf"<h1[^>]*>{title}</h1>", page)) == 1
    assert f">About {title}</a>" in page


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ('frame_title = "x"', "the frame resources/_frame lacks the slot title"),
        ('frame_title = "\\ue000typo\\ue001"', "has an unknown slot typo"),
    ],
)
def test_frame_with_a_wrong_slot_fails(
    agency: Path, tmp_path: Path, new: str, message: str
) -> None:
    change(
        agency / "mkdocs.yml",
        "name: resource-toolkit}",
        "name: resource-toolkit, custom_dir: look}",
    )
    (agency / "look/frames").mkdir(parents=True)
    shutil.copy(THEME / "frames/listing.html", agency / "look/frames")
    change(agency / "look/frames/listing.html", 'frame_title = "\\ue000title\\ue001"', new)
    done = build(agency, tmp_path / "site")
    assert done.returncode == 1
    assert message in done.stderr


def test_faults_of_a_built_site_are_counted_and_told(agency: Path, tmp_path: Path) -> None:
    links = "\n".join(f'<a href="../nowhere-{n}/">x</a>' for n in range(53))
    change(agency / "docs/index.md", "## New", f"{links}\n\n## New")
    done = build(agency, tmp_path / "site")
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert lines[0] == "toolkit: 53 faults in the pages as built; the old site stays"
    assert lines[1].startswith("/index.html: ../nowhere-0/ leads ")
    assert lines[51:] == ["and 3 faults more"]


def test_missing_frame_fails(agency: Path, tmp_path: Path) -> None:
    (agency / "docs/resources/_frame.md").unlink()
    done = build(agency, tmp_path / "site")
    assert done.returncode == 1
    assert "there is no frame at resources/_frame/; add docs/resources/_frame.md" in done.stderr


def test_frame_that_nothing_uses_fails(agency: Path, tmp_path: Path) -> None:
    shutil.copy(agency / "docs/resources/_frame.md", agency / "docs/chapters/_frame.md")
    done = build(agency, tmp_path / "site")
    assert done.returncode == 1
    assert "chapters/_frame is a frame that no page uses" in done.stderr


def test_hand_written_page_never_gives_way_to_a_resource(agency: Path, tmp_path: Path) -> None:
    (agency / "docs/resources/prop-box.md").write_text("# Mine\n", encoding="utf-8")
    done = build(agency, tmp_path / "site")
    assert done.returncode == 1
    message = "'/resources/prop-box/' is the address of resources/story-stage/prop-box.md"
    assert f"docs/resources/prop-box.md:1:1: error RC601 {message}" in done.stderr


def test_collection_page_may_be_hand_written(agency: Path, tmp_path: Path) -> None:
    head = "---\ntitle: Ours\nrender_macros: true\n---\n\n"
    text = f"{head}# Ours\n\n{{{{ listing(collections='drum-circle') }}}}\n"
    (agency / "docs/collections/drum-circle.md").write_text(text, encoding="utf-8")
    done = build(agency, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    page = read(tmp_path / "site", "collections/drum-circle/")
    assert page.one("h1").text == "Ours"
    assert cards(page) == ["bucket-drums", "quiet-ending", "rhythm-names"]


def pages(site: Path) -> dict[str, str]:
    """Return every page without what names the engine or the moment."""
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8").replace(
            "properdocs-", "mkdocs-"
        )
        for path in sorted(site.rglob("*.html"))
    }


def test_properdocs_builds_the_same_site(agency: Path, tmp_path: Path) -> None:
    done = build(agency, tmp_path / "proper", "--engine", "properdocs")
    assert done.returncode == 0, done.stderr
    assert "properdocs " in done.stdout
    assert build(agency, tmp_path / "usual").returncode == 0
    assert pages(tmp_path / "proper") == pages(tmp_path / "usual")


def mkdocs(root: Path, site: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795219200", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )


def test_bare_mkdocs_fills_the_site_through_the_hook(agency: Path, tmp_path: Path) -> None:
    done = mkdocs(agency, tmp_path / "bare")
    assert done.returncode == 0, done.stderr
    assert build(agency, tmp_path / "usual").returncode == 0
    assert pages(tmp_path / "bare") == pages(tmp_path / "usual")


def test_bare_mkdocs_stops_at_an_error_in_the_catalog(agency: Path, tmp_path: Path) -> None:
    change(agency / "resources/mural-making/color-walk.md", "CK-2", "CK-9")
    done = mkdocs(agency, tmp_path / "bare")
    assert done.returncode == 1
    assert "color-walk.md:5:16: error RC203" in done.stderr
    assert not (tmp_path / "bare").exists()


def test_bare_mkdocs_empties_no_folder_of_others(agency: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("other work", encoding="utf-8")
    for folder in (other, agency / "resources", agency / "hooks"):
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        done = mkdocs(agency, folder)
        assert done.returncode == 1
        assert "give a new folder" in done.stdout
        assert {path: path.read_bytes() for path in before} == before


def test_bare_mkdocs_builds_over_its_own_site(agency: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert mkdocs(agency, tmp_path / "bare").returncode == 0
    (tmp_path / "bare/notes.txt").write_text("mine", encoding="utf-8")
    done = mkdocs(agency, tmp_path / "bare")
    assert "notes.txt was not made by 'toolkit build'" in done.stdout
    assert (tmp_path / "bare/notes.txt").is_file()


def test_bare_mkdocs_stops_at_a_link_that_leads_nowhere(agency: Path, tmp_path: Path) -> None:
    change(agency / "docs/index.md", "## New", '<a href="../nowhere/">x</a>\n\n## New')
    done = mkdocs(agency, tmp_path / "bare")
    assert done.returncode == 1
    assert "nowhere" in done.stderr


def test_fill_completes_a_site_that_was_built_without_hooks(agency: Path, tmp_path: Path) -> None:
    settings = agency / "mkdocs.yml"
    config = yaml.safe_load(settings.read_text(encoding="utf-8"))
    del config["hooks"]  # it also sets the defaults
    config["plugins"] = [{"macros": read_defaults()["macros"]}]
    settings.write_text(yaml.safe_dump(config), encoding="utf-8")
    site = tmp_path / "bare"
    assert mkdocs(agency, site).returncode == 0
    assert (site / "resources/_frame").is_dir()
    assert not (site / "resources/bucket-drums").exists()
    done = run_toolkit("fill", str(site), "--root", str(agency), "--today", TODAY)
    assert (done.returncode, done.stderr) == (0, "")
    assert build(agency, tmp_path / "usual").returncode == 0
    assert pages(site).keys() == pages(tmp_path / "usual").keys()
    assert cards(read(site, "chapters/launching/")) == cards(
        read(tmp_path / "usual", "chapters/launching/")
    )


def test_fill_refuses_a_site_that_is_filled(agency: Path, tmp_path: Path) -> None:
    assert build(agency, tmp_path / "site").returncode == 0
    arguments = (str(tmp_path / "site"), "--root", str(agency), "--today", TODAY)
    done = run_toolkit("fill", *arguments)
    assert done.returncode == 1
    assert "there is no frame at resources/_frame/" in done.stderr


@pytest.mark.parametrize("engine", ["mkdocs", "plain"])
def test_titles_and_headings_of_pages_are_text_in_menus(
    agency: Path, tmp_path: Path, engine: str
) -> None:
    change(agency / "mkdocs.yml", "nav:\n", "nav:\n  - about.md\n")
    headings = ('A & B {: #a"b }', "<u/title=x>Two</u>", "Three")
    text = "".join(f"## {heading}\n\n" for heading in headings)
    (agency / "docs/about.md").write_text(
        f'---\ntitle: "<b title=x>Us</b> & co"\n---\n\n# About\n\n{text}', encoding="utf-8"
    )
    done = build(agency, tmp_path / "site", "--engine", engine)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site/about/index.html").read_text(encoding="utf-8")
    assert len(re.findall(r"<a [^>]*>Us &amp; co</a>", page)) == 2
    assert page.count('<a href="#a&#34;b">A &amp; B</a>') == 2
    assert "<b title" not in page
    assert page.count("<u title") == 1  # the heading itself
