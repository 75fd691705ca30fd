"""What authors may write in hand-written pages, and what they are told when a name is wrong."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment

from resource_toolkit.checking.checked import check
from resource_toolkit.pages.macros import Macros
from resource_toolkit.pages.macros.call import CallingPage
from resource_toolkit.problems.errors import MacroError
from tests.toolkits.html import Element, cards, read
from tests.toolkits.sites import AGENCY, TODAY, copy_agency, run_toolkit

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

HEAD = "---\ntitle: Try\nrender_macros: true\n---\n\n# Try\n\nSome text.\n\n"


def build_page(agency: Path, text: str) -> subprocess.CompletedProcess[str]:
    (agency / "docs/try.md").write_text(HEAD + text, encoding="utf-8")
    site = str(agency / "site")
    return run_toolkit("build", "--root", str(agency), "--out", site, "--today", TODAY)


@pytest.fixture(scope="module")
def macros() -> Macros:
    """The macros as they stand on a page with six lines of front matter."""
    checked = check(AGENCY, date.fromisoformat(TODAY))
    here = CallingPage(address="try/", file="docs/try.md", above=6)
    return Macros(checked.catalog, checked.settings, lambda: here)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ('card("bucket-drum")', "unknown resource 'bucket-drum'; did you mean 'bucket-drums'?"),
        ('resource_link("x-y-z")', "unknown resource 'x-y-z'"),
        ('packet_link("first-weak")', "unknown packet 'first-weak'; did you mean 'first-week'?"),
        (
            'training_link("leading-circle")',
            "unknown training 'leading-circle'; did you mean 'leading-a-circle'?",
        ),
        ('count(chapter="growing")', "unknown vocabulary 'chapter'; did you mean 'chapters'?"),
        ('listing(chapters="grow")', "unknown chapter 'grow'; did you mean 'growing'?"),
        ('listing(competencies="CK-33")', "unknown core skill 'CK-33'; did you mean"),
        (
            'listing(collections="drums-circle")',
            "there is no collection 'drums-circle'; did you mean",
        ),
        ('listing(sort="old")', "unknown sort 'old'"),
        ('listing(helpers="many")', "'many' is no part of helpers; write one such as 10..500"),
        ('listing(helper="2..3")', "unknown vocabulary 'helper'; did you mean 'helpers'?"),
        ('listing(group_by="moment")', "unknown vocabulary 'moment'; did you mean 'moments'?"),
        ('crosswalk("chapters", "skills")', "unknown vocabulary 'skills'"),
        ('terms("chapterz")', "unknown vocabulary 'chapterz'; did you mean 'chapters'?"),
        ('signs("chapters", "model")', "unknown chapter 'model'"),
        ('note("promise")', "unknown vocabulary 'promise'; did you mean 'promises'?"),
        ('word("serch")', "unknown word 'serch'; did you mean 'search'?"),
    ],
)
def test_unknown_name_is_told_with_file_line_and_the_nearest_name(
    macros: Macros, call: str, message: str
) -> None:
    names = {macro.__name__: macro for macro in macros.all()}
    template = Environment(autoescape=True).from_string(f"One.\n\n{{{{ {call} }}}}\n", names)
    with pytest.raises(MacroError) as caught:
        template.render()
    assert str(caught.value).startswith(f"docs/try.md:9: {message}")


def test_another_package_may_add_a_macro(monkeypatch: pytest.MonkeyPatch, agency: Path) -> None:
    def make(macros: Macros) -> Callable[..., str]:
        def stars(number: int) -> str:
            return f"{'*' * number} of {len(macros.catalog.active)}, {macros.base()}"

        return stars

    for room in ("pages.macros.macros", "checking.written.macro_calls"):
        name = f"resource_toolkit.{room}.extensions"
        monkeypatch.setattr(name, lambda kind: {"stars": make} if kind == "macros" else {})
    checked = check(agency, date.fromisoformat(TODAY))
    here = CallingPage(address="try/", file="docs/try.md", above=6)
    added = Macros(checked.catalog, checked.settings, lambda: here).all()[-1]
    assert added(3) == "*** of 11, ../"
    (agency / "docs/try.md").write_text(
        "---\ntitle: Try\ndescription: A try.\nrender_macros: true\n---\n\n{{ stars(3) }}\n\n"
        "{{ starz(3) }}\n"
    )
    with (agency / "docs/index.md").open("a", encoding="utf-8") as index:
        index.write("\n[Try](try.md)\n")
    problems = check(agency, date.fromisoformat(TODAY)).problems
    told = [problem.message for problem in problems if problem.path == "docs/try.md"]
    assert told == ["unknown macro 'starz'"]


def test_a_link_by_a_former_name_leads_to_the_new_one(macros: Macros) -> None:
    assert macros.resource_link("name-drums") == macros.resource_link("rhythm-names")
    assert macros.card("name-drums") == macros.card("rhythm-names")


def test_unknown_name_stops_the_build(agency: Path) -> None:
    done = build_page(agency, '{{ count() }}\n\n- a\n- {{ card("quiet-ending") }}\n{{ card("q") }}')
    assert done.returncode == 1
    assert "docs/try.md:14:1: error RC603 unknown resource 'q'" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (agency / "site").exists()


@pytest.mark.parametrize("wrong", ["{{ lisitng() }}", "{{ listing(chapters=) }}"])
def test_wrong_call_stops_the_build_and_names_the_page(agency: Path, wrong: str) -> None:
    done = build_page(agency, wrong)
    assert done.returncode == 1
    assert "try.md" in done.stderr
    assert not (agency / "site").exists()


def test_macros_on_a_page_that_does_not_ask_for_them_stop_the_build(agency: Path) -> None:
    (agency / "docs/plain.md").write_text("# Plain\n\n{{ count() }}\n", encoding="utf-8")
    done = build_page(agency, "")
    assert done.returncode == 1
    assert "docs/plain.md:3:1: error RC604 macros do not work on this page" in done.stderr


PAGE = """
<div id="one" markdown>

{{ listing(chapters="launching", group_by="moments") }}

</div>

<div id="filtered" markdown>

{{ listing(chapters=["launching", "growing"], art_forms="music", minutes=15) }}

</div>

<div id="newest" markdown>

{{ listing(sort="newest", limit=3) }}

</div>

<div id="title" markdown>

{{ listing(collections="story-stage", sort="title") }}

</div>

<div id="shortest" markdown>

{{ listing(collections="drum-circle", sort="shortest", heading=4) }}

</div>

<div id="none" markdown>

{{ listing(chapters="renewing", moments="during") }}

</div>

<div id="card" markdown>

{{ card("paint-budget") }}

</div>

<p id="links">{{ resource_link("prop-box") }} {{ resource_link("prop-box", "the <box>") }}
{{ packet_link("first-week") }} {{ training_link("leading-a-circle") }}</p>

<p id="counts">{{ count() }} {{ count(competencies="ck-3") }} {{ count(competencies="SAFE") }}
{{ count(chapters=[1, 2]) }} {{ count(minutes=20, formats="activity") }}</p>

<div id="questions" markdown>

{{ questions(limit=1) }}

</div>

<div id="terms" markdown>

{{ terms("moments") }}

</div>

<div id="note" markdown>

{{ note("chapters") }}

</div>

<p id="word">{{ word("any_time") }}</p>
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Element:
    root = copy_agency(tmp_path_factory.mktemp("macros") / "agency")
    done = build_page(root, PAGE)
    assert done.returncode == 0, done.stderr
    return read(root / "site", "try/")


def test_listing_groups_and_gives_reasons(page: Element) -> None:
    section = page.one("div", id="one")
    assert [found.text for found in section.all("h2", class_="group")] == [
        "Before the session",
        "During the session",
        "After the session",
        "At any moment",
    ]
    assert [found["id"] for found in section.all("h2", class_="group")] == [
        "moments-before",
        "moments-during",
        "moments-after",
        "moments-any",
    ]
    assert cards(section) == [
        "bucket-drums",
        "rhythm-names",
        "bucket-drums",  # its card stands in the group before; here it is a line after the cards
        "quiet-ending",
        "prop-box",
    ]
    assert "Loud on purpose, and quiet on a sign." in section.text
    assert section.one(class_="more").one("a")["href"] == "../find/?chapters=launching"


def test_listing_is_or_inside_a_facet_and_and_between(page: Element) -> None:
    assert cards(page.one("div", id="filtered")) == ["rhythm-names", "quiet-ending"]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("newest", ["theater-library", "cuento-en-rueda", "mask-lesson"]),
        (
            "title",
            ["cuento-en-rueda", "family-night", "mask-lesson", "prop-box", "theater-library"],
        ),
        ("shortest", ["quiet-ending", "rhythm-names", "bucket-drums"]),
        ("none", []),
        ("card", ["paint-budget"]),
    ],
)
def test_listing_is_sorted_and_limited(page: Element, name: str, wanted: list[str]) -> None:
    assert cards(page.one("div", id=name)) == wanted


def test_empty_listing_says_so(page: Element) -> None:
    assert page.one("div", id="none").one(class_="empty").text == "Nothing here yet."


def test_headings_of_cards_follow_the_page(page: Element) -> None:
    assert page.one("div", id="shortest").all("h4", class_="card__title")


def test_links_are_relative_and_escaped(page: Element) -> None:
    links = [(found["href"], found.text) for found in page.one("p", id="links").all("a")]
    assert links == [
        ("../resources/prop-box/", "Prop box"),
        ("../resources/prop-box/", "the <box>"),
        ("../packets/first-week/", "The first week"),
        ("../trainings/leading-a-circle/", "Leading a circle"),
    ]


def test_counts_take_codes_and_aliases_in_any_case(page: Element) -> None:
    assert page.one("p", id="counts").text == "11 3 2 6 3"


def test_questions_terms_note_and_word(page: Element) -> None:
    question = page.one("div", id="questions").one("li")
    assert question.one("a")["href"] == "../find/?minutes=20"
    assert question.one("a").text == "What can we do in twenty minutes?"
    terms = page.one("div", id="terms").all("li")
    assert [found.one("a")["href"] for found in terms] == [
        "../moments/before/",
        "../moments/during/",
        "../moments/after/",
    ]
    note = page.one("div", id="note")
    assert "Programs read these chapters in any order." in note.text
    assert note.one("a")["href"] == "https://source.example/chapters"
    assert page.one("p", id="word").text == "At any moment"


def test_listing_takes_facts_and_sorts_by_them(macros: Macros) -> None:
    told = re.findall(r'data-resource="([^"]+)"', macros.listing(helpers="2..3", sort="-helpers"))
    assert told == ["bucket-drums", "color-walk"]
    assert macros.count(helpers="..3") == 3


def test_an_empty_list_says_what_it_is_told_to_say(macros: Macros) -> None:
    nothing = macros.listing(chapters="dreaming", formats="library", empty="No <lesson> yet.")
    assert "No &lt;lesson&gt; yet." in nothing
    assert "No &lt;lesson&gt; yet." not in macros.listing(
        formats="library", empty="No <lesson> yet."
    )


def test_season_asks_what_fits_the_month_and_other_lists_leave_it_out(tmp_path: Path) -> None:
    agency = copy_agency(tmp_path / "agency")
    asked = "resources/questions.yml"
    text = (agency / asked).read_text(encoding="utf-8")
    query = 'query: "collections=drum-circle"'
    more = (
        f"- ask: What is cold?\n  {query}\n  months: [12, 1]\n  ask_in: {{es: ¿Qué hace frío?}}\n"
        f"- ask: What is warm?\n  {query}\n  months: [7]\n"
    )
    (agency / asked).write_text(f"{text}\n{more}", encoding="utf-8")
    checked = check(agency, date(2027, 1, 5))
    assert [problem for problem in checked.problems if asked in problem.path] == []
    macros = Macros(checked.catalog, checked.settings, lambda: CallingPage(address="try/"))
    line = str(macros.season())
    assert re.findall(r'data-months="([\d ]+)"( hidden)?', line) == [("12 1", ""), ("7", " hidden")]
    assert '<a lang="es" href="../find/?collections=drum-circle">¿Qué hace frío?</a>' in line
    assert "What is" not in macros.questions()


def test_season_is_nothing_without_questions_for_it(macros: Macros) -> None:
    assert "data-season" not in macros.season()


def test_a_series_follows_the_links_of_its_index(tmp_path: Path) -> None:
    checked = check(AGENCY, date.fromisoformat(TODAY))
    root = tmp_path / "docs"
    root.mkdir()
    (root / "index.md").write_text("- [B & b](b.md): x\n- [A](a.md)\n- [C](c.md) [B](b.md)\n")
    here = CallingPage(file="docs/a.md")
    catalog = replace(checked.catalog, root=tmp_path)
    macros = Macros(catalog, checked.settings, lambda: here)
    ways = str(macros.series())
    assert 'aria-label="Part 2 of 3"' in ways
    assert '<a rel="prev" href="../b/">Before: B &amp; b</a>' in ways
    assert '<a rel="next" href="../c/">Next: C</a>' in ways
    here = CallingPage(file="docs/c.md")
    assert 'rel="next"' not in str(macros.series())
    here = CallingPage(file="docs/index.md")
    assert str(macros.series()) == ""
