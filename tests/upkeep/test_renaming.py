"""A resource gets another name, or goes out of use, in every file that names it, all or none."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from resource_toolkit.catalog import redirects
from resource_toolkit.checking.checked import check
from resource_toolkit.cli.main import main
from resource_toolkit.upkeep import plan_rename, plan_retire
from resource_toolkit.writing import finish_writes
from tests.toolkits.garden import SEED, make_toolkit, put
from tests.toolkits.garden import TODAY as GARDEN_TODAY
from tests.toolkits.killed import run_until
from tests.toolkits.sites import PROJECT, TODAY, call_toolkit, change

if TYPE_CHECKING:
    from pathlib import Path

    from resource_toolkit.checking import Checked

KILLS = 20


def toolkit(root: Path, *words: str, today: object = TODAY) -> int:
    with pytest.raises(SystemExit) as ended:
        main([*words, "--root", str(root), "--today", str(today)])
    assert isinstance(ended.value.code, int)
    return ended.value.code


def texts(root: Path) -> dict[str, str]:
    folders = (root / "resources", root / "docs")
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }


def errors(root: Path, today: object = TODAY) -> list[str]:
    now = check(root, day(today))
    return [str(problem) for problem in now.problems if problem.severity == "error"]


def day(today: object) -> date:
    return date.fromisoformat(str(today))


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    return make_toolkit(tmp_path / "garden")


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A copy of the real toolkit, as far as the check reads it."""
    for folder in ("resources", "docs"):
        shutil.copytree(PROJECT / folder, tmp_path / folder)
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path)
    return tmp_path


def most_named(now: Checked) -> str:
    """Return the resource that most files name."""
    slugs = {resource.slug for resource in now.catalog.active}
    words = [
        {*re.findall(r"[\w-]+", text)} & slugs
        for path, text in texts(now.catalog.root).items()
        if path.endswith((".md", ".yml"))
    ]
    counts: Counter[str] = Counter(slug for named in words for slug in named if "-" in slug)
    return counts.most_common(1)[0][0]


def test_the_path_of_a_file_names_its_resource(garden: Path) -> None:
    told = plan_rename(check(garden, GARDEN_TODAY), "resources/garden/seed-list.md", "seeds.md")
    assert told.files == plan_rename(check(garden, GARDEN_TODAY), "seed-list", "seeds").files


@pytest.mark.slow
def test_a_renamed_resource_of_the_agency_leaves_the_check_clean(
    agency: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(agency)
    assert toolkit(agency, "rename", "quiet-ending", "quiet-close") == 0
    said = capsys.readouterr().out
    old, new = "resources/drum-circle/quiet-ending.md", "resources/drum-circle/quiet-close.md"
    assert f"{old} is now {new}\n" in said
    assert (
        "resources/packets/first-week.yml:7\n  -   - {slug: quiet-ending, note: End soft.}\n"
        in said
    )
    assert "quiet-ending is now quiet-close: 8 lines changed in 7 files\n" in said
    after = texts(agency)
    assert set(before) - set(after) == {old}
    assert set(after) - set(before) == {new}
    assert after[new].replace("aliases: [quiet-ending]\n", "") == before[old]
    assert errors(agency) == []
    ledger = (agency / "resources/permalinks.txt").read_text(encoding="utf-8")
    assert ledger == before["resources/permalinks.txt"]
    for path, text in before.items():
        if path not in (old, "resources/permalinks.txt"):
            assert after[path] == text.replace("quiet-ending", "quiet-close")
    built = call_toolkit("build", "--root", str(agency), "--out", str(tmp_path / "site"), "--quiet")
    assert built.returncode == 0, built.stdout + built.stderr
    for address, to in (
        ("resources/quiet-ending", "../quiet-close/"),
        ("quiet-ending", "../resources/quiet-close/"),
    ):
        page = (tmp_path / "site" / address / "index.html").read_text(encoding="utf-8")
        assert f"url={to}" in page.replace("&#x2F;", "/")
    # The way back: the first name is an alias no more.
    assert toolkit(agency, "rename", "quiet-close", "quiet-ending") == 0
    back = texts(agency)
    assert back.pop(old).replace("aliases: [quiet-close]\n", "") == before.pop(old)
    assert back == before


def test_a_retired_resource_of_the_agency_leaves_the_check_clean(
    agency: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(agency)
    assert toolkit(agency, "retire", "wall-permission", "--for", "prop-box") == 0
    said = capsys.readouterr().out
    assert "  + status: retired\n  + replaced_by: prop-box\n" in said
    assert "wall-permission is retired for prop-box: 7 lines changed in 5 files\n" in said
    after = texts(agency)
    assert (
        "[permission letter](../story-stage/prop-box.md)"
        in after["resources/drum-circle/bucket-drums.md"]
    )
    # The page stays, and so do redirects that lead to it.
    assert after["resources/redirects.yml"] == before["resources/redirects.yml"]
    assert errors(agency) == []


def test_redirects_lead_straight_to_the_new_name(agency: Path) -> None:
    assert toolkit(agency, "rename", "wall-permission", "wall-letter") == 0
    text = (agency / "resources/redirects.yml").read_text(encoding="utf-8")
    assert "/old/letter/: /resources/wall-letter/#on-the-letter\n" in text
    assert errors(agency) == []


@pytest.mark.slow
def test_every_resource_of_the_agency_can_be_renamed(agency: Path) -> None:
    for slug in sorted(check(agency, day(TODAY)).catalog.resources):
        assert toolkit(agency, "rename", slug, f"{slug}-anew") == 0
    assert errors(agency) == []


@pytest.mark.slow
@pytest.mark.shipped_toolkit
def test_the_most_named_resource_of_the_real_toolkit(real: Path, checked: Checked) -> None:
    today, slug = checked.catalog.today, most_named(checked)
    assert toolkit(real, "rename", slug, "quite-another-name", today=today) == 0
    now = check(real, today)
    assert [str(problem) for problem in now.problems] == [str(p) for p in checked.problems]
    leads = redirects(now.catalog)
    assert leads[f"resources/{slug}/"] == "resources/quite-another-name/"
    assert leads[f"{slug}/"] == "resources/quite-another-name/"
    nearest = now.catalog.resources["quite-another-name"].related
    better = next(
        other for other in nearest if not plan_retire(now, "quite-another-name", other).errors
    )
    assert toolkit(real, "retire", "quite-another-name", "--for", better, today=today) == 0
    assert errors(real, today) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("rename seed-lst x", "no resource has the slug 'seed-lst'; did you mean 'seed-list'?"),
        ("rename seed-list water-plan", "'water-plan' is already the name of resources/garden/wat"),
        ("rename seed-list Seed-List", "'Seed-List' is already the name of resources/garden/seed"),
        ("rename seed-list todo", "'todo' is already the name of resources/packets/todo.yml"),
        ("rename seed-list Bad_name", "is not a slug; use letters, digits and single hyphens; wri"),
        ("rename sowing x", "'sowing' has a new name; write 'seed-list'"),
        ("rename seed-list hidden", "'hidden' is already the name of resources/garden/hidden.md"),
        ("retire seed-list --for water-pln", "did you mean 'water-plan'?"),
        ("retire seed-list --for seed-list", "'seed-list' cannot take its own place"),
        ("retire old-list --for seed-list", "old-list.md is retired already; use 'seed-list'"),
        ("retire seed-list --for old-list", "old-list.md is retired already; use 'seed-list'"),
    ],
)
def test_wrong_names_are_refused(
    garden: Path, capsys: pytest.CaptureFixture[str], words: str, told: str
) -> None:
    named = SEED.replace("related:", "aliases: [sowing]\nrelated:")
    put(garden, "resources/garden/seed-list.md", named)
    retired = SEED.replace("added:", "status: retired\nreplaced_by: seed-list\nadded:")
    put(garden, "resources/garden/old-list.md", retired.replace("Seed list", "Old list"))
    put(
        garden,
        "resources/packets/todo.yml",
        "title: T\nsummary: S\nresources: [{slug: seed-list}]\n",
    )
    put(garden, "resources/garden/hidden.md", "no front matter\n")
    before = texts(garden)
    assert toolkit(garden, *words.split(), today=GARDEN_TODAY) == 1
    assert told in capsys.readouterr().err
    assert texts(garden) == before


def test_nothing_is_written_when_something_would_be_wrong(
    agency: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(agency)
    assert toolkit(agency, "retire", "bucket-drums", "--for", "quiet-ending") == 1
    said = capsys.readouterr().out
    assert "chapters.yml:25:9: error RC102 a sign must lead to at least two resources" in said
    assert "nothing was written: it would bring 1 error\n" in said
    assert toolkit(agency, "rename", "bucket-drums", "gone-game") == 1
    assert "error RC305 '/resources/gone-game/' is a page" in capsys.readouterr().out
    assert texts(agency) == before


def test_errors_that_are_there_already_do_not_stop_it(
    garden: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(garden / "resources/garden/seed-list.md", "minutes: 30", "minutes: half an hour")
    change(garden / "resources/garden/water-plan.md", "minutes: 15", "minutes: short")
    assert toolkit(garden, "rename", "bean-guide", "guide", today=GARDEN_TODAY) == 0
    said = capsys.readouterr().out
    assert "Other files have errors, so names in them may be left; run: toolkit check" in said
    after = SEED.replace("minutes: 30", "minutes: half an hour").replace("bean-guide", "guide")
    assert texts(garden)["resources/garden/seed-list.md"] == after


def test_line_ends_of_a_file_stay(garden: Path) -> None:
    path = garden / "resources/garden/seed-list.md"
    path.write_bytes(SEED.replace("\n", "\r\n").encode())
    assert toolkit(garden, "rename", "bean-guide", "guide", today=GARDEN_TODAY) == 0
    wanted = SEED.replace("bean-guide", "guide").replace("\n", "\r\n")
    assert path.read_bytes() == wanted.encode()


def calls_of_rename(root: Path, moment: int) -> int:
    """Return how many calls a rename made in a process of its own before it ended."""
    words = ["rename", "bean-guide", "guide", "--root", str(root), "--today", str(GARDEN_TODAY)]
    return run_until(moment, main, words)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_killed_at_random_moments_all_files_are_new_or_none(tmp_path: Path) -> None:
    old = texts(make_toolkit(tmp_path / "old"))
    whole = make_toolkit(tmp_path / "new")
    count = calls_of_rename(whole, -1)
    new = texts(whole)
    assert set(old) - set(new) == {"resources/garden/bean-guide.md"}
    assert set(new) - set(old) == {"resources/garden/guide.md"}
    assert new["resources/garden/seed-list.md"] == SEED.replace("bean-guide", "guide")
    outcomes = []
    moments = random.Random(18).choices(range(count), k=KILLS)  # noqa: S311 no secret
    for number, moment in enumerate([*moments, count - 1, 0]):
        root = make_toolkit(tmp_path / str(number))
        assert calls_of_rename(root, moment) == moment
        finish_writes(root)
        outcomes.append(texts(root))
        assert list((root / ".toolkit").glob("*")) == []
    assert all(outcome in (old, new) for outcome in outcomes)
    assert new in outcomes
    assert old in outcomes
