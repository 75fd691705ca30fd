"""Selecting, sorting, grouping, counting and relating resources."""

from dataclasses import replace

import pytest

from resource_toolkit.catalog import Relations, at_term, count_terms, group_resources, query_string
from resource_toolkit.catalog.catalog import Catalog
from resource_toolkit.catalog.query import Selection, parse_query, select
from tests.toolkits.small_copy import copy_small, load

RESOURCES = {
    # slug: title, form, seasons, more
    "ant-song": ("Ant song", "song", "[spring, summer]", "minutes: 20\nadded: 2026-03-01"),
    "bee-song": ("Bee song", "song", "{summer: Bees are out.}", "minutes: 5\nadded: 2026-02-01"),
    "cup-list": ("Cup list", "sheet", "[late-fall]", "order: 1\nadded: 2026-01-05"),
    "dew-list": ("dew list", "sheet", "[summer]", "codes: [K-1, K-2]\nadded: 2026-01-05"),
    "elm-list": ("Elm list", "sheet", "[summer]", "also_called: [Big Tree]\nadded: 2026-01-05"),
}


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    root = copy_small(tmp_path_factory.mktemp("query"))
    garden = root / "resources" / "garden"
    for slug, (title, form, seasons, more) in RESOURCES.items():
        (garden / f"{slug}.md").write_text(
            f"---\ntitle: {title}\nsummary: About it.\nform: {form}\nseasons: {seasons}\n{more}\n"
            "---\n\n## Steps\n\nDo it.\n",
            encoding="utf-8",
        )
    (garden / "old-list.md").write_text(
        "---\ntitle: Old list\nsummary: Gone.\nform: sheet\nseasons: [spring]\n"
        "status: retired\nadded: 2026-01-05\n---\n\nGone.\n",
        encoding="utf-8",
    )
    (garden / "fig-page.md").write_text(
        "---\ntitle: A fig page\nsummary: Elsewhere.\nform: sheet\nseasons: [spring]\n"
        "url: https://example.org/\npublisher: Someone\nrelated: [cup-list]\n"
        "added: 2026-01-05\n---\n\nFigs.\n",
        encoding="utf-8",
    )
    pond = root / "resources" / "pond"
    pond.mkdir()
    (pond / "_collection.yml").write_text("title: Pond\nsummary: Wet.\norder: 1\n")
    (pond / "wet-list.md").write_text(
        "---\ntitle: Wet list\nsummary: No season.\nform: sheet\nadded: 2026-01-05\n---\n\nWet.\n",
        encoding="utf-8",
    )
    return load(root)


def slugs(catalog: Catalog, text: str) -> list[str]:
    """Return the slugs that a query string finds, in order."""
    selection, unknown = parse_query(catalog, text)
    assert unknown == []
    return [resource.slug for resource in select(catalog, selection)]


def test_any_term_of_a_facet_and_all_facets(catalog: Catalog) -> None:
    assert slugs(catalog, "seasons=spring&seasons=late-fall&forms=sheet") == [
        "cup-list",
        "seed-list",
        "fig-page",
    ]
    assert slugs(catalog, "seasons=spring&forms=song") == ["ant-song"]
    assert slugs(catalog, "seasons=late-fall&forms=song") == []


def test_everything_but_the_retired(catalog: Catalog) -> None:
    everything = "cup-list wet-list ant-song bee-song dew-list elm-list seed-list fig-page"
    assert slugs(catalog, "") == everything.split()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("seasons=2&forms=song", "bee-song ant-song"),
        ("codes=k-1", "dew-list"),
        ("collections=pond", "wet-list"),
        ("minutes=20&sort=shortest", "bee-song ant-song"),
        ("minutes=19", "bee-song"),
        ("q=BIG tree", "elm-list"),
        ("q=list&seasons=summer&sort=title", "dew-list elm-list"),
        ("sort=newest&forms=song", "ant-song bee-song"),
        ("q=", "cup-list wet-list ant-song bee-song dew-list elm-list seed-list fig-page"),
    ],
)
def test_queries(catalog: Catalog, text: str, found: str) -> None:
    assert slugs(catalog, text) == found.split()


def test_sorted_by_title_ignoring_case(catalog: Catalog) -> None:
    by_title = "fig-page ant-song bee-song cup-list dew-list elm-list seed-list wet-list"
    assert slugs(catalog, "sort=title") == by_title.split()


def test_parts_of_a_query_that_mean_nothing(catalog: Catalog) -> None:
    text = "seasons=winter&form=song&minutes=-1&minutes=x&sort=up&collections=Pond&x"
    selection, unknown = parse_query(catalog, text)
    assert unknown == [
        "seasons=winter",
        "form=song",
        "minutes=-1",
        "minutes=x",
        "sort=up",
        "collections=Pond",
        "x=",
    ]
    assert selection == Selection()


def test_query_string_reads_back(catalog: Catalog) -> None:
    text = query_string({"seasons": ["late-fall", "spring"], "codes": ["K-1"]})
    assert text == "seasons=late-fall&seasons=spring&codes=K-1"
    assert parse_query(catalog, text)[0].terms == {
        "seasons": frozenset({"late-fall", "spring"}),
        "codes": frozenset({"K-1"}),
    }


def test_at_a_term_reasons_come_first(catalog: Catalog) -> None:
    found = at_term(catalog, "seasons", "summer")
    assert [each.slug for each in found] == ["bee-song", "dew-list", "elm-list", "ant-song"]
    assert at_term(catalog, "seasons", "winter") == ()


def test_groups_in_the_order_of_terms(catalog: Catalog) -> None:
    groups = group_resources(catalog, catalog.active, "seasons")
    found = [(term and term.slug, [each.slug for each in group]) for term, group in groups]
    assert found == [
        ("spring", ["ant-song", "fig-page", "seed-list"]),
        ("summer", ["ant-song", "bee-song", "dew-list", "elm-list"]),
        ("late-fall", ["cup-list"]),
        (None, ["wet-list"]),
    ]
    assert group_resources(catalog, (), "seasons") == []


def test_counts_leave_their_own_facet_open(catalog: Catalog) -> None:
    selection, _ = parse_query(catalog, "seasons=summer&forms=song")
    assert count_terms(catalog, selection, "seasons") == {"spring": 1, "summer": 2, "late-fall": 0}
    assert count_terms(catalog, selection, "forms") == {"sheet": 2, "song": 2}
    assert count_terms(catalog, Selection(), "codes") == {"K-1": 1, "K-2": 1}


def related(catalog: Catalog, slug: str, limit: int = 6) -> list[tuple[str, str, str]]:
    """Return (slug, why, term) of what is related."""
    found = Relations(catalog).of(catalog.resources[slug], limit)
    return [(each.resource.slug, each.why, each.term) for each in found]


def test_related_named_then_naming_then_by_terms(catalog: Catalog) -> None:
    assert related(catalog, "fig-page")[0] == ("cup-list", "named", "")
    assert related(catalog, "cup-list")[0] == ("fig-page", "names", "")
    assert related(catalog, "bee-song") == [
        ("ant-song", "term", "song"),
        ("dew-list", "term", "summer"),
        ("elm-list", "term", "summer"),
    ]
    assert len(related(catalog, "bee-song", limit=1)) == 1


def test_retired_is_never_related(catalog: Catalog) -> None:
    for resource in catalog.active:
        assert "old-list" not in [slug for slug, _, _ in related(catalog, resource.slug, 99)]


def test_a_named_relative_comes_once(catalog: Catalog) -> None:
    both = replace(catalog.resources["cup-list"], related=("fig-page", "fig-page"))
    changed = replace(catalog, resources={**catalog.resources, "cup-list": both})
    slugs = [slug for slug, _, _ in related(changed, "cup-list")]
    assert slugs.count("fig-page") == 1
