"""Whatever a writing command is pointed at: nothing that the program did not make is lost."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from resource_toolkit.cli import main
from resource_toolkit.problems import ToolkitError
from resource_toolkit.writing import MARK, mark_site, new_file, output_place, refuse_foreign
from tests.toolkits.sites import TODAY, run_toolkit

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = {
    "build": ("build", "--out"),
    "fill": ("fill",),
    "init-agency": ("init-agency",),
    "export": ("export", "--csv"),
}
TARGETS = (
    "beside/file.txt",
    "beside/folder",
    "agency",
    ".",
    "agency/docs",
    "agency/docs/new",
    "agency/resources",
    "agency/hooks",
    "agency/.git",
    "link-to-folder",
    "link-to-root/docs",
    "beside/file.txt/below",
)


def everything(folder: Path) -> dict[str, bytes]:
    """Return the content of every file and the target of every link in a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture
def ground(agency: Path, tmp_path: Path) -> Path:
    """A folder with a toolkit, other work beside it, and links to both."""
    (agency / "hooks").mkdir(exist_ok=True)
    (agency / ".git").mkdir()
    (agency / ".git/HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    folder = tmp_path / "beside/folder"
    folder.mkdir(parents=True)
    (folder / "letter.txt").write_text("other work", encoding="utf-8")
    (tmp_path / "beside/file.txt").write_text("other work", encoding="utf-8")
    (tmp_path / "link-to-folder").symlink_to(folder)
    (tmp_path / "link-to-root").symlink_to(agency)
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_is_lost_wherever_a_command_is_pointed(
    command: str, ground: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything(ground)
    for target in TARGETS:
        words = (*COMMANDS[command], str(ground / target))
        with pytest.raises(SystemExit) as stop:
            main([*words, "--root", str(ground / "agency"), "--today", TODAY])
        said = capsys.readouterr().err
        assert stop.value.code == 1, target
        assert said.startswith("toolkit: "), target
        assert said.count("\n") == 1, said
        assert everything(ground) == before, target
    assert (ground / "link-to-folder").is_symlink()


def test_files_that_people_put_into_a_site_are_named(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("made", encoding="utf-8")
    mark_site(site)
    (site / ".DS_Store").write_text("of the system", encoding="utf-8")
    refuse_foreign(site, tmp_path)
    (site / "notes").mkdir()
    (site / "notes/mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ToolkitError, match=r"notes/mine\.txt was not made by"):
        refuse_foreign(site, tmp_path)


def test_site_of_an_earlier_version_is_replaced_in_its_own_place_only(tmp_path: Path) -> None:
    for name in ("site", "other"):
        (tmp_path / name / "assets/catalog").mkdir(parents=True)
        (tmp_path / name / "sitemap.xml").write_text("<urlset/>", encoding="utf-8")
    refuse_foreign(tmp_path / "site", tmp_path)
    with pytest.raises(ToolkitError, match=f"has no file {MARK}"):
        refuse_foreign(tmp_path / "other", tmp_path)


def test_empty_and_new_folders_are_taken(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    refuse_foreign(tmp_path / "empty", root)
    assert output_place(tmp_path / "new/deep", root) == tmp_path / "new/deep"
    assert new_file(tmp_path / "table.csv", root) == tmp_path / "table.csv"
    with pytest.raises(ToolkitError, match="there is no folder"):
        new_file(tmp_path / "missing/table.csv", root)


def test_folders_beside_the_site_and_in_the_workplace_stay(agency: Path, tmp_path: Path) -> None:
    work = agency / ".toolkit/my-old-work"
    work.mkdir(parents=True)
    (work / "a.txt").write_text("mine", encoding="utf-8")
    gone = agency / ".toolkit/build-999999999-abcdefgh"
    gone.mkdir()
    (gone / "a.txt").write_text("mine", encoding="utf-8")
    aside = tmp_path / ".site.old"
    aside.mkdir()
    (aside / "a.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "site").mkdir()
    words = ("build", "--root", str(agency), "--out", str(tmp_path / "site"))
    done = run_toolkit(*words, "--today", TODAY)
    assert done.returncode == 1
    assert f"{aside} was not made by" in done.stderr
    assert all((folder / "a.txt").is_file() for folder in (work, gone, aside))


@pytest.mark.parametrize("name", [".toolkit", "resources/mural-making"])
def test_nothing_is_written_through_a_link(name: str, agency: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (agency / name).rename(elsewhere) if (agency / name).exists() else elsewhere.mkdir()
    (agency / name).symlink_to(elsewhere)
    before = everything(elsewhere)
    table = tmp_path / "table.csv"
    table.write_text("slug,title\ncolor-walk,Another title\n", encoding="utf-8")
    done = run_toolkit("import", str(table), "--root", str(agency), "--today", TODAY)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert everything(elsewhere) == before


INSIDE = {
    "schema --write": ("schema", "schema/resource.schema.json"),
    "generate": (
        *("schema", ".github", ".github/ISSUE_TEMPLATE", ".github/CODEOWNERS"),
        ".github/ISSUE_TEMPLATE/suggest-a-resource.yml",
    ),
    "permalinks --update": ("resources/permalinks.txt",),
    "review color-walk --by editor": ("resources/mural-making/color-walk.md",),
    "new --from answers.yml": ("resources/drum-circle/a-song.md", "resources/drum-circle"),
    "check": ("schema", "schema/resource.schema.json"),
}
"""Commands that write inside the toolkit, with the places that they write to."""
KINDS = ("file", "folder", "link to a file", "link to a folder")


def stand_in_the_way(kind: str, place: Path, beside: Path) -> None:
    """Put something that people made where a command writes."""
    if place.is_dir():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    if kind == "file":
        place.write_bytes(b"other work \xff\n")
    elif kind == "folder":
        place.mkdir()
        (place / "letter.txt").write_text("other work", encoding="utf-8")
    else:
        place.symlink_to(beside / ("file.txt" if kind == "link to a file" else "folder"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("command", INSIDE)
def test_nothing_is_lost_whatever_stands_where_a_command_writes(
    command: str, kind: str, ground: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = ground / "agency"
    answers = (
        "title: A song\nsummary: A song about rain.\ncollection: drum-circle\nformat: handout\n"
    )
    (root / "answers.yml").write_text(answers, encoding="utf-8")
    for place in INSIDE[command]:
        whole = tmp_path_factory.mktemp("ground")
        shutil.copytree(ground, whole, dirs_exist_ok=True, symlinks=True)
        stand_in_the_way(kind, whole / "agency" / place, whole / "beside")
        before = everything(whole)
        words = command.replace("answers.yml", str(root / "answers.yml")).split()
        with pytest.raises(SystemExit):
            main([*words, "--root", str(whole / "agency"), "--today", TODAY])
        after = everything(whole)
        assert {path: after.get(path) for path in before} == before, place
        assert not [path for path in after if ".toolkit/" in path], place
