"""What was asked for: the names at the top, and bare MkDocs that writes the indexes."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.toolkits.html import cards, read
from tests.toolkits.sites import PROJECT

NAMED = ("mkdocs.yml", "docs", "resources", "macros", "hooks", "tests", "README.md")
INDEXES = ("stages", "gateways", "cda")


@pytest.fixture(scope="module")
def bare_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real toolkit as `mkdocs build --strict` makes it, without our command."""
    site = tmp_path_factory.mktemp("bare") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def test_what_was_named_stands_at_the_top() -> None:
    assert [name for name in NAMED if not (PROJECT / name).exists()] == []


def test_it_is_made_of_what_was_named() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[^\w-]", each)[0] for each in needed}
    assert {"mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "pyyaml", "pytest"} <= names


@pytest.mark.slow
@pytest.mark.shipped_toolkit
@pytest.mark.parametrize("index", INDEXES)
def test_macros_called_by_the_plugin_write_the_indexes(bare_site: Path, index: str) -> None:
    pages = sorted((PROJECT / "docs" / index).glob("*.md"))
    terms = [page for page in pages if page.stem not in ("index", "_frame")]
    assert terms
    for page in terms:
        assert re.search(
            rf"{{{{ *(listing\({index}=|area\(.{index})", page.read_text(encoding="utf-8")
        )
        assert cards(read(bare_site, f"{index}/{page.stem}/"))
