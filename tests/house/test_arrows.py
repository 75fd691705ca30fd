"""The rooms of the house: who may import whom, through which door, and how large they may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "src" / "resource_toolkit"
ALLOWED = {
    "problems": "",
    "catalog": "problems",
    "reading": "pictures catalog problems",
    "pictures": "catalog problems",
    "writing": "reading catalog problems",
    "checking": "pictures reading catalog problems",
    "papers": "pictures reading catalog problems",
    "outputs": "reading catalog problems",
    "pages": "pictures papers writing checking reading catalog problems",
    "upkeep": "writing checking reading catalog problems",
    "publishing": "pictures writing outputs papers pages checking reading catalog problems",
    "engines": "pictures publishing pages checking reading catalog problems",
    "cli": "problems catalog writing checking papers outputs upkeep publishing engines",
}
"""Room to the rooms that it may import."""
THEME = "theme"
"""No room: it holds no code, and is a package only so that MkDocs finds it."""
ROOMS = sorted({path.parent.name for path in HOUSE.glob("*/__init__.py")} - {THEME})
FILES = sorted(path for path in HOUSE.glob("*/**/*.py") if not {"starter", THEME} & {*path.parts})
in_room = pytest.mark.parametrize(
    "path", FILES, ids=lambda path: path.relative_to(HOUSE).as_posix()
)


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Yield module and name of every import, relative ones as absolute."""
    here = path.relative_to(HOUSE.parent).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(here[: len(here) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, (base, node.module)))
            yield from ((module, alias.name) for alias in node.names)


def test_every_room_has_its_line() -> None:
    assert sorted(ALLOWED) == ROOMS


@in_room
def test_imports_run_one_way_and_through_the_door(path: Path) -> None:
    room = path.relative_to(HOUSE).parts[0]
    for module, name in imports(path):
        package, *rest = module.split(".")
        if package == "resource_toolkit" and rest[:1] != [room]:
            assert rest, f"{name}: import it from its room"
            assert rest[0] in ALLOWED[room].split(), f"{room} may not import {rest[0]}"
            door = HOUSE.joinpath(*rest, "__init__.py")
            assert door.is_file(), f"{name} of {module}: import what its room offers"
            assert f'"{name}"' in door.read_text(encoding="utf-8")


@in_room
def test_only_engines_know_a_site_engine(path: Path) -> None:
    foreign = {module.partition(".")[0] for module, _ in imports(path)}
    known = foreign & {"mkdocs", "material", "mkdocs_macros", "properdocs"}
    assert not known or path.is_relative_to(HOUSE / "engines")


@in_room
def test_file_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 260
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            lines = (node.end_lineno or 0) - node.lineno + 1
            arguments = node.args
            count = len([*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs])
            named = [argument.arg for argument in arguments.args]
            count -= named[:1] in (["self"], ["cls"])
            assert lines <= 40, f"{node.name} has {lines} lines"
            assert count <= 8, f"{node.name} has {count} parameters"


@pytest.mark.parametrize("room", ROOMS)
def test_room_has_fourteen_files_at_most(room: str) -> None:
    inside = [
        path
        for path in (HOUSE / room).iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    ]
    assert len([path for path in inside if path.name not in ("__init__.py", "__pycache__")]) <= 14


@in_room
def test_imports_stand_at_the_top_but_in_commands(path: Path) -> None:
    functions = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]
    hidden = [
        node.lineno
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    ]
    assert not hidden or path.parent == HOUSE / "cli"


def test_any_is_rare() -> None:
    uses = [
        node
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and node.id == "Any"
    ]
    assert len(uses) <= 25


@in_room
def test_names_say_what_they_stand_for(path: Path) -> None:
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    names = {
        node.arg if isinstance(node, ast.arg) else node.id
        for node in tree
        if isinstance(node, (ast.arg, ast.Name))
    }
    assert not names & {"found", "each"}
    assert "place" not in names or path == HOUSE / "catalog" / "trainings.py"
