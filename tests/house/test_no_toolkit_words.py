"""No term, collection or vocabulary of the shipped toolkit is named in code."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"

COMMON = {
    "en",  # the language of the default words and of the formula for English
    "es",  # the language of the formula for Spanish
    "evaluation",  # a paper of a training
    "meetings",  # a field of sessions
    "online",  # a field of sessions
    "script",  # a tag of HTML
    "template",  # a key of front matter that MkDocs acts on
    "toolkit",  # the name of the program
    "trainer",  # a field of sessions
    "website",  # a type of page for those who pass links on
}
"""Slugs that mean something else in code, each with what it means there."""

SHARED_NAMES = {
    "languages",  # a part of the report, whatever the vocabulary of languages is called
}
"""Names of vocabularies and fields that mean something else in code."""


def code_files() -> list[Path]:
    found = [
        path
        for folder, pattern in (
            ("src", "*.py"),
            ("hooks", "*.py"),
            ("macros", "*.py"),
            ("src", "templates/**/*"),
            ("src/resource_toolkit/theme", "**/*.html"),
            ("src/resource_toolkit/theme", "**/*.js"),
        )
        for path in (ROOT / folder).rglob(pattern)
    ]
    # Vendored scripts are not ours, and the starter toolkit is data.
    return sorted(
        path
        for path in set(found)
        if path.is_file() and not {"vendor", "starter"} & set(path.parts)
    )


def vocabularies() -> Iterator[tuple[str, dict[str, object]]]:
    for path in sorted((RESOURCES / "vocabularies").glob("*.yml")):
        yield path.stem, yaml.safe_load(path.read_text(encoding="utf-8"))


@cache
def slugs() -> set[str]:
    """Return the slugs of terms and collections that are long enough to be words."""
    found = {path.parent.name for path in RESOURCES.glob("*/_collection.yml")}
    for _, vocabulary in vocabularies():
        terms = vocabulary["terms"]
        assert isinstance(terms, list)
        found.update(str(term["slug"]) for term in terms)
    return {slug for slug in found if len(slug) > 1 and not slug.isdigit()}


@cache
def names() -> set[str]:
    """Return the names of vocabularies and of their fields."""
    found: set[str] = set()
    for name, vocabulary in vocabularies():
        field = vocabulary["field"]
        assert isinstance(field, dict)
        found.update((name, str(field["name"])))
    return found


def quoted(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and text of what a file may quote: strings of Python, all of other files."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield from enumerate(text.splitlines(), 1)
        return
    module = ast.parse(text)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    prose = {
        id(statement.value)
        for node in ast.walk(module)
        if isinstance(node, documented)
        for statement in node.body
        if isinstance(statement, ast.Expr)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.lineno, f'"{node.value}"'


def found_in_code(words: set[str]) -> list[str]:
    pattern = re.compile(
        r"(?<=[\"'`/])(?:" + "|".join(map(re.escape, sorted(words))) + r")(?=[\"'`/])"
    )
    return [
        f"{path.relative_to(ROOT)}:{line}: {match[0]}"
        for path in code_files()
        for line, text in quoted(path)
        for match in pattern.finditer(text)
    ]


@pytest.mark.shipped_toolkit
def test_no_term_or_collection_in_code() -> None:
    assert found_in_code(slugs() - COMMON) == []


@pytest.mark.shipped_toolkit
def test_no_vocabulary_in_code() -> None:
    assert found_in_code(names() - SHARED_NAMES) == []


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.py", '"""Docs say "late-fall"."""\nx = "late-fall"  # "late-fall"\n', [2]),
        ("a.py", "x = f'/seasons/late-fall/{y}'\n", [1]),
        ("a.py", "x = 'late-fall is a season'\n", []),
        ("a.js", "// `late-fall`\nif (term === 'late-fall') go();\n", [1, 2]),
        ("a.html", '<a href="../late-fall/">Late fall</a>\n', [1]),
    ],
)
def test_the_test_sees_words(name: str, text: str, found: list[int], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text)
    pattern = re.compile(r"(?<=[\"'`/])late-fall(?=[\"'`/])")
    assert [line for line, quote in quoted(path) if pattern.search(quote)] == found


@pytest.mark.shipped_toolkit
def test_every_exception_is_a_word_of_the_toolkit() -> None:
    assert COMMON - slugs() == set()
    assert SHARED_NAMES - names() == set()
