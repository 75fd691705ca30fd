"""Each case of tests/golden is a toolkit with something wrong, and every line that is printed."""

import os
import re
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from resource_toolkit.problems import explained_codes
from tests.toolkits.small_copy import all_problems, copy_small

CODES = {explained.code for explained in explained_codes()}
ON_PAPER = "RC554"
"""What only a paper that was laid out can tell."""
CASES = sorted((Path(__file__).parents[1] / "golden").glob("*.yml"))


def read_case(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert (
        {"expect"}
        <= case.keys()
        <= {"about", "files", "bytes", "links", "sizes", "without", "expect"}
    )
    return case


def write_case(case: dict[str, Any], root: Path) -> None:
    """Write a case over the small toolkit."""
    for name in case.get("without", ()):
        (root / name).unlink()
    for name, text in case.get("files", {}).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    for name, digits in case.get("bytes", {}).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(bytes.fromhex(digits))
    for name, size in case.get("sizes", {}).items():
        os.truncate(root / name, size)
    for name, target in case.get("links", {}).items():
        (root / name).symlink_to(target)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden(path: Path, tmp_path: Path) -> None:
    case = read_case(path)
    write_case(case, copy_small(tmp_path))
    start = time.process_time()
    lines = [str(problem) for problem in all_problems(tmp_path)]
    assert lines == case["expect"]
    assert time.process_time() - start < 5


def test_small_toolkit_has_no_problem(tmp_path: Path) -> None:
    assert all_problems(copy_small(tmp_path)) == []


def test_every_code_has_a_case() -> None:
    covered = {path.name[:5] for path in CASES}
    assert covered - {"every"} == CODES - {ON_PAPER}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_shows_its_code_and_known_codes_only(path: Path) -> None:
    found = [
        re.findall(r": (?:error|warning) (RC\d+) ", line) for line in read_case(path)["expect"]
    ]
    codes = {code for line in found for code in line}
    assert codes <= CODES
    assert path.name[:5] in codes or path.name.startswith("every")
