"""Each mistake of `tests/data/mistakes` is told at its line, first, with a way out that works."""

import shutil
import struct
from pathlib import Path

import pytest

from resource_toolkit.catalog import nearest_page, redirects, words_fingerprint
from resource_toolkit.checking.checked import check
from resource_toolkit.problems import Problem, did_you_mean
from resource_toolkit.upkeep import plan_repairs
from tests.toolkits.mistakes import ORCHARD, TODAY, Mistake, faults, read_mistakes, tell

KINDS = (
    *("lists", "front-matter", "text", "files", "pages", "habits", "first-steps"),
    *("short-forms", "odd-corners", "second-look", "hard-ones", "tired-hands", "half-typed"),
    "contradictions",
    "both-sides",
    "same-words",
    "shared-files",
    "own-words",
    "told-apart",
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


def test_a_safety_rule_that_many_name_is_told_once_when_it_is_gone(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    file, harvest = root / "resources/safety.yml", root / "resources/harvest"
    text = (harvest / "pick-apples.md").read_text(encoding="utf-8")
    for n in range(3):
        named = text.replace("title: ", f"title: {n} ")
        (harvest / f"pick-{n}.md").write_text(named, encoding="utf-8")
    rules = file.read_text(encoding="utf-8")
    file.write_text(rules.replace("ladder-feet\n", "steady-ground\n"), encoding="utf-8")
    told = [str(one) for one in tell(root) if one.code in ("RC340", "RC341")]
    assert told == [str(tell(root)[0])]
    assert (
        "safety.yml:3:3: error RC341 5 places name 'ladder-feet', which is gone: put the "
        in told[0]
    )
    assert "resources/harvest/pick-2.md and 1 more" in told[0]


def test_a_kind_that_hands_out_what_no_page_has_is_told_once(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    kinds, care = root / "resources/vocabularies/kinds.yml", root / "resources/care"
    text = (care / "check-the-soil.md").read_text(encoding="utf-8")
    for n in range(3):
        named = text.replace("Check the soil", f"Check soil {n}") + "\n## The sheet\n\nWrite it.\n"
        (care / f"soil-{n}.md").write_text(named, encoding="utf-8")
    said = kinds.read_text(encoding="utf-8")
    kinds.write_text(said.replace("    sections: [Steps]", "    hand_out: [Sheet]"))
    [told] = [str(one) for one in tell(root) if one.code == "RC551"]
    assert "so each hands out everything; write 'The sheet'" in told


@pytest.mark.parametrize(("name", "copy"), [("care-old", "care-old"), ("a-care", "a-care")])
def test_the_copy_of_a_folder_is_told_once(tmp_path: Path, name: str, copy: str) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    care = root / "resources/care"
    text = (care / "check-the-soil.md").read_text(encoding="utf-8")
    for n in range(3):
        (care / f"soil-{n}.md").write_text(text.replace("Check the soil", f"Check soil {n}"))
    shutil.copytree(care, root / "resources" / name)
    first = str(tell(root)[0])
    assert f"resources/{copy}/_collection.yml:1:1: error RC302 6 files of this folder " in first
    assert not any("is taken by" in str(one) for one in tell(root))


def test_the_rules_of_safety_that_were_deleted_are_told_once(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    harvest = root / "resources/harvest"
    text = (harvest / "pick-apples.md").read_text(encoding="utf-8")
    for n in range(3):
        named = text.replace("title: ", f"title: {n} ")
        (harvest / f"pick-{n}.md").write_text(named, encoding="utf-8")
    (root / "resources/safety.yml").unlink()
    [told] = [str(one) for one in tell(root) if one.code in ("RC340", "RC341")]
    assert "4 places name rules of this file, which is gone; bring it back" in told


def test_a_check_up_whose_list_cannot_be_read_brings_no_fault(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    page, list_of_terms = root / "resources/care/prune-a-tree.md", root / "resources/vocabularies"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("minutes:", "check_up: tree-health\nminutes:"), encoding="utf-8")
    terms = (list_of_terms / "seasons.yml").read_text(encoding="utf-8")
    broken = terms.replace("  - slug: summer", "    slug: summer")
    (list_of_terms / "seasons.yml").write_text(broken, encoding="utf-8")
    assert "RC007 a new entry of the list begins with a hyphen" in str(tell(root)[0])


def test_a_picture_at_the_address_of_its_file_is_told_the_way_to_it(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    page, picture = root / "docs/guide/tools.md", root / "docs/pictures/saw.png"
    picture.parent.mkdir()
    shutil.copy(root / "resources/care/pictures/branch.png", picture)
    kept = "https://git.example.org/orchard/blob/main/docs/pictures/saw.png"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n![A saw]({kept})\n", encoding="utf-8")
    [told] = map(str, tell(root))
    assert "error RC620" in told
    assert told.endswith("shows no picture; write ../pictures/saw.png")


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
    ends_alike = ["check-ups/soil/", "trainings/soil/"]
    assert nearest_page("soils/", ends_alike) == nearest_page("soil/", ends_alike) != ""


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
    assert told.count("is retired too, and this one takes its place; delete the lines") == 2


def test_a_text_that_is_there_twice_is_told_where_it_is_new(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    tree = root / "resources/care/prune-a-tree.md"
    text = tree.read_text(encoding="utf-8")
    head, _, body = text.partition("\n---\n")
    newer = head.replace("Prune a young tree", "Shape a hedge").replace("10-01", "11-01")
    hedge = tree.with_name("shape-a-hedge.md")
    hedge.write_text(f"{newer}\n---\n{body}", encoding="utf-8")
    told = [str(problem) for problem in tell(root) if problem.code == "RC512"]
    line = newer.count("\n") + 4
    begin = f"resources/care/shape-a-hedge.md:{line}:1: warning RC512 this is the text of "
    assert [one.partition("; ")[0] for one in told] == [
        f"{begin}resources/care/prune-a-tree.md, word for word"
    ]


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


def test_two_resources_that_replace_each_other_are_told_and_nothing_else(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    care = root / "resources/care"
    for name, other in (("check-the-soil", "prune-a-tree"), ("prune-a-tree", "check-the-soil")):
        text = (care / f"{name}.md").read_text(encoding="utf-8")
        retired = text.replace("minutes:", f"status: retired\nreplaced_by: {other}\nminutes:")
        (care / f"{name}.md").write_text(retired, encoding="utf-8")
    first, second, *rest = map(str, tell(root))
    assert all("questions.yml" in line for line in rest)
    assert "check-the-soil.md:11:14: error RC112 'prune-a-tree' is retired too" in first
    assert "prune-a-tree.md:12:14: error RC112 'check-the-soil' is retired too" in second
    assert "delete the lines status and replaced_by in the one that stays" in second


def test_what_is_retired_twice_over_leads_to_what_is_offered(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    soil = root / "resources/care/check-the-soil.md"
    text = soil.read_text(encoding="utf-8")
    later = "status: retired\nreplaced_by: old-baskets\nminutes:"
    soil.write_text(text.replace("minutes:", later), encoding="utf-8")
    assert any("'check-the-soil' is retired; use 'pick-apples'" in str(one) for one in tell(root))


def test_a_renamed_page_is_known_as_the_only_new_one_of_its_folder(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    with (root / "resources/permalinks.txt").open("a", encoding="utf-8") as lines:
        lines.write("/guide/tools/\n")
    (root / "docs/guide/tools.md").rename(root / "docs/guide/what-a-grower-needs.md")
    (root / "docs/fresh.md").write_text("# Fresh\n\nA page that is new too.\n", encoding="utf-8")
    [told] = [str(one) for one in tell(root) if one.code != "RC610"]
    assert "what-a-grower-needs.md:1:1: error RC306 this page was docs/guide/tools.md" in told


def test_a_resource_that_was_not_yet_published_is_known_by_its_relatives(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    care, file = root / "resources/care", root / "resources/care/feel-the-roots.md"
    text = (care / "check-the-soil.md").read_text(encoding="utf-8")
    fresh = text.replace("Check the soil", "Feel roots").replace("Find out", "Feel")
    fresh = fresh.replace("minutes:", "related: [prune-a-tree, water-young-trees]\nminutes:")
    file.write_text(fresh, encoding="utf-8")
    for name in ("prune-a-tree", "water-young-trees"):
        page = care / f"{name}.md"
        page.write_text(f"{page.read_text(encoding='utf-8')}\n[Roots](root-feel.md)\n")
    [told] = map(str, tell(root))
    assert "feel-the-roots.md:2:8: error RC306 this was 'root-feel' until now" in told


def _with_spanish(tmp_path: Path) -> Path:
    """Return an orchard whose check-up has words in Spanish."""
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    of = words_fingerprint(check(root, TODAY).catalog.check_ups["tree-health"])
    said = (
        f'of: "{of}"\ntranslated: 2026-11-01\ntitle: Salud\nsummary: Vean sus árboles.\n'
        "scales:\n  - {id: calm, title: Fuerte, low: Pocas hojas., high: Muchas hojas.}\n"
        "answers: [Todavía no, En parte, Todo]\nunsure: No sé\n"
        "lines:\n  - {id: C1, ask: Las hojas son verdes.}\n"
        "terms:\n  - {slug: spring, title: Primavera, summary: Abren.}\n"
        "  - {slug: summer, title: Verano, summary: Crece.}\n"
    )
    (root / "resources/check-ups/tree-health.es.yml").write_text(said, encoding="utf-8")
    return root


def test_words_of_a_check_up_that_nobody_translated_are_told(tmp_path: Path) -> None:
    root = _with_spanish(tmp_path)
    assert tell(root) == []
    file = root / "resources/check-ups/tree-health.es.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Vean sus árboles.", "See how your trees are."), encoding="utf-8")
    [told] = map(str, tell(root))
    assert "tree-health.es.yml:4:10: warning RC548 this is as it is in resources/check-ups/" in told
    both = text.replace("Vean sus árboles.", "See how your trees are.").replace(
        "Las hojas son verdes.", "The leaves are green."
    )
    file.write_text(both, encoding="utf-8")
    [told] = map(str, tell(root))
    assert "and so are 1 more texts of this file; translate it" in told


@pytest.mark.parametrize("name", ["tree-health-es", "tree-health_ES", "tree-health es", "salud"])
def test_words_of_a_check_up_are_told_the_name_of_their_file(tmp_path: Path, name: str) -> None:
    root = _with_spanish(tmp_path)
    file = root / "resources/check-ups/tree-health.es.yml"
    file.rename(file.with_name(f"{name}.yml"))
    [told] = map(str, tell(root))
    assert "error RC010 this says a check-up in another language" in told
    assert "rename it to tree-health.es.yml" in told


def test_a_title_that_was_left_in_the_language_of_the_twin_is_told(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    care = root / "resources/care"
    pruned = (care / "prune-a-tree.md").read_text(encoding="utf-8")
    both = pruned.replace("related: [check-the-soil]", "related: [check-the-soil, podar]")
    (care / "prune-a-tree.md").write_text(both, encoding="utf-8")
    spanish = (
        "---\ntitle: Prune young trees\nsummary: Cuatro cortes que le dan buena forma.\n"
        "kind: sheet\nseasons: {spring: Duerme.}\ntopics: [pruning]\nlanguages: [es]\n"
        "related: [prune-a-tree]\nadded: 2026-10-02\n---\n\n"
        "## Pasos\n\n1. Mire el árbol de todos lados.\n2. Corte lo seco.\n"
    )
    told = [str(problem) for problem in _told_of(care / "podar.md", spanish, root)]
    assert any(":2:8: warning RC548 the title is English, and the text Spanish" in t for t in told)
    right = spanish.replace("Prune young trees", "Podar un árbol")
    assert not any(one.code == "RC548" for one in _told_of(care / "podar.md", right, root))


def _told_of(file: Path, text: str, root: Path) -> list[Problem]:
    file.write_text(text, encoding="utf-8")
    return tell(root)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("kind", ["jpg", "png", "webp"])
def test_a_photo_that_says_where_it_was_taken_is_told(
    tmp_path: Path, kind: str, order: str
) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    photo = root / f"resources/care/pictures/tree.{kind}"
    begin = {
        "jpg": b"\xff\xd8\xff\xe1\0\x80Exif\0\0",
        "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(17) + b"\0\0\0\x60eXIf",
        "webp": b"RIFF\0\1\0\0WEBPVP8X" + bytes(14) + b"EXIF\0\0\0\x60",
    }[kind]
    mark = b"II*\0" if order == "<" else b"MM\0*"
    first = struct.pack(f"{order}IHHHIII", 8, 1, 0x8825, 4, 1, 26, 0)

    def exif(tag: int) -> bytes:
        return mark + first + struct.pack(f"{order}HHHIII", 1, tag, 5, 3, 60, 0) + bytes(40)

    photo.write_bytes(begin + exif(0x1D))  # The day alone.
    assert tell(root) == []
    photo.write_bytes(begin + exif(2))
    [told] = map(str, tell(root))
    assert f"pictures/tree.{kind}:1:1: error RC309 this photo says where it was taken" in told
    assert "take a picture of the screen that shows it" in told
    photo.write_bytes(begin + mark + first)  # It ends before it says anything.
    assert tell(root) == []


def test_a_slip_in_the_number_for_help_is_told(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    page = root / "resources/care/prune-a-tree.md"
    text = page.read_text(encoding="utf-8")
    for number in range(6):
        named = text.replace("Prune a young tree", f"Prune tree {number}")
        body = named.replace("Do this with one helper.", f"Hurt? Call 911. Helper {number}.")
        (root / f"resources/care/prune-{number}.md").write_text(body, encoding="utf-8")
    fine = "Hurt? Call **911**, or 211 for advice. 912 trees, 91% of them, 919-2 and $991 too."
    page.write_text(text.replace("Do this with one helper.", fine), encoding="utf-8")
    assert not any(one.code == "RC550" for one in tell(root))
    for wrong in ("991", "119", "919"):
        said = f"{fine} Not sure? **{wrong}.**"
        page.write_text(text.replace("Do this with one helper.", said), encoding="utf-8")
        [told] = [str(one) for one in tell(root) if one.code == "RC550"]
        assert f"{wrong} differs by a slip from 911, which stands on 7 pages; look it up" in told


def test_a_telephone_number_of_a_title_or_a_reason_is_held_against_the_pages(
    tmp_path: Path,
) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    page = root / "resources/care/prune-a-tree.md"
    text = page.read_text(encoding="utf-8")
    number = "1-800-555-0142"
    called = text.replace("Do this with one helper.", f"Call {number}.")
    for copy in range(6):
        body = called.replace("Prune a young tree", f"Prune tree {copy}")
        (root / f"resources/care/prune-{copy}.md").write_text(body, encoding="utf-8")
    for said, wrong in ((number, False), ("1-800-555-0124", True)):
        titled = called.replace("title: Prune a young tree", f"title: Prune, call {said}")
        page.write_text(titled, encoding="utf-8")
        told = [str(one) for one in tell(root) if one.code == "RC550"]
        assert ["prune-a-tree.md:2:8" in one and f"write {number}" in one for one in told] == (
            [True] * wrong
        )


def test_an_amount_that_is_another_one_of_the_twin_is_told_where_it_stands(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    care = root / "resources/care"
    pruned = (care / "prune-a-tree.md").read_text(encoding="utf-8")
    both = pruned.replace("related: [check-the-soil]", "related: [podar]")
    english = both.replace("2. Cut dead wood first.", "2. Cut half an inch.").replace(
        "3. Cut one of two branches that cross.", "3. Then cut one inch."
    )
    (care / "prune-a-tree.md").write_text(english, encoding="utf-8")
    spanish = (
        "---\ntitle: Podar un árbol\nsummary: Cuatro cortes que le dan buena forma.\n"
        "kind: sheet\nseasons: {spring: Duerme.}\ntopics: [pruning]\nlanguages: [es]\n"
        "minutes: 30\nrelated: [prune-a-tree]\nadded: 2026-10-02\n---\n\n## Steps\n\n"
        "1. Mire el árbol.\n2. Corte más o menos de media pulgada.\n3. Corte una pulgada.\n"
        "4. Limpie la sierra.\n\n## Luego\n\n| Semana | Mire |\n|---|---|\n| 1 | ¿Seco? |\n"
        "| 4 | ¿Brotes? |\n"
    )
    assert not any(one.code == "RC546" for one in _told_of(care / "podar.md", spanish, root))
    slip = spanish.replace("media pulgada", "una pulgada")
    [told] = [str(o) for o in _told_of(care / "podar.md", slip, root) if o.code == "RC546"]
    assert "podar.md:16:25: warning RC546 'una pulgada' is 'half an inch' in " in told


def test_a_redirect_is_offered_our_own_page_before_a_link(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    guide = root / "resources/harvest/apple-guide.md"
    text = guide.read_text(encoding="utf-8").replace("/apples", "/water")
    text = text.replace("Guide to apples", "Guide to water")
    guide.with_name("org-water-trees.md").write_text(text, encoding="utf-8")
    redirects = root / "resources/redirects.yml"
    for typed, meant in (
        ("water-trees", "water-young-trees"),
        ("org-water-tree", "org-water-trees"),
        ("water-yung-trees", "water-young-trees"),
    ):
        redirects.write_text(f"/old/: /resources/{typed}/\n", encoding="utf-8")
        [told] = [one.message for one in tell(root) if one.code == "RC305"]
        assert told.endswith(f"did you mean '/resources/{meant}/'?")


def test_a_picture_that_is_too_large_is_told_once(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    picture = root / "resources/care/pictures/branch.png"
    picture.write_bytes(picture.read_bytes().ljust(200 * 1024, b"\0"))
    [told] = map(str, tell(root))
    assert "pictures/branch.png:1:1: error RC309 the picture has 200 KB" in told


def test_a_term_in_round_quotes_can_be_written(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    page = root / "resources/care/prune-a-tree.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("topics: [pruning]", "topics: [“pruning”]"), encoding="utf-8")
    fixed = plan_repairs(check(root, TODAY)).files["resources/care/prune-a-tree.md"] or b""
    assert fixed.decode() == text
