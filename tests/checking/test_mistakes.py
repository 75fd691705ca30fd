"""Each mistake of `tests/data/mistakes` is told at its line, first, with a way out that works."""

import shutil
from pathlib import Path

import pytest

from resource_toolkit.catalog import nearest_page, redirects, words_fingerprint
from resource_toolkit.checking.checked import check
from resource_toolkit.problems import did_you_mean
from resource_toolkit.upkeep import plan_repairs
from tests.toolkits.mistakes import ORCHARD, TODAY, Mistake, faults, read_mistakes, tell

KINDS = (
    *("lists", "front-matter", "text", "files", "pages", "habits", "first-steps"),
    *("short-forms", "odd-corners", "second-look", "hard-ones", "tired-hands", "half-typed"),
    "contradictions",
)
MISTAKES = [(kind, made) for kind in KINDS for made in read_mistakes(f"mistakes/{kind}.yml")]


@pytest.mark.parametrize(
    "made", [made for _, made in MISTAKES], ids=[f"{kind}: {m.says['did']}" for kind, m in MISTAKES]
)
def test_mistake_is_told(made: Mistake, tmp_path: Path) -> None:
    assert list(faults(made, tmp_path / "orchard")) == []


def test_a_safety_rule_with_a_new_name_is_told_where_it_stands(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    file = root / "resources/safety.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("- id: ladder-feet", "- id: ladderfeet"), encoding="utf-8")
    told = str(tell(root)[0])
    assert "safety.yml:3:9: error RC341 2 places name 'ladder-feet', which is gone" in told
    assert "write 'id: ladder-feet' again" in told


def test_a_file_beside_the_toolkits_is_told_their_names(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    text = "---\ntitle: A shed\nsummary: It is dry.\n---\n\nClean it.\n"
    (root / "resources/shed.md").write_text(text, encoding="utf-8")
    told = "\n".join(map(str, tell(root)))
    assert "move it into one of these in resources: care, harvest" in told


def test_a_name_that_goes_on_behind_what_was_written_is_offered_first() -> None:
    known = ["safe-to-sleep", "safe-sleep-sheet"]
    assert did_you_mean("safe-sleep", known) == (
        "; did you mean 'safe-sleep-sheet' or 'safe-to-sleep'?"
    )
    assert did_you_mean("safe-slep", known[:1]) == "; did you mean 'safe-to-sleep'?"


def test_the_page_that_is_offered_is_the_same_in_every_run() -> None:
    pages = [
        f"resources/{name}/{end}" for name in ("soil", "saws", "sod") for end in ("", "sheet/")
    ]
    for known in (pages, pages[::-1]):
        assert nearest_page("resources/soils/sheet/", known) == "resources/soil/sheet/"
        assert nearest_page("resources/elm/sheet/", known) == ""
        assert nearest_page("resources/so/", [*known, "resources/so-1/", "resources/so-2/"]) == (
            "resources/sod/"
        )


def test_a_photo_of_a_phone_is_told_where_a_text_shows_it(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    (root / "resources/care/pictures/tree.heic").write_bytes(b"\0\0\0\x18ftypheic".ljust(400))
    file = root / "resources/care/prune-a-tree.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("pictures/branch.png", "pictures/tree.heic"), encoding="utf-8")
    told = "\n".join(map(str, tell(root)))
    assert "prune-a-tree.md:27:" in told
    assert "once it is saved as JPEG, write pictures/tree.jpg" in told


def test_a_renamed_file_is_known_by_its_relatives(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    old, new = (root / f"resources/care/{name}.md" for name in ("check-the-soil", "feel-the-roots"))
    text = old.read_text(encoding="utf-8").replace("title: Check the soil", "title: Feel the roots")
    new.write_text(text.replace("minutes:", "related: [prune-a-tree]\nminutes:"), encoding="utf-8")
    old.unlink()
    first, *rest = map(str, tell(root))
    assert "feel-the-roots.md:2:8: error RC306 this was 'check-the-soil' until now" in first
    assert not any("check-the-soil" in line for line in rest)


def test_one_line_keeps_the_page_and_the_sheet_of_a_resource_that_is_gone(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    file = root / "resources/care/prune-a-tree.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("minutes:", "hand_out: [Steps]\nminutes:"), encoding="utf-8")
    published = root / "resources/permalinks.txt"
    gone = "/resources/old-saws/\n/resources/old-saws/sheet/\n"
    published.write_text(published.read_text(encoding="utf-8") + gone, encoding="utf-8")
    assert [str(problem)[:39] for problem in tell(root)] == [
        "resources/permalinks.txt:11:1: error RC"
    ]
    with (root / "resources/redirects.yml").open("a", encoding="utf-8") as lines:
        lines.write("/resources/old-saws/: /resources/prune-a-tree/\n")
    checked = check(root, TODAY)
    assert checked.problems == []
    sheet = redirects(checked.catalog)["resources/old-saws/sheet/"]
    assert sheet == checked.catalog.resources["prune-a-tree"].sheet_address


def test_a_page_that_is_new_is_not_taken_for_one_that_is_gone(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    care = root / "resources/care"
    text = (care / "check-the-soil.md").read_text(encoding="utf-8")
    for name in ("dig", "mulch"):
        file = care / f"{name}.md"
        named = text.replace("title: Check the soil", f"title: {name.title()} with care")
        file.write_text(named.replace("minutes:", "related: [water-young-trees]\nminutes:"))
    fresh = text.replace("title: Check the soil", "title: Feel the roots")
    (care / "feel-the-roots.md").write_text(fresh.replace("minutes:", "related: [dig]\nminutes:"))
    (care / "water-young-trees.md").unlink()
    first = str(tell(root)[0])
    assert "permalinks.txt:5:1: error RC306 /resources/water-young-trees/ was published" in first


def test_a_page_that_takes_the_place_of_another_gets_no_link_to_itself(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    soil, water = (
        root / f"resources/care/{name}.md" for name in ("check-the-soil", "water-young-trees")
    )
    text = soil.read_text(encoding="utf-8")
    retired = text.replace("minutes:", "status: retired\nreplaced_by: water-young-trees\nminutes:")
    soil.write_text(retired, encoding="utf-8")
    link = "Read [how dry it is](check-the-soil.md) first.\n"
    water.write_text(water.read_text(encoding="utf-8") + f"\n{link}", encoding="utf-8")
    told = "\n".join(map(str, tell(root)))
    assert "'check-the-soil' is retired; this page takes its place, so write the words" in told
    files = plan_repairs(check(root, TODAY)).files
    mended = files["resources/care/water-young-trees.md"] or b""
    assert mended.decode().endswith("\nRead how dry it is first.\n")
    text = water.read_text(encoding="utf-8")
    circle = text.replace("added:", "status: retired\nreplaced_by: check-the-soil\nadded:")
    water.write_text(circle, encoding="utf-8")
    told = "\n".join(map(str, tell(root)))
    assert told.count("is retired, and this page takes its place; name one that is offered") == 2


def test_a_new_id_of_a_check_up_is_told_where_it_stands(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    file = root / "resources/check-ups/tree-health.yml"
    text = file.read_text(encoding="utf-8")
    of = words_fingerprint(check(root, TODAY).catalog.check_ups["tree-health"])
    said = (
        f'of: "{of}"\ntranslated: 2026-11-01\ntitle: Salud\nsummary: Vean sus árboles.\n'
        "scales: [{id: calm, title: Fuerte, low: Pocas hojas., high: Muchas hojas.}]\n"
        "answers: [Todavía no, En parte, Todo]\nunsure: No sé\n"
        "lines:\n  - {id: C1, ask: Las hojas son verdes.}\n"
        "terms:\n  - {slug: spring, title: Primavera, summary: Abren.}\n"
        "  - {slug: summer, title: Verano, summary: Crece.}\n"
    )
    spanish = root / "resources/check-ups/tree-health.es.yml"
    spanish.write_text(said, encoding="utf-8")
    assert tell(root) == []
    file.write_text(text.replace("id: C1", "id: C2"), encoding="utf-8")
    [told] = map(str, tell(root))
    assert "tree-health.yml:8:10: error RC145 'C2' was 'C1' until now" in told
    assert "write 'C1' again" in told
    file.write_text(text.replace("calm", "still"), encoding="utf-8")
    [told] = map(str, tell(root))
    assert "tree-health.yml:4:15: error RC145 'still' was 'calm' until now" in told
    file.write_text(text, encoding="utf-8")
    spanish.write_text(said.replace("id: C1", "id: C2"), encoding="utf-8")
    [told] = map(str, tell(root))
    assert "tree-health.es.yml:9:10: error RC145 'C2' is no id there" in told


def test_another_age_in_the_title_than_in_the_list_is_told(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    topics = root / "resources/vocabularies/topics.yml"
    said = topics.read_text(encoding="utf-8")
    topics.write_text(said.replace("To give water.", "For trees of 0 to 2 years."), "utf-8")
    file = root / "resources/care/prune-a-tree.md"
    text = file.read_text(encoding="utf-8").replace("Prune a young tree", '"Trees, 0 to 2 years"')
    file.write_text(text, encoding="utf-8")
    [told] = map(str, tell(root))
    assert (
        "prune-a-tree.md:8:9: warning RC547 the title says '0 to 2 years', which is water" in told
    )
    file.write_text(text.replace("[pruning]", "[water]"), encoding="utf-8")
    assert tell(root) == []
    file.write_text(text.replace("[pruning]", "[pruning, soil]"), encoding="utf-8")
    assert tell(root) == [], "a term without ages may hold all"


def test_a_link_under_the_name_of_another_publisher_is_told(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    guide = root / "resources/harvest/apple-guide.md"
    text = guide.read_text(encoding="utf-8")
    for n, (site, publisher) in enumerate(
        [("pears.org", "Pear Board"), ("pears.org", "Pear Board"), ("example.org", "")]
    ):
        new = text.replace("www.example.org/apples", f"www.{site}/{n}")
        new = new.replace("Guide to apples", f"Guide number {n}")
        new = new.replace("Example Growers", publisher or "Example Growers")
        guide.with_name(f"guide-{n}.md").write_text(new, encoding="utf-8")
    assert tell(root) == []
    other = text.replace("www.example.org/apples", "data.example.org/pears")
    other = other.replace("Guide to apples", "Guide to pears")
    wrong = guide.with_name("guide-to-pears.md")
    wrong.write_text(other.replace("Example Growers", "Pear Board"), encoding="utf-8")
    [told] = map(str, tell(root))
    assert "guide-to-pears.md:6:12: warning RC505 the other links to example.org are" in told
    assert "published by 'Example Growers', and those of this publisher lead to pears.org" in told
    wrong.write_text(other, encoding="utf-8")
    assert tell(root) == []
