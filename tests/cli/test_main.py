"""The command `toolkit`: its output, its flags and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.toolkits.sites import AGENCY, TODAY, call_toolkit, change

if TYPE_CHECKING:
    from pathlib import Path


def listed(*flags: str) -> list[str]:
    """Return the slugs that `toolkit list` finds."""
    done = call_toolkit("list", "--json", "--root", str(AGENCY), "--today", TODAY, *flags)
    assert done.returncode == 0, done.stderr
    return [record["slug"] for record in json.loads(done.stdout)]


@pytest.mark.shipped_toolkit
def test_list_prints_records_of_this_form() -> None:
    flags = ("--chapters", "launching", "--competencies", "CK-1", "--minutes", "40")
    done = call_toolkit("list", "--root", str(AGENCY), "--today", TODAY, "--json", *flags)
    records: list[dict[str, Any]] = json.loads(done.stdout)
    assert records[1] == {
        "slug": "bucket-drums",
        "title": "Bucket drums",
        "summary": "Turn ten buckets into a first drum circle.",
        "collection": "drum-circle",
        "url": "/resources/bucket-drums/",
        "minutes": 40,
        "reviewed": "2026-09-01",
        "facts": {"helpers": 2},
        "chapters": ["launching", "sharing"],
        "moments": ["before", "during"],
        "competencies": ["CK-1", "CK-2"],
        "formats": ["activity"],
        "art-forms": ["music"],
        "tongues": [],
        "promises": ["every-child"],
        "safety": [],
    }
    assert [record["slug"] for record in records] == ["quiet-ending", "bucket-drums"]
    assert records[0]["reviewed"] is None


def test_list_takes_or_inside_a_facet_and_and_between() -> None:
    assert listed("--chapters", "dreaming", "--chapters", "growing") == [
        "wall-permission",
        "paint-budget",
        "quiet-ending",
        "family-night",
    ]
    assert listed("--chapters", "dreaming", "--art-forms", "music") == ["family-night"]
    assert listed("--helpers", "2..3", "--sort", "helpers") == ["color-walk", "bucket-drums"]
    assert listed("--helpers", "4") == ["family-night"]
    assert listed("--collections", "drum-circle", "--moments", "after") == ["quiet-ending"]
    assert listed("--tongues", "es") == ["cuento-en-rueda", "theater-library"]


def test_list_takes_codes_and_aliases_in_any_case() -> None:
    assert listed("--competencies", "safe") == listed("--competencies", "ck-1")
    assert listed("--chapters", "1") == ["wall-permission", "family-night"]


def test_list_prints_lines_for_people() -> None:
    done = call_toolkit("list", "--root", str(AGENCY), "--chapters", "dreaming")
    assert done.stdout.splitlines()[0].split(maxsplit=1) == [
        "wall-permission",
        "Wall permission letter",
    ]


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (("--chapters", "lunching"), "unknown chapter 'lunching'; did you mean 'launching'?"),
        (("--collections", "drum"), "there is no collection 'drum'"),
        (("--stages", "x"), "unrecognized arguments: --stages x"),
        (("--minutes", "ten"), "invalid int value"),
    ],
)
def test_list_with_a_wrong_name_is_a_wrong_call(flags: tuple[str, ...], message: str) -> None:
    done = call_toolkit("list", "--root", str(AGENCY), *flags)
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stdout == ""


def test_schema_describes_the_front_matter_with_its_terms() -> None:
    done = call_toolkit("schema", "--root", str(AGENCY))
    schema = json.loads(done.stdout)
    assert schema["additionalProperties"] is False
    assert {"title", "summary", "format", "added"} <= set(schema["required"])
    assert "CK-3" in json.dumps(schema["properties"]["competencies"])
    assert "launching" in json.dumps(schema["properties"]["chapters"])
    assert "stages" not in schema["properties"]
    for field in schema["properties"].values():
        assert field["description"]


def test_schema_is_written_where_editors_look_for_it(agency: Path) -> None:
    done = call_toolkit("schema", "--write", "--root", str(agency))
    assert done.returncode == 0
    printed = json.loads(call_toolkit("schema", "--root", str(agency)).stdout)
    path = agency / "schema/resource.schema.json"
    assert json.loads(path.read_text(encoding="utf-8")) == printed
    written = path.read_bytes()
    # A check writes it anew where it says other, not where only its lines are other.
    for other, stays in ((json.dumps(printed), True), ('{"title": "An agency"}', False)):
        path.write_text(other, encoding="utf-8")
        told = call_toolkit("check", "--root", str(agency))
        assert told.returncode == 0
        assert ("schema/resource.schema.json written anew" in told.stdout) is not stays
        assert path.read_bytes() == (other.encode() if stays else written)


@pytest.mark.parametrize("command", ["check", "list", "schema", "permalinks"])
def test_root_may_be_given_or_be_the_current_folder(command: str) -> None:
    given = call_toolkit(command, "--root", str(AGENCY))
    inside = call_toolkit(command, cwd=AGENCY)
    assert given.returncode == inside.returncode == 0
    assert given.stdout == inside.stdout


@pytest.mark.parametrize("command", ["check", "list", "schema", "build", "serve", "permalinks"])
def test_root_without_a_toolkit_is_a_wrong_call(tmp_path: Path, command: str) -> None:
    done = call_toolkit(command, "--root", str(tmp_path))
    assert done.returncode == 2
    assert f"there is no mkdocs.yml in {tmp_path}" in done.stderr


@pytest.mark.parametrize("flags", [(), ("nothing",), ("check", "--nothing"), ("check", "extra")])
def test_wrong_call_exits_with_2(flags: tuple[str, ...]) -> None:
    assert call_toolkit(*flags, cwd=AGENCY).returncode == 2


def test_check_prints_every_problem_and_one_count(agency: Path) -> None:
    change(agency / "resources/mural-making/color-walk.md", "CK-2", "CK-9")
    change(agency / "resources/drum-circle/quiet-ending.md", "minutes: 2", "minutes: two")
    done = call_toolkit("check", "--root", str(agency), "--today", TODAY)
    assert done.returncode == 1
    lines = [line for line in done.stdout.splitlines() if " error " in line]
    number, skill = lines
    assert number == (
        "resources/drum-circle/quiet-ending.md:9:10: error RC103 'two' is not a whole number; "
        "write 2"
    )
    assert skill == (
        "resources/mural-making/color-walk.md:5:16: error RC203 unknown core skill 'CK-9'; "
        "did you mean 'CK-4'? see resources/vocabularies/competencies.yml"
    )
    assert "12 resources checked: 2 errors" in done.stdout


def test_check_prints_json_and_workflow_commands(agency: Path) -> None:
    change(agency / "resources/mural-making/color-walk.md", "CK-2", "CK-9")
    flags = ("--root", str(agency), "--today", TODAY)
    done = call_toolkit("check", "--format", "json", *flags)
    assert done.returncode == 1
    errors = [found for found in json.loads(done.stdout) if found["severity"] == "error"]
    assert errors == [
        {
            "path": "resources/mural-making/color-walk.md",
            "line": 5,
            "column": 16,
            "severity": "error",
            "code": "RC203",
            "message": "unknown core skill 'CK-9'; did you mean 'CK-4'? "
            "see resources/vocabularies/competencies.yml",
        }
    ]
    done = call_toolkit("check", "--format", "github", *flags)
    assert (
        "::error file=resources/mural-making/color-walk.md,line=5,col=16,title=RC203::"
        in done.stdout
    )


def test_warnings_pass_unless_strict(agency: Path) -> None:
    words = " ".join(["word"] * 60)
    change(agency / "resources/mural-making/color-walk.md", "Walk, look, name a color.", words)
    flags = ("--root", str(agency), "--today", TODAY)
    assert call_toolkit("check", *flags).returncode == 0
    assert call_toolkit("check", "--strict", *flags).returncode == 1


def test_today_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    done = call_toolkit("check", "--root", str(AGENCY))
    assert done.returncode == 1
    assert "lies in the future (2026-03-01); today is 2023-11-14" in done.stdout
    assert call_toolkit("check", "--root", str(AGENCY), "--today", TODAY).returncode == 0
    assert call_toolkit("check", "--root", str(AGENCY), "--today", "soon").returncode == 2


def test_closed_pipe_is_no_traceback() -> None:
    command = [sys.executable, "-m", "resource_toolkit", "schema", "--root", str(AGENCY)]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert "Traceback" not in done.stderr


def test_a_check_loads_neither_server_nor_engine() -> None:
    code = (
        "import sys; from resource_toolkit.cli import main\n"
        f"try: main(['check', '--root', {str(AGENCY)!r}, '--format', 'json'])\n"
        "except SystemExit: print(sorted({'watchdog', 'mkdocs', 'ssl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr


def test_a_wrong_day_of_the_environment_is_told_in_a_line() -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "abc"}
    command = [sys.executable, "-m", "resource_toolkit", "check", "--root", str(AGENCY)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == (
        "toolkit: SOURCE_DATE_EPOCH is 'abc'; give the seconds since 1970, or take it out\n"
    )


def test_without_a_command_all_are_listed() -> None:
    done = call_toolkit()
    assert done.returncode == 2
    assert "Serve the site here and rebuild it on every change." in done.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("chek",), "did you mean 'toolkit check'?"),
        (("fix",), "did you mean 'toolkit check --fix'?"),
        (("check", "--fixx"), "did you mean --fix?"),
        (("permalinks", "--writ"), "it takes --update"),
        (("check", "a.md"), "it looks at all files at once, so name none"),
        (("list", "--chapter", "arts"), "did you mean --chapters?"),
        (("papers", "tell-me-mor"), "there is no resource, packet or training 'tell-me-mor'"),
        (("import", "mkdocs.yml.md"), "there is no file mkdocs.yml.md"),
    ],
)
def test_a_slip_on_the_command_line_is_told_with_what_was_meant(
    words: tuple[str, ...], told: str
) -> None:
    root = ("--root", str(AGENCY)) if words[0] in ("check", "list", "papers", "import") else ()
    done = call_toolkit(*words, *root)
    assert done.returncode in (1, 2)
    assert told in done.stderr
