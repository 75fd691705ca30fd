"""Catalogs of other people come in without a word of blame, until their agency asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from resource_toolkit.checking import check
from tests.toolkits.foreign import SHAPES, TODAY, write_foreign

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_nothing_is_told_of_foreign_records_until_a_rule_is_on(shape: str, tmp_path: Path) -> None:
    root = write_foreign(tmp_path / shape, shape, 130)
    assert check(root, TODAY).problems == []
    house = root / "resources/house.yml"
    facts = house.read_text(encoding="utf-8")
    house.write_text(f"rules: {{acronyms: warning}}\n{facts}", encoding="utf-8")
    told = check(root, TODAY).problems
    assert {problem.code for problem in told} == {"RC503"}
    house.write_text(f"links: {{publisher: all}}\n{facts}", encoding="utf-8")
    assert {problem.code for problem in check(root, TODAY).problems} == {"RC112"}
