"""The schemas that editors read: current, named in the settings of one, and true of our files."""

import json
from pathlib import Path

import pytest

from resource_toolkit.checking import Checked
from resource_toolkit.cli.catalog_commands import SCHEMAS
from resource_toolkit.writing import schema_texts
from tests.toolkits.schemas import schema_faults
from tests.toolkits.sites import PROJECT

EDITOR = json.loads((PROJECT / ".vscode/settings.json").read_text(encoding="utf-8"))
FILES: dict[str, list[str]] = EDITOR["yaml.schemas"]


def passes(schema: str, *files: Path) -> str:
    """Return what is wrong with files by a schema, or nothing."""
    return schema_faults("--schemafile", str(PROJECT / schema), *map(str, files))


def files_of(schema: str) -> list[Path]:
    """Return the files that the editor reads with a schema."""
    kept = [path for glob in FILES[schema] if glob[0] != "!" for path in PROJECT.glob(glob)]
    left = [path for glob in FILES[schema] if glob[0] == "!" for path in PROJECT.glob(glob[1:])]
    return [path for path in kept if path not in left]


@pytest.mark.shipped_toolkit
def test_the_schemas_stand_where_the_editor_looks_and_are_current(checked: Checked) -> None:
    texts = schema_texts(checked.catalog)
    assert sorted(texts) == sorted(f"schema/{name}.schema.json" for name in SCHEMAS)
    # The front matter of Markdown is read by no extension for YAML.
    assert sorted({*texts} - {"schema/resource.schema.json"}) == sorted(FILES)
    for path, text in texts.items():
        assert (PROJECT / path).read_text(encoding="utf-8") == text


@pytest.mark.shipped_toolkit
@pytest.mark.parametrize("schema", FILES)
def test_our_files_pass_their_schema(schema: str) -> None:
    files = files_of(schema)
    assert files or schema == "schema/house.schema.json"
    if files:
        assert passes(schema, *files) == ""


@pytest.mark.parametrize(
    ("schema", "wrong"),
    [
        ("packet", "title: A\nsummary: S\nresources: [{note: Read it.}]\n"),
        ("training", "title: A\nsummary: S\nminutes: 5\n"),
        ("vocabulary", "title: A\nsingular: a\nfield: {name: a}\nterms: [{slug: b}]\n"),
        ("check-up", "title: A\n"),
    ],
)
def test_a_wrong_file_does_not_pass(tmp_path: Path, schema: str, wrong: str) -> None:
    file = tmp_path / "wrong.yml"
    file.write_text(wrong)
    assert "Schema validation errors" in passes(f"schema/{schema}.schema.json", file)
