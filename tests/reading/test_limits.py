"""Whatever a file holds, reading it ends soon and in words."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resource_toolkit.problems.problem import Report
from resource_toolkit.reading.fields.shapes import Grouped
from resource_toolkit.reading.frontmatter import parse_data
from tests.reading.heavy_bodies import HEAVY
from tests.toolkits.small_copy import all_problems, copy_small

RESOURCE = "resources/garden/rain-song.md"
HEAD = """---
title: Rain song
summary: A song about rain.
form: song
seasons: {spring: It rains in spring.}
added: 2026-01-10
"""


def problems_of(root: Path, text: str | bytes) -> list[str]:
    """Return what is wrong in the small toolkit when it has a resource of this text."""
    data = text if isinstance(text, bytes) else text.encode()
    (copy_small(root) / RESOURCE).write_bytes(data)
    start = time.process_time()
    lines = [str(problem) for problem in all_problems(root)]
    assert time.process_time() - start < 5
    return lines


def test_body_of_11_megabytes(tmp_path: Path) -> None:
    text = f"{HEAD}---\n\n" + "Rain falls.\n" * 961_000
    size = len(text)
    assert problems_of(tmp_path, text) == [
        f"{RESOURCE}:1:1: error RC002 the file has {size:,} bytes; the limit is 1,048,576"
    ]


def test_line_of_5_megabytes(tmp_path: Path) -> None:
    assert problems_of(tmp_path, f"{HEAD}publisher: {'x' * 5_000_000}\n---\n\nRain.\n") == [
        f"{RESOURCE}:1:1: error RC002 the file has 5,000,140 bytes; the limit is 1,048,576"
    ]


def test_head_of_70_kilobytes(tmp_path: Path) -> None:
    more = "".join(f"key{n}: {'x' * 900}\n" for n in range(80))
    assert problems_of(tmp_path, f"{HEAD}{more}---\n\nRain.\n") == [
        f"{RESOURCE}:2:1: error RC002 the data is longer than 65,536 characters"
    ]


def test_body_of_300_kilobytes(tmp_path: Path) -> None:
    assert problems_of(tmp_path, f"{HEAD}---\n\n{'Rain falls. ' * 25_000}\n") == [
        f"{RESOURCE}:8:1: error RC002 the text is longer than 262,144 characters; split it"
    ]


def test_100_000_brackets(tmp_path: Path) -> None:
    assert problems_of(tmp_path, f"{HEAD}related: {'[' * 100_000}\n---\n\nRain.\n") == [
        f"{RESOURCE}:2:1: error RC002 the data is longer than 65,536 characters"
    ]


def test_9_000_brackets_in_a_line(tmp_path: Path) -> None:
    assert problems_of(tmp_path, f"{HEAD}related: {'[' * 9_000}\n---\n\nRain.\n") == [
        (
            f"{RESOURCE}:7:1009: error RC009 the data nests too deep; use fewer brackets "
            "(the lines around it were not checked yet)"
        )
    ]


def test_20_000_lines_of_brackets(tmp_path: Path) -> None:
    lines = " [\n" * 20_000
    assert problems_of(tmp_path, f"{HEAD}related:\n{lines}---\n\nRain.\n") == [
        f"{RESOURCE}:13:2: error RC009 the data nests more than 6 levels deep"
    ]


def test_alias_bomb(tmp_path: Path) -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{key}: &{key} [{', '.join([f'*{below}'] * 9)}]\n"
        for below, key in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert problems_of(tmp_path, f"{HEAD}{bomb}---\n\nRain.\n") == [
        f"{RESOURCE}:7:4: error RC008 '&a' is a YAML anchor; put the text in quotes"
    ]


def test_501_headings(tmp_path: Path) -> None:
    assert problems_of(tmp_path, f"{HEAD}---\n\n" + "## Verse\n\n" * 501) == [
        f"{RESOURCE}:8:1: error RC002 the text has more than 500 headings; split it"
    ]


@pytest.mark.parametrize("name", HEAVY)
def test_heavy_body_is_checked_soon(name: str, tmp_path: Path) -> None:
    for line in problems_of(tmp_path, f"{HEAD}---\n\n{HEAVY[name]}"):
        assert line.startswith(f"{RESOURCE}:")


@pytest.mark.skipif(os.name != "posix", reason="other systems refuse such a name")
def test_file_name_that_is_no_text(tmp_path: Path) -> None:
    root = copy_small(tmp_path)
    name = os.fsencode(root / "resources/garden") + b"/r\xe4in\n.md"
    try:
        Path(os.fsdecode(name)).write_text(f"{HEAD}---\n\nRain.\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system refuses such a name")
    for problem in all_problems(root):
        assert str(problem).encode()
        assert "\n" not in str(problem)


@given(st.text(alphabet=st.sampled_from("ab:#-\"'[]{}&*!|>%@`?,. \t\n0\\~\x85é"), max_size=60))
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_yaml_is_data_or_a_problem(text: str) -> None:
    report = Report(path="a.md")
    node = parse_data(text, report, first_line=2, limit=60_000)
    assert node is None or not report.problems
    lines = text.count("\n") + 1
    for problem in report.problems:
        assert 2 <= problem.line <= lines + 1
        assert problem.column >= 1
        assert "\n" not in str(problem)


@given(st.text(alphabet=st.sampled_from('ab: #-[]{}"\n*\t'), max_size=80))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_front_matter_is_read(tmp_path_factory: pytest.TempPathFactory, head: str) -> None:
    root = copy_small(tmp_path_factory.mktemp("any"))
    (root / RESOURCE).write_text(f"---\n{head}\n---\n\nRain.\n", encoding="utf-8")
    found = all_problems(root)
    assert found
    assert {problem.path for problem in found} == {RESOURCE}


def test_a_group_that_has_no_keys_says_so() -> None:
    # As in a training while the vocabulary that its group is made of cannot be read.
    report = Report(path="a.yml")
    node = parse_data("skills:", report, first_line=1, limit=100)
    assert node is not None
    assert Grouped(()).read(node, report) == {}
    assert [problem.code for problem in report.problems] == ["RC101"]
