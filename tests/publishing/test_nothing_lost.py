"""Whatever a writing command is pointed at: nothing that the program did not make is lost."""

from __future__ import annotations

import argparse
import shutil
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from resource_toolkit.cli import github_commands, main
from resource_toolkit.cli.main import parser_of_commands
from resource_toolkit.problems import ToolkitError
from resource_toolkit.reading import LinkState, Outcome
from resource_toolkit.upkeep.link_check import run
from resource_toolkit.writing import MARK, mark_site, new_file, output_place, refuse_foreign
from tests.toolkits.at_home import make_papers_at_home
from tests.toolkits.sites import AGENCY, TODAY, run_toolkit

if TYPE_CHECKING:
    from collections.abc import Iterator

POINTED = {
    "build --out": ("build", "--out"),
    "fill SITE_DIR": ("fill",),
    "init-agency DIR": ("init-agency",),
    "export FILE": ("export",),
    "export --csv": ("export", "--csv"),
    "export --xlsx": ("export", "--xlsx"),
    "check --patch": ("check", "--fix", "--format", "json", "--patch"),
    "summary --pictures": ("summary", "--base", str(AGENCY), "--pictures"),
}
"""Each place that people can point a command at, and the words for it."""
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


@pytest.mark.parametrize("command", POINTED)
def test_nothing_is_lost_wherever_a_command_is_pointed(
    command: str, ground: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything(ground)
    for target in TARGETS:
        words = (*POINTED[command], str(ground / target))
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


SONG = "resources/mural-making/a-song.md"
INSIDE = {
    "schema --write": ("schema", "schema/resource.schema.json"),
    "generate": (
        *("schema", ".github", ".github/ISSUE_TEMPLATE", ".github/CODEOWNERS"),
        ".github/ISSUE_TEMPLATE/suggest-a-resource.yml",
    ),
    "permalinks --update": ("resources/permalinks.txt",),
    "review color-walk --by editor": ("resources/mural-making/color-walk.md",),
    "new --from answers.yml": (SONG, "resources/mural-making"),
    "from-form form.md": (SONG, "resources/mural-making"),
    "import table.csv": (SONG, "resources/mural-making"),
    "rename color-walk long-walk": ("resources/mural-making/long-walk.md",),
    "retire color-walk --for quiet-ending": ("resources/mural-making/color-walk.md",),
    "links": ("link-state.json",),
    "check": ("schema/resource.schema.json", "schema"),
    "check --fix": ("resources/mural-making/color-walk.md",),
    "papers first-week": (
        *(".toolkit", ".toolkit/papers", ".toolkit/papers/packets/first-week"),
        ".toolkit/papers/packets/first-week/all.pdf",
    ),
    "build --engine plain": (".toolkit",),
}
"""Commands that write inside the toolkit, with the places that they write to."""
ASIDE = {
    *("list", "report"),  # They write nothing.
    "serve",  # It goes on for ever; it has a test of its own.
    *(f"github {step}" for step in github_commands.STEPS),  # Workflows call them, on a clone.
}
KINDS = ("nothing", "file", "folder", "link to a file", "link to a folder")
GIVEN = {
    "answers.yml": (
        "title: A song\nsummary: A song about rain.\ncollection: mural-making\nformat: handout\n"
        "url: https://songs.example/rain\npublisher: Song club\n"
    ),
    "form.md": (
        "### Collection\n\nMural making (mural-making)\n\n### Title\n\nA song\n\n"
        "### Summary\n\nA song about rain.\n\n### Format\n\nHandout (handout)\n\n"
        "### Text\n\nSing it.\n"
    ),
    "table.csv": (
        "slug,collection,title,summary,format,body\n"
        "a-song,mural-making,A song,A song about rain.,handout,Sing it.\n"
    ),
}
"""What is given to a command, by name."""
TO_DO = {
    "check": '{"title": "Front matter of a resource"}',
    "check --fix": (
        "---\ntitle: Color walk\nsummary: Children gather colors.\nFormat: activity\n"
        "added: 2026-04-03\n---\n\nWalk.\n"
    ),
}
"""What stands where a command writes, and is to be written anew."""


def commands_of(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Yield every command, with its steps, as the program itself lists them."""
    inner = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if not inner:
        yield parser.prog.partition(" ")[2], parser
    for one in inner[0].choices.values() if inner else ():
        yield from commands_of(one)


def test_no_command_and_no_place_to_point_one_at_is_forgotten() -> None:
    commands = dict(commands_of(parser_of_commands()))
    tried = {words.split()[0] for words in (*POINTED, *INSIDE)}
    assert tried | ASIDE == commands.keys()
    assert {
        f"{name} {option.option_strings[-1] if option.option_strings else option.metavar}"
        for name, parser in commands.items()
        for option in parser._actions
        if option.type is Path and option.dest != "root"
    } == POINTED.keys()


def stand_in_the_way(kind: str, place: Path, beside: Path) -> None:
    """Put something that people made where a command writes."""
    if kind == "nothing":
        return
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


@pytest.fixture
def workshop(ground: Path) -> Path:
    """The ground with what is given to commands."""
    for name, text in GIVEN.items():
        (ground / name).write_text(text, encoding="utf-8")
    return ground


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("command", INSIDE)
def test_nothing_is_lost_whatever_stands_where_a_command_writes(
    command: str,
    kind: str,
    workshop: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_papers_at_home(monkeypatch)
    monkeypatch.setattr(run, "ask", lambda *_: LinkState(outcome=Outcome.FINE))
    monkeypatch.setattr(run.Runner, "_sleep", lambda *_: None)
    for place in INSIDE[command][: 1 if kind == "nothing" else None]:
        whole = tmp_path_factory.mktemp("ground")
        shutil.copytree(workshop, whole, dirs_exist_ok=True, symlinks=True)
        stand_in_the_way(kind, whole / "agency" / place, whole / "beside")
        if kind == "nothing" and command in TO_DO:
            (whole / "agency" / place).parent.mkdir(exist_ok=True)
            (whole / "agency" / place).write_text(TO_DO[command], encoding="utf-8")
        before = everything(whole)
        words = [str(whole / word) if word in GIVEN else word for word in command.split()]
        with pytest.raises(SystemExit) as stop:
            main([*words, "--root", str(whole / "agency"), "--today", TODAY])
        after = everything(whole)
        if kind == "nothing":
            assert (stop.value.code, after != before) == (0, True)
        else:
            assert {path: after.get(path) for path in before} == before, place


@pytest.mark.parametrize("kind", KINDS[1:])
def test_serve_works_in_no_place_of_others(kind: str, ground: Path) -> None:
    stand_in_the_way(kind, ground / "agency/.toolkit", ground / "beside")
    before = everything(ground)
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(SystemExit) as stop:
        main(["serve", "--port", str(taken.getsockname()[1]), "--root", str(ground / "agency")])
    assert (stop.value.code, everything(ground)) == (1, before)
