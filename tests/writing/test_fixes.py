from pathlib import Path

import pytest

from resource_toolkit.catalog.catalog import Catalog
from resource_toolkit.writing.fixes import fix_text, term_for
from tests.toolkits.garden import BEAN, SEED, WATER, check, errors, make_toolkit, put

HEAD = "title: A\nsummary: S\nkind: sheet\nsteps: [begin]\nadded: 2026-01-05\n"


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    return check(make_toolkit(tmp_path)).catalog


def fixed(catalog: Catalog, head: str) -> str:
    text, _ = fix_text(catalog, "x.md", f"---\n{head}---\nBody  \nof it\n")
    assert text.endswith("---\nBody  \nof it\n")
    return text.removeprefix("---\n").removesuffix("---\nBody  \nof it\n")


@pytest.mark.parametrize("text", [SEED, BEAN, WATER])
def test_a_good_file_stays_as_it_is(catalog: Catalog, text: str) -> None:
    assert fix_text(catalog, "x.md", text) == (text, [])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: A", "title: A   "),
        ("title: A", "title:A"),
        ('title: "A: b"', "title: A: b"),
        ('title: "12:30"', "title: 12:30"),
        ('title: "no" # why', "title: 'no' # why"),
        ('title: "Room #5"', "title: Room #5"),
        ("steps: [begin]", "steps: [Begin]"),
        ('steps: ["begin"]', 'steps: ["1"]'),
        ("steps: [begin, go-on]", "steps: [Begin here, Go On]"),
        ("steps:\n  begin: Why.", "steps:\n  Begin here: Why."),
        ("steps:\n  begin: Why.", "steps:\n\tBegin here: Why."),
        ("areas: [5] # the five", "areas: [FIVE] # the five"),
        ("kind: sheet # a comment", "kind: Sheet # a comment"),
    ],
)
def test_what_is_safe_is_repaired(catalog: Catalog, before: str, after: str) -> None:
    name = before.partition(":")[0]
    rest = [line for line in HEAD.splitlines() if not line.startswith(f"{name}:")]
    rank = ["title", "summary", "kind", "steps", "areas", "added"]

    def head(line: str) -> str:
        place = sum(rank.index(each.partition(":")[0]) < rank.index(name) for each in rest)
        return "\n".join([*rest[:place], line, *rest[place:]]) + "\n"

    wanted = before.replace('title: "no"', "title: 'no'")
    assert fixed(catalog, head(after)) == head(wanted)


@pytest.mark.parametrize(
    "line", ["title: A # a note", "steps: [beginn]", "title: [a", "summary: |\n  Text", "oops: 1"]
)
def test_what_may_mean_two_things_is_left_to_a_person(catalog: Catalog, line: str) -> None:
    name = line.partition(":")[0]
    rest = [each for each in HEAD.splitlines() if not each.startswith(f"{name}:")]
    text = "\n".join([*rest, line])
    body = f"---\n{text}\n---\n"
    again, _ = fix_text(catalog, "x.md", body)
    assert line in again


def test_keys_come_into_order_with_their_comments(catalog: Catalog) -> None:
    text, fixes = fix_text(
        catalog,
        "x.md",
        "---\nadded: 2026-01-05\n# The name.\ntitle: A\nsummary: S\nkind: sheet\nsteps: [begin]\n"
        "---\n",
    )
    assert text == f"---\n# The name.\n{HEAD}---\n"
    assert [str(fix) for fix in fixes] == ["x.md:2: put the keys in the usual order"]


def test_several_colons_are_repaired_in_one_run_and_shown(catalog: Catalog) -> None:
    text, fixes = fix_text(
        catalog, "x.md", '---\ntitle: A: b\nsummary: C: d "e"\nkind: sheet\n---\n'
    )
    assert text == '---\ntitle: "A: b"\nsummary: "C: d \\"e\\""\nkind: sheet\n---\n'
    assert str(fixes[0]) == (
        'x.md:2: put text with a colon in quotes\n  - title: A: b\n  + title: "A: b"'
    )


def test_repairs_are_found_again_to_be_none(catalog: Catalog) -> None:
    text, _ = fix_text(catalog, "x.md", "---\nkind: Sheet\ntitle: A: b\n---\nx")
    assert fix_text(catalog, "x.md", text) == (text, [])


def test_a_repaired_file_passes_the_check(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    bad = WATER.replace("title: Water plan", "title: Water: a plan").replace("[go-on]", "[Go On]")
    catalog = check(root).catalog
    text, _ = fix_text(catalog, "x", bad)
    put(root, "resources/garden/water-plan.md", text)
    checked = check(root)
    assert errors(checked) == []
    assert checked.catalog.resources["water-plan"].title == "Water: a plan"


def test_a_term_is_known_by_slug_alias_and_title_only(catalog: Catalog) -> None:
    steps = catalog.vocabularies["steps"]
    assert [term_for(steps, text) for text in ("GO_ON", "1", "begin here", "begi")] == [
        "go-on",
        "begin",
        "begin",
        None,
    ]
