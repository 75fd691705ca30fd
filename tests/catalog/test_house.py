"""An agency's own rules: what runs without a file, and what its facts say in words."""

from datetime import date
from pathlib import Path

import pytest

from resource_toolkit.catalog import STYLE_RULES, House, fact_text
from tests.toolkits.small_copy import all_problems, copy_small

SONG = """\
---
title: Rain song
summary: A song about rain.
form: song
seasons: {spring: It rains in spring.}
url: https://example.org/
added: 2026-01-10
---

See [here](https://example.org/x), as the NOAA says.

#### Verse
"""


def codes(root: Path, house: str | None) -> set[str]:
    """Return the codes of a careless resource under an agency's rules."""
    copy_small(root)
    path = root / "resources" / "house.yml"
    path.unlink()
    if house is not None:
        path.write_text(house, encoding="utf-8")
    (root / "resources" / "garden" / "rain-song.md").write_text(SONG, encoding="utf-8")
    return {problem.code for problem in all_problems(root) if "rain-song" in problem.path}


@pytest.mark.parametrize(
    ("house", "told"),
    [
        (None, set()),
        ("rules: {all: warning}", {"RC503", "RC505", "RC507", "RC509"}),
        ("rules: {all: warning, acronyms: off, RC507: off}", {"RC505", "RC509"}),
        ("rules: {link-texts: warning}", {"RC505"}),
        ("links: {publisher: all}", {"RC112"}),
        ("links: {publisher: garden}", {"RC112"}),
        ("rules: {all: warning}\nlimits: {link_words: 3}", {"RC503", "RC505", "RC507"}),
        ("limits: {title_characters: 20, body_characters: 1000}", set()),
    ],
)
def test_only_what_is_switched_on_is_told(
    house: str | None, told: set[str], tmp_path: Path
) -> None:
    assert codes(tmp_path, house) == told


def test_rules_that_data_ask_for_run_until_they_are_off() -> None:
    asked = {"RC504", "RC508", "RC510", "RC540"}
    assert {code for code in STYLE_RULES.values() if House().runs(code)} == asked
    assert not any(House(rules={"all": "off"}).runs(code) for code in STYLE_RULES.values())
    assert House(rules={"all": "off"}).runs("RC511")
    assert House(rules={"all": "off", "RC501": "warning"}).runs("RC501")


@pytest.mark.parametrize(
    ("value", "language", "told"),
    [
        (1200, "en", "1,200"),
        (2.5, "de", "2,5"),
        (date(2026, 3, 9), "en", "Mar 9, 2026"),
        (("a", "b"), "en", "a, b"),
        ("daily", "es", "daily"),
    ],
)
def test_facts_are_told_as_people_write(value: object, language: str, told: str) -> None:
    assert fact_text(value, language) == told  # type: ignore[arg-type]
