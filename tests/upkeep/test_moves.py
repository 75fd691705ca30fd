"""Packets, trainings, check-ups, toolkits, terms and pages get another name, all or none."""

from __future__ import annotations

import os
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from resource_toolkit.catalog import redirects
from resource_toolkit.checking import check
from resource_toolkit.upkeep.renaming import plan_rename, write_renaming
from resource_toolkit.writing import finish_writes
from tests.toolkits.killed import run_until
from tests.toolkits.mistakes import ORCHARD
from tests.toolkits.sites import TODAY, call_toolkit, change

if TYPE_CHECKING:
    from pathlib import Path

    from resource_toolkit.checking import Checked


def toolkit(root: Path, *words: str) -> tuple[int, str]:
    done = call_toolkit(*words, "--root", str(root), "--today", str(TODAY))
    return done.returncode, done.stdout + done.stderr


def now(root: Path) -> Checked:
    return check(root, date.fromisoformat(str(TODAY)))


def errors(root: Path) -> list[str]:
    return [str(problem) for problem in now(root).problems if problem.severity == "error"]


def everything(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("resources", "docs")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }


MOVES = {
    "first-week": ("packets/first-week/", "packets/anew/"),
    "leading-a-circle": ("trainings/leading-a-circle/", "trainings/anew/"),
    "ready-for-art": ("check-ups/ready-for-art/", "check-ups/anew/"),
    "drum-circle": ("collections/drum-circle/", "collections/anew/"),
    "chapters/dreaming": ("chapters/dreaming/", "chapters/anew/"),
    "formats/handout": ("formats/handout/", "formats/anew/"),
    "docs/crosswalk.md": ("crosswalk/", "anew/"),
}
"""What gets the name `anew`, to the address that then leads on, and to where."""


def orchard_at(root: Path) -> Path:
    shutil.copytree(ORCHARD, root)
    change(
        root / "resources/care/prune-a-tree.md",
        "Do this with one helper.",
        "See [us](../../docs/about.md#x), [all](/about/) and [tools](../../docs/guide/tools.md).",
    )
    return root


def test_texts_of_resources_follow_a_page_that_gets_a_new_name(tmp_path: Path) -> None:
    root = orchard_at(tmp_path / "orchard")
    write_renaming(now(root).catalog, plan_rename(now(root), "docs/about.md", "docs/us.md"))
    text = (root / "resources/care/prune-a-tree.md").read_text(encoding="utf-8")
    assert "[us](../../docs/us.md#x), [all](/us/) and [tools](../../docs/guide/tools.md)" in text
    assert errors(root) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.parametrize(
    "old", ["first-year", "care", "topics/soil", "docs/about.md", "tree-health", "first-day"]
)
def test_a_move_that_is_killed_is_done_or_taken_back(tmp_path: Path, old: str) -> None:
    whole = orchard_at(tmp_path / "whole")
    before = everything(whole)
    plan = plan_rename(now(whole), old, "docs/anew.md" if old.startswith("docs") else "anew")
    write_renaming(now(whole).catalog, plan)
    after = everything(whole)
    assert after != before
    fresh = sum(held is not None for held in plan.files.values())
    # First the journal and each new text, then the journal is renamed: that decides.
    for moment, left in ((1, before), (fresh + 1, before), (fresh + 2, after), (fresh + 3, after)):
        root = orchard_at(tmp_path / str(moment))
        run_until(moment, write_renaming, now(root).catalog, plan)
        finish_writes(root)
        assert everything(root) == left
        assert [*root.rglob("*toolkit-new")] == []


@pytest.mark.parametrize("old", MOVES)
def test_a_new_name_stands_in_every_file_and_the_check_stays_clean(agency: Path, old: str) -> None:
    code, said = toolkit(agency, "rename", old, "anew")
    assert code == 0, said
    assert f"{old} is now anew: " in said
    assert errors(agency) == []
    address, target = MOVES[old]
    assert redirects(now(agency).catalog)[address] == target
    # What is left of the old name are addresses that lead on, and the alias of a term.
    name = old.rpartition("/")[2].removesuffix(".md")
    for path, data in everything(agency).items():
        if path.startswith("resources/") and "permalinks" not in path and "redirects" not in path:
            rows = [row for row in data.decode(errors="replace").split("\n") if name in row]
            assert [row for row in rows if "aliases: [" not in row] == []


@pytest.mark.slow
def test_all_new_names_together_make_a_site(agency: Path, tmp_path: Path) -> None:
    for old in MOVES:
        code, said = toolkit(agency, "rename", old, f"{old.rpartition('/')[2][:5].strip('-')}-anew")
        assert code == 0, said
    done = call_toolkit("build", "--root", str(agency), "--out", str(tmp_path / "site"), "--quiet")
    assert done.returncode == 0, done.stdout + done.stderr
    page = (tmp_path / "site/collections/drum-circle/index.html").read_text(encoding="utf-8")
    assert "url=../drum-anew/" in page.replace("&#x2F;", "/")


@pytest.mark.slow
def test_a_name_and_back_leaves_every_file_as_it_was(agency: Path) -> None:
    before = everything(agency)
    assert toolkit(agency, "rename", "drum-circle", "anew")[0] == 0
    assert toolkit(agency, "rename", "anew", "drum-circle")[0] == 0
    after = everything(agency)
    changed = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    assert changed == {"resources/redirects.yml"}
    old = before["resources/redirects.yml"].decode()
    assert (
        after["resources/redirects.yml"].decode()
        == f"{old}/collections/anew/: /collections/drum-circle/\n"
    )


def test_a_dry_run_shows_the_lines_and_writes_nothing(agency: Path) -> None:
    before = everything(agency)
    code, said = toolkit(agency, "rename", "first-week", "week-one", "--dry-run")
    assert code == 0
    assert "resources/packets/first-week.yml is now resources/packets/week-one.yml\n" in said
    assert "  + /packets/first-week/: /packets/week-one/\n" in said
    assert "nothing was written: a dry run; " in said
    assert everything(agency) == before


def test_a_packet_goes_and_another_takes_its_place(agency: Path) -> None:
    packets = agency / "resources/packets"
    text = (packets / "first-week.yml").read_text(encoding="utf-8")
    (packets / "second-week.yml").write_text(text.replace("title: ", "title: Second "))
    change(agency / "docs/index.md", "\n\n", '\n\n{{ packet_link("first-week") }}\n\n')
    code, said = toolkit(agency, "retire", "first-week", "--for", "second-week")
    assert code == 0, said
    assert not (packets / "first-week.yml").exists()
    assert '{{ packet_link("second-week") }}' in (agency / "docs/index.md").read_text()
    assert redirects(now(agency).catalog)["packets/first-week/"] == "packets/second-week/"
    assert errors(agency) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("rename first-week bucket-drums", "'bucket-drums' is already the name of resources/"),
        ("rename first-week Bad_name", "is not a slug"),
        ("rename chapters/dreaming growing", "'growing' is already the name of 'growing'"),
        ("rename docs/crosswalk.md other/x.md", "a page stays in its folder; write docs/x.md"),
        ("rename docs/crosswalk.md index.md", "docs/index.md is there already"),
        ("rename docs/nothing.md x", "there is no page 'docs/nothing.md'"),
        ("retire first-week --for bucket-drums", "'bucket-drums' cannot take its place"),
    ],
)
def test_wrong_names_are_refused(agency: Path, words: str, told: str) -> None:
    before = everything(agency)
    code, said = toolkit(agency, *words.split())
    assert code == 1
    assert told in said
    assert everything(agency) == before
