"""The successor of a resource is written where the old one was named, and nothing else changes."""

from dataclasses import replace

import pytest

from resource_toolkit.catalog import Redirect
from resource_toolkit.checking import RESOURCE_MACROS, without_code
from resource_toolkit.reading import (
    CHECK_UP_FIELDS,
    packet_fields,
    resource_fields,
    training_fields,
)
from resource_toolkit.writing import Successor, changed_lines, take_apart, with_former_name

RENAMED = Successor(old="a-b", old_collection="one", slug="new", collection="one", same=True)
REPLACED = Successor(old="a-b", old_collection="one", slug="new", collection="two", same=False)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("related: [a-b, a-b-c, 'a-b'] # a-b", "related: [new, a-b-c, 'new'] # a-b"),
        ('related: "a-b"', 'related: "new"'),
        ("related:\n- x # why\n# a-b\n- a-b", "related:\n- x # why\n# a-b\n- new"),
        ("title: a-b\nalso_called: [a-b]", "title: a-b\nalso_called: [a-b]"),
        ("consent: {date: 2026-01-01, form: a-b}", "consent: {date: 2026-01-01, form: new}"),
        ("status: retired\nreplaced_by: a-b", "status: retired\nreplaced_by: new"),
    ],
)
def test_front_matter_names_the_successor(before: str, after: str) -> None:
    texts = [f"---\n{head}\n---\n\na-b\n" for head in (before, after)]
    assert RENAMED.in_head(texts[0], resource_fields(()), "x") == texts[1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("related: [a-b, x, new]", "related: [x, new]"),
        ("related: [x, new,\n  'a-b']", "related: [x, new]"),
        ("related:\n  - new\n  - a-b # old\n  # last\n  - x", "related:\n  - new\n  # last\n  - x"),
        ("related: [a-b, x]", "related: [new, x]"),
    ],
)
def test_a_list_names_the_successor_once(before: str, after: str) -> None:
    texts = [f"---\n{head}\n---\n" for head in (before, after)]
    assert REPLACED.in_head(texts[0], resource_fields(()), "x") == texts[1]


@pytest.mark.parametrize("before", ["related: [a-b]", "related: a-b", "related:\n  - a-b"])
def test_the_successor_is_no_relative_of_itself(before: str) -> None:
    text = f"---\ntitle: New\n{before}\nminutes: 5\n---\n"
    fields = resource_fields(())
    assert REPLACED.in_head(text, fields, "new") == "---\ntitle: New\nminutes: 5\n---\n"
    more = text.replace("related: [a-b]", "related: [a-b, x]")
    if more != text:
        assert "\nrelated: [x]\n" in REPLACED.in_head(more, fields, "new")


def test_files_of_data_name_the_successor() -> None:
    packet = "title: a-b\nresources:\n  - slug: a-b\n    note: a-b\n  - {slug: x}\n"
    assert RENAMED.in_data(packet, packet_fields(())) == packet.replace("slug: a-b", "slug: new")
    both = "resources:\n  - slug: a-b\n    note: Begin.\n\n  # Then\n  - slug: new\n"
    wanted = "resources:\n\n  # Then\n  - slug: new\n"
    assert REPLACED.in_data(both, packet_fields(())) == wanted
    training = "outline: [{minutes: 5, what: a-b, resources: [a-b]}]\nresources: [a-b]\n"
    wanted = "outline: [{minutes: 5, what: a-b, resources: [new]}]\nresources: [new]\n"
    assert RENAMED.in_data(training, training_fields(())) == wanted
    check_up = "lines: [{id: a-b, low: [a-b]}]\ngoal_sheet: {resource: a-b}\ndisagreement: a-b\n"
    wanted = "lines: [{id: a-b, low: [new]}]\ngoal_sheet: {resource: new}\ndisagreement: new\n"
    assert RENAMED.in_data(check_up, CHECK_UP_FIELDS) == wanted


@pytest.mark.parametrize(
    ("collection", "before", "renamed", "replaced"),
    [
        ("one", "[a-b](a-b.md#at-x)", "[a-b](new.md#at-x)", "[a-b](../two/new.md)"),
        ("one", "[t](./a-b.md)", "[t](./new.md)", "[t](../two/new.md)"),
        ("two", '[t](../one/a-b.md "a-b")', '[t](../one/new.md "a-b")', '[t](new.md "a-b")'),
        ("six", "[t]: ../one/a-b.md", "[t]: ../one/new.md", "[t]: ../two/new.md"),
        ("two", "[t](a-b.md)", "[t](a-b.md)", "[t](a-b.md)"),
        ("one", "`[t](a-b.md)` [u](a-b-c.md)", "`[t](a-b.md)` [u](a-b-c.md)", ""),
    ],
)
def test_links_of_a_body(collection: str, before: str, renamed: str, replaced: str) -> None:
    plain = without_code(before)
    assert RENAMED.in_body(before, plain, collection) == renamed
    assert REPLACED.in_body(before, plain, collection) == (replaced or renamed)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "[Old map](a-b.md), see [it](a-b.md)",
            "[New map](../two/new.md), see [it](../two/new.md)",
        ),
        ("the [old map](a-b.md)", "the [new map](../two/new.md)"),
        ("[old map]\n\n[old map]: a-b.md", "[old map]\n\n[old map]: ../two/new.md"),
        ("[Old map](x.md)", "[Old map](x.md)"),
    ],
)
def test_a_link_that_said_the_old_title_says_the_new_one(before: str, after: str) -> None:
    titled = replace(REPLACED, old_title="Old map", title="New map")
    assert titled.in_body(before, before, "one") == after
    assert "Old map" in replace(RENAMED, old_title="Old map").in_body(
        "[Old map](a-b.md)", "[Old map](a-b.md)", "one"
    )


def test_a_title_that_begins_with_an_acronym_keeps_it() -> None:
    titled = replace(REPLACED, old_title="Old map", title="WIC map")
    text = "the [old map](a-b.md)"
    assert titled.in_body(text, text, "two") == text
    assert titled.in_body(text, text, "one") == "the [WIC map](../two/new.md)"


def test_macros_and_links_of_a_page() -> None:
    page = (
        '{{ card("a-b") }} {{ resource_link(text="a-b", slug=\'a-b\') }} {{ count(topics="a-b") }}'
    )
    wanted = (
        '{{ card("new") }} {{ resource_link(text="a-b", slug=\'new\') }} {{ count(topics="a-b") }}'
    )
    assert RENAMED.in_macros(page, RESOURCE_MACROS) == wanted
    page = "[x](../../resources/a-b/sheet/#a-b) [y](../resources/a-b/) `[z](../../a-b/)`\n"
    wanted = "[x](../../resources/new/sheet/#a-b) [y](../resources/a-b/) `[z](../../a-b/)`\n"
    assert RENAMED.in_page_links(page, without_code(page), "guides/first/") == wanted
    page, wanted = '<a href="../a-b/">a-b</a>', '<a href="../new/">a-b</a>'
    assert RENAMED.in_page_links(page, page, "first/") == wanted


def test_redirects_lead_straight_to_the_new_name() -> None:
    text = "# a-b\n/resources/x/: /resources/a-b/#a-b\n/y/: /a-b/ # a-b\n/z/: /packets/a-b/\n"
    redirects = [
        Redirect(source="resources/x/", target="resources/a-b/#a-b", line=2),
        Redirect(source="y/", target="a-b/", line=3),
        Redirect(source="z/", target="packets/a-b/", line=4),
    ]
    wanted = "# a-b\n/resources/x/: /resources/new/#a-b\n/y/: /new/ # a-b\n/z/: /packets/a-b/\n"
    assert RENAMED.in_redirects(text, redirects) == wanted


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: A", "title: A\naliases: [old]"),
        ("aliases: x # why", "aliases: [x, old] # why"),
        ("aliases: [x, new] # why", "aliases: [x, old] # why"),
        ("aliases:\n  - x # why\n  - 'new'", "aliases:\n  - x # why\n  - old"),
        ("aliases: [new]", "aliases: [old]"),
    ],
)
def test_the_former_name_joins_the_aliases(before: str, after: str) -> None:
    parts = take_apart(f"---\n{before}\n---\n")
    assert parts is not None
    text = with_former_name(parts, "old", "new", ("title", "aliases")).text()
    assert text == f"---\n{after}\n---\n"


def test_changed_lines_are_told_by_their_line() -> None:
    changes = list(changed_lines("a\nb\nc\nd", "a\nB\nc\nd\ne"))
    assert changes == [(2, ["b"], ["B"]), (5, [], ["e"])]
