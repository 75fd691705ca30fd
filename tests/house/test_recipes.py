"""The recipes for other hosts, as the page shows them: read, and their commands run as a host does.

What installs the program is left out: it is here. The host itself is played by its variables.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from resource_toolkit.upkeep.agency import write_agency
from tests.catalog.test_hosted import write_own_words
from tests.toolkits.fake_host import WHO, git
from tests.toolkits.garden import TODAY

PAGE = Path(__file__).parents[2] / "docs" / "contribute" / "your-repository.md"
SITE = "https://garden.codeberg.page/kit/"


def recipe(heading: str) -> dict[Any, Any]:
    text = PAGE.read_text(encoding="utf-8")
    block = re.search(rf"^## {heading}$.*?^```yaml\n(.*?)^```$", text, re.M | re.S)
    assert block
    read: dict[Any, Any] = yaml.safe_load(block[1])
    return read


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "kit"
    write_agency(root, TODAY)
    write_own_words(root)
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, *WHO, "commit", "--quiet", "--message=First")
    return root


def run(root: Path, lines: list[str], **values: str) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(lines)],
        cwd=root,
        env={"PATH": path, "HOME": str(root.parent), "SOURCE_DATE_EPOCH": "1805000000", **values},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.shipped_toolkit
def test_gitlab_checks_a_change_and_publishes_with_its_own_addresses(root: Path) -> None:
    jobs = recipe("GitLab")
    assert jobs["before_script"] == ["python -m pip install --quiet -r requirements.txt"]
    (root / "docs/about/index.md").write_text("---\ntitle: About\n---\n\n# About\n\nNew.\n")
    git(root, *WHO, "commit", "--quiet", "--all", "--message=Second")
    said = run(root, jobs["check"]["script"], CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD^1")
    assert "- Changed page: [About]" in said
    assert list((root / jobs["check"]["artifacts"]["paths"][0]).glob("*.zip"))
    host = {
        "CI_PAGES_URL": "https://garden.gitlab.io/kit",
        "CI_PROJECT_URL": "https://gitlab.com/garden/kit",
        "CI_DEFAULT_BRANCH": "main",
    }
    values = {
        name: re.sub(r"\$(\w+)", lambda word: host[word[1]], value)
        for name, value in jobs["pages"]["variables"].items()
    }
    run(root, jobs["pages"]["script"], **host, **values)
    page = (root / "public/about/index.html").read_text(encoding="utf-8")
    assert "https://gitlab.com/garden/kit/-/edit/main/docs/about/index.md" in page
    assert "https://garden.gitlab.io/kit/" in (root / "public/sitemap.xml").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.shipped_toolkit
def test_codeberg_puts_the_site_on_its_branch(root: Path) -> None:
    steps = recipe("Codeberg")["jobs"]["site"]["steps"]
    bare = root.parent / "kit.git"
    git(root.parent, "init", "--quiet", "--bare", str(bare))
    known = {
        "github.repository_owner": "garden",
        "github.event.repository.name": "kit",
        "github.server_url": "https://codeberg.org",
        "github.repository": "garden/kit",
        "github.token": "secret",
    }
    values = {
        "GITHUB_SERVER_URL": "https://codeberg.org",
        "GITHUB_REPOSITORY": "garden/kit",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{bare}.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://token:secret@codeberg.org/garden/kit.git",
    }
    for step in steps:
        env = {
            name: re.sub(r"\$\{\{ ([\w.]+) \}\}", lambda word: known[word[1]], value)
            for name, value in step.get("env", {}).items()
        }
        if "run" in step and "pip" not in shlex.split(step["run"].splitlines()[0]):
            run(root, [step["run"]], **values, **env)
    assert SITE in git(bare, "show", "pages:sitemap.xml")
    page = git(bare, "show", "pages:about/index.html")
    assert "https://codeberg.org/garden/kit/_edit/main/docs/about/index.md" in page
