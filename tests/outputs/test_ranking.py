"""The order of answers, asked of the scripts of the site without a browser."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from resource_toolkit.catalog import Meaning, Placement, Wordbook
from resource_toolkit.reading import Body
from tests.bench_search import Question, answers
from tests.node import run
from tests.toolkits.small_copy import copy_small, load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from resource_toolkit.catalog import Catalog, Resource

PLAIN: Mapping[str, object] = {"also_called": (), "asked_as": {}}


@pytest.fixture
def small(tmp_path: Path) -> Catalog:
    return load(copy_small(tmp_path))


def with_rows(small: Catalog, *rows: Mapping[str, object]) -> Catalog:
    """Return the catalog with more resources: the first one with other values."""
    first = small.ordered[0]
    made: list[Resource] = [dataclasses.replace(first, **{**PLAIN, **row}) for row in rows]  # type: ignore[arg-type]
    resources = {**small.resources, **{row.slug: row for row in made}}
    return dataclasses.replace(small, resources=resources)


def ask(catalog: Catalog, *questions: str) -> list[list[str]]:
    return answers(catalog, {}, [Question(text, frozenset()) for text in questions])


def test_words_that_stand_together_in_a_phrase_lead(small: Catalog) -> None:
    words = ["the zebra left", "zebra paint on rugs", "paint the gate"]
    apart = {"slug": "apart", "title": "Apart", "asked_as": {"en": ("zebra rug", "gate paint")}}
    near = {"slug": "near", "title": "Near", "asked_as": {"en": ("paint zebra rug", "a gate")}}
    catalog = with_rows(small, apart, near)
    assert ask(catalog, words[1])[0][:2] == ["near", "apart"]


def test_two_known_words_written_as_one_are_taken_apart(small: Catalog) -> None:
    both = {"slug": "both", "title": "A zebra gate"}
    one = {"slug": "one", "title": "A zebra"}
    assert ask(with_rows(small, both, one), "zebragate", "zebragote") == [["both"], []]


def test_a_rare_word_does_not_hide_what_has_the_others(small: Catalog) -> None:
    rare = {"slug": "rare", "title": "Umbrella", "summary": "An umbrella."}
    usual = {"slug": "usual", "title": "Zebra snack for gates", "summary": "A snack."}
    catalog = with_rows(small, rare, usual)
    assert {*ask(catalog, "zebra snack gates umbrella")[0]} >= {"rare", "usual"}


def test_a_phrase_that_is_the_question_leads_before_a_longer_one(small: Catalog) -> None:
    phrase = "zebra gate paint rug snack umbrella"
    longer = {"slug": "longer", "title": "Longer", "asked_as": {"en": (phrase, "zebra", "gate")}}
    whole = {"slug": "whole", "title": "Whole", "asked_as": {"en": ("zebra gate", "other things")}}
    assert ask(with_rows(small, longer, whole), "zebra at the gate")[0] == ["whole", "longer"]


def test_a_title_or_another_name_is_a_phrase_too(small: Catalog) -> None:
    apart = {"slug": "apart", "title": "Apart", "asked_as": {"en": ("zebra rug", "gate paint")}}
    named = {"slug": "named", "title": "Named", "also_called": ("zebra gate",)}
    assert ask(with_rows(small, apart, named), "zebra gate")[0] == ["named", "apart"]


def test_a_rare_word_stays_rare_where_others_stand_for_it() -> None:
    answer = """const { rank } = sources["search/rank"];
    const thing = (own, best) => {
      const rows = new Map(Array.from({ length: 20 }, (_, row) => [row, row === best ? 0.9 : 0.1]));
      return { rows, own, phrases: new Map() };
    };
    const { scores } = rank([thing(...given[0]), thing(...given[1])], 40, () => 1);
    return [...scores].sort((a, b) => b[1] - a[1])[0][0];"""
    for rare in (0, 1):
        given = [(1 if rare == place else 20, place) for place in (0, 1)]
        assert run("search/rank", given=given, answer=answer) == rare


def test_ordinary_words_of_another_world_find_nothing(small: Catalog) -> None:
    rows = (
        {"slug": "one", "title": "One", "summary": "Some long words and a flat paper for a hall."},
        {"slug": "two", "title": "Two", "summary": "A page that helps to fix what broke at home."},
    )
    catalog = with_rows(small, *rows)
    assert ask(catalog, "how to fix a flat tire", "fix what broke") == [[], ["two"]]


def test_a_text_in_the_language_of_the_question_comes_first(small: Catalog) -> None:
    spoken = next(found for found in small.vocabularies.values() if found.role == "language")
    both = {"en": ("the zebra snack",), "es": ("la merienda cebra",)}
    kept = small.ordered[0].placements
    rows = [
        {
            "slug": f"in-{language}",
            "title": "A",
            "asked_as": both,
            "placements": {**kept, spoken.name: (Placement(term=language),)},
        }
        for language in ("en", "es")
    ]
    catalog = with_rows(small, *rows)
    english, spanish = ask(catalog, "where is the zebra snack", "dónde está la merienda cebra")
    assert english[0] == "in-en"
    assert spanish[0] == "in-es"
    # Without a small word, the texts tell which language it is.
    assert [rows[0] for rows in ask(catalog, "merienda cebra", "zebra snack")] == ["in-es", "in-en"]


def test_what_stands_before_a_turn_says_less_than_what_comes_after(small: Catalog) -> None:
    by_language = {
        "en": ("zebra snack", "umbrella paint", "but", "not just"),
        "es": ("merienda cebra", "pintura paraguas", "pero", "no solo"),
    }
    for language, (first, second, turn, beside) in by_language.items():
        rows = [
            {"slug": slug, "title": "A", "asked_as": {language: (phrase,)}}
            for slug, phrase in (("a", first), ("b", second))
        ]
        catalog = with_rows(small, *rows)
        asked = [
            f"{one} {word} {other}"
            for word in (turn, beside)
            for one, other in ((first, second), (second, first))
        ]
        # A turn with nothing after it is none.
        found = ask(catalog, *asked, f"{first} {turn}")
        assert [found[:1] for found in found] == [["b"], ["a"], ["a"], ["b"], ["a"]], asked


def test_of_two_texts_that_say_the_same_the_one_in_the_language_of_the_question_leads(
    small: Catalog,
) -> None:
    spoken = next(found for found in small.vocabularies.values() if found.role == "language")
    kept = small.ordered[0].placements
    said = {"en": "the zebra snack", "es": "la merienda cebra"}
    for own, other in (("en", "es"), ("es", "en")):
        twins = [
            {
                "slug": f"in-{language}",
                "title": "A",
                "summary": said[own] if language == own else "A",
                "asked_as": {own: (said[own],)} if language == other else {},
                "related": (f"in-{twin}",),
                "placements": {**kept, spoken.name: (Placement(term=language),)},
            }
            for language, twin in (("en", "es"), ("es", "en"))
        ]
        assert ask(with_rows(small, *twins), said[own])[0] == [f"in-{own}", f"in-{other}"]


def test_a_language_that_is_asked_about_is_no_filter(small: Catalog) -> None:
    spoken = next(found for found in small.vocabularies.values() if found.role == "language")
    inside = {**small.ordered[0].placements, spoken.name: (Placement(term="es"),)}
    sheet = {
        "slug": "sheet",
        "title": "Cebra",
        "asked_as": {"en": ("zebra", "sing at the old gate")},
    }
    thing = {"slug": "thing", "title": "Snack", "asked_as": {"en": ("lose an español zebra",)}}
    catalog = with_rows(small, {**sheet, "placements": inside}, thing)
    asked = ("zebra in español", "lose the español zebra", "lose a snack gate in español")
    assert [rows[:1] for rows in ask(catalog, *asked)] == [["sheet"], ["thing"], ["thing"]]


def test_of_words_that_are_equally_near_the_one_that_begins_alike_is_meant(small: Catalog) -> None:
    place = {"slug": "place", "title": "Zebra placing"}
    plan = {"slug": "plan", "title": "Zebra planning"}
    assert ask(with_rows(small, place, plan), "zebra planing")[0][0] == "plan"
    frost = {"slug": "frost", "title": "Zebra frost"}
    first = {"slug": "first", "title": "Zebra first"}
    assert ask(with_rows(small, frost, first), "zebra frist")[0][0] == "first"


def test_a_word_written_by_ear_or_in_haste_is_mended(small: Catalog) -> None:
    by_language = {
        "es": "bentanas ventanas bananas, yamada llamada amada, ielo hielo cielo, "
        "sapateria zapateria sanitaria",
        "en": "wisper whisper wiser, fotografs photographs footage, tecaher teacher tether, "
        "burglery burglary burgers",
    }
    cases = [
        (language, *case.split())
        for language, words in by_language.items()
        for case in words.split(", ")
    ]
    rows = [
        {"slug": word, "title": "A", "asked_as": {language: (word,)}}
        for language, _, *words in cases
        for word in words
    ]
    found = ask(with_rows(small, *rows), *(typed for _, typed, *_ in cases))
    assert [first[:1] for first in found] == [[meant] for _, _, meant, _ in cases]


def test_in_a_sentence_of_common_words_the_rare_one_tells_more(small: Catalog) -> None:
    common = "zebra igloo pencil walnut hammock"
    rows = [
        {"slug": "usual", "title": "Zebra igloos", "summary": "Pencils."},
        {"slug": "rare", "title": "Quicksand", "summary": "A zebra."},
        *({"slug": f"other-{number}", "title": "A", "summary": common} for number in range(40)),
    ]
    [found] = ask(with_rows(small, *rows), f"{common} quicksand")
    assert found[0] == "rare"


def test_what_is_for_another_age_than_the_one_that_was_asked_comes_later(small: Catalog) -> None:
    name, ages = next(
        (name, found) for name, found in small.vocabularies.items() if len(found.terms) > 1
    )
    own, other = (term.slug for term in ages.terms[:2])
    said = Meaning(words={"en": ("one year old",)}, query=f"{name}={own}")
    small = dataclasses.replace(
        small,
        vocabularies={
            **small.vocabularies,
            name: dataclasses.replace(ages, json_ld="typicalAgeRange"),
        },
        wordbook=Wordbook(means=(said,)),
    )
    rows = [
        {"slug": slug, "title": title, "placements": {name: (Placement(term=slug),)}}
        for slug, title in ((other, "Zebra"), (own, "A zebra of the wood"))
    ]
    found = ask(with_rows(small, *rows), "zebra", "zebra for a one year old")
    assert [rows[0] for rows in found] == [other, own]


def test_a_word_that_texts_have_is_not_mended(small: Catalog) -> None:
    others = [f"other-{number}" for number in range(4)]
    rows = [
        {"slug": "near", "title": "Zebrange and biting"},
        *({"slug": slug, "title": "A"} for slug in ("own", *others)),
    ]
    rest = "Some plain words of a longer text. " * 40
    bodies = {
        "own": Body("<p>A zebrance, zebrance, zebrance.</p>", (), ()),
        # Of bits they say next to nothing.
        **{slug: Body(f"<p>A zebrance in bits. {rest}</p>", (), ()) for slug in others},
    }
    asked = [Question(text, frozenset()) for text in ("zebrance", "bitting")]
    found = answers(with_rows(small, *rows), bodies, asked)
    assert [rows[:1] for rows in found] == [["own"], ["near"]]


def test_of_words_that_are_near_the_one_that_stands_with_the_others_is_meant(
    small: Catalog,
) -> None:
    rows = [
        {"slug": "with", "title": "Zebra", "asked_as": {"en": ("umbrella gatos",)}},
        {"slug": "without", "title": "Camel", "asked_as": {"en": ("gatas",)}},
    ]
    assert ask(with_rows(small, *rows), "gates umbrella")[0][:1] == ["with"]


def test_what_is_said_around_a_code_or_a_time_is_no_word_to_look_for(small: Catalog) -> None:
    coded = next(found for found in small.vocabularies.values() if found.coded)
    term, *others = coded.terms
    terms = (dataclasses.replace(term, aliases=("7",)), *others)
    vocabularies = {**small.vocabularies, coded.name: dataclasses.replace(coded, terms=terms)}
    small = dataclasses.replace(small, vocabularies=vocabularies)
    row = {
        "slug": "own",
        "title": "Zebra",
        "placements": {coded.name: (Placement(term=term.slug),)},
        "minutes": 10,
    }
    other = {"slug": "other", "title": "Count minits", "placements": {}, "minutes": 30}
    catalog = with_rows(small, row, other)
    questions = ("does a zebra count for skill 7", "zebra in 10 minits", "zebra skill-7", "skill7")
    assert ask(catalog, *questions) == [["own"]] * len(questions)


def test_a_time_in_words_puts_what_has_no_time_last_and_leaves_out_what_takes_longer(
    small: Catalog,
) -> None:
    rows = (
        {
            "slug": "unknown",
            "title": "Zebra zebra",
            "asked_as": {"en": ("zebra",)},
            "minutes": None,
        },
        {"slug": "short", "title": "Play", "summary": "With a zebra.", "minutes": 10},
        {"slug": "long", "title": "Zebra walk", "minutes": 30},
    )
    assert ask(with_rows(small, *rows), "zebra in 10 minutes") == [["short", "unknown"]]


def test_one_word_finds_what_another_says(small: Catalog) -> None:
    catalog = with_rows(small, {"slug": "own", "title": "Zebra walk"})
    same = ({"en": ("zebra", "striped horse", "stripling"), "es": ("cebra",)},)
    catalog = dataclasses.replace(catalog, wordbook=Wordbook(same=same, means=()))
    asked = ("striped horse", "la cebra de mi tía", "zebre", "striplng", "qwrtzp")
    assert [rows[:1] for rows in ask(catalog, *asked)] == [["own"]] * 4 + [[]]


def test_a_phrase_that_held_a_slip_is_read_as_a_phrase_when_it_is_mended(small: Catalog) -> None:
    catalog = with_rows(
        small,
        {"slug": "gala", "title": "The gala"},
        {"slug": "parts", "title": "A striped fence", "summary": "For a horse."},
    )
    same = ({"en": ("gala", "striped horse")},)
    catalog = dataclasses.replace(catalog, wordbook=Wordbook(same=same, means=()))
    assert [rows[:1] for rows in ask(catalog, "striped horse", "stripped horse")] == [["gala"]] * 2


def test_a_word_that_was_a_slip_leaves_the_same_doubt_when_it_is_read_anew() -> None:
    answer = """const { rank } = sources["search/rank"];
    const thing = (row, strength) => ({ rows: new Map([[row, strength]]), own: 1, phrases: new Map() });
    const found = (more) => rank([thing(0, 1), { ...thing(1, 0.1), ...more }], 40, () => 1).scores.size;
    return given.map(found);"""  # noqa: E501 a script
    sure, mended, anew = run(
        "search/rank", given=[{}, {"replaced": "word"}, {"wasSlip": True}], answer=answer
    )
    assert (sure, mended, anew) == (1, 0, 0)
