"""The workflows, forms and pins under .github: valid, pinned, and given no more than they need."""

import json
import os
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


SCRIPTS = [
    (f"{path.stem}: {step['name']}", step["run"])
    for path in WORKFLOWS
    for step in steps(path)
    if "run" in step
]


@pytest.mark.parametrize(("name", "script"), SCRIPTS, ids=[name for name, _ in SCRIPTS])
def test_script_is_read_by_bash(name: str, script: str) -> None:
    done = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{name}: {done.stderr}"


def script_of(workflow: str, step: str) -> str:
    found = steps(GITHUB / "workflows" / workflow)
    return str(next(each["run"] for each in found if each.get("name") == step))


def bash(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script as a workflow does, with `bin/` of the folder and our own commands on PATH."""
    path = os.pathsep.join([str(folder / "bin"), str(Path(sys.executable).parent), os.defpath])
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={"PATH": path, "HOME": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


FAKE_GH = """#!/usr/bin/env bash
# Stands for GitHub: one open pull request, 7, which ends at commit abc.
echo "$*" >> calls
case "$*" in
  *"/pulls -f state=open"*) printf 'old\\t5\\nabc\\t7\\n' ;;
  *"/actions/runs/1/artifacts"*) echo 99 ;;
  *"--paginate"*) cat comments 2>/dev/null || true ;;
  *"body=@comment.md"*) cp comment.md written ;;
esac
"""


@pytest.fixture
def github(tmp_path: Path) -> Path:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "gh").write_text(FAKE_GH, encoding="utf-8")
    (tmp_path / "bin" / "gh").chmod(0o755)
    return tmp_path


def comment(github: Path, commit: str, ended: str) -> str:
    script = script_of("preview-comment.yml", "Write the comment, or write it anew")
    page = "https://github.com/example/toolkit/actions/runs/1"
    event = {"RUN": "1", "RUN_PAGE": page, "COMMIT": commit, "ENDED": ended}
    place = {"REPOSITORY": "example/toolkit", "OWNER": "a;touch x", "BRANCH": "$(touch y)"}
    done = bash(script, github, **event, **place)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in github.iterdir() if path.name in "xy") == []
    written = github / "written"
    return written.read_text(encoding="utf-8") if written.is_file() else ""


def test_the_comment_leads_to_the_preview(github: Path) -> None:
    text = comment(github, "abc", "success")
    assert text.startswith("<!-- preview -->\n**The check passed.**")
    assert "(https://github.com/example/toolkit/actions/runs/1/artifacts/99)" in text
    assert "repos/example/toolkit/issues/7/comments -F" in (github / "calls").read_text("utf-8")


def test_the_comment_is_written_anew_when_it_is_there(github: Path) -> None:
    (github / "comments").write_text("1234\n", encoding="utf-8")
    text = comment(github, "abc", "failure")
    assert "**The check found something to mend.**" in text
    calls = (github / "calls").read_text("utf-8")
    assert "--method PATCH repos/example/toolkit/issues/comments/1234" in calls
    assert "issues/7/comments -F" not in calls


def test_no_comment_for_a_commit_that_is_no_longer_the_last(github: Path) -> None:
    assert comment(github, "old-and-gone", "success") == ""


def test_a_hostile_form_is_only_text(tmp_path: Path) -> None:
    body = "$(touch x) `touch x`; touch x\n::error::x\nEND\nimport os; os.mkdir('x')\n"
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"issue": {"body": body}}), encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Kit\n", encoding="utf-8")
    output = tmp_path / "output"
    done = bash(
        script_of("suggest.yml", "Write the file"),
        tmp_path,
        GITHUB_EVENT_PATH=str(event),
        RUNNER_TEMP=str(tmp_path),
        GITHUB_OUTPUT=str(output),
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "form.md").read_text(encoding="utf-8") == f"{body}\n"
    assert output.read_text(encoding="utf-8") == "written=false\n"
    shown = (tmp_path / "shown.txt").read_text(encoding="utf-8")
    assert shown.startswith("    toolkit: this is no answer to the form")
    assert done.stdout == "", "a line of the form could be taken for a command of the workflow"
    assert not (tmp_path / "x").exists()


def test_ten_addresses_are_opened_over_the_whole_list(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    curl = tmp_path / "bin" / "curl"
    curl.write_text('#!/usr/bin/env bash\necho "${@: -1}" >> opened\n', encoding="utf-8")
    curl.chmod(0o755)
    ledger = tmp_path / "resources" / "permalinks.txt"
    ledger.parent.mkdir()
    ledger.write_text("".join(f"/resources/{n:03}/\n" for n in range(250)), encoding="utf-8")
    script = script_of("deploy.yml", "Open ten addresses")
    assert bash(script, tmp_path, SITE="https://example.org/kit/").returncode == 0
    assert (tmp_path / "opened").read_text(encoding="utf-8").splitlines() == [
        "https://example.org/kit/",
        *(f"https://example.org/kit/resources/{n:03}/" for n in range(0, 250, 28)),
    ]
    ledger.write_text("", encoding="utf-8")
    (tmp_path / "opened").unlink()
    assert bash(script, tmp_path, SITE="https://example.org/kit/").returncode == 0
    assert (tmp_path / "opened").read_text(encoding="utf-8") == "https://example.org/kit/\n"
    curl.write_text("#!/usr/bin/env bash\nexit 22\n", encoding="utf-8")
    done = bash(script, tmp_path, SITE="https://example.org/kit/")
    assert done.returncode == 1
    assert "::error::https://example.org/kit/ does not open" in done.stdout


def test_every_scheduled_job_writes_to_one_issue_only() -> None:
    for name in ("links.yml", "reviews.yml"):
        script = "\n".join(step.get("run", "") for step in steps(GITHUB / "workflows" / name))
        assert "gh issue list" in script
        assert "gh issue edit" in script
