"""The workflows, forms and pins under .github: valid, pinned, and given no more than they need."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(p for p in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if p.name != "config.yml")


def run(*command: str) -> subprocess.CompletedProcess[str]:
    program = [str(Path(sys.executable).with_name(command[0])), *command[1:]]
    return subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in jobs(path).values() for step in job["steps"]]


def triggers(path: Path) -> Any:
    # YAML 1.1 reads the key `on` as true.
    return yaml.safe_load(path.read_text(encoding="utf-8"))[True]


def test_zizmor_finds_nothing() -> None:
    done = run("zizmor", "--offline", "--no-progress", "--quiet", ".github")
    assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_ignores_only_the_trusted_comment() -> None:
    ignored = [
        (path.name, line.strip())
        for path in WORKFLOWS
        for line in path.read_text(encoding="utf-8").splitlines()
        if "zizmor: ignore" in line
    ]
    assert ignored == [
        ("preview-comment.yml", "workflow_run: # zizmor: ignore[dangerous-triggers]")
    ]


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
        ("vendor.github-issue-forms", FORMS),
    ],
)
def test_schema(schema: str, paths: list[Path]) -> None:
    assert paths
    done = run("check-jsonschema", "--builtin-schema", schema, *map(str, paths))
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_commit_and_names_its_version(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        if "uses:" in line:
            assert re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_is_given_beyond_need(path: Path) -> None:
    whole = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert whole["permissions"] == {}
    assert whole["defaults"] == {"run": {"shell": "bash"}}, "else a failure in a pipe is not seen"
    assert "secrets." not in path.read_text(encoding="utf-8")
    for job in jobs(path).values():
        assert job["permissions"]
    for step in steps(path):
        if str(step.get("uses", "")).startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_script_holds_what_someone_wrote(path: Path) -> None:
    for step in steps(path):
        assert "${{" not in step.get("run", "")


def test_contributed_code_runs_without_rights() -> None:
    for path in WORKFLOWS:
        if "pull_request" not in triggers(path):
            continue
        assert set(triggers(path)) == {"pull_request"}
        for job in jobs(path).values():
            assert job["permissions"] == {"contents": "read"}
            assert "environment" not in job


def test_nothing_runs_on_pull_request_target() -> None:
    assert not [path.name for path in WORKFLOWS if "pull_request_target" in triggers(path)]


def test_the_trusted_comment_takes_no_file_of_the_pull_request() -> None:
    path = GITHUB / "workflows" / "preview-comment.yml"
    assert [step.get("uses") for step in steps(path)] == [None]
    script = steps(path)[0]["run"]
    assert not re.search(r"git |download|checkout|unzip|eval|toolkit|python", script)


def test_the_form_is_read_as_data_by_the_code_of_main() -> None:
    path = GITHUB / "workflows" / "suggest.yml"
    checkout, *_ = steps(path)
    assert checkout["with"]["ref"] == "main"
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"\$\{\{.*?\}\}", text) == [
        "${{ github.event.issue.number }}",
        "${{ github.token }}",
        "${{ github.repository }}",
        "${{ github.event.issue.number }}",
    ]


def test_every_scheduled_job_writes_to_one_issue_only() -> None:
    for name in ("links.yml", "reviews.yml"):
        script = "\n".join(step.get("run", "") for step in steps(GITHUB / "workflows" / name))
        assert "gh issue list" in script
        assert "gh issue edit" in script
