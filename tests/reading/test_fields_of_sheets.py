"""The names of what is filled in: told apart by words, and the same when a sheet is changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from resource_toolkit.papers.tree import Table
from resource_toolkit.papers.tree_reader import read_tree
from resource_toolkit.reading import sections_of
from resource_toolkit.reading.bodies import BodyRenderer
from resource_toolkit.reading.bodies.fields import FieldNames

if TYPE_CHECKING:
    from resource_toolkit.checking.checked import Checked

PLAN = """## The plan

Our goal: ______ by ____

| Step | Who | By when |
|---|---|---|
| 1 | | |
| 2 | <br> | <br> |

| Partner | Brings | Yes |
|---|---|---|
| School | *money*<br><br><br> | ☐ |
| Library | | ☐ |

- [ ] Ask families
- [x] Tell them

We ☐ agree ☐ do not agree
"""


def _marked(text: str) -> str:
    return FieldNames().mark(BodyRenderer().render(text, "plans").html)


def _fields(text: str) -> dict[str, str]:
    return dict(re.findall(r'data-field="([^"]*)" data-label="([^"]*)"', _marked(text)))


def test_fields_are_named_by_heading_row_and_column() -> None:
    assert _fields(PLAN) == {
        "the-plan.our-goal": "Our goal",
        "the-plan.by": "by",
        "the-plan.row-1.who": "Who",
        "the-plan.row-1.by-when": "By when",
        "the-plan.row-2.who": "Who",
        "the-plan.row-2.by-when": "By when",
        "the-plan.school.brings": "Brings",
        "the-plan.school.yes": "Yes",
        "the-plan.library.brings": "Brings",
        "the-plan.library.yes": "Yes",
        "the-plan.ask-families": "Ask families",
        "the-plan.tell-them": "Tell them",
        "the-plan.agree": "agree",
        "the-plan.do-not-agree": "do not agree",
    }


def test_a_new_row_above_changes_no_name_below() -> None:
    more = PLAN.replace("| School |", "| Clinic | | |\n| School |").replace(
        "Our goal:", "Our town: ______\n\nOur goal:"
    )
    assert _fields(PLAN).keys() < _fields(more).keys()


def test_two_equal_tables_and_equal_rows_are_told_apart() -> None:
    table = "| Who | What |\n|---|---|\n| Ana | |\n| Ana | |\n"
    assert list(_fields(f"## One\n\n{table}\n\n{table}")) == [
        "one.ana.what",
        "one.ana-2.what",
        "one~2.ana.what",
        "one~2.ana-2.what",
    ]


def test_only_a_table_whose_last_row_is_empty_grows() -> None:
    tables = re.findall(r"<table[^>]*>", _marked(PLAN))
    assert tables == ["<table data-grows>", "<table>"]


def test_the_height_of_a_row_is_no_field_but_room_below_words_is() -> None:
    beside = "## A\n\n| Ask | Say |\n|---|---|\n| Who?<br><br> | |\n"
    assert list(_fields(beside)) == ["a.who.say"]
    below = "## A\n\n| Do | Mind |\n|---|---|\n| Rule:<br><br> | Wait:<br><br> |\n"
    assert list(_fields(below)) == ["a.rule.do", "a.rule.mind"]


def test_words_without_latin_letters_give_names_of_their_own() -> None:
    names = list(_fields("## 計画\n\n目標: ______\n\n名前: ______\n"))
    assert len(set(names)) == 2
    assert all(re.fullmatch(r"[a-z0-9~.-]{1,64}", name) for name in names)


def test_the_tree_holds_the_names_of_the_page() -> None:
    tables = [block for block in read_tree(_marked(PLAN)) if isinstance(block, Table)]
    assert [cell.field for cell in tables[0].rows[0]] == [
        "",
        "the-plan.row-1.who",
        "the-plan.row-1.by-when",
    ]
    assert tables[1].rows[0][1].field == "the-plan.school.brings"


def test_every_name_of_the_real_sheets_fits_into_word_and_stands_once(checked: Checked) -> None:
    wrong = []
    catalog = checked.catalog
    for resource in filter(catalog.hand_out, catalog.resources.values()):
        sections = sections_of(catalog, resource, checked.bodies[resource.slug])
        names = re.findall(r'data-field="([^"]*)"', "".join(part.html for part in sections))
        strange = [name for name in names if not re.fullmatch(r"[a-z0-9~.-]{1,64}", name)]
        if strange or len(set(names)) < len(names):
            wrong.append((resource.slug, strange))
    assert not wrong
