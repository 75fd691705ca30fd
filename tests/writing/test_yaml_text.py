from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resource_toolkit.problems.problem import Report
from resource_toolkit.reading import MappingNode, SequenceNode, parse_data
from resource_toolkit.reading.fields.shapes import Field
from resource_toolkit.reading.fields.values import Text
from resource_toolkit.writing.drafts import ordered_fields
from resource_toolkit.writing.yaml_text import field_lines, key_order, list_text, scalar_text
from tests.toolkits.garden import check, make_toolkit


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Plain words", "Plain words"),
        ("Map: a start", '"Map: a start"'),
        ("Map:", '"Map:"'),
        ("Room #5", '"Room #5"'),
        ("12:30", '"12:30"'),
        ("no", '"no"'),
        ('say "yes"', 'say "yes"'),
        ('"yes" \\ no', '"\\"yes\\" \\\\ no"'),
        ("- item", '"- item"'),
        ("", '""'),
        ("two\n lines", "two lines"),
    ],
)
def test_text_is_quoted_only_where_yaml_would_misread_it(value: str, text: str) -> None:
    assert scalar_text(value) == text


def test_a_comma_is_quoted_in_a_list_only() -> None:
    assert scalar_text("a, b") == "a, b"
    assert list_text(["a, b", "c"]) == '["a, b", c]'


@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1))
def test_any_text_reads_back_as_it_was(value: str) -> None:
    wanted = " ".join(value.split())
    if not wanted:
        return
    report = Report(path="x")
    for line in (f"title: {scalar_text(value)}", f"title: {list_text([value])}"):
        node = parse_data(line, report, first_line=1, limit=99_999)
        assert isinstance(node, MappingNode)
        found = node.entries[0][1]
        if isinstance(found, SequenceNode):
            found = found.items[0]
        assert Text(9999).read(found, report) == wanted
    assert report.problems == []


def test_keys_stand_with_the_required_vocabulary_after_the_summary(tmp_path: Path) -> None:
    catalog = check(make_toolkit(tmp_path)).catalog
    order = key_order(catalog.vocabularies.values())
    assert order[:4] == ("title", "summary", "kind", "url")
    assert order.index("steps") < order.index("minutes") < order.index("added")


def fields_of(root: Path) -> dict[str, Field]:
    return {field.name: field for field in ordered_fields(check(make_toolkit(root)).catalog)}


def test_each_form_of_field_has_its_lines(tmp_path: Path) -> None:
    fields = fields_of(tmp_path)
    assert field_lines(fields["minutes"], "45") == ["minutes: 45"]
    assert field_lines(fields["kind"], "sheet") == ["kind: sheet"]
    assert field_lines(fields["areas"], ["A", "5"]) == ["areas: [A, 5]"]
    assert field_lines(fields["also_called"], ["5", "a"]) == ['also_called: ["5", a]']
    assert field_lines(fields["steps"], ["begin: Why: so", "go-on: Later"]) == [
        "steps:",
        '  begin: "Why: so"',
        "  go-on: Later",
    ]
    assert field_lines(fields["urls"], ["en: https://a.example/"]) == [
        "urls:",
        "  en: https://a.example/",
    ]
