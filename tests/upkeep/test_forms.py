from pathlib import Path

import pytest
import yaml

from resource_toolkit.catalog import Settings
from resource_toolkit.cli.catalog_commands import SCHEMAS
from resource_toolkit.problems import ToolkitError
from resource_toolkit.upkeep.generated import generated_files
from resource_toolkit.upkeep.repository.forms.suggestions import (
    FILE,
    form_fields,
    form_text,
    label_of,
    read_form,
)
from resource_toolkit.upkeep.repository.owners import accounts, owners_text
from resource_toolkit.writing import stale_files, write_generated
from tests.toolkits.garden import check, make_toolkit, put

FORM_NAMES = ("correct-a-page.yml", "propose-a-term.yml", "suggest-a-resource.yml")
ANSWER = """\
### Collection

Garden (garden)

### Title

Compost: a start

### Summary

How to begin a heap.

### Kind of resource

Sheet (sheet)

### Web address

_No response_

### Step

Begin here (begin), Go on (go-on)

### Area

_No response_

### Minutes

20

### Also called

heap; humus

### Text

## Steps

Pile it up.

### Title

This is a heading of the text.

## Next

Wait.
"""


def test_the_form_asks_for_the_fields_and_offers_the_terms(tmp_path: Path) -> None:
    catalog = check(make_toolkit(tmp_path)).catalog
    form = yaml.safe_load(form_text(catalog))
    asked = {each["id"]: each for each in form["body"] if "id" in each}
    assert list(asked)[:4] == ["collection", "title", "summary", "kind"]
    assert asked["collection"]["attributes"]["options"] == ["Garden (garden)", "Kitchen (kitchen)"]
    assert asked["steps"]["attributes"]["options"] == ["Begin here (begin)", "Go on (go-on)"]
    assert asked["steps"]["attributes"]["multiple"] is True
    assert "multiple" not in asked["kind"]["attributes"]
    needed = [name for name, each in asked.items() if each.get("validations", {}).get("required")]
    assert needed == ["collection", "title", "summary", "kind"]
    labels = [label_of(field) for field in form_fields(catalog)]
    assert len(labels) == len(set(labels))


def test_a_submitted_form_becomes_a_file_that_passes(tmp_path: Path) -> None:
    now = check(make_toolkit(tmp_path))
    found = read_form(now, ANSWER.replace("\n", "\r\n"))
    assert found.path == "resources/garden/compost-a-start.md"
    assert found.trial.errors == ()
    assert found.text == (
        '---\ntitle: "Compost: a start"\nsummary: How to begin a heap.\nkind: sheet\n'
        "steps: [begin, go-on]\nminutes: 20\nalso_called: [heap, humus]\nadded: 2027-03-01\n"
        "written: 2027-03-01\n---\n\n## Steps\n\nPile it up.\n\n### Title\n\n"
        "This is a heading of the text.\n\n## Next\n\nWait.\n"
    )
    assert not (tmp_path / found.path).exists()


def test_a_heading_typed_into_an_earlier_answer_stays_text(tmp_path: Path) -> None:
    answer = ANSWER.replace("How to begin a heap.", "How to begin.\n\n### Text\n\nof a heap.")
    found = read_form(check(make_toolkit(tmp_path)), answer)
    assert 'summary: "How to begin. ### Text of a heap."' in found.text
    assert "also_called: [heap, humus]\n" in found.text
    assert "---\n\n## Steps\n\nPile it up.\n" in found.text


def test_a_taken_name_is_never_written_over(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    put(root, "resources/kitchen/compost-a-start.md", read_form(check(root), ANSWER).text)
    assert read_form(check(root), ANSWER).path == "resources/garden/compost-a-start-2.md"


def test_what_is_wrong_in_a_form_is_told_as_in_a_file(tmp_path: Path) -> None:
    now = check(make_toolkit(tmp_path))
    found = read_form(now, ANSWER.replace("20", "soon").replace("Begin here (begin)", "Begone"))
    assert [problem.code for problem in found.trial.errors] == ["RC103"]
    answer = ANSWER.replace("Begin here (begin), Go on (go-on)", "- !!python/object:os.system x")
    found = read_form(now, answer)
    assert [problem.code for problem in found.trial.errors] == ["RC203"]
    assert 'steps: ["- !!python/object:os.system x"]' in found.text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Hello", "it has no title or collection"),
        (ANSWER.replace("(garden)", "(../../etc)"), "there is no collection"),
        (ANSWER.replace("Garden (garden)", "Gardn (gardn)"), "did you mean 'garden'"),
    ],
)
def test_what_is_no_such_form_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ToolkitError, match=message):
        read_form(check(make_toolkit(tmp_path)), text)


def test_owners_come_from_stewards_that_are_accounts(tmp_path: Path) -> None:
    catalog = check(make_toolkit(tmp_path)).catalog
    lines = owners_text(catalog, Settings()).splitlines()
    assert lines[1:] == [
        "/resources/garden/ @garden/all",
        "/resources/garden/water-plan.md @garden/water",
    ]
    assert accounts("@a, b@c.example and the office") == ["@a", "b@c.example"]
    assert accounts(None) == []


def test_stewards_in_the_settings_own_pages_and_programs(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    put(root, "mkdocs.yml", 'extra: {stewards: "@garden/web"}\n')
    lines = generated_files(check(root).catalog)[".github/CODEOWNERS"].splitlines()
    assert lines[1:] == [
        "/docs/ @garden/web",
        "/mkdocs.yml @garden/web",
        "/macros/ @garden/web",
        "/hooks/ @garden/web",
        "/src/ @garden/web",
        "/.github/ @garden/web",
        "/Makefile @garden/web",
        "/pyproject.toml @garden/web",
        "/requirements.lock @garden/web",
        "/resources/garden/ @garden/all",
        "/resources/garden/water-plan.md @garden/water",
    ]


def test_generated_files_are_written_when_they_differ(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    catalog = check(root).catalog
    names = sorted(generated_files(catalog))
    forms = [f"{FILE.rpartition('/')[0]}/{name}" for name in FORM_NAMES]
    schemas = sorted(f"schema/{name}.schema.json" for name in SCHEMAS)
    assert names == [".github/CODEOWNERS", *forms, *schemas]
    assert write_generated(root, stale_files(root, generated_files(catalog))) == names
    assert stale_files(root, generated_files(catalog)) == {}
    put(root, ".github/CODEOWNERS", generated_files(catalog)[".github/CODEOWNERS"] + "# mine\n")
    assert write_generated(root, stale_files(root, generated_files(catalog))) == [
        ".github/CODEOWNERS"
    ]
