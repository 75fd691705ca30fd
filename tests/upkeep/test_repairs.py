"""`toolkit check --fix` writes what the messages say, and nothing else."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resource_toolkit.problems import Problem, Repair
from resource_toolkit.upkeep import plan_repairs
from resource_toolkit.upkeep.repairs.edit import in_place
from tests.toolkits.garden import BEAN, SEED, TODAY, WATER, check, make_toolkit, put
from tests.toolkits.sites import call_toolkit

if TYPE_CHECKING:
    from pathlib import Path

    from resource_toolkit.upkeep import Repairs

SEED_FILE, BEAN_FILE, WATER_FILE = (
    f"resources/garden/{name}.md" for name in ("seed-list", "bean-guide", "water-plan")
)


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    return make_toolkit(tmp_path / "garden")


def fix(root: Path, *words: str) -> str:
    ran = call_toolkit("check", "--fix", *words, "--root", str(root), "--today", str(TODAY))
    assert not ran.stderr, ran.stderr
    return ran.stdout


def repairs(root: Path) -> Repairs:
    return plan_repairs(check(root))


def mended(root: Path, path: str) -> str:
    data = repairs(root).files.get(path)
    assert data is not None, f"{path} stays as it is"
    return data.decode()


MISTAKES = {
    "title:Seed list": "title: Seed list",
    "title:\tSeed list": "title:\tSeed list",
    "title: Seed: a list": 'title: "Seed: a list"',
    'title: Seed: a "list"': 'title: "Seed: a \\"list\\""',
    "title: 12:30": 'title: "12:30"',
    "title: Room #5": 'title: "Room #5"',
    "title: Our # 1 list": 'title: "Our # 1 list"',
    "summary: Our list # of seeds.": 'summary: "Our list # of seeds."',
    "title: Seed list # ask Ana": "title: Seed list # ask Ana",
    "steps:   # why it is here\n\tbegin: You.": "steps:   # why it is here\n  begin: You.",
    "  begin: You: start": '  begin: "You: start"',
    "  Begin Here: You start.": "  begin: You start.",
    "kind: Web-Site": "kind: Web-Site",
    "areas: [Air, five]": "areas: [A, five]",
    "areas: A, five": "areas: [A, five]",
    "areas: ['air', A_B]": "areas: ['A', A_B]",
    "related: [Bean Guide]": "related: [bean-guide]",
    "also_called: [no, sowing: a way]": 'also_called: ["no", "sowing: a way"]',
    "also_called: [#5]": "also_called: [#5]",
    "url: www.seeds.example/a": "url: https://www.seeds.example/a",
    "Water [daily](www.seeds.example)": "Water [daily](https://www.seeds.example)",
    "Look at the [plan](/resources/water-plan/).": "Look at the [plan](water-plan.md).",
    "The [plan].\n\n[plan]: ../kitchen/water-plan.md": "The [plan].\n\n[plan]: water-plan.md",
}
"""What somebody writes, to what the repairs make of it; what they cannot know stays."""


def with_mistake(wrong: str) -> str:
    key = wrong.partition(":")[0]
    if wrong.startswith(("Water", "Look", "The")):
        return SEED + f"\n{wrong}\n"
    rows, gone = [], False
    for row in SEED.split("\n"):
        starts = row.startswith(f"{key}:")
        gone = starts or (gone and row.startswith(" "))
        rows += [wrong] if starts else [] if gone else [row]
    if key.startswith(" "):
        rows = [wrong if row.startswith("  begin") else row for row in rows]
    elif not any(row == wrong for row in rows):
        rows.insert(2, wrong)
    return "\n".join(rows)


@pytest.mark.parametrize("wrong", MISTAKES)
def test_a_message_is_written_as_it_says(garden: Path, wrong: str) -> None:
    text = with_mistake(wrong)
    assert wrong in text
    put(garden, SEED_FILE, text)
    plan = repairs(garden)
    wanted = text.replace(wrong, MISTAKES[wrong])
    data = plan.files.get(SEED_FILE)
    assert (text if data is None else data.decode()) == wanted
    assert [p for p in plan.checked.problems if p.repair] == []


def test_as_many_as_are_written_are_offered(garden: Path) -> None:
    text = "<!-- ask Ana\n\n## Steps\n\n1. Dig a hole.\n2. [Squeeze](bean-guide.md) it.\n"
    put(garden, SEED_FILE, SEED.replace("Seed list", "Our # 1 list") + f"\n{text}")
    ran = call_toolkit("check", "--root", str(garden), "--today", str(TODAY))
    assert "RC127" in ran.stdout
    assert "\n1 of these can be written for you" in ran.stdout
    assert "1 repair in 1 file" in fix(garden)


def test_what_no_message_asks_for_stays(garden: Path) -> None:
    odd = SEED.replace("title: Seed list\n", "").replace(
        "added: 2026-01-05\n", "added: 2026-01-05   \ntitle: Seed list\nkinds: sheet\n"
    )
    odd = odd.replace("areas: [A]", "areas: [a, FIVE]").removesuffix("\n")
    put(garden, SEED_FILE, odd)
    put(garden, BEAN_FILE, BEAN.replace("title: Bean guide", "title:Bean guide"))
    assert repairs(garden).files == {BEAN_FILE: BEAN.encode()}


def test_every_other_byte_stays(garden: Path) -> None:
    wrong = SEED.replace("title: Seed", "title:Seed").replace("[A]", "[Air]")
    rows = wrong.split("\n")
    odd = "\ufeff" + "\r\n".join(rows[:9]) + "\n" + "\r\n".join(rows[9:])
    put(garden, SEED_FILE, "")
    (garden / SEED_FILE).write_bytes(odd.encode())
    made = repairs(garden).files[SEED_FILE]
    assert made == odd.replace("title:Seed", "title: Seed").replace("[Air]", "[A]").encode()


def test_a_repair_may_take_several_lines_and_keeps_their_ends() -> None:
    text = "a\r\nb\r\nc\nd\n"
    several = Problem(
        path="x", line=1, column=1, code="RC1", message="m", repair=Repair("a\nb", "a\n\nB")
    )
    elsewhere = Problem(
        path="x", line=4, column=1, code="RC1", message="m", repair=Repair("c\nd", "e")
    )
    fresh, fixes = in_place(text, [several, elsewhere])
    assert fresh == "a\r\n\r\nB\r\nc\nd\n"
    assert [(fix.before, fix.after) for fix in fixes] == [(("a", "b"), ("a", "", "B"))]


def test_a_resource_renamed_by_hand_is_renamed_where_it_is_named(garden: Path) -> None:
    renamed = BEAN.replace("added:", "aliases: [bean-guide]\nadded:")
    (garden / BEAN_FILE).unlink()
    put(garden, "resources/garden/beans.md", renamed)
    put(garden, "resources/redirects.yml", "/a/: /resources/bean-guide/\n")
    packet = "title: P\nsummary: S\nresources:\n  - slug: bean-guide # first\n"
    put(garden, "resources/packets/todo.yml", packet)
    (garden / SEED_FILE).write_bytes(SEED.replace("\n", "\r\n").encode())
    said = fix(garden)
    assert "4 repairs in 3 files\n" in said
    assert "3 resources checked: 0 errors" in said
    assert (garden / SEED_FILE).read_bytes().decode() == (
        SEED.replace("bean-guide", "beans").replace("\n", "\r\n")
    )
    texts = [(garden / "resources" / name).read_text() for name in ("packets/todo.yml",)]
    assert texts == [packet.replace("bean-guide", "beans")]
    assert (garden / "resources/redirects.yml").read_text() == "/a/: /resources/beans/\n"


def test_what_is_retired_gives_way_and_a_list_names_the_better_one_once(garden: Path) -> None:
    put(
        garden,
        BEAN_FILE,
        BEAN.replace("added:", "status: retired\nreplaced_by: water-plan\nadded:"),
    )
    put(garden, SEED_FILE, SEED.replace("[bean-guide]", "[bean-guide, water-plan]"))
    fixed = mended(garden, SEED_FILE)
    assert "related: [water-plan]\n" in fixed
    assert "See the [water plan](water-plan.md)." in fixed


def test_a_resource_in_another_folder_is_led_to(garden: Path) -> None:
    (garden / WATER_FILE).rename(garden / "resources/kitchen/water-plan.md")
    put(garden, SEED_FILE, SEED + "\nThen `[x](water-plan.md)` the [plan](water-plan.md#next).\n")
    assert mended(garden, SEED_FILE) == (
        SEED + "\nThen `[x](water-plan.md)` the [plan](../kitchen/water-plan.md#next).\n"
    )


@pytest.mark.slow
def test_a_dry_run_and_a_patch_leave_the_files_alone(garden: Path) -> None:
    put(garden, SEED_FILE, SEED.replace("title: Seed", "title:Seed").removesuffix("\n"))
    put(garden, BEAN_FILE, BEAN.replace("[begin, go-on]", "[begin, Go On]"))
    before = {path: (garden / path).read_bytes() for path in (SEED_FILE, BEAN_FILE)}
    said = fix(garden, "--dry-run")
    assert "  - title:Seed list\n  + title: Seed list\n" in said
    assert "2 repairs in 2 files; nothing was written here\n" in said
    told = json.loads(fix(garden, "--patch", str(garden / "fix.patch"), "--format", "json"))
    assert [(row["path"], row["line"], row["code"]) for row in told["fixed"]] == [
        (BEAN_FILE, 9, "RC203"),
        (SEED_FILE, 3, "RC004"),
    ]
    assert told["fixed"][1]["after"] == ["title: Seed list"]
    assert {row["severity"] for row in told["problems"]} == {"warning"}
    assert {path: (garden / path).read_bytes() for path in before} == before
    other = shutil.copytree(garden, garden.parent / "other")
    subprocess.run(["git", "apply", "fix.patch"], cwd=other, check=True)
    fix(garden)
    for path in before:
        assert (other / path).read_bytes() == (garden / path).read_bytes()


def test_flags_that_go_with_fix_are_told_so(garden: Path) -> None:
    ran = call_toolkit("check", "--dry-run", "--root", str(garden), "--today", str(TODAY))
    assert ran.returncode == 1
    assert "--dry-run and --patch go with --fix" in ran.stderr


SLIPS = {
    "title: ": ("title:", "title:\t"),
    "summary: ": ("summary:", "summary: Mind: "),
    "added: ": ("added:\t",),
    "[go-on]": ("[Go on]", "[GO_ON]"),
    "[begin, go-on]": ("begin, go-on", "[Begin_Here, go-on]"),
    "[A]": ("[Air]", "[air ]"),
    "[bean-guide]": ("[Bean Guide]", "[bean-guide, Water Plan]"),
    "url: https://": ("url: www.",),
    "(bean-guide.md)": ("(/resources/bean-guide)", "(../kitchen/bean-guide.md)"),
    "\n": ("\r\n",),
    "## Next": ("## Next",),
}


@st.composite
def slipped(draw: st.DrawFn, text: str) -> str:
    for right, wrongs in SLIPS.items():
        if right in text and draw(st.booleans()):
            text = text.replace(right, draw(st.sampled_from(wrongs)))
    return text


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(slipped(SEED), slipped(BEAN), slipped(WATER))
def test_what_can_be_written_is_and_a_second_run_changes_nothing(
    garden: Path, seed: str, bean: str, water: str
) -> None:
    for path, text in ((SEED_FILE, seed), (BEAN_FILE, bean), (WATER_FILE, water)):
        (garden / path).write_bytes(text.encode())
    plan = repairs(garden)
    assert [str(p) for p in plan.checked.problems if p.severity == "error"] == []
    for path, data in plan.files.items():
        assert data is not None
        (garden / path).write_bytes(data)
    assert repairs(garden).files == {}


SESSIONS = """\
title: Dig
summary: A day of digging.
sessions:
  - {start: 2028-03-09 18:00, end: 2028-03-09 19:00, timezone: UTC, town: Peoria, place: Hall}
  - start: 2028-03-10 18:00
    end: 2028-03-10 19:00
    timezone: UTC
    online: "https://meet.example/"
"""


def test_a_session_gets_its_id_and_first_day_however_it_is_written(garden: Path) -> None:
    put(garden, "resources/trainings/dig.yml", SESSIONS)
    written = mended(garden, "resources/trainings/dig.yml")
    flow = f"{{id: march-2028-peoria, added: {TODAY}, start: 2028-03-09 18:00, end"
    block = f"- id: march-2028-online\n    added: {TODAY}\n    start: 2028-03-10 18:00\n"
    assert flow in written
    assert block in written
    (garden / "resources/trainings/dig.yml").write_text(written, encoding="utf-8")
    assert not any(problem.code == "RC580" for problem in check(garden).problems)
