from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from resource_toolkit.catalog import Catalog, known_addresses
from resource_toolkit.pages import Pages
from resource_toolkit.papers import sections_of, sheet_html, typed
from resource_toolkit.papers.sheets import handed_html, typed_link
from resource_toolkit.papers.tree import NewPage
from resource_toolkit.papers.tree_reader import read_tree
from resource_toolkit.reading.bodies import BodyRenderer
from resource_toolkit.reading.bodies.sections import _with_names
from tests.toolkits.small_copy import copy_small, load

if TYPE_CHECKING:
    from pathlib import Path

    from resource_toolkit.checking.checked import Checked

HOME = "https://care.gov/kit/"
BODY = """Before.

## Steps

Read [the page](rain-song.md), then [the sheet](#the-sheet-a).

## The sheet: A

See [the steps](#steps) and [B](#the-sheet-b).

## A filled example

Done.

## The sheet: B

Write.

## Facilitator notes

The key.
"""


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    return load(copy_small(tmp_path))


def handed_out(catalog: Catalog, *hand_out: str) -> tuple[str, list[str]]:
    """Return the sheet of the body under `hand_out`, and the titles of its sections."""
    resource = replace(next(iter(catalog.resources.values())), hand_out=hand_out, url=None, urls={})
    body = BodyRenderer().render(BODY, resource.collection)
    sections = sections_of(catalog, resource, body)
    titles = [section.title for section in sections if section.handed_out]
    return sheet_html(catalog, resource, sections, HOME), titles


def test_headings_that_begin_so_are_handed_out(catalog: Catalog) -> None:
    assert handed_out(catalog, "The sheet")[1] == ["The sheet: A", "The sheet: B"]


def test_all_leaves_out_the_example_and_the_notes(catalog: Catalog) -> None:
    assert handed_out(catalog, "all")[1] == ["", "Steps", "The sheet: A", "The sheet: B"]


def test_where_no_heading_begins_so_all_is_handed_out(catalog: Catalog) -> None:
    assert handed_out(catalog, "The form") == handed_out(catalog, "all")


@pytest.mark.parametrize(("pages", "begun"), [(1, 0), (2, 1), (3, 0)])
def test_as_many_parts_as_pages_have_a_page_each(catalog: Catalog, pages: int, begun: int) -> None:
    resource = replace(
        next(iter(catalog.resources.values())),
        hand_out=("The sheet",), prints_on=pages, url=None, urls={},
    )  # fmt: skip
    body = BodyRenderer().render(BODY, resource.collection)
    sheet = sheet_html(catalog, resource, sections_of(catalog, resource, body), HOME)
    assert [type(block) for block in read_tree(sheet)].count(NewPage) == begun


def test_without_a_word_nothing_is_handed_out(catalog: Catalog) -> None:
    assert handed_out(catalog) == ("", [])


def test_links_of_a_sheet_lead_on_from_one_folder_below(catalog: Catalog) -> None:
    sheet, _ = handed_out(catalog, "The sheet")
    assert re.findall(r'href="([^"]*)"', sheet) == ["../#on-steps", "#on-the-sheet-b"]
    steps = handed_out(catalog, "Steps")[0]
    assert 'href="../../rain-song/"' in steps
    assert 'data-typed="care.gov/kit/rain-song"' in steps


def test_a_sheet_has_an_address_under_every_name_of_its_resource(catalog: Catalog) -> None:
    slug, resource = next(iter(catalog.resources.items()))
    named = replace(resource, hand_out=("all",), aliases=("old-name",), url=None, urls={})
    known = known_addresses(replace(catalog, resources={**catalog.resources, slug: named}))
    assert {f"resources/{slug}/sheet/", "resources/old-name/sheet/"} <= known


@pytest.mark.shipped_toolkit
def test_every_tool_of_the_toolkit_has_a_sheet_without_its_notes(checked: Checked) -> None:
    pages = Pages(checked.catalog, checked.settings, checked.bodies)
    own = [found for found in checked.catalog.resources.values() if not found.opens]
    examples = 0
    for resource in own:
        article = pages.sheet(resource)["article"]
        assert "<h2" in article or "<table" in article
        assert "Facilitator notes" not in article
        # It is folded below the sheet, and prints with it when somebody opens it.
        sheet, folded, example = article.partition('<details class="filled-example with-example">')
        said = checked.catalog.words_for(resource)["filled_example"]
        assert said not in sheet
        examples += bool(folded)
        assert not folded or f"<summary>{said}</summary>" in example
    assert examples > 100


@pytest.mark.shipped_toolkit
def test_the_filled_example_is_folded_and_not_searched(checked: Checked) -> None:
    pages = Pages(checked.catalog, checked.settings, checked.bodies)
    article = pages.resource(checked.catalog.resources["sector-map"])["article"]
    folded = '<details class="filled-example"><summary><h2 id="on-a-filled'
    assert folded in article
    assert '<div class="handed-out" data-sheet="sector-map" data-title="' in article
    assert 'href="sheet/"' in article
    assert "data-led" in article


def test_the_name_of_the_part_is_not_printed_below_the_title(catalog: Catalog) -> None:
    def printed(*hand_out: str) -> str:
        resource = replace(next(iter(catalog.resources.values())), hand_out=hand_out)
        resource = replace(resource, url=None, urls={})
        body = BodyRenderer().render(BODY, resource.collection)
        return handed_html(catalog, resource, sections_of(catalog, resource, body))

    assert "<h2" not in printed("Steps")
    assert printed("The sheet: A").count("<h2") == 0
    assert re.findall(r">(\w+)</h2>", printed("The sheet")) == ["A", "B"]
    # What only begins as a word does keeps its heading.
    assert ">Steps</h2>" in printed("Step")


def test_a_form_asks_whose_it_is_unless_it_does_itself() -> None:
    words = {"sheet_of": "Name or group", "sheet_date": "Date"}
    form = f'<h2 id="a">The sheet</h2>\n<table>{"<td></td>" * 6}</table>'
    assert "</h2>\n<p>Name or group: ____" in _with_names(words, form)
    for own in (form.replace("<table>", "<p>Team: ____</p><table>"), form.replace("<td></td>", "")):
        assert _with_names(words, own) == own


def test_columns_of_a_sheet_share_the_page_by_what_is_written_there(catalog: Catalog) -> None:
    resource = replace(next(iter(catalog.resources.values())), hand_out=("all",))
    resource = replace(resource, url=None, urls={})
    text = "## The plan\n\n| Task | What we do | By when |\n|---|---|---|\n| Watch | | |\n"
    body = BodyRenderer().render(text, resource.collection)
    page = sheet_html(catalog, resource, sections_of(catalog, resource, body), HOME)
    task, words, when = map(int, re.findall(r'<col class="width-(\d+)">', page))
    assert words > 2 * when >= task


def test_an_address_that_is_nobodys_is_not_typed() -> None:
    assert typed("https://www.care.gov/rain-song/") == "care.gov/rain-song"
    assert typed("https://example.org/toolkit/rain-song/") == "rain-song"


def test_of_an_address_that_nobody_would_type_the_site_is_named() -> None:
    asked = "https://www.care.gov/cms/One.aspx?portal=627965&page=139024"
    assert typed_link(asked, "") == "care.gov"
    assert typed_link("https://www.care.gov/rain-song/", "") == "care.gov/rain-song"
