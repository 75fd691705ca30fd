"""How questions are read: what counts less, what words mean, slips, and pages beside resources."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest

from resource_toolkit.catalog import Meaning, Wordbook
from resource_toolkit.outputs import WrittenPage, finder_files
from tests.node import run
from tests.outputs.test_ranking import ask, with_rows
from tests.toolkits.small_copy import copy_small, load

if TYPE_CHECKING:
    from pathlib import Path

    from resource_toolkit.catalog import Catalog

READ = """
const { Catalog } = sources["shared/catalog"];
const { Search } = sources["search/search"];
const { answerOf } = sources["search/answer"];
const { told } = sources["search/told"];
const { nothing } = sources["shared/address"];
const catalog = new Catalog(self.toolkitData.facets, "");
const search = new Search(catalog);
const answers = [];
for (const q of given) {
  const found = await search.find(q);
  const answer = answerOf(catalog, { ...nothing(), q }, found);
  answers.push({
    meant: found.meant.map(({ place }) => place).sort(),
    pages: found.pages.map(({ title }) => title),
    replaced: Object.fromEntries(found.replaced),
    marked: found.ways.map(({ language, stems }) => [language, ...stems].join(" ")),
    rows: answer.rows.length,
  });
}
return answers;
"""


@pytest.fixture
def small(tmp_path: Path) -> Catalog:
    return load(copy_small(tmp_path))


def read(catalog: Catalog, *questions: str, pages: tuple[WrittenPage, ...] = ()) -> list[Any]:
    data = b"".join(data for _, data in finder_files(catalog, {}, pages)).decode()
    names = ("search/search", "search/answer", "search/told", "shared/catalog", "shared/address")
    made: list[Any] = run(*names, given=list(questions), answer=READ, data=data)
    return made


def test_a_light_word_counts_less_beside_another_and_fully_alone(small: Catalog) -> None:
    rows = (
        {"slug": "who", "title": "Gnomes", "asked_as": {"en": ("gnomes at the gate",)}},
        {"slug": "what", "title": "Zebra"},
    )
    catalog = with_rows(small, *rows)
    plain, light = (
        dataclasses.replace(catalog, wordbook=Wordbook(light=words))
        for words in ({}, {"en": ("gnome",)})
    )
    assert ask(plain, "zebra gnomes") == [["who", "what"]]
    assert ask(light, "zebra gnomes", "gnomes") == [["what", "who"], ["who"]]


def test_a_phrase_with_a_small_word_is_not_its_other_word(small: Catalog) -> None:
    rows = ({"slug": "skin", "title": "Burned"}, {"slug": "tired", "title": "Zebra"})
    book = Wordbook(same=({"en": ("zebra", "burned out")},))
    catalog = dataclasses.replace(with_rows(small, *rows), wordbook=book)
    assert ask(catalog, "I am burned out", "burned", "zebra") == [["tired"], ["skin"], ["tired"]]


def test_all_words_that_say_no_are_one_in_a_phrase(small: Catalog) -> None:
    rows = ({"slug": "silent", "title": "Zebra"}, {"slug": "other", "title": "A long talk"})
    book = Wordbook(same=({"en": ("zebra", "not talking")},))
    catalog = dataclasses.replace(with_rows(small, *rows), wordbook=book)
    found = ask(catalog, "she doesn't talk", "nobody talks", "talk")
    assert ["silent" in rows for rows in found] == [True, True, False]


def test_what_a_phrase_stands_for_comes_before_its_only_telling_word(small: Catalog) -> None:
    rows = ({"slug": "silent", "title": "Zebra"}, {"slug": "other", "title": "Talk"})
    book = Wordbook(same=({"en": ("zebra", "not talking")},))
    catalog = dataclasses.replace(with_rows(small, *rows), wordbook=book)
    assert ask(catalog, "nobody talks", "talk") == [["silent", "other"], ["other"]]


def test_what_the_list_of_words_has_is_no_slip_and_leads_to_a_page(small: Catalog) -> None:
    catalog = with_rows(small, {"slug": "outline", "title": "Outlines", "summary": "An outline."})
    book = Wordbook(same=({"en": ("outlane", "no internet")},))
    page = WrittenPage(address="out/", title="Without the internet", summary="")
    [found] = read(dataclasses.replace(catalog, wordbook=book), "outlane", pages=(page,))
    assert (found["rows"], found["replaced"], found["pages"]) == (0, {}, [page.title])


def test_only_words_as_they_are_written_mean_a_term_and_no_part_of_a_phrase(
    small: Catalog,
) -> None:
    name = next(iter(small.vocabularies.values())).name
    first, second = (f"{name}={term.slug}" for term in small.vocabularies[name].terms[:2])
    means = (
        Meaning(words={"en": ("game", "three year old", "3 year old")}, query=first),
        Meaning(words={"en": ("3 year old",)}, query=second),
    )
    book = Wordbook(same=({"en": ("zebra", "board game", "game")},), means=means)
    row = {"slug": "zebra", "title": "Zebra gaming", "asked_as": {"en": ("board game",)}}
    catalog = dataclasses.replace(with_rows(small, row), wordbook=book)
    asked = ("games", "zebra", "gaming", "a board game", "my 3 year old")
    assert [each["meant"] for each in read(catalog, *asked)] == [[0], [], [], [], [0, 1]]


def test_what_is_marked_is_what_was_typed_and_its_equal_in_another_language(
    small: Catalog,
) -> None:
    book = Wordbook(same=({"en": ("zebra", "striped horse"), "es": ("cebra",)},))
    row = {"slug": "zebra", "title": "Zebra"}
    catalog = dataclasses.replace(with_rows(small, row), wordbook=book)
    (asked,) = read(catalog, "where is the zebra")
    assert {*asked["marked"]} == {"en zebra", "es cebr"}


def test_a_slip_is_mended_by_the_words_beside_it_also_in_a_joined_word(small: Catalog) -> None:
    rows = (
        {"slug": "seen", "title": "Seen", "asked_as": {"en": ("seen", "clock of the gate")}},
        {"slug": "screen", "title": "Screen", "asked_as": {"en": ("screen", "a clock")}},
        {"slug": "both", "title": "Zebra assessment"},
        {"slug": "bits", "title": "Bits of paper", "summary": "Keep each receipt."},
        {"slug": "recipes", "title": "Recipes", "asked_as": {"en": ("zebra recipes",)}},
        {"slug": "biting", "title": "Biting", "asked_as": {"en": ("a zebra keeps biting",)}},
    )
    book = Wordbook(same=({"en": ("screen clock", "slate clock")},))
    catalog = dataclasses.replace(with_rows(small, *rows), wordbook=book)
    # A plain form of a word that one text has is no slip.
    asked = ("sceen clock", "zebraasessment", "zebra bitting", "biting zebra", "zebra receipts")
    replaced = [each["replaced"] for each in read(catalog, *asked)]
    mended = [{"sceen": "screen"}, {"zebraasessment": "zebra assessment"}, {"bitting": "biting"}]
    assert replaced == [*mended, {}, {}]


def test_a_page_is_offered_for_all_words_of_a_phrase_or_for_the_name_of_a_framework(
    small: Catalog,
) -> None:
    coded = next(found.name for found in small.vocabularies.values() if found.coded)
    book = Wordbook(same=({"en": ("zebra", "memorandum of understanding")},))
    pages = tuple(
        WrittenPage(address=f"{number}/", title=title, summary="")
        for number, title in enumerate(
            ("Understanding children", "The memorandum of understanding", f"All {coded}")
        )
    )
    row = {"slug": "zebra", "title": "Zebra credit gates"}
    catalog = dataclasses.replace(with_rows(small, row), wordbook=book)
    asked = ("zebra", f"do I get zebra credit at the gates of {coded}")
    found = [each["pages"] for each in read(catalog, *asked, pages=pages)]
    assert found == [["The memorandum of understanding"], [f"All {coded}"]]


def test_small_words_that_say_something_together_are_a_question(small: Catalog) -> None:
    book = Wordbook(same=({"en": ("zebra", "who does what")},))
    catalog = dataclasses.replace(
        with_rows(small, {"slug": "zebra", "title": "Zebra"}), wordbook=book
    )
    found = ask(catalog, "who does what", "who does that", "does a zebra know who does the what")
    assert [rows[:1] for rows in found] == [["zebra"], [], ["zebra"]]


def test_a_word_is_no_slip_for_a_name_in_capitals_or_for_another_spanish_form(
    small: Catalog,
) -> None:
    rows = (
        {"slug": "name", "title": "Rules", "also_called": ("KRAVOT",)},
        {"slug": "form", "title": "A", "asked_as": {"es": ("la brizna y la gruta",)}},
    )
    catalog = with_rows(small, *rows)
    # The same letters in another order are a slip for a name.
    asked = ("kravit", "karvot", "la gruti", "la brisna")
    replaced = [each["replaced"] for each in read(catalog, *asked)]
    assert replaced == [{}, {"karvot": "kravot"}, {}, {"brisna": "brizna"}]


def test_a_word_of_danger_counts_more_and_idle_words_count_nothing(small: Catalog) -> None:
    rows = (
        {"slug": "place", "title": "Walnut"},
        {"slug": "danger", "title": "Zebra"},
        {"slug": "end", "title": "The end", "asked_as": {"en": ("the end", "end it")}},
    )
    for urgent in ((), ("zebra",)):
        book = Wordbook(urgent={"en": urgent})
        catalog = dataclasses.replace(with_rows(small, *rows), wordbook=book)
        found = ask(catalog, "a zebra and a walnut", "we end up with a walnut")
        assert found[0][0] == ("danger" if urgent else "place")
        assert found[1] == ["place"]
