"""Front matter read line by line says the same as front matter read as a whole."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from resource_toolkit.problems.problem import Report
from resource_toolkit.reading.document import read_document
from resource_toolkit.reading.fields.resource_fields import resource_fields
from resource_toolkit.reading.fields.shapes import Values, read_fields
from resource_toolkit.reading.frontmatter import parse_head
from resource_toolkit.reading.loader import read_catalog
from resource_toolkit.reading.plain_lines import PlainLines

ROOT = Path(__file__).parents[2]
CATALOG = read_catalog(ROOT, today=date(2026, 11, 21))[0]
FIELDS = resource_fields(tuple(CATALOG.vocabularies.values()))
HEADS = {
    resource.path: document.head
    for resource in CATALOG.resources.values()
    if (document := read_document(ROOT / resource.path, Report(path="")))
}
SMALL = Path(__file__).parents[1] / "toolkits" / "small"
SMALL_FIELDS = resource_fields(
    tuple(read_catalog(SMALL, today=date(2026, 11, 21))[0].vocabularies.values())
)
"""The real toolkit changes with each contribution, and what is drawn below must not."""
ENTRIES = [
    *("title: Seed list\n", "summary: What to sow.\n", "form: sheet\n", "added: 2026-01-10\n"),
    *("minutes: 30\n", "also_called: [sowing]\n", "related: [a, b]\n", "seasons: [spring]\n"),
    *("seasons: {spring: It rains.}\n", "seasons:\n", "  spring: It rains.\n", "order: 3\n"),
    *("  late-fall: Beds rest.\n", "url: https://a.example/b\n", "publisher: 'A: b'\n"),
]
ODD = [
    *("title: Two: three\n", "title: a #b\n", "title: a#b\n", "title:\n", "title: |\n  a\n  b\n"),
    *('title: "a\nb"\n', "title: 'it''s'\n", "title: no\n", "title: 12:30\n", "title: a \n", "\n"),
    *("minutes: 010\n", "minutes: 5 \n", "minutes: '5'\n", "# a note\n", "  # a note\n", "x: y\n"),
    *("also_called: [a, a: b]\n", "also_called: [a,\n  b]\n", "also_called: [a,\nb]\n", "? a\n"),
    *(
        "title: &a b\n",
        "title: *a\n",
        "title: !!str b\n",
        "title : b\n",
        "%TAG x\n",
        "title: b\\c\n",
    ),
    *("also_called: [a b, c ]\n", "also_called: [ a, b]\n", "also_called: [a,, b]\n", "  b: C\n"),
    *("also_called: [a, b] \n", "seasons:\n", "  spring: It is. \n", "   summer: c\n"),
    *("  spring:\n", "  spring: a\n    b\n", "seasons:\n\n", "seasons: \n"),
    *("title: a\x85b\n", "title: a\tb\n", "title: a\u2028b\n", "title: \xe9t\xe9\n", "title: {a\n"),
    *("also_called: [a,\n   b c]\n", "also_called: [a\n    b, c]\n", 'also_called: ["a, b", c]\n'),
    *("asked_as:\n  en: [a b,\n    c]\n", '  es: ["d", e]\n', "title: a\n    b\n", "title: ''\n"),
    *('title: "a\n    b"\n', 'title: "a, b: c"\n', "url: https://a:b\n", 'title: "a" b\n'),
]
EMPTY = ["\n", "\n\n", "  \n", "# a note\n", "  # a note\n", "      # a note\n"]
"""What may stand between any two lines and says nothing."""
LINES = st.lists(st.sampled_from([*ENTRIES, *ODD]), max_size=8)
SPREAD_LINES = st.lists(
    st.tuples(st.sampled_from([*ENTRIES, *ODD]), st.sampled_from(["", "", *EMPTY])), max_size=8
).map(lambda pairs: [part for pair in pairs for part in pair])
CHUNKS = st.one_of(LINES, SPREAD_LINES).map("".join)


def whole(reader: PlainLines, text: str) -> tuple[Values, Report]:
    report = Report(path="")
    node = parse_head(text, report)
    return (read_fields(reader.fields, node, report) if node else {}), report


def agrees(reader: PlainLines, text: str) -> bool:
    """Return whether a text was read line by line, which must give what all of YAML gives."""
    values = reader.by_line(text)
    if values is None:
        return False
    expected, report = whole(reader, text)
    assert report.problems == []
    assert values == expected
    return True


@pytest.mark.shipped_toolkit
def test_nearly_all_real_front_matter_is_read_line_by_line() -> None:
    reader = PlainLines(FIELDS)
    by_line = [path for path, head in HEADS.items() if agrees(reader, head)]
    assert len(by_line) > 0.97 * len(HEADS)


READER = PlainLines(SMALL_FIELDS)
"""One for all examples, so that what it remembers is tried as well."""


@pytest.mark.slow
@given(CHUNKS)
@example("seasons:\n\n  spring: It is.\n")
@example("seasons:\n\n\n  spring: It is.\n  summer: It was.\n")
@example("seasons:\n  # a note\n  spring: It is.\n\n  summer: It was.\n")
@example("seasons:\n  \n  spring: It is.\n")
@settings(max_examples=1500, deadline=None)
def test_any_lines_say_the_same_or_are_left_to_yaml(text: str) -> None:
    agrees(READER, f"title: Name\nsummary: What it is.\nform: song\nadded: 2026-01-10\n{text}")
    agrees(READER, text)


def test_an_empty_line_under_a_field_is_nothing() -> None:
    head = "title: Name\nsummary: What.\nform: song\nadded: 2026-01-10\n"
    close, apart = (f"{head}seasons:\n{gap}  spring: It is.\n" for gap in ("", "\n"))
    assert READER.by_line(apart) == READER.by_line(close)
    assert READER.by_line(apart) is not None


@pytest.mark.shipped_toolkit
def test_a_line_that_files_share_is_read_once() -> None:
    reader = PlainLines(FIELDS)
    head = next(iter(HEADS.values()))
    one, two = reader.by_line(head), reader.by_line(head)
    assert one is not None
    assert two is not None
    assert one["added"] is two["added"]
