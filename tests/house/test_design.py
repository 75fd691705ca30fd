"""The pages for developers say what is there: rooms, arrows and the face of the package."""

import re
from importlib import import_module
from itertools import pairwise

import pytest

import resource_toolkit
from tests.house.test_arrows import ALLOWED, ROOT

DESIGN = (ROOT / "DESIGN.md").read_text(encoding="utf-8")
FOR_DEVELOPERS = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_table_of_rooms_is_that_of_the_test_of_arrows() -> None:
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([a-z, ]+) \|$", DESIGN, re.M)
    assert [name for name, _, _ in rows] == list(ALLOWED)
    for name, _, may in rows:
        assert may.split(", ") == (ALLOWED[name].split() or ["nothing"])


@pytest.mark.parametrize("room", ALLOWED)
def test_a_room_says_of_itself_what_the_design_says(room: str) -> None:
    sentence = import_module(f"resource_toolkit.{room}").__doc__
    assert sentence
    assert f"| `{room}` | {sentence} |" in DESIGN


def test_arrows_of_the_picture_run_downwards() -> None:
    picture = next(text for text in DESIGN.split("```") if text.startswith("\ncli "))
    floors = [re.findall(r"[a-z]+", line) for line in picture.strip().splitlines()]
    assert sorted(room for floor in floors for room in floor) == sorted(ALLOWED)
    height = {room: level for level, floor in enumerate(floors) for room in floor}
    for room, may in ALLOWED.items():
        assert all(height[other] > height[room] for other in may.split())
    assert all(upper and lower for upper, lower in pairwise(floors))


def test_the_face_of_the_package_stands_on_the_page_for_developers() -> None:
    told = set(re.findall(r"^\| `(\w+)` \|", FOR_DEVELOPERS, re.M))
    assert told == set(resource_toolkit.__all__)
