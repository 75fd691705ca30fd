import shutil
import subprocess
from pathlib import Path

import pytest

from resource_toolkit.catalog import words_fingerprint
from resource_toolkit.catalog.settings import Settings
from resource_toolkit.checking.checked import check as check_orchard
from resource_toolkit.problems import ToolkitError
from resource_toolkit.upkeep.changes.base import base_folder, committed_texts
from resource_toolkit.upkeep.changes.deleted import (
    records_gone,
    titles_gone,
    with_deleted,
    with_last_menu,
    with_moved_pages,
)
from resource_toolkit.upkeep.changes.differences import changed_pages, changes
from resource_toolkit.upkeep.changes.lost_parts import with_lost_parts
from resource_toolkit.upkeep.changes.lost_values import with_lost_values
from resource_toolkit.upkeep.changes.summary import read_base, summary_of
from tests.toolkits.garden import BEAN, SEED, WATER, check, make_toolkit, put
from tests.toolkits.mistakes import ORCHARD, TODAY

SPANISH_CHECK_UP = """\
of: "{of}"
translated: 2026-11-20
title: Salud de los árboles
summary: Vea cómo están sus árboles.
scales: [{{id: calm, title: Fuerte, low: Pocas hojas., high: Muchas hojas.}}]
answers: [Todavía no, En parte, Todo]
unsure: No sé
lines:
  - {{id: C1, ask: Las hojas son verdes.}}
terms:
  - {{slug: summer, title: Verano, summary: Crece la fruta.}}
  - {{slug: spring, title: Primavera, summary: Se abren los brotes.}}
"""


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    base = make_toolkit(tmp_path / "base")
    head = tmp_path / "head"
    shutil.copytree(base, head)
    return base, head


def told(two: tuple[Path, Path], site: str | None = None) -> list[str]:
    base, head = two
    return summary_of(check(head), str(base), site).splitlines()


def test_no_change_is_said(two: tuple[Path, Path]) -> None:
    lines = told(two)
    assert "No resource is added, changed or retired." in lines
    assert lines[-1].startswith("The toolkit would have 3 resources (now 3).")
    assert len(lines) < 8


def test_one_resource_is_told_as_one(two: tuple[Path, Path]) -> None:
    for name in ("bean-guide", "water-plan"):
        (two[1] / f"resources/garden/{name}.md").unlink()
    assert "The toolkit would have 1 resource (now 3)." in told(two)[-1]


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


def test_before_and_after_are_said_in_words(two: tuple[Path, Path]) -> None:
    _, head = two
    changed = (
        SEED.replace("title: Seed list", "title: Seeds, week by week")
        .replace("areas: [A]", 'areas: ["5"]')
        .replace("minutes: 30\n", "")
        .replace("begin: You start with seeds.", "begin: Seeds come first.")
        .replace("Sow the seeds", "Always sow your")
    )
    put(head, "resources/garden/seed-list.md", changed)
    packet = "title: First week\nsummary: S\nresources: [{slug: seed-list}]\n"
    put(head, "resources/packets/first.yml", packet)
    lines = told(two)
    at = "https://small.example/kit/"
    assert f"### [Seeds, week by week]({at}resources/seed-list/) – changed" in lines
    assert "`resources/garden/seed-list.md`" in lines
    assert "- **Title:** ~~Seed list~~ → Seeds, week by week" in lines
    assert "- **Minutes:** ~~30~~ (taken out)" in lines
    assert "- **Now in:** 5, First week" in lines
    assert "- **No longer in:** A" in lines
    assert "- **Why at Begin here:** ~~You start with seeds.~~ → Seeds come first." in lines
    (text,) = [line for line in lines if line.startswith("- **Text:**")]
    assert text.startswith("- **Text:** 1 line new, 1 line gone; reading grade ")
    assert f"- New packet: [First week]({at}packets/first/)" in lines


def test_a_new_resource_is_told_whole(two: tuple[Path, Path]) -> None:
    put(two[1], "resources/garden/new.md", WATER.replace("Water plan", "New"))
    lines = told(two)
    assert "### [New](https://small.example/kit/resources/new/) – added" in lines
    assert [line for line in lines if line.startswith("- **Summary:** ")]
    assert [line for line in lines if line.startswith("- **Now in:** Garden")]


def test_pages_are_files_of_a_copy_where_there_is_no_site(two: tuple[Path, Path]) -> None:
    put(two[1], "resources/garden/new.md", WATER.replace("Water plan", "New"))
    assert "### New (`resources/new/index.html`) – added" in told(two, "")
    assert "### [New](https://x.example/pr/7/resources/new/) – added" in told(
        two, "https://x.example/pr/7/"
    )


def test_a_hand_written_page_and_a_term_that_change_are_told(two: tuple[Path, Path]) -> None:
    base, head = two
    put(base, "docs/about.md", "---\ntitle: About us\n---\n\nOld.\n")
    put(head, "docs/about.md", "---\ntitle: About us\n---\n\nNew.\n")
    put(head, "docs/index.md", "---\ntitle: Home\n---\n\nHello.\n")
    steps = head / "resources/vocabularies/steps.yml"
    steps.write_text(steps.read_text().replace("At first.", "At the very first."))
    lines = told(two)
    at = "https://small.example/kit/"
    assert f"- Changed page: [About us]({at}about/)" in lines
    assert f"- New page: [Home]({at})" in lines
    assert f"- Changed term of steps: [Begin here]({at}steps/begin/)" in lines
    now = check(head)
    before = read_base(now, str(base))
    shown = changed_pages(before.catalog, now.catalog, before.pages)
    assert [page.address for page in shown] == ["steps/begin/", "", "about/"]


def test_many_changes_are_told_in_short(two: tuple[Path, Path]) -> None:
    for number in range(30):
        put(two[1], f"resources/garden/new-{number:02}.md", WATER.replace("Water", f"W{number}"))
    lines = told(two)
    assert sum(line.endswith(" – added") for line in lines) == 20
    assert "### 10 more resources added" in lines
    assert "- [W29 plan](https://small.example/kit/resources/new-29/)" in lines


def test_a_title_cannot_write_markdown_or_call_people(two: tuple[Path, Path]) -> None:
    title = '"<b>| @team [x](y) `z`"'
    put(two[1], "resources/garden/new.md", WATER.replace("Water plan", title))
    (line,) = [line for line in told(two) if line.endswith(" – added")]
    assert "\\<b\\>\\| \\@\u200bteam \\[x\\]\\(y\\) \\`z\\`" in line


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


def git(root: Path, *words: str) -> str:
    name = ["-c", "user.name=x", "-c", "user.email=x@x.example"]
    done = subprocess.run(
        ["git", *name, *words], cwd=root, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def test_what_came_to_main_later_is_no_part_of_the_change(two: tuple[Path, Path]) -> None:
    _, head = two
    git(head, "init", "-q", "-b", "main")
    git(head, "add", ".")
    git(head, "commit", "-qm", "first")
    git(head, "switch", "-qc", "mine")
    put(head, "resources/garden/mine.md", WATER.replace("Water plan", "Mine"))
    git(head, "add", ".")
    git(head, "commit", "-qm", "mine")
    git(head, "switch", "-q", "main")
    put(head, "resources/garden/theirs.md", WATER.replace("Water plan", "Theirs"))
    git(head, "add", ".")
    git(head, "commit", "-qm", "theirs")
    git(head, "switch", "-q", "mine")
    lines = summary_of(check(head), "main").splitlines()
    assert [line for line in lines if line.startswith("### ")] == [
        "### [Mine](https://small.example/kit/resources/mine/) – added"
    ]


@pytest.mark.parametrize("base", ["no-such-commit", "--output=/tmp/x"])
def test_what_is_neither_folder_nor_commit_is_refused(two: tuple[Path, Path], base: str) -> None:
    unpacked = base_folder(two[1], base, Settings())
    with pytest.raises(ToolkitError, match="neither a folder nor a commit"):
        unpacked.__enter__()


def test_a_ledger_that_loses_lines_is_told(two: tuple[Path, Path]) -> None:
    base, head = two
    put(base, "resources/permalinks.txt", "/resources/bean-guide/\n/resources/seed-list/\n")
    lost = "- **permalinks.txt loses 2 lines.** People have these addresses on paper."
    assert lost in told(two)
    assert "permalinks" not in "".join(told((head, base)))


def test_a_vocabulary_that_goes_or_cannot_be_read_is_no_crash(two: tuple[Path, Path]) -> None:
    _, head = two
    path = head / "resources/vocabularies/areas.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("field:", "field: x #"), "utf-8")
    assert any("Gone" in line or "No longer in" in line for line in told(two))
    path.unlink()
    assert told(two)


def committed_orchard(tmp_path: Path) -> Path:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "one")
    return root


def test_a_packet_that_a_change_deletes_or_renames_is_told_once(tmp_path: Path) -> None:
    root = committed_orchard(tmp_path)
    packet = root / "resources/packets/first-year.yml"
    page, published = root / "docs/about.md", root / "resources/permalinks.txt"
    page.write_text(page.read_text("utf-8") + '\n{{ packet_link("first-year") }}\n', "utf-8")
    published.write_text(published.read_text("utf-8") + "/packets/first-year/\n", "utf-8")
    known = check_orchard(root, TODAY)
    assert known.problems == []
    line = len(page.read_text("utf-8").splitlines())
    packet.rename(packet.with_name("one-year.yml"))
    now, path = check_orchard(root, TODAY), "resources/packets/first-year.yml"
    gone = titles_gone(now, committed_texts(root, [path]))
    assert gone == {path: known.catalog.packets["first-year"].title}
    first, *rest = with_deleted(now, gone)
    assert str(first) == (
        "resources/packets/one-year.yml:1:1: error RC306 this was 'first-year' until now; rename "
        f"it back, or do this: write 'one-year' at 1 place (docs/about.md:{line}); write "
        "'/packets/first-year/: /packets/one-year/' into resources/redirects.yml, as its address "
        "was published"
    )
    assert [problem.code for problem in rest] == ["RC603"]
    packet.with_name("one-year.yml").unlink()
    now = check_orchard(root, TODAY)
    assert records_gone(now, known.catalog) == gone
    first = with_deleted(now, gone)[0]
    assert first.path == path
    assert "this packet is deleted; bring the file back, or do this: take it out" in first.message
    assert "write '/packets/first-year/: /' into" in first.message
    page.write_text(page.read_text("utf-8").replace('{{ packet_link("first-year") }}', ""), "utf-8")
    redirects = root / "resources/redirects.yml"
    redirects.write_text(redirects.read_text("utf-8") + "/packets/first-year/: /\n", "utf-8")
    now = check_orchard(root, TODAY)
    assert with_deleted(now, gone) == now.problems == []


def test_a_page_with_another_name_is_known_by_its_title(tmp_path: Path) -> None:
    root = committed_orchard(tmp_path)
    for page in ("docs/shed.md", "docs/barn.md"):
        put(root, page, f"---\ntitle: {page[5:9].title()}\n---\n\n# It is dry\n")
    (root / "docs/guide/tools.md").rename(root / "docs/guide/saws-and-more.md")
    now = check_orchard(root, TODAY)
    assert [problem.code for problem in now.problems] == ["RC620", "RC623"]
    gone = titles_gone(now, committed_texts(root, ["docs/guide/tools.md"]))
    [told] = with_moved_pages(now, gone)
    assert told.path == "docs/guide/saws-and-more.md"
    assert "this page was docs/guide/tools.md until now; rename it back" in told.message
    assert "(2 lines with the old name left out)" in told.message
    put(root, "docs/guide/saws-and-more.md", "# Saws\n")
    assert with_moved_pages(check_orchard(root, TODAY), gone)[0].code == "RC620"


def test_a_menu_is_told_the_page_that_it_named(tmp_path: Path) -> None:
    root = committed_orchard(tmp_path)
    file = root / "mkdocs.yml"
    text = file.read_text("utf-8")
    for new in ("- Tools: shed.md", "- Shed: shed.md"):
        file.write_text(text.replace("- Tools: guide/tools.md", new), "utf-8")
        now = check_orchard(root, TODAY)
        [told] = with_last_menu(now, committed_texts(root, ["mkdocs.yml"]))
        assert "which is not there; write 'guide/tools.md', as it was until now" in told.message


def test_what_one_of_two_files_lost_is_told_there_with_its_words(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    own, words = "resources/check-ups/tree-health.yml", "resources/check-ups/tree-health.es.yml"
    of = words_fingerprint(check_orchard(root, TODAY).catalog.check_ups["tree-health"])
    put(root, words, SPANISH_CHECK_UP.format(of=of))
    assert check_orchard(root, TODAY).problems == []
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "one")
    for file, at, lost in ((own, 5, "In part"), (words, 6, "En parte")):
        whole = (root / file).read_text("utf-8")
        put(root, file, whole.replace(f", {lost}", ""))
        before = committed_texts(root, [file])
        [told] = [str(one) for one in with_lost_values(check_orchard(root, TODAY), before)]
        assert told.startswith(f"{file}:{at}:1: error RC145 '{lost}' stood here until now, and ")
        assert "still has it; put it back, or take it out there too" in told
        other = words if file == own else own
        assert other in told
        assert [str(one) for one in with_lost_values(check_orchard(root, TODAY), {})] != [told]
        put(root, file, whole)


def test_a_renamed_heading_that_is_no_longer_handed_out_is_told_there(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    page = "resources/care/prune-a-tree.md"
    text = (
        (root / page).read_text(encoding="utf-8").replace("minutes:", "hand_out: [Cuts]\nminutes:")
    )
    text = text.replace("## Steps", "## Cuts: dead wood").replace(
        "## After the", "## Cuts: after a"
    )
    put(root, page, text)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "one")
    renamed = text.replace("## Cuts: dead wood", "## Dead wood")
    for now, told in (
        (renamed, ["write '## Cuts: dead wood'"]),
        (text.replace("## Cuts: dead wood", "## Cuts: old wood"), []),
    ):
        put(root, page, now)
        lost = with_lost_parts(check_orchard(root, TODAY), committed_texts(root, [page]))
        found = [problem for problem in lost if problem.code == "RC551"]
        lines = now.split("\n")
        assert [lines[problem.line - 1] for problem in found] == ["## Dead wood"] * len(told)
        assert [problem.message.split("begins with 'Cuts': ")[1] for problem in found] == told
