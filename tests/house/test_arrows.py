"""The rooms of the house: who may import whom, through which door, and how large they may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "src" / "resource_toolkit"
MODULES = sorted(path for path in HOUSE.rglob("*.py") if path.parent != HOUSE)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_file_has_310_lines_at_most(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 310


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_core_knows_no_site_engine(path: Path) -> None:
    assert {name.partition(".")[0] for name in imports(path)} & {"mkdocs", "material"} == set()
