import shutil
import subprocess
from pathlib import Path

import pytest

from resource_toolkit.catalog.settings import Settings
from resource_toolkit.problems import ToolkitError
from resource_toolkit.upkeep.summary import base_folder, changes, summary_text
from tests.toolkits.garden import BEAN, SEED, WATER, check, make_toolkit, put


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    base = make_toolkit(tmp_path / "base")
    head = tmp_path / "head"
    shutil.copytree(base, head)
    return base, head


def test_no_change_is_said(two: tuple[Path, Path]) -> None:
    base, head = two
    text = summary_text(check(base).catalog, check(head))
    assert "No resource is added, changed or retired." in text
    assert "The toolkit would have 3 resources (now 3)." in text


def test_each_kind_of_change_is_found(two: tuple[Path, Path]) -> None:
    base, head = two
    folder = head / "resources/garden"
    put(head, "resources/garden/new.md", WATER.replace("Water plan", "New"))
    put(head, "resources/garden/seed-list.md", SEED.replace("areas: [A]", 'areas: ["5"]'))
    retired = BEAN.replace("added:", "status: retired\nadded:")
    put(head, "resources/garden/bean-guide.md", retired)
    (folder / "water-plan.md").unlink()
    put(head, "resources/garden/rain-plan.md", WATER + "\nMore.\n")
    found = changes(check(base).catalog, check(head).catalog)
    assert [(c.what, c.resource.slug, c.fields) for c in found] == [
        ("added", "new", ()),
        ("added", "rain-plan", ()),
        ("changed", "seed-list", ("areas",)),
        ("retired", "bean-guide", ("status",)),
        ("removed", "water-plan", ()),
    ]
    put(
        head,
        "resources/garden/rain-plan.md",
        WATER.replace("added:", "aliases: [water-plan]\nadded:"),
    )
    found = changes(check(base).catalog, check(head).catalog)
    assert [(c.what, c.resource.slug) for c in found][2:3] == [("renamed", "rain-plan")]


def test_the_table_says_lists_address_grade_and_due_date(two: tuple[Path, Path]) -> None:
    base, head = two
    changed = SEED.replace("areas: [A]", 'areas: ["5"]').replace("Sow the seeds", "Always sow your")
    put(head, "resources/garden/seed-list.md", changed)
    packet = "title: First week\nsummary: S\nresources: [{slug: seed-list}]\n"
    put(head, "resources/packets/first.yml", packet)
    text = summary_text(check(base).catalog, check(head))
    (row,) = [line for line in text.splitlines() if line.startswith("| changed")]
    cells = [cell.strip() for cell in row.strip("|").split(" | ")]
    assert cells[1] == "Seed list<br>`resources/garden/seed-list.md`"
    assert cells[2] == "areas, text"
    assert cells[3] == "+ 5<br>+ First week<br>− A"
    assert cells[4] == "https://small.example/kit/resources/seed-list/"
    assert "→" in cells[5]
    assert cells[6] == "2027-01-05"
    assert "- New packet: first" in text


def test_a_title_cannot_write_markdown_or_call_people(two: tuple[Path, Path]) -> None:
    base, head = two
    title = '"<b>| @team [x](y) `z`"'
    put(head, "resources/garden/new.md", WATER.replace("Water plan", title))
    text = summary_text(check(base).catalog, check(head))
    (row,) = [line for line in text.splitlines() if line.startswith("| added")]
    assert "\\<b\\>\\| \\@\u200bteam \\[x\\]\\(y\\) \\`z\\`" in row


def test_the_base_may_be_a_commit(two: tuple[Path, Path]) -> None:
    _, head = two
    name = ["-c", "user.name=x", "-c", "user.email=x@x.example"]
    for words in (["init", "-q"], ["add", "."], [*name, "commit", "-qm", "first"]):
        subprocess.run(["git", *words], cwd=head, check=True)
    (head / "resources/garden/water-plan.md").unlink()
    with base_folder(head, "HEAD", Settings()) as folder:
        assert (folder / "resources/garden/water-plan.md").is_file()
        assert folder != head
    assert not folder.exists()


@pytest.mark.parametrize("base", ["no-such-commit", "--output=/tmp/x"])
def test_what_is_neither_folder_nor_commit_is_refused(two: tuple[Path, Path], base: str) -> None:
    unpacked = base_folder(two[1], base, Settings())
    with pytest.raises(ToolkitError, match="neither a folder nor a commit"):
        unpacked.__enter__()


def test_a_ledger_that_loses_lines_is_told(two: tuple[Path, Path]) -> None:
    base, head = two
    put(base, "resources/permalinks.txt", "/resources/bean-guide/\n/resources/seed-list/\n")
    lost = "- **permalinks.txt loses 2 lines.** People have these addresses on paper."
    assert lost in summary_text(check(base).catalog, check(head)).splitlines()
    assert "permalinks" not in summary_text(check(head).catalog, check(base))
