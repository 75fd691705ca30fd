"""Imports run one way, and no file outgrows its noun."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORE = ROOT / "src" / "resource_catalog"
GLUE = [*sorted((ROOT / "hooks").rglob("*.py")), *sorted((ROOT / "macros").rglob("*.py"))]

# From left to right; a module imports from its own room and from those before it, never after.
ROOMS = {
    "findings": "problems",
    "reading": "remedies textfile document frontmatter",
    "values": "dates vocabularies values readability linkstate settings",
    "records": "model catalog place",
    "nouns": "shapes headlines fields file_fields records markup query redirects references checks "
    "style edits layout draft review fixes cells asking links coverage permalinks frames render "
    "handover",
    "catalogs": "loader schema export verify indexes crosswalk manual resource_page pages "
    "authoring owners report agency",
    "building": "fill build serve",
    "tools": "summary trial issueform spreadsheet generated cli_new cli_upkeep cli",
}
PLACES = {
    module: place for place, modules in enumerate(ROOMS.values()) for module in modules.split()
}
FOREIGN = {"mkdocs", "material", "mkdocs_macros", "properdocs", "macros", "hooks"}


def modules() -> list[Path]:
    return [path for path in sorted(CORE.rglob("*.py")) if path.stem != "__init__"]


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def outside(path: Path) -> Iterator[str]:
    """Yield the first part of every absolute import."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").partition(".")[0]


def inside(path: Path) -> set[str]:
    """Return the modules of the core that a module of the core imports."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.level == 1:
            if node.module:
                found.add(node.module.partition(".")[0])
            else:
                found.update(alias.name for alias in node.names)
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.stem)
def test_module_has_a_room(path: Path) -> None:
    assert path.stem in PLACES, f"put {path.stem} into its room in ROOMS"


def test_rooms_hold_no_module_that_is_gone() -> None:
    assert PLACES.keys() - {path.stem for path in modules()} == set()


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.stem)
def test_no_import_runs_to_the_right(path: Path) -> None:
    wrong = [name for name in inside(path) if PLACES.get(name, 0) > PLACES.get(path.stem, 99)]
    assert wrong == []


def test_no_circle_of_imports() -> None:
    arrows = {path.stem: inside(path) for path in modules()}
    while arrows:
        free = {name for name, imported in arrows.items() if not imported & arrows.keys()}
        assert free, f"a circle of imports among {sorted(arrows)}"
        arrows = {name: imported for name, imported in arrows.items() if name not in free}


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.stem)
def test_core_knows_no_site_engine(path: Path) -> None:
    assert set(outside(path)) & (FOREIGN | {"resource_catalog"}) == set()


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.stem)
def test_no_import_hides_in_a_function(path: Path) -> None:
    hidden = [
        node.lineno
        for function in ast.walk(tree(path))
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
        for node in ast.walk(function)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert hidden == []


@pytest.mark.parametrize("path", GLUE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_glue_imports_no_other_glue(path: Path) -> None:
    assert set(outside(path)) & {"hooks", "macros"} == set()
    if path.is_relative_to(ROOT / "hooks"):
        others = {other.stem for other in (ROOT / "hooks").rglob("*.py") if other != path}
        assert set(outside(path)) & others == set()
        assert inside(path) == set()


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.stem)
def test_core_module_has_300_lines_at_most(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", GLUE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_glue_file_has_80_lines_at_most(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 80
