"""The page of codes: each wrong example gives its code, and each right one does not."""

import base64
import re
from datetime import date
from pathlib import Path

import pytest

from resource_toolkit.catalog.settings import Settings
from resource_toolkit.checking.checked import check
from resource_toolkit.problems.codes import Explained, explained_codes, sample_files
from resource_toolkit.problems.problem import (
    Problem,
)

TODAY = date(2026, 11, 21)
SHEET = "resources/tools/seating-plan.md"
EXPLAINED = explained_codes()
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
WORDS_ONLY = {"RC001", "RC002", "RC011", "RC221", "RC351", "RC522", "RC622"}
WORDS_ONLY |= {"RC546", "RC550", "RC552", "RC553", "RC554"}
"""Codes of what no text can show: bytes, sizes, links on a disk, pictures, where a site is.

Or what shows between several files only, or on paper.
"""
WITHOUT_RIGHT = {"RC010", "RC205", "RC302", "RC529", "RC601"}
"""Codes whose remedy is to move, add or rename a file."""


def placed(found: Explained, example: str) -> dict[str, str]:
    """Return the sample toolkit with an example put in its place."""
    files = sample_files()
    if found.stands_in and found.stands_in != "body":
        return {**files, found.stands_in: example}
    _, head, body = files[SHEET].split("---\n", 2)
    if found.stands_in == "body":
        return {**files, SHEET: f"---\n{head}---\n\n{example}"}
    keys = set(re.findall(r"^([\w-]+):", example, re.M))
    blocks = re.findall(r"^[\w-]+:.*\n(?:[ \t].*\n)*", head, re.M)
    kept = "".join(block for block in blocks if block.partition(":")[0] not in keys)
    return {**files, SHEET: f"---\n{example}{kept}---\n{body}"}


def problems_of(tmp_path: Path, files: dict[str, str]) -> list[Problem]:
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    picture = tmp_path / "resources/tools/pictures/chairs.png"
    picture.parent.mkdir(exist_ok=True)
    picture.write_bytes(PICTURE)
    return check(tmp_path, TODAY, Settings()).problems


def test_every_code_is_explained_in_order() -> None:
    codes = [found.code for found in EXPLAINED]
    assert codes == sorted(set(codes))


def test_the_sample_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(tmp_path, sample_files()) == []


@pytest.mark.parametrize("found", EXPLAINED, ids=lambda found: found.code)
def test_wrong_example_gives_its_code(found: Explained, tmp_path: Path) -> None:
    if found.code in WORDS_ONLY:
        assert not found.wrong
        return
    codes = {problem.code for problem in problems_of(tmp_path, placed(found, found.wrong))}
    assert codes == {found.code}


@pytest.mark.parametrize("found", EXPLAINED, ids=lambda found: found.code)
def test_right_example_has_no_problem(found: Explained, tmp_path: Path) -> None:
    if found.code in WORDS_ONLY | WITHOUT_RIGHT:
        assert not found.right
        return
    assert problems_of(tmp_path, placed(found, found.right)) == []
