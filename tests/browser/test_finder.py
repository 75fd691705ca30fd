"""The finder in a real browser: what it counts, keeps in the address, says and finds."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from playwright.sync_api import expect

from resource_toolkit.catalog import (
    SORTS,
    Selection,
    at_term,
    count_terms,
    parse_query,
    query_string,
    select,
)
from tests.browser.finder_page import ask, count, evaluate, open_finder, part, settle, slugs, titles

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from resource_toolkit.catalog.catalog import Catalog
    from resource_toolkit.checking.checked import Checked
    from tests.browser.conftest import PageAt

pytestmark = pytest.mark.shipped_toolkit

QUESTIONS = Path(__file__).parents[1] / "data" / "queries.yml"
COMBINATIONS = 500
MANY = 12
TIMES = (10, 15, 30, 60)


@pytest.fixture
def catalog(checked: Checked) -> Catalog:
    return checked.catalog


@pytest.fixture
def wide(page_at: PageAt) -> Page:
    return page_at(1280)


def _random_query(chance: random.Random, catalog: Catalog) -> str:
    facets: dict[str, list[str]] = {}
    for facet in chance.sample(catalog.facets, chance.randint(0, 4)):
        number = min(len(facet.terms), chance.randint(1, 3))
        facets[facet.name] = [term.slug for term in chance.sample(facet.terms, number)]
    if chance.random() < 0.3:
        facets["collections"] = [chance.choice(list(catalog.collections))]
    if chance.random() < 0.3:
        facets["minutes"] = [str(chance.choice((5, 15, 30, 45, 60, 90)))]
    if chance.random() < 0.5:
        facets["sort"] = [chance.choice(SORTS)]
    return query_string(facets)


def test_answers_and_counts_are_those_of_the_core(
    wide: Page, site_url: str, catalog: Catalog
) -> None:
    chance = random.Random(20261121)  # noqa: S311
    queries = [_random_query(chance, catalog) for _ in range(COMBINATIONS)]
    open_finder(wide, site_url)
    got = evaluate(
        wide,
        """return given.map(text => {
          const selection = address.read(text, catalog);
          const answer = catalog.answer(selection, [15, 30, 60]);
          const names = [...selection.terms.keys()];
          const rows = catalog.sorted(answer.rows, selection.sort, null, names);
          return { slugs: rows.map(row => catalog.slugs[row]),
                   counts: Object.fromEntries(answer.counts),
                   unknown: selection.unknown, again: address.write(selection, catalog) };
        });""",
        queries,
    )
    for text, answer in zip(queries, got, strict=True):
        selection, unknown = parse_query(catalog, text)
        assert (unknown, answer["unknown"]) == ([], []), text
        assert answer["slugs"] == [found.slug for found in select(catalog, selection)], text
        for facet in catalog.facets:
            wanted = list(count_terms(catalog, selection, facet.name).values())
            assert answer["counts"][facet.name] == wanted, (text, facet.name)
        assert parse_query(catalog, answer["again"])[0] == selection, text


def test_counts_of_toolkits_and_times_are_what_choosing_them_leaves(
    wide: Page, site_url: str, catalog: Catalog
) -> None:
    open_finder(wide, site_url, "stages=getting-started&minutes=30")
    base = {"stages": ["getting-started"]}
    for time in TIMES:
        wanted, _ = parse_query(catalog, query_string({**base, "minutes": [str(time)]}))
        shown = wide.locator(f'[data-facet=minutes] .choice:has([value="{time}"]) .choice__count')
        assert shown.inner_text() == str(len(select(catalog, wanted)))
    for place, slug in enumerate(catalog.collections):
        text = query_string({**base, "minutes": ["30"], "collections": [slug]})
        wanted, _ = parse_query(catalog, text)
        box = f'[data-facet=collections] .choice:has([value="{place}"]) .choice__count'
        assert wide.locator(box).text_content() == str(len(select(catalog, wanted)))


def test_every_facet_of_the_vocabularies_is_there(
    wide: Page, site_url: str, catalog: Catalog
) -> None:
    open_finder(wide, site_url)
    names = wide.eval_on_selector_all("[data-facet]", "all => all.map(one => one.dataset.facet)")
    expected = {facet.name for facet in catalog.facets} | {"minutes", "collections"}
    assert set(names) == expected


def test_the_address_restores_everything(wide: Page, site_url: str) -> None:
    asked = (
        "q=meeting&stages=getting-started&stages=building-vision&gateways=F&minutes=90&sort=title"
    )
    open_finder(wide, site_url, asked)
    assert part(wide, "words").input_value() == "meeting"
    assert part(wide, "sort").input_value() == "title"
    assert wide.locator("[data-facet=stages] input:checked").count() == 2
    assert wide.locator("[data-facet=gateways] input:checked").count() == 1
    assert wide.locator("[data-facet=minutes] input:checked").input_value() == "90"
    assert part(wide, "chips").locator(".chip--remove").count() == 5
    assert titles(wide) == sorted(titles(wide), key=str.casefold)
    assert wide.url.endswith(asked)


def test_back_and_forward_go_through_the_answers(wide: Page, site_url: str) -> None:
    open_finder(wide, site_url)
    everything = count(wide)
    wide.locator("[data-facet=stages] summary").click()
    wide.get_by_label("Getting started").first.check()
    assert "stages=getting-started" in wide.url
    some = count(wide)
    assert 0 < some < everything
    ask(wide, "agenda")
    few = count(wide)
    assert 0 < few < some
    wide.go_back()
    wide.wait_for_function("() => !document.querySelector('[data-finder=words]').value")
    assert count(wide) == some
    wide.go_back()
    wide.wait_for_function("() => !location.search")
    assert count(wide) == everything
    assert wide.locator("[data-facet=stages] input:checked").count() == 0
    wide.go_forward()
    wide.wait_for_function("() => location.search")
    assert count(wide) == some


def test_typing_is_one_step_of_the_history(wide: Page, site_url: str) -> None:
    open_finder(wide, site_url)
    before = wide.evaluate("history.length")
    part(wide, "words").press_sequentially("agenda for a meeting", delay=60)
    wide.wait_for_function("() => location.search.includes('meeting')")
    wide.wait_for_timeout(400)
    assert wide.evaluate("history.length") == before + 1


@pytest.mark.parametrize(
    "asked", ["stages=getting-startd", "planet=mars&stages=model", "minutes=soon", "sort=random"]
)
def test_unknown_values_are_named_and_left_out(wide: Page, site_url: str, asked: str) -> None:
    open_finder(wide, site_url, asked)
    assert asked.split("&", maxsplit=1)[0] in part(wide, "notes").inner_text()
    assert count(wide) > 0


def test_aliases_and_case_are_accepted(wide: Page, site_url: str, catalog: Catalog) -> None:
    open_finder(wide, site_url, "gateways=f")
    selection, _ = parse_query(catalog, "gateways=F")
    assert count(wide) == len(select(catalog, selection))
    assert part(wide, "notes").inner_text() == ""


def test_choices_that_lead_to_nothing_are_marked_and_stay(wide: Page, site_url: str) -> None:
    open_finder(wide, site_url, "stages=model")
    none = wide.locator("[data-facet=ages] .choice--none")
    assert none.count() > 0
    assert none.first.locator(".choice__count").text_content() == "0"
    assert none.first.locator("input").is_enabled()


def test_a_long_filter_shows_the_most_used_and_is_searched(
    wide: Page, site_url: str, catalog: Catalog
) -> None:
    open_finder(wide, site_url)
    long = [facet for facet in catalog.facets if len(facet.terms) > MANY]
    assert long
    for facet in long:
        group = wide.locator(f'[data-facet="{facet.name}"]')
        group.evaluate("all => { all.open = true; }")
        counts = count_terms(catalog, Selection(), facet.name)
        used = [term for term in facet.terms if counts[term.slug]]
        choices = group.locator(".choice:visible")
        assert choices.count() == min(MANY, len(used))
        most = sorted(counts.values(), reverse=True)[:MANY]
        shown = [int(told) for told in choices.locator(".choice__count").all_text_contents()]
        assert sorted(shown, reverse=True) == most[: len(shown)]
        last = used[-1]
        group.get_by_role("searchbox").fill(facet.label(last)[:60].upper())
        assert facet.label(last) in choices.locator(".choice__label").all_text_contents()
        told = group.locator("[role=status]:not(:empty)")
        told.wait_for(state="attached")
        assert "shown" in told.inner_text()
        choices.filter(has_text=facet.label(last)).first.locator("input").check()
        group.get_by_role("searchbox").press("Escape")
        assert group.get_by_role("searchbox").input_value() == ""
        # What is chosen stands whatever its place.
        assert facet.label(last) in choices.locator(".choice__label").all_text_contents()
        part(wide, "chips").get_by_role("button").first.click()
        settle(wide)


def test_a_long_filter_opens_whole_and_says_what_is_hidden(
    wide: Page, site_url: str, catalog: Catalog
) -> None:
    query = "stages=model&minutes=15"
    open_finder(wide, site_url, query)
    selection, _ = parse_query(catalog, query)
    facet = max(catalog.facets, key=lambda each: len(each.terms))
    group = wide.locator(f'[data-facet="{facet.name}"]')
    group.evaluate("all => { all.open = true; }")
    counts = count_terms(catalog, selection, facet.name)
    empty = [slug for slug, number in counts.items() if not number]
    assert f"{len(empty)} more would leave nothing" in group.locator(".facet__note").inner_text()
    more = group.locator(".facet__more")
    if more.is_visible():
        more.press("Enter")
        assert group.locator(".choice:visible").count() == len(counts) - len(empty)


def test_show_more_keeps_focus_and_place(wide: Page, site_url: str) -> None:
    open_finder(wide, site_url)
    assert len(slugs(wide)) == 24
    part(wide, "more").focus()
    wide.keyboard.press("Enter")
    shown = slugs(wide)
    assert len(shown) == 48
    focused = wide.evaluate("document.activeElement.closest('.card').dataset.resource")
    assert focused == shown[24]
    wide.click(f'[data-resource="{shown[30]}"] .card__title a')
    wide.wait_for_url(f"**/resources/{shown[30]}/")
    wide.go_back()
    settle(wide)
    assert slugs(wide) == shown


def test_sorts(wide: Page, site_url: str) -> None:
    open_finder(wide, site_url, "kinds=agenda")
    part(wide, "sort").select_option("title")
    assert titles(wide) == sorted(titles(wide), key=str.casefold)
    assert "sort=title" in wide.url


def test_chips_take_filters_away(wide: Page, site_url: str) -> None:
    open_finder(wide, site_url, "stages=model&minutes=30")
    chips = part(wide, "chips")
    chips.get_by_role("button", name="30 minutes").click()
    assert "minutes" not in wide.url
    assert wide.evaluate("document.activeElement.classList.contains('chip')")
    open_finder(wide, site_url, "stages=model&minutes=30&q=plan")
    chips.get_by_role("button", name="Clear all").click()
    wide.wait_for_function("() => !location.search")
    assert part(wide, "words").input_value() == ""
    assert wide.evaluate("document.activeElement.dataset.finder") == "count"


def test_an_empty_answer_says_which_filter_to_loosen(wide: Page, site_url: str) -> None:
    open_finder(wide, site_url, "stages=model&ages=infant&minutes=15")
    empty = part(wide, "empty")
    assert count(wide) == 0
    way = empty.get_by_role("button").first
    number = int(way.inner_text().rsplit(":", 1)[1].split()[0])
    assert number > 0
    way.click()
    assert count(wide) == number
    assert empty.is_hidden()


def test_an_empty_answer_offers_near_lists(wide: Page, site_url: str) -> None:
    open_finder(wide, site_url, "stages=model&ages=infant&minutes=15")
    link = part(wide, "empty").get_by_role("link").first
    assert "stages/model/" in str(link.get_attribute("href"))


def test_the_count_is_a_live_region_outside_of_what_changes(wide: Page, site_url: str) -> None:
    open_finder(wide, site_url)
    assert part(wide, "count").get_attribute("role") == "status"
    wide.evaluate("window.kept = document.querySelector('[data-finder=count]')")
    wide.locator("[data-facet=stages] summary").click()
    wide.get_by_label("Getting started").first.check()
    assert wide.evaluate("window.kept === document.querySelector('[data-finder=count]')")


def test_words_and_filters_join(wide: Page, site_url: str) -> None:
    open_finder(wide, site_url, "q=agenda")
    wide.locator("[data-facet=stages] summary").click()
    box = wide.locator("[data-facet=stages] .choice").first
    promised = int(str(box.locator(".choice__count").text_content()))
    box.locator("input").check()
    assert count(wide) == promised > 0
    assert wide.locator("#finder mark").count() > 0


def test_a_second_filter_asks_for_nothing_but_summaries(wide: Page, site_url: str) -> None:
    open_finder(wide, site_url, "stages=model")
    wide.locator("[data-facet=phases] summary").click()
    asked: list[str] = []
    wide.on("request", lambda request: asked.append(request.url))
    wide.locator("[data-facet=phases] input").first.check()
    wide.wait_for_timeout(300)
    parts = ("catalog/text-", "catalog/reasons-", "favicon")
    assert [url for url in asked if not any(part in url for part in parts)] == []


def test_the_index_is_asked_for_only_with_words(wide: Page, site_url: str) -> None:
    asked: list[str] = []
    wide.on("request", lambda request: asked.append(request.url))
    open_finder(wide, site_url, "stages=model")
    assert [url for url in asked if "catalog/words" in url or "catalog/search.js" in url] == []
    ask(wide, "agenda")
    assert [url for url in asked if "catalog/words-en-" in url]
    assert [url for url in asked if "catalog/known-" in url] == []


def test_codes_find_their_area(wide: Page, site_url: str, catalog: Catalog) -> None:
    open_finder(wide, site_url)
    for text, facet, term in (
        ("F", "gateways", "F"),
        ("CDA 5", "cda", "5"),
        ("gateways b", "gateways", "B"),
    ):
        rows = evaluate(
            wide,
            "return rowsFor(given);",
            text,
        )
        wanted = {found.slug for found in at_term(catalog, facet, term)}
        assert set(rows) == wanted, text


def test_plain_questions_find_their_answers(wide: Page, site_url: str, catalog: Catalog) -> None:
    questions: list[dict[str, Any]] = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    assert len(questions) >= 60
    named = {slug for question in questions for slug in question["answers"]}
    assert {slug for slug in named if slug not in catalog.resources} == set()
    open_finder(wide, site_url)
    got = evaluate(
        wide,
        """const found = [];
        for (const text of given) found.push((await rowsFor(text)).slice(0, 3));
        return found;""",
        [question["ask"] for question in questions],
    )
    missed = [
        f"{question['ask']}: {first}"
        for question, first in zip(questions, got, strict=True)
        if not set(first) & set(question["answers"])
    ]
    assert len(missed) <= 0.1 * len(questions), "\n".join(missed)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("MOU", "memorandum of understanding"),
        ("cacfp", "Child and Adult Care Food Program"),
        ("CoP", "community of practice"),
        ("TA", "technical assistance"),
    ],
)
def test_an_acronym_and_its_long_form_stand_for_each_other(
    wide: Page, site_url: str, catalog: Catalog, short: str, long: str
) -> None:
    open_finder(wide, site_url)
    by_short, by_long = set(_found(wide, short)), set(_found(wide, long))
    texts = {
        resource.slug: f"{resource.title} {resource.summary}".casefold()
        for resource in catalog.active
    }
    with_short = {
        slug for slug, text in texts.items() if re.search(rf"\b{re.escape(short)}s?\b", text, re.I)
    }
    with_long = {slug for slug, text in texts.items() if long.casefold() in text}
    assert with_short | with_long
    assert with_short | with_long <= by_short
    assert with_short | with_long <= by_long


def _found(page: Page, question: str) -> list[str]:
    found: list[str] = evaluate(
        page,
        """const { scores } = await search.find(given);
        return [...scores.keys()].map(row => catalog.slugs[row]);""",
        question,
    )
    return found


def test_at_one_term_with_reasons_cards_say_why_they_are_there(
    wide: Page, site_url: str, catalog: Catalog
) -> None:
    open_finder(wide, site_url, "stages=model")
    wide.wait_for_function(
        "() => [...document.querySelectorAll('#finder .card__why')].every(one => one.textContent)"
    )
    why = wide.locator("#finder .card__why").all_text_contents()
    reasons = [catalog.resources[slug].reason("stages", "model") for slug in slugs(wide)]
    assert any(reasons)
    for told, reason in zip(why, reasons, strict=True):
        assert told == f"Why here: {reason}" if reason else not told.startswith("Why here")
    wide.get_by_label("Getting started").first.check()
    assert not any(
        told.startswith("Why here")
        for told in wide.locator("#finder .card__why").all_text_contents()
    )


def test_a_slip_is_told(wide: Page, site_url: str) -> None:
    open_finder(wide, site_url, "q=stakholder")
    assert "stakeholder" in part(wide, "notes").inner_text()
    assert "stakeholder-map" in slugs(wide)[:3]


def test_the_code_is_a_real_one(wide: Page, site_url: str) -> None:
    """Some mask and level of another encoder give the same modules.

    The text fills its version to the last bit: encoders differ in how they fill what is left.
    """
    segno = pytest.importorskip("segno")
    open_finder(wide, site_url)
    text = "https://example.org/toolkit/find/?stages=model&minutes=30&k=ab"
    got = wide.evaluate(
        """async text => {
        const { scripts, base } = JSON.parse(document.getElementById("toolkit").textContent);
        const script = document.createElement("script");
        script.src = new URL(`${base}/${scripts.qr}`, document.baseURI);
        document.head.append(script);
        await new Promise(loaded => { script.onload = loaded; });
        const code = toolkitCode(text); const rows = [];
        for (let y = 0; y < code.size; y += 1)
          rows.push([...Array(code.size).keys()].map(x => code.get(x, y) ? 1 : 0));
        return rows; }""",
        text,
    )
    version = (len(got) - 17) // 4
    made = []
    for level in "LMQH":
        for mask in range(8):
            try:
                code = segno.make(
                    text,
                    error=level,
                    mask=mask,
                    version=version,
                    mode="byte",
                    boost_error=False,
                    micro=False,
                )
            except segno.DataOverflowError:
                continue
            made.append([list(row) for row in code.matrix])
    assert got in made


def test_without_scripts_every_resource_is_reached(
    page_at: PageAt, site_url: str, catalog: Catalog
) -> None:
    page = page_at(390, java_script_enabled=False)
    page.goto(f"{site_url}find/")
    assert page.locator("#finder").is_hidden()
    indexes = {str(link.get_attribute("href")) for link in page.locator(".index-links a").all()}
    wanted = {
        f"../{facet.address_of(term)}"
        for facet in catalog.facets
        if facet.pages
        for term in facet.terms
    }
    assert wanted <= indexes
    pages = [str(link.get_attribute("href")) for link in page.locator(".pager a").all()]
    found: list[str] = []
    for address in dict.fromkeys(pages or ["../find/"]):
        page.goto(f"{site_url}{address.removeprefix('../')}")
        found += [
            str(row.get_attribute("data-resource")) for row in page.locator(".rows .row").all()
        ]
    assert sorted(found) == [resource.slug for resource in catalog.active]


def test_scripts_that_do_not_come_leave_the_lists(page_at: PageAt, site_url: str) -> None:
    page = page_at(1280, may_fail=True)
    page.route("**/assets/catalog/**", lambda route: route.abort())
    page.goto(f"{site_url}find/")
    page.wait_for_selector("#finder[data-failed]", state="attached")
    assert page.locator("#finder").is_hidden()
    assert page.locator(".rows .row").first.is_visible()


STATES = {
    "all": "",
    "answer": "q=meeting&stages=getting-started&minutes=60",
    "empty": "stages=model&ages=infant&minutes=15",
    "unknown": "planet=mars&q=stakholder",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_no_accessibility_problems(
    page_at: PageAt,
    site_url: str,
    accessibility_problems: Callable[..., list[str]],
    state: str,
    scheme: str,
) -> None:
    page = page_at(1280, color_scheme=scheme)
    open_finder(page, site_url, STATES[state])
    page.evaluate("for (const one of document.querySelectorAll('details.facet')) one.open = true")
    assert accessibility_problems(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_accessibility_problems_in_the_sheet(
    page_at: PageAt, site_url: str, accessibility_problems: Callable[..., list[str]], scheme: str
) -> None:
    page = page_at(390, color_scheme=scheme)
    open_finder(page, site_url, "stages=getting-started")
    assert accessibility_problems(page) == []
    part(page, "open").click()
    assert accessibility_problems(page) == []


def test_no_accessibility_problems_without_scripts(
    page_at: PageAt, site_url: str, accessibility_problems: Callable[..., list[str]]
) -> None:
    page = page_at(390, may_fail=True)
    page.route("**/assets/find.*.js", lambda route: route.abort())
    page.goto(f"{site_url}find/")
    assert accessibility_problems(page) == []


def test_by_keyboard_alone(wide: Page, site_url: str) -> None:
    open_finder(wide, site_url, "filters=stages")
    part(wide, "words").focus()
    wide.keyboard.type("agenda")
    wide.keyboard.press("Enter")
    wide.wait_for_function("() => location.search.includes('q=agenda')")
    wide.keyboard.press("Tab")
    wide.keyboard.press("Tab")
    assert wide.evaluate("document.activeElement.closest('details').dataset.facet") == "stages"
    wide.keyboard.press("Tab")
    wide.keyboard.press("Space")
    wide.wait_for_function("() => location.search.includes('stages=')")
    for _ in range(80):
        wide.keyboard.press("Tab")
        if wide.evaluate("Boolean(document.activeElement.closest('.card__title'))"):
            break
    first = slugs(wide)[0]
    wide.keyboard.press("Enter")
    wide.wait_for_url(f"**/resources/{first}/")


def test_the_drawer_by_keyboard(page_at: PageAt, site_url: str) -> None:
    page = page_at(390, height=700)
    open_finder(page, site_url)
    part(page, "open").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    for _ in range(60):
        assert page.evaluate(
            "document.activeElement.closest('dialog, body') !== null"
            " && !document.activeElement.closest('#finder > :not(dialog)')"
        )
        page.keyboard.press("Tab")
    page.locator("[data-facet=stages] summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    told = part(page, "drawer-count").inner_text()
    assert told == part(page, "count").text_content()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.finder") == "open"
    assert "stages=" in page.evaluate("location.search")


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone(page_at: PageAt, site_url: str, width: int) -> None:
    page = page_at(width, height=640, has_touch=True, is_mobile=True)
    for asked in STATES.values():
        open_finder(page, site_url, asked)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    open_finder(page, site_url)
    ask(page, "tummy time")
    page.wait_for_timeout(300)
    top = page.evaluate(
        "document.querySelector('#finder .card__title').getBoundingClientRect().bottom"
    )
    assert top < 640
    part(page, "open").click()
    small = page.evaluate(
        """() => [...document.querySelectorAll("#finder :is(button, select, summary, .choice)")]
        .filter(one => one.checkVisibility())
        .map(one => [one.textContent.trim(), one.getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 24)
        .map(([name, box]) => `${name} ${box.width}x${box.height}`)"""
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_printed_the_list_stands_alone(wide: Page, site_url: str) -> None:
    open_finder(wide, site_url, "stages=model")
    wide.emulate_media(media="print")
    assert part(wide, "side").is_hidden()
    assert part(wide, "form").is_hidden()
    assert wide.locator("#finder .card").first.is_visible()
    assert part(wide, "count").is_visible()


def test_two_parts_of_different_builds_never_mix(wide: Page, site_url: str) -> None:
    open_finder(wide, site_url)
    told = evaluate(
        wide, """return load("search", "another").then(() => "taken", error => error.message);"""
    )
    assert "other build" in told


def test_the_results_are_two_keys_from_the_top_and_say_their_language(
    wide: Page, site_url: str
) -> None:
    open_finder(wide, site_url, "q=agua+primero+en+casa")
    titles = wide.locator("#finder .facet__title").all_inner_texts()
    assert titles.index("Partnership stage") > titles.index("Age of children")
    wide.locator("#content").focus()
    for key in ("Tab", "Enter", "Tab"):
        wide.keyboard.press(key)
    first = part(wide, "cards").locator(".card").first
    expect(first.locator(".card__title a")).to_be_focused()
    spanish = part(wide, "cards").locator('[data-resource="agua-primero-en-casa"]')
    assert "Spanish" in spanish.inner_text()
    english = part(wide, "cards").locator('[data-resource="water-first"]')
    assert "English" not in english.inner_text()


def test_filters_follow_the_door(wide: Page, site_url: str) -> None:
    def first(page: Page) -> list[str]:
        names: list[str] = page.evaluate(
            "[...document.querySelectorAll('.facet')].slice(0, 3).map((one) => one.dataset.facet)"
        )
        return names

    open_finder(wide, site_url)
    usual = first(wide)
    wide.goto(f"{site_url}for/providers/")
    wide.locator("p.more a").first.click()
    settle(wide)
    assert "filters=ages%2Cminutes%2Csettings" in wide.url
    assert first(wide) == ["ages", "minutes", "settings"] != usual
    assert wide.locator(".facet[open]").count() >= 3
    part(wide, "facets").get_by_text("Toddlers").first.click()
    assert "filters=ages%2Cminutes%2Csettings" in wide.url
    wide.goto(f"{site_url}for/partnerships/")
    wide.keyboard.press("/")
    wide.locator("#search-words").fill("agreement")
    wide.locator("#search-words").press("Enter")
    settle(wide)
    assert first(wide)[0] == "stages"
    assert "q=agreement" in wide.url
