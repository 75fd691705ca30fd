"""Pages of areas with codes, and the line that says how many resources of what kind."""

from __future__ import annotations

import re
from datetime import date

import pytest

from resource_toolkit.checking import Step, check
from resource_toolkit.pages import Pages
from tests.toolkits.sites import AGENCY


@pytest.fixture(scope="module")
def pages() -> Pages:
    now = check(AGENCY, date(2026, 11, 21), until=Step.RULES)
    return Pages(now.catalog, now.settings, now.bodies)


def area(pages: Pages, slug: str) -> str:
    skills = pages.catalog.vocabularies["competencies"]
    return str(pages.term(skills, skills.by_slug[slug])["article"])


def test_an_area_begins_with_its_trainings(pages: Pages) -> None:
    article = area(pages, "CK-2")
    trainings = article.index('href="../../trainings/leading-a-circle/"')
    assert trainings < article.index('id="area-best"') < article.index("data-resource=")


def test_our_own_that_name_few_other_areas_come_first(pages: Pages) -> None:
    skills = pages.catalog.vocabularies["competencies"]
    for term in skills.terms:
        listed = pages.indexes.at_term(skills, term).resources
        ranks = [(bool(row.links), len(row.terms(skills.name))) for row in listed]
        assert ranks == sorted(ranks)
        shown = re.findall(r'data-resource="([^"]+)"', area(pages, term.slug))
        assert shown == [row.slug for row in listed]


def test_a_toolkit_says_how_many_of_what_kind(pages: Pages) -> None:
    collection = max(
        pages.catalog.collections.values(),
        key=lambda one: len(pages.catalog.by_collection[one.slug]),
    )
    held = pages.catalog.by_collection[collection.slug]
    line = re.search(r'<p class="tally">(.*?)</p>', str(pages.collection(collection)["article"]))
    assert line is not None
    assert f"<strong>{len(held)} resources</strong>" in line[1]
    counts = [int(number) for number in re.findall(r"</a> (\d+)", line[1])]
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == len(held)
    assert f"find/?collections={collection.slug}&amp;formats=" in line[1]
