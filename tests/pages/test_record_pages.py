"""The slots of whole pages, made from the toolkit of the arts agency without a site."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from resource_toolkit.checking import Step, check
from resource_toolkit.pages import Pages
from tests.toolkits import garden
from tests.toolkits.sites import AGENCY

if TYPE_CHECKING:
    from pathlib import Path

LOOK = {
    f"{name}.{kind}": f"assets/{name}.{kind}"
    for name in ("check-up", "run")
    for kind in ("css", "js")
}


@pytest.fixture(scope="module")
def pages() -> Pages:
    now = check(AGENCY, date(2026, 11, 21), until=Step.RULES)
    return Pages(
        now.catalog, now.settings, now.bodies, frozenset({"color-walk"}), LOOK, copies=True
    )


def addresses(pages: Pages, kind: str, written: frozenset[str] = frozenset()) -> list[str]:
    return [slots["address"] for slots in pages.all(kind, written)]


def test_every_record_has_its_page_once(pages: Pages) -> None:
    listed = addresses(pages, "record")
    assert len(listed) == len(set(listed))
    wanted = {
        "resources/color-walk/",
        "resources/old-mask-lesson/",
        "trainings/leading-a-circle/",
        "trainings/leading-a-circle/run/",
        "packets/first-week/",
        "check-ups/ready-for-art/",
        "check-ups/three-drums/",
        "check-up/",
    }
    assert wanted <= set(listed)
    assert listed.count("check-up/") == 1


def test_listings_are_made_unless_people_wrote_them(pages: Pages) -> None:
    listed = addresses(pages, "listing")
    made = {"collections/drum-circle/", "chapters/", "chapters/launching/", "competencies/CK-3/"}
    assert made <= set(listed)
    assert "tongues/en/" in listed or "tongues/" in listed
    left = addresses(pages, "listing", frozenset(made))
    assert set(left).isdisjoint(made)
    assert len(left) == len(listed) - len(made)


def test_page_of_a_term_lists_its_resources_with_reasons(pages: Pages) -> None:
    chapters = pages.catalog.vocabularies["chapters"]
    term = next(term for term in chapters.terms if term.slug == "launching")
    slots = pages.term(chapters, term)
    assert slots["title"] == chapters.label(term)
    assert slots["description"] == "The first weeks with children in the room."
    article = slots["article"]
    assert 'href="../../resources/bucket-drums/"' in article
    assert 'id="bucket-drums"' in article
    assert "<h3" in article


def test_page_of_a_collection_lists_its_own_resources_only(pages: Pages) -> None:
    slots = pages.collection(pages.catalog.collections["drum-circle"])
    listed = re.findall(r'data-resource="([^"]+)"', slots["article"])
    assert set(listed) == {"bucket-drums", "rhythm-names", "quiet-ending"}
    assert slots["address"] == "collections/drum-circle/"


def test_page_of_a_vocabulary_describes_itself_by_its_note(pages: Pages) -> None:
    slots = pages.vocabulary(pages.catalog.vocabularies["chapters"])
    assert slots["address"] == "chapters/"
    assert slots["description"] == "Programs read these chapters in any order."
    assert 'href="../chapters/dreaming/"' in slots["article"]
    forms = pages.vocabulary(pages.catalog.vocabularies["art-forms"])
    assert forms["description"] in (
        pages.catalog.vocabularies["art-forms"].note,
        pages.catalog.vocabularies["art-forms"].title,
    )


def test_training_shows_what_comes_before_what_is_past(pages: Pages) -> None:
    slots = pages.training(pages.catalog.trainings["leading-a-circle"])
    article = slots["article"]
    past = article.index("<details")
    assert article.index("April 1, 2027") < past < article.index("April 1, 2026")
    assert "Thursday, April 1, 2027, 6:00\u202fPM – 7:00\u202fPM (Central Time)" in article
    listed = re.findall(r'data-resource="([^"]+)"', article)
    assert listed == ["theater-library", "bucket-drums", "quiet-ending"]
    assert 'href="#sessions"' in slots["toc"]
    assert slots["toc"].count("<li") == len(re.findall("<h2 id=", article))


def test_packet_holds_each_part_with_its_note_and_areas(pages: Pages) -> None:
    slots = pages.packet(pages.catalog.packets["first-week"])
    article = slots["article"]
    parts = re.findall(r'class="packet__part" id="([^"]+)"', article)
    assert parts == ["bucket-drums", "rhythm-names", "quiet-ending"]
    assert re.findall(r'href="#([^"]+)"', slots["toc"]) == parts
    assert "Start loud." in article
    assert "End soft." in article
    assert 'href="../../offline/first-week.zip"' in article
    touched = article.partition('id="areas"')[2].partition("</ul>")[0]
    wanted = {
        term.slug
        for slug in parts
        for term in pages.catalog.vocabularies["competencies"].terms
        if term.slug in pages.catalog.resources[slug].terms("competencies")
    }
    assert set(re.findall(r"CK-\d", touched)) == wanted
    assert wanted


def test_resource_names_its_packets_and_trainings(pages: Pages) -> None:
    article = pages.resource(pages.catalog.resources["bucket-drums"])["article"]
    assert 'href="../../packets/first-week/"' in article
    assert 'href="../../trainings/leading-a-circle/"' in article
    other = pages.resource(pages.catalog.resources["color-walk"])["article"]
    assert "packets/first-week/" not in other
    assert "trainings/leading-a-circle/" not in other


def test_first_check_up_stands_at_two_addresses(pages: Pages) -> None:
    first, again, second = pages.check_ups()
    assert (again["address"], again["title"]) == ("check-up/", first["title"])
    assert first["address"] != second["address"]
    assert second["address"].startswith("check-ups/")
    assert "../../" in first["article"]
    assert "../../" not in again["article"]


def test_page_in_another_language_says_what_is_there_in_it(pages: Pages) -> None:
    article = pages.resource(pages.catalog.resources["cuento-en-rueda"])["article"]
    assert '<p class="crumbs"><a href="../../collections/story-stage/">El escenario' in article
    facts = re.findall(r"<span>(.*?)</span></dt><dd>(.*?)</dd>", article)
    assert facts[:2] == [("Forma", "Actividad"), ("Tiempo", "20 minutos")]
    assert "<dt>¿Lo puedo copiar?</dt>" in article
    # The buttons that scripts add to it speak as it does; titles of other records do not.
    bar = article.partition('<div class="actions" data-resource="cuento-en-rueda"')[2]
    assert '"print": "Imprimir", ' in bar.partition(">")[0]
    english = pages.resource(pages.catalog.resources["bucket-drums"])["article"]
    assert "<span>Time</span>" in english
    assert english.count('lang="en"') == 1


def test_card_with_nothing_at_a_glance_begins_with_its_title(tmp_path: Path) -> None:
    now = garden.check(garden.make_toolkit(tmp_path))
    renderer = Pages(now.catalog, now.settings, now.bodies).renderer
    heads = {
        bool(resource.minutes): 'class="card__head"' in renderer.card(resource, "")
        for resource in now.catalog.resources.values()
    }
    assert heads == {True: True, False: False}


def test_a_list_of_nothing_cannot_be_narrowed(tmp_path: Path) -> None:
    now = garden.check(garden.make_toolkit(tmp_path))
    pages = Pages(now.catalog, now.settings, now.bodies, frozenset(), LOOK)
    made = ["".join(map(str, slots.values())) for slots in pages.all("listing", frozenset())]
    empty = [page for page in made if '<p class="empty">' in page]
    assert empty
    assert not any("Narrow this list" in page for page in empty)
    assert any("Narrow this list" in page for page in made)
