import json
import re
from importlib.metadata import version
from pathlib import Path

import pytest

from resource_toolkit.problems import ToolkitError
from resource_toolkit.upkeep import agency
from resource_toolkit.upkeep.agency import write_agency
from resource_toolkit.upkeep.repository.started import STARTER
from tests.toolkits.garden import TODAY, check

CODE = Path(__file__).parents[2]


def test_an_empty_toolkit_has_content_of_its_own_that_passes(tmp_path: Path) -> None:
    target = tmp_path / "ours"
    files = {*write_agency(target, TODAY)}
    assert {"mkdocs.yml", "README.md", "docs/index.md", ".gitignore"} <= files
    assert {"docs/resources/_frame.md", "docs/collections/_frame.md"} <= files
    assert {".github/workflows/check.yml", ".github/CODEOWNERS"} <= files
    assert {".devcontainer/devcontainer.json", ".github/open.svg", "CONTRIBUTING.md"} <= files
    editor = ".vscode/settings.json"
    assert (target / editor).read_text() == (CODE / editor).read_text()
    checked = check(target)
    assert checked.problems == []
    catalog = checked.catalog
    assert (len(catalog.collections), len(catalog.vocabularies), len(catalog.resources)) == (
        1,
        2,
        1,
    )
    assert catalog.resources["first-resource"].added == TODAY


def test_settings_and_doors_are_short(tmp_path: Path) -> None:
    write_agency(tmp_path, TODAY)
    assert len((tmp_path / "mkdocs.yml").read_text().splitlines()) <= 30
    for door in ("hooks/catalog.py", "macros/__init__.py"):
        text = (tmp_path / door).read_text()
        assert len(text.splitlines()) <= 5
        assert text == (CODE / door).read_text()


class Installed:
    """An installed program whose installer wrote down where it came from."""

    def __init__(self, url: str) -> None:
        self.url = url

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return self.url and json.dumps({"url": self.url, "archive_info": {}})


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("", f"~={version('resource-toolkit')}"),
        ("file:///home/me/program.whl", f"~={version('resource-toolkit')}"),
        ("https://example.org/program.whl", " @ https://example.org/program.whl"),
    ],
)
def test_it_names_the_program_that_made_it(
    url: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agency, "distribution", lambda _: Installed(url))
    write_agency(tmp_path, TODAY)
    lines = (tmp_path / "requirements.txt").read_text().splitlines()
    assert lines[-1] == f"resource-toolkit[papers]{line}"


def test_a_button_opens_it_in_the_browser(tmp_path: Path) -> None:
    write_agency(tmp_path, TODAY)
    button = "[![Open in the browser](.github/open.svg)](https://codespaces.new/"
    picture = (tmp_path / ".github/open.svg").read_text()
    for root in (tmp_path, CODE):
        assert button in (root / "README.md").read_text()
        assert (root / ".github/open.svg").read_text() == picture
    assert ">Open in the browser</text>" in picture
    assert "http" not in picture.replace("http://www.w3.org/2000/svg", "")
    lines = (tmp_path / ".devcontainer/devcontainer.json").read_text().splitlines()
    workplace = json.loads("\n".join(lines[1:]))
    assert "-r requirements.txt" in workplace["postCreateCommand"]
    assert workplace["postAttachCommand"] == ".venv/bin/toolkit serve"


def test_no_mark_of_the_start_is_left_in_it(tmp_path: Path) -> None:
    for path in write_agency(tmp_path, TODAY):
        assert "{yours" not in (tmp_path / path).read_text(), path


def test_nothing_of_ours_is_left_in_it(tmp_path: Path) -> None:
    write_agency(tmp_path, TODAY)
    text = "\n".join(p.read_text() for p in tmp_path.rglob("*") if p.suffix in (".md", ".yml"))
    for word in ("Early Childhood", "github.com/example/toolkit/", "gateways", "stage"):
        assert word not in text


OURS_ALONE = ("release.yml", "renew.yml", "test.yml")
"""What an agency does not need: it takes the program as a package."""


@pytest.mark.parametrize(
    "path",
    [p for p in sorted((CODE / ".github/workflows").glob("*.yml")) if p.name not in OURS_ALONE],
    ids=lambda path: path.name,
)
def test_its_workflows_are_ours(path: Path) -> None:
    theirs = STARTER / "dot-github/workflows" / path.name
    assert theirs.read_text() == path.read_text(), f"cp {path} {theirs}"


def test_its_program_is_installed_as_a_package() -> None:
    name = "actions/program/action.yml"
    ours = (CODE / ".github" / name).read_text()
    theirs = (STARTER / "dot-github" / name).read_text()
    kept = "    - name: Install"
    same = ours.partition(kept)[0].replace("requirements-site.lock", "requirements.txt")
    assert theirs.partition(kept)[0] == same
    assert "-r requirements.txt" in theirs
    assert "requirements-site" not in theirs


def test_it_asks_nothing_of_a_checkout(tmp_path: Path) -> None:
    write_agency(tmp_path, TODAY)
    text = "\n".join(p.read_text() for p in tmp_path.rglob("*") if p.is_file())
    assert not re.search(
        r"requirements\.lock|\bmake (?:check|serve|test)|custom_dir|pip install .*-e ", text
    )


def test_a_folder_with_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(ToolkitError, match="is not empty"):
        write_agency(tmp_path, TODAY)
    with pytest.raises(ToolkitError, match="is a file"):
        write_agency(tmp_path / "mine.txt", TODAY)
