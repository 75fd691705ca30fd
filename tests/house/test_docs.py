"""The contributor pages: everything is documented, and every example is run."""

import argparse
import re
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from jinja2 import Environment, StrictUndefined

from resource_toolkit.catalog import STYLE_RULES
from resource_toolkit.checking.checked import Checked, check
from resource_toolkit.checking.trial import try_files
from resource_toolkit.cli.main import parser_of_commands
from resource_toolkit.pages.macros import Macros
from resource_toolkit.pages.macros.call import CallingPage
from resource_toolkit.pages.macros.manual import Manual
from resource_toolkit.pages.renderer import Renderer
from resource_toolkit.problems.codes import explained_codes
from resource_toolkit.problems.problem import Report
from resource_toolkit.reading import MappingNode, parse_data
from resource_toolkit.reading.fields.shapes import Field

ROOT = Path(__file__).parents[2]
CONTRIBUTE = ROOT / "docs" / "contribute"
PAGES = (
    *sorted(CONTRIBUTE.glob("*.md")),
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md")),
)
TODAY = date(2026, 11, 22)
RUN_ELSEWHERE = {
    "area",
    *("crosswalk", "add_links", "a_to_z", "empty_card", "coverage", "freshness", "series"),
}
"""Macros whose example gives too much for the page of macros; that page links to where they run."""


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check(ROOT, TODAY)


@pytest.fixture(scope="module")
def macros(checked: Checked) -> Macros:
    place = CallingPage(address="contribute/macros/", file="docs/contribute/macros.md")
    return Macros(checked.catalog, checked.settings, lambda: place)


@pytest.fixture(scope="module")
def manual(checked: Checked) -> Manual:
    renderer = Renderer(checked.catalog, checked.settings)
    return Manual(renderer, renderer.part)


def page(name: str) -> str:
    return (CONTRIBUTE / f"{name}.md").read_text(encoding="utf-8")


def fences(path: Path, language: str) -> list[str]:
    """Return the blocks of a language, as a page shows them."""
    pattern = rf"^( *)```{language}\n(.*?)^\1```$"
    found = re.findall(pattern, path.read_text(encoding="utf-8"), re.M | re.S)
    return [re.sub(rf"^{indent}", "", text, flags=re.M) for indent, text in found]


def commands() -> dict[str, argparse.ArgumentParser]:
    parser = parser_of_commands()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    raise AssertionError("toolkit has no commands")


def flags(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        yield from (flag for flag in action.option_strings if flag.startswith("--"))


def targets() -> list[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return re.findall(r"^([a-z-]+):.*## ", makefile, re.M)


# Everything is documented


def test_every_kind_of_file_has_its_table_of_fields(manual: Manual) -> None:
    named = re.findall(r'\{\{ fields_table\((?:"([\w-]+)")?\) \}\}', page("fields"))
    assert sorted(name or "resource" for name in named) == sorted(manual.field_groups())


def test_every_code_is_on_the_page_of_codes() -> None:
    groups = re.findall(r'\{\{ codes\("(RC\d)"\) \}\}', page("codes"))
    shown = [each.code for group in groups for each in explained_codes() if group in each.code]
    assert shown == [each.code for each in explained_codes()]


def test_every_style_rule_has_its_name_beside_its_code(manual: Manual) -> None:
    told = str(manual.codes("RC5"))
    for name, code in STYLE_RULES.items():
        assert re.search(rf">{code}</h3>\s*<p><code>{name}</code>", told), name


def test_every_vocabulary_is_listed(macros: Macros, checked: Checked) -> None:
    assert "{{ vocabulary_table() }}" in page("vocabularies")
    table = str(next(m for m in macros.all() if m.__name__ == "vocabulary_table")())
    for vocabulary in checked.catalog.vocabularies.values():
        assert f'<h3 id="{vocabulary.name}">' in table
        for term in vocabulary.terms:
            assert f"<code>{term.slug}</code>" in table


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_and_flag_is_described(name: str) -> None:
    section = re.search(rf"^### `toolkit {name}`$(.*?)(?=^##|\Z)", page("commands"), re.M | re.S)
    assert section, f"docs/contribute/commands.md needs a section ### `toolkit {name}`"
    common = page("commands").partition("## For every command")[2]
    for flag in flags(commands()[name]):
        assert f"`{flag}" in section[1] or f"`{flag}" in common, flag


@pytest.mark.parametrize("name", targets())
def test_every_make_target_is_described(name: str) -> None:
    assert f"`make {name}`" in page("commands")


def test_every_macro_is_described_with_an_example(macros: Macros) -> None:
    headings = " ".join(re.findall(r"^### (.*)$", page("macros"), re.M))
    for macro in macros.all():
        assert f"`{macro.__name__}`" in headings
        assert re.search(rf"{{% raw %}}[^\n]*\b{macro.__name__}\(", page("macros"))


# Every example is run


def examples_of_macros() -> list[str]:
    return re.findall(r"\{% raw %\}(.*?)\{% endraw %\}", page("macros"), re.S)


@pytest.mark.parametrize("example", examples_of_macros())
def test_example_of_a_macro_is_run_on_its_page(example: str) -> None:
    name = re.search(r"\{\{ (\w+)\(", example)
    assert name
    without = re.sub(r"\{% raw %\}.*?\{% endraw %\}", "", page("macros"), flags=re.S)
    assert (example in without) is (name[1] not in RUN_ELSEWHERE)


@pytest.mark.parametrize("example", examples_of_macros())
def test_example_of_a_macro_gives_something(example: str, macros: Macros) -> None:
    environment = Environment(undefined=StrictUndefined)  # noqa: S701 as on the pages
    given = {macro.__name__: macro for macro in macros.all()}
    assert len(environment.from_string(example).render(given)) > 20


def test_every_field_has_a_meaning_and_an_example_that_is_read(manual: Manual) -> None:
    for name, fields in manual.field_groups().items():
        for field in fields:
            assert field.meaning.endswith("."), (name, field.name)
            assert read_example(field) == [], (name, field.name)


def read_example(field: Field) -> list[str]:
    report = Report(path=field.name)
    node = parse_data(field.example, report, first_line=1, limit=1000)
    assert isinstance(node, MappingNode), field.example
    assert [key.value for key, _ in node.entries] == [field.name]
    field.shape.read(node.entries[0][1], report)
    return [str(problem) for problem in report.problems]


YAML = [(path.name, text) for path in PAGES for text in fences(path, "yaml")]


@pytest.mark.parametrize(("name", "text"), YAML, ids=lambda value: value.split("\n")[0][:30])
def test_yaml_on_a_page_is_read(name: str, text: str) -> None:
    report = Report(path=name)
    assert parse_data(text, report, first_line=1, limit=10_000) is not None
    assert report.problems == []


RESOURCES = [
    (path.name, text)
    for path in PAGES
    for text in fences(path, "markdown")
    if text.startswith("---\n")
]


@pytest.mark.parametrize(
    ("name", "text"), RESOURCES, ids=[f"{name}-{n}" for n, (name, _) in enumerate(RESOURCES)]
)
def test_resource_on_a_page_passes_the_check(name: str, text: str, checked: Checked) -> None:
    path = "resources/partnership/example-of-the-docs.md"
    trial = try_files(checked, {path: text})
    assert trial.others == ()
    assert [str(problem) for problem in trial.own] == [], name


COMMANDS = [
    (path.name, line.partition("#")[0].strip())
    for path in PAGES
    for language in ("console", "sh", "bash")
    for block in fences(path, language)
    for line in block.splitlines()
    if line.strip()
]
INLINE = sorted(
    {
        (path.name, found)
        for path in PAGES
        for found in re.findall(
            r"`((?:\.venv/bin/)?(?:toolkit|make) [^`]+)`", path.read_text(encoding="utf-8")
        )
    }
)


@pytest.mark.parametrize(("name", "line"), [*COMMANDS, *INLINE])
def test_command_on_a_page_exists(name: str, line: str, checked: Checked) -> None:
    program, *words = shlex.split(line.removeprefix(".venv/bin/"))
    if program == "make":
        assert {word for word in words if "=" not in word} <= set(targets()), name
    elif program == "toolkit" and words[0].startswith("--"):
        assert words[0] in flags(parser_of_commands())
    elif program == "toolkit":
        parser = commands()[words[0]]
        known = {*flags(parser)}
        if words[0] == "list":  # each facet is a flag
            known |= {f"--{vocabulary}" for vocabulary in checked.catalog.vocabularies}
        assert {word for word in words if word.startswith("--")} <= known, name


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_of_a_page_lead_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.S)
    for target in re.findall(r"\]\(([^)#\s]+)", text):
        if "://" not in target:
            assert (path.parent / target).exists(), target
