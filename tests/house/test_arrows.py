"""The rooms of the house: who may import whom, through which door, and how large they may be."""

import ast
from collections.abc import Iterator
from functools import cache
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


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return every node of a file, which is taken apart once for all rules."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in nodes(path):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def name_of(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Yield module and name of every import, relative ones as absolute."""
    here = path.relative_to(HOUSE.parent).parent.parts
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(here[: len(here) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, (base, node.module)))
            yield from ((module, alias.name) for alias in node.names)


def test_every_room_has_its_line() -> None:
    assert sorted(ALLOWED) == ROOMS


def test_imports_run_one_way_and_through_the_door() -> None:
    assert [fault for path in FILES for fault in wrong_imports(path)] == []


def wrong_imports(path: Path) -> Iterator[str]:
    room = path.relative_to(HOUSE).parts[0]
    for module, name in imports(path):
        package, *rest = module.split(".")
        if package != "resource_toolkit" or rest[:1] == [room]:
            continue
        door = HOUSE.joinpath(*rest, "__init__.py")
        if not rest:
            yield f"{name_of(path)}: import {name} from its room"
        elif rest[0] not in ALLOWED[room].split():
            yield f"{name_of(path)}: {room} may not import {rest[0]}"
        elif not door.is_file() or f'"{name}"' not in door.read_text(encoding="utf-8"):
            yield f"{name_of(path)}: {module} does not offer {name}; import what a room offers"


def test_only_engines_know_a_site_engine() -> None:
    engines = {"mkdocs", "material", "mkdocs_macros", "properdocs"}
    knowing = [
        name_of(path)
        for path in FILES
        if engines & {module.partition(".")[0] for module, _ in imports(path)}
    ]
    assert [name for name in knowing if not name.startswith("engines/")] == []


def test_files_and_functions_are_short() -> None:
    assert [fault for path in FILES for fault in too_long(path)] == []


def too_long(path: Path) -> Iterator[str]:
    count = len(path.read_text(encoding="utf-8").splitlines())
    if count > 260:
        yield f"{name_of(path)} has {count} lines"
    for node in functions(path):
        lines = (node.end_lineno or 0) - node.lineno + 1
        arguments = node.args
        parameters = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        own = [argument.arg for argument in arguments.args[:1]] in (["self"], ["cls"])
        if lines > 40:
            yield f"{node.name} in {name_of(path)} has {lines} lines"
        if len(parameters) - own > 8:
            yield f"{node.name} in {name_of(path)} has {len(parameters) - own} parameters"


@pytest.mark.parametrize("room", ROOMS)
def test_room_has_fourteen_files_at_most(room: str) -> None:
    inside = [
        path
        for path in (HOUSE / room).iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    ]
    assert len([path for path in inside if path.name not in ("__init__.py", "__pycache__")]) <= 14


def test_imports_stand_at_the_top_but_in_commands() -> None:
    hidden = {
        f"{name_of(path)}:{node.lineno}"
        for path in FILES
        if path.parent != HOUSE / "cli"
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    }
    assert hidden == set()


def test_any_is_rare() -> None:
    uses = [
        node
        for path in FILES
        for node in nodes(path)
        if isinstance(node, ast.Name) and node.id == "Any"
    ]
    assert len(uses) <= 25


def test_names_say_what_they_stand_for() -> None:
    empty = [
        f"{name} in {name_of(path)}"
        for path in FILES
        for name in names(path) & {"found", "each", "place"}
        if (name, path) != ("place", HOUSE / "catalog" / "trainings.py")
    ]
    assert empty == []


def names(path: Path) -> set[str]:
    return {
        node.arg if isinstance(node, ast.arg) else node.id
        for node in nodes(path)
        if isinstance(node, (ast.arg, ast.Name))
    }
