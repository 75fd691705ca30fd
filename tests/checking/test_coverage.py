import re
from pathlib import Path
from typing import Any

from resource_toolkit.checking.coverage import cover
from resource_toolkit.checking.reviews import due_list
from resource_toolkit.pages.macros import Macros
from resource_toolkit.pages.macros.call import CallingPage
from resource_toolkit.upkeep.report import due_text, report_record, report_text
from tests.toolkits.garden import SEED, WATER, check, make_toolkit, put


def test_every_pair_is_counted_and_zeros_stay(tmp_path: Path) -> None:
    (crossing,) = cover(check(make_toolkit(tmp_path)).catalog).crossings
    assert (crossing.rows.name, crossing.columns.name) == ("steps", "areas")
    assert crossing.counts == {
        ("begin", "A"): 1,
        ("begin", "5"): 1,
        ("go-on", "A"): 1,
        ("go-on", "5"): 2,
    }
    root = make_toolkit(tmp_path / "other")
    put(root, "resources/garden/seed-list.md", SEED.replace("areas: [A]\n", ""))
    (crossing,) = cover(check(root).catalog).crossings
    assert (crossing.counts["begin", "A"], crossing.zeros) == (0, 1)


def test_kinds_languages_and_lengths_are_counted(tmp_path: Path) -> None:
    found = cover(check(make_toolkit(tmp_path)).catalog)
    ((vocabulary, counts),) = found.kinds
    assert vocabulary.name == "kinds"
    assert counts == {"garden": {"sheet": 2, "website": 1}, "kitchen": {"sheet": 0, "website": 0}}
    assert found.languages == {"en": 3, "es": 0}
    assert found.lengths == {"15": 1, "30": 1, "60": 0, "120": 0, "more": 0, "none": 1}


def test_reading_is_told_per_collection_and_language(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    spanish = WATER.replace("minutes: 15", "minutes: 15\nlanguages: [es]")
    hard = "Las responsabilidades administrativas internacionales requieren organización."
    put(root, "resources/garden/agua.md", spanish.replace("Hang it up.", hard))
    put(
        root,
        "resources/garden/sol.md",
        spanish.replace("Hang it up.", "El sol sale y el pan es bueno."),
    )
    readings = {(r.collection, r.language): r for r in cover(check(root).catalog).readings}
    english, other = readings["garden", "en"], readings["garden", "es"]
    assert (english.scale, english.count) == ("grade", 3)
    assert (other.scale, other.count, other.hardest) == ("ease", 2, "agua")
    assert english.worst >= english.middle
    assert other.worst < other.middle


def test_without_a_list_of_languages_texts_are_read_as_the_site_speaks(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    (root / "resources/vocabularies/languages.yml").unlink()
    now = check(root)
    assert {reading.language for reading in cover(now.catalog).readings} == {"en"}
    macros = Macros(now.catalog, now.settings, lambda: CallingPage(address="about/coverage/"))
    assert "<li>Garden: grade" in str(macros.planning.coverage())


def test_what_is_thin_alone_or_broken_is_named(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    packet = "title: P\nsummary: S\nresources: [{slug: seed-list}, {slug: water-plan}]\n"
    assert [r.slug for r in cover(check(root).catalog).alone] == ["seed-list", "water-plan"]
    put(root, "resources/packets/first.yml", packet)
    put(
        root,
        "resources/garden/water-plan.md",
        WATER.replace("steward:", "status: retired\nsteward:"),
    )
    found = cover(check(root).catalog)
    assert [r.slug for r in found.alone] == []
    assert [(p.slug, gone) for p, gone in found.packets] == [("first", ("water-plan",))]
    few = {(v.name, t.slug): count for v, t, count in found.few}
    assert few["steps", "begin"] == 2
    assert few["languages", "es"] == 0
    assert (found.resources, found.retired) == (2, 1)


def test_the_report_says_it_in_words_and_as_json(tmp_path: Path) -> None:
    catalog = check(make_toolkit(tmp_path)).catalog
    due = due_list(catalog, 90)
    text = report_text(catalog, cover(catalog), due, 90)
    assert "Step by Area: 0 of 4 pairs are empty (0)\n          A   5\n  begin   1   1\n" in text
    assert "Packets with retired members:\n  none\n" in text
    assert due_text(catalog, due, 90) == (
        "Reviews due until 90 days after 2027-03-01: 1, of them late 1\n"
        "  2027-01-05 resources/garden/seed-list.md (late), kept by @garden/all and the office"
    )
    record: Any = report_record(catalog, cover(catalog), due)
    assert record["crossings"][0]["counts"]["go-on"] == {"A": 1, "5": 2}
    assert record["due"] == [{"slug": "seed-list", "due": "2027-01-05", "late": True}]


def test_rules_to_compare_are_due_too(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    said = "title: T, quote: Q, source: S, publisher: P, url: 'https://example.org/r'"
    rule = f"{{id: near-water, {said}, checked: 2026-08-31}}"
    put(root, "resources/safety.yml", f"review_every: 6\nrules: [{rule}]\n")
    assert due_text(check(root).catalog, [], 90).splitlines()[1:] == [
        "  2027-02-28 resources/safety.yml: compare 'near-water' with https://example.org/r (late)"
    ]


def test_the_pages_show_the_same_data(tmp_path: Path) -> None:
    now = check(make_toolkit(tmp_path))
    macros = Macros(now.catalog, now.settings, lambda: CallingPage(address="about/coverage/"))
    page = str(macros.planning.coverage())
    assert '<a href="../../find/?steps=go-on&amp;areas=5">2</a>' in page
    assert 'href="../../resources/seed-list/"' in page
    # The fullest cells are those with the most, and a zero stays a zero.
    assert re.findall(r'<td class="heat(\d)"><a [^>]+>(\d)', page) == [
        ("3", "1"), ("3", "1"), ("3", "1"), ("3", "2"),
    ]  # fmt: skip
    assert page.count('class="bar"') == 2 + 6
    page = str(macros.planning.freshness())
    assert '<th scope="row">Review is late</th><td><span>1</span><svg class="bar"' in page
    # The line in time begins with the late review, and goes on where none is due.
    quarters = re.findall(r'row">(\w+ \d{4})</th><td><span>(\d)', page)
    assert quarters[0] == ("January 2027", "1")
    assert '<a href="../../resources/seed-list/">Seed list</a>, January 2027' in page
