"""The workflows, forms and pins under .github: valid, pinned, and given no more than they need."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.toolkits.schemas import schema_faults

ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
ACTION = GITHUB / "actions" / "program" / "action.yml"
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
    done = run("zizmor", "--offline", "--no-progress", "--quiet", "--pedantic", ".github")
    assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_ignores_only_what_runs_nothing_contributed() -> None:
    ignored = [
        (path.name, line.strip())
        for path in WORKFLOWS
        for line in path.read_text(encoding="utf-8").splitlines()
        if "zizmor: ignore" in line
    ]
    assert ignored == [
        ("fix.yml", "issue_comment: # zizmor: ignore[dangerous-triggers]"),
        ("preview.yml", "workflow_run: # zizmor: ignore[dangerous-triggers]"),
    ]


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-actions", [ACTION]),
    ],
)
def test_schema(schema: str, paths: list[Path]) -> None:
    assert paths
    assert schema_faults("--builtin-schema", schema, *map(str, paths)) == ""


@pytest.mark.parametrize("path", [*WORKFLOWS, ACTION], ids=lambda path: path.name)
def test_every_action_is_pinned_by_commit_and_names_its_version(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        if "uses:" in line and "uses: $/.github/actions/program" not in line:
            assert re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_an_action_has_one_version_everywhere() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in [*WORKFLOWS, ACTION])
    pins = set(re.findall(r"uses: ([\w-]+/[\w-]+)@(\w+)", text))
    assert len(pins) == len({action for action, _ in pins})


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
        # What a workflow or main starts is no more trusted here than a pull request.
        assert set(triggers(path)) <= {"pull_request", "workflow_dispatch", "push"}
        for job in jobs(path).values():
            assert job["permissions"] == {"contents": "read"}
            assert "environment" not in job


def test_nothing_runs_on_pull_request_target() -> None:
    assert not [path.name for path in WORKFLOWS if "pull_request_target" in triggers(path)]


TRUSTED = ("preview.yml", "fix.yml", "forms.yml")
"""Workflows that contributors start and that may write."""


@pytest.mark.parametrize("name", TRUSTED)
def test_what_may_write_runs_the_program_of_main_alone(name: str) -> None:
    checkout, program, *others = steps(GITHUB / "workflows" / name)
    assert checkout["with"]["ref"] == "main"
    assert program == {"uses": "$/.github/actions/program"}
    words = " ".join(step["run"] for step in others)
    assert set(re.findall(r"(?:^|[\s;|&])(git|python|pip|make|npm|curl|unzip)\b", words)) == set()
    assert all("uses" not in step for step in others), "no artifact of a contributor is opened"


def test_a_browser_that_opens_what_people_wrote_gets_no_token() -> None:
    (step,) = [s for s in steps(GITHUB / "workflows/preview.yml") if "pictures" in s.get("run", "")]
    assert step["run"] == "toolkit github pictures"
    assert "env" not in step


def test_nothing_that_people_wrote_stands_in_a_step() -> None:
    given = {
        value
        for name in TRUSTED
        for step in steps(GITHUB / "workflows" / name)
        for value in step.get("env", {}).values()
    }
    run = ("head_sha", "head_repository.owner.login", "head_branch", "id", "html_url", "conclusion")
    assert given == {
        "${{ github.token }}",
        "${{ vars.PREVIEWS }}",
        "${{ steps.take.outputs.address }}",
        *(f"${{{{ github.event.workflow_run.{word} }}}}" for word in run),
    }


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


def host_step(tmp_path: Path, gh: str) -> subprocess.CompletedProcess[str]:
    (tmp_path / "bin").mkdir(exist_ok=True)
    program = tmp_path / "bin" / "gh"
    program.write_text(f"#!/usr/bin/env bash\n{gh}\n", encoding="utf-8")
    program.chmod(0o755)
    script = script_of("deploy.yml", "Where it will stand")
    output = str(tmp_path / "output")
    return bash(script, tmp_path, GITHUB_OUTPUT=output, GITHUB_REPOSITORY="garden/kit")


def test_a_deploy_takes_its_address_from_the_host_or_stops_with_one_sentence(
    tmp_path: Path,
) -> None:
    done = host_step(tmp_path, '[ "$2" = repos/garden/kit/pages ] && echo https://x.example/kit/')
    assert done.returncode == 0
    assert (tmp_path / "output").read_text() == "address=https://x.example/kit/\n"
    done = host_step(tmp_path, "echo no Pages here >&2; exit 1")
    assert done.returncode == 1
    assert done.stdout == (
        "::error::GitHub Pages is off: in Settings, Pages, choose GitHub Actions as source.\n"
    )


def test_the_previews_are_put_into_the_site(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "gh").write_text("#!/usr/bin/env bash\n", encoding="utf-8")
    (tmp_path / "bin" / "gh").chmod(0o755)
    script = script_of("deploy.yml", "Add the previews")
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@x.example"]
    subprocess.run(["git", "init", "-q", "-b", "main", str(origin)], check=True)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "x"], cwd=origin, check=True)
    subprocess.run(["git", "clone", "-q", str(origin), str(clone)], check=True)
    (clone / "site").mkdir()
    path = {"PATH": os.pathsep.join([str(tmp_path / "bin"), os.environ["PATH"]])}
    assert bash(script, clone, **path).returncode == 0
    assert not (clone / "site/pr").exists()
    subprocess.run(["git", "switch", "-q", "--orphan", "previews"], cwd=origin, check=True)
    (origin / "7").mkdir()
    (origin / "7/index.html").write_text("preview", encoding="utf-8")
    subprocess.run(["git", "add", "."], cwd=origin, check=True)
    subprocess.run([*git, "commit", "-q", "-m", "x"], cwd=origin, check=True)
    assert bash(script, clone, **path).returncode == 0
    assert (clone / "site/pr/7/index.html").read_text() == "preview"


def test_the_lock_of_workflows_is_a_part_of_the_whole_lock() -> None:
    def versions(name: str) -> dict[str, str]:
        text = (ROOT / name).read_text(encoding="utf-8")
        return dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, re.M))

    whole, part = versions("requirements.lock"), versions("requirements-site.lock")
    assert part.items() <= whole.items()
    assert {"mkdocs", "typst", "setuptools"} <= set(part)
    assert not {"pytest", "playwright", "mypy", "ruff"} & set(part)


@pytest.mark.parametrize("name", ["links.yml", "reviews.yml"])
def test_every_report_goes_into_one_issue_that_tells_what_is_new(name: str) -> None:
    words = " ".join(step.get("run", "") for step in steps(GITHUB / "workflows" / name))
    assert "toolkit github report --title" in words
