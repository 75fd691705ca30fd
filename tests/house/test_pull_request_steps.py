"""The steps of the pull-request workflow, run here on a toolkit whose content alone was edited.

Whoever changes content in the repository's web page runs no command. So nothing but these steps may
be needed, and no generated file may be a reason to refuse the change.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FIXTURE = ROOT / "examples" / "arts-agency"
WORKFLOW = ROOT / ".github" / "workflows" / "check.yml"


def run_steps() -> list[tuple[str, str]]:
    """Return name and script of the steps that run something, in order."""
    jobs = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
    (job,) = jobs.values()
    return [(step["name"], step["run"]) for step in job["steps"] if "run" in step]


def git(root: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=Maintainer", "-c", "user.email=m@example.org", *words],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository as it is on main: published, with all addresses recorded."""
    root = tmp_path / "toolkit"
    shutil.copytree(FIXTURE, root, ignore=shutil.ignore_patterns("__pycache__"))
    config = root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("../../", f"{ROOT}/"))
    shutil.copy(ROOT / ".gitignore", root)
    toolkit(root, "permalinks", "--update")
    toolkit(root, "generate")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=What is published")
    return root


def toolkit(root: Path, *words: str) -> None:
    command = Path(sys.executable).with_name("toolkit")
    subprocess.run([command, *words], cwd=root, check=True, capture_output=True)


def edit(root: Path, name: str, old: str, new: str) -> None:
    path = root / "resources" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def check(root: Path) -> tuple[dict[str, subprocess.CompletedProcess[str]], str]:
    """Commit, run every step of the workflow, and return what each did, and the summary."""
    git(root, "switch", "--quiet", "--create", "mine")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=A change of content")
    git(root, "switch", "--quiet", "main")
    git(root, "commit", "--quiet", "--allow-empty", "--message=What came to main since")
    git(root, "merge", "--quiet", "--no-ff", "--message=As it would be merged", "mine")
    summary = root.parent / "summary"
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "BASE": "HEAD^1",
        "GITHUB_STEP_SUMMARY": str(summary),
        "SOURCE_DATE_EPOCH": "1795305600",  # 2026-11-22
    }
    results = {}
    for name, script in run_steps():
        results[name] = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    return results, summary.read_text(encoding="utf-8")


@pytest.mark.slow
def test_content_alone_passes(root: Path) -> None:
    # A topic and a steward are added,
    edit(
        root,
        "vocabularies/art-forms.yml",
        "terms:\n",
        "terms:\n  - {slug: dance, title: Dance, summary: Steps and turns.}\n",
    )
    edit(root, "drum-circle/_collection.yml", "title:", 'steward: "@arts-drummers"\ntitle:')
    # a resource is added,
    new = (root / "resources/drum-circle/quiet-ending.md").read_text(encoding="utf-8")
    new = new.replace("Quiet ending", "Slow steps").replace("[music]", "[dance]")
    (root / "resources/drum-circle/slow-steps.md").write_text(new, encoding="utf-8")
    # one is changed,
    edit(root, "drum-circle/bucket-drums.md", "minutes: 40", "minutes: 45")
    # one gets a new name,
    folder = root / "resources/drum-circle"
    (folder / "rhythm-names.md").rename(folder / "name-beats.md")
    edit(root, "drum-circle/name-beats.md", "[name-drums]", "[name-drums, rhythm-names]")
    for name in (
        "packets/first-week.yml",
        "trainings/leading-a-circle.yml",
        "vocabularies/chapters.yml",
    ):
        path = root / "resources" / name
        path.write_text(path.read_text("utf-8").replace("rhythm-names", "name-beats"), "utf-8")
    # and one is retired.
    edit(
        root,
        "mural-making/color-walk.md",
        "---\n",
        "---\nstatus: retired\nreplaced_by: paint-budget\n",
    )

    results, summary = check(root)

    for name, done in results.items():
        assert done.returncode == 0, f"{name}:\n{done.stdout}{done.stderr}"
    assert "::error" not in results["Say what is wrong"].stdout
    for words in ("slow-steps", "bucket-drums", "name-beats", "color-walk"):
        assert words in summary
    site = root / "site" / "resources"
    assert "Slow steps" in (site / "slow-steps/index.html").read_text(encoding="utf-8")
    assert "name-beats" in (site / "rhythm-names/index.html").read_text(encoding="utf-8")
    assert (root / "site/art-forms/dance/index.html").is_file()
    copy = root / "preview"
    assert (copy / "index.html").is_file()
    index = (copy / "changed" / "index.html").read_text(encoding="utf-8")
    for title in ("Slow steps", "Bucket drums", "Rhythm names"):
        assert title in index
    for link in re.findall(r'href="([^"]+)"', index):
        assert (copy / "changed" / link).is_file(), link
    if shutil.which("chromium") or shutil.which("google-chrome"):
        assert (copy / "changed" / "resources-slow-steps.png").stat().st_size > 5000
    assert git(root, "status", "--porcelain") == "", "the steps leave no file behind"


@pytest.mark.slow
def test_a_fault_is_said_on_its_line_and_stops_the_build(root: Path) -> None:
    edit(root, "drum-circle/bucket-drums.md", "chapters:\n  launching:", "chapters:\n  lanching:")
    results, summary = check(root)
    said = results["Say what is wrong"]
    assert said.returncode == 1
    marks = [line for line in said.stdout.splitlines() if line.startswith("::error")]
    assert len(marks) == 1
    assert re.match(
        r"::error file=resources/drum-circle/bucket-drums\.md,line=6,col=3,title=RC203::"
        r"unknown \w+ 'lanching'; did you mean 'launching'\? see resources/vocabularies/",
        marks[0],
    )
    assert results["Build the site"].returncode == 1
    assert results["Sum up what changes"].returncode == 0
    assert not (root / "site").exists()
    assert not (root / "preview").exists()
    assert "1 error" in summary
