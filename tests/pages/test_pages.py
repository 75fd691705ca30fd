"""The pages of another agency's toolkit, built with the same code and nothing but its own data."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.toolkits.html import cards, read
from tests.toolkits.sites import AGENCY, TODAY, run_toolkit

if TYPE_CHECKING:
    from pathlib import Path

CHAPTERS = ("dreaming", "launching", "growing", "sharing", "renewing")


def test_every_term_of_stages_and_framework_has_its_page(agency_site: Path) -> None:
    titles = {
        address: read(agency_site, address).one("h1").text
        for address in ("chapters/dreaming/", "competencies/CK-3/", "promises/every-child/")
    }
    assert titles == {
        "chapters/dreaming/": "Dreaming",
        "competencies/CK-3/": "CK-3 – Families and neighbors",
        "promises/every-child/": "Every child makes art",
    }
    assert sorted(path.name for path in (agency_site / "chapters").iterdir() if path.is_dir()) == (
        sorted(CHAPTERS)
    )


def test_framework_page_lists_its_resources_and_the_note(agency_site: Path) -> None:
    page = read(agency_site, "competencies/CK-3/")
    assert cards(page) == ["family-night", "wall-permission", "rhythm-names"]
    assert "Alignment is our suggestion." in page.one(class_="index-page").text


def test_stage_page_is_grouped_and_says_why(agency_site: Path) -> None:
    page = read(agency_site, "chapters/sharing/")
    groups = [found.text for found in page.all("h2", class_="group")]
    assert groups == [
        "Before the session",
        "During the session",
        "After the session",
        "At any moment",
    ]
    assert cards(page) == [
        "bucket-drums",
        "family-night",
        "bucket-drums",
        "family-night",
        "mask-lesson",
    ]
    first = page.all(data_resource="bucket-drums")[0]
    assert "Why here: Families join in after two minutes." in first.text


def test_tool_of_two_phases_has_its_anchor_once(agency_site: Path) -> None:
    page = read(agency_site, "chapters/sharing/")
    assert len(page.all(data_resource="family-night")) == 2
    assert len(page.all(id="family-night")) == 1


def test_card_says_what_it_is_how_long_and_why(agency_site: Path) -> None:
    page = read(agency_site, "competencies/CK-2/")
    card = page.one("article", data_resource="color-walk")
    assert card.one(class_="card__kind").text == "Activity"
    assert card.one(class_="card__time").text == "45 minutes"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_sign_is_a_question_that_leads_to_tools(agency_site: Path, chapter: str) -> None:
    page = read(agency_site, "chapters/")
    heading = page.one("h2", id=f"chapters-{chapter}")
    everything = list(page.walk())
    signs = next(
        found
        for found in everything[everything.index(heading) :]
        if "signs" in found.attributes.get("class", "").split()
    )
    listed = signs.all("li", class_="sign")
    assert listed
    for sign in listed:
        assert sign.one(class_="sign__ask").text.endswith("?")
        assert len(sign.one(class_="sign__tools").all("a")) >= 2


def test_shared_sign_names_the_other_stages(agency_site: Path) -> None:
    page = read(agency_site, "chapters/launching/")
    assert [found.text for found in page.all(class_="sign__shared")] == ["Also a sign of: Growing"]


def test_hand_written_page_replaces_the_index_of_its_term(agency_site: Path) -> None:
    page = read(agency_site, "chapters/launching/")
    assert page.one("h1").text == "Launching the program"
    assert "Our own words about launching." in page.text
    assert cards(page) == [
        "bucket-drums",
        "rhythm-names",
        "bucket-drums",  # its card stands in the group before; here it is a line after the cards
        "quiet-ending",
        "prop-box",
    ]


def test_crosswalk_counts_what_its_ways_lead_to(agency_site: Path) -> None:
    page = read(agency_site, "crosswalk/")
    rows = [[cell.text for cell in row.all("td")] for row in page.one("tbody").all("tr")]
    assert rows == [
        ["0", "0", "2", "1", "2"],
        ["2", "2", "1", "0", "4"],
        ["1", "0", "0", "1", "2"],
        ["1", "2", "1", "0", "3"],
        ["0", "0", "0", "1", "2"],
        ["2", "5", "3", "2", "11"],
    ]
    links = page.one("tbody").all("a")
    assert links
    for link in links[:-1]:
        way, _, section = link["href"].partition("#")
        listed = page.one(id=section) if section else read(agency_site, way.removeprefix("../"))
        assert len(set(cards(listed))) == int(link.text), link["href"]


def test_crosswalk_counts_every_offered_resource_in_the_any_row(agency_site: Path) -> None:
    last = read(agency_site, "crosswalk/").one("tbody").all("a")[-1]
    files = (AGENCY / "resources").glob("*/*.md")
    assert last["href"] == "../find/"
    assert int(last.text) == len([path for path in files if path.stem != "old-mask-lesson"])


def test_resource_page_has_its_parts_in_order(agency_site: Path) -> None:
    page = read(agency_site, "resources/bucket-drums/")
    article = page.one("article", data_resource_page="bucket-drums")
    assert article.one("h1").text == "Bucket drums"
    assert article.one(class_="summary").text == "Turn ten buckets into a first drum circle."
    facts = [fact.text for fact in article.all(class_="fact")]
    assert facts == [
        "FormatActivity",
        "Time40 minutes",
        "Group size6 to 12 children",
        "To get ready20 minutes",
    ]
    assert [found["id"] for found in article.all("h2") if "id" in found.attributes][:3] == [
        "on-before-you-start",
        "on-steps",
        "on-facilitator-notes",
    ]
    assert article.one("div", id="at-launching").text == (
        "Launching Loud on purpose, and quiet on a sign."
    )
    about = article.one(id="about-this-resource").text
    for part in (
        "Program chapterLaunching, Sharing",
        "Core skillCK-1 – Safe spaces, CK-2 – Child growth",
        "Alignment is our suggestion.",
        "6 to 12 children",
        "junk drums",
        "After-School Arts Toolkit (2026). Bucket drums. https://arts.example/kit/resources/",
    ):
        assert part in about
    assert "Reviewed September 2026 by a music teacher" in article.text


def test_resource_page_has_its_own_edit_link_canonical_and_title(agency_site: Path) -> None:
    page = read(agency_site, "resources/bucket-drums/")
    assert page.one("title").text == "Bucket drums · After-School Arts Toolkit"
    assert page.one("link", rel="canonical")["href"] == (
        "https://arts.example/kit/resources/bucket-drums/"
    )
    assert page.one("meta", name="description")["content"] == (
        "Turn ten buckets into a first drum circle."
    )
    links = [found["href"] for found in page.all("a")]
    assert "https://git.example/arts/edit/main/resources/drum-circle/bucket-drums.md" in links
    assert any(link.startswith("mailto:arts@example.org?subject=Problem") for link in links)


def test_body_is_github_markdown_with_its_links_resolved(agency_site: Path) -> None:
    body = read(agency_site, "resources/bucket-drums/").one(class_="resource__body")
    links = [found["href"] for found in body.all("a")]
    assert links[:3] == ["../wall-permission/#on-the-letter", "#fn-1", "../quiet-ending/"]
    assert "#on-steps" in links
    assert body.one("table").one("thead").text == "What How many"
    assert [box.attributes.get("checked") for box in body.all("input")] == [None, None]
    assert body.one(class_="markdown-alert-tip").text == "Tip Put a towel under each bucket."
    assert body.one("div", class_="facilitator-notes").one("h2").text == "Facilitator notes"


def test_template_code_and_scripts_in_a_resource_are_text(agency_site: Path) -> None:
    body = read(agency_site, "resources/rhythm-names/").one(class_="resource__body")
    assert body.text == (
        "Say a name. Clap it. Text such as {{ config.site_name }}, {% raw %} and "
        "<script>alert(1)</script> stays text."
    )
    assert body.all("script") == []


def test_relations_name_their_reason_and_stand_on_both_sides(agency_site: Path) -> None:
    def related(slug: str) -> list[str]:
        section = read(agency_site, f"resources/{slug}/").one(class_="related")
        return [item.text for item in section.all("li")]

    assert related("bucket-drums")[0] == "Quiet ending Named on this page"
    assert related("quiet-ending")[0] == "Bucket drums Points to this page"
    assert "Also about" in related("quiet-ending")[1]


def test_link_resource_offers_each_language(agency_site: Path) -> None:
    page = read(agency_site, "resources/theater-library/")
    buttons = [(found.text, found.one("a")["href"]) for found in page.all(class_="open")]
    assert buttons == [
        ("Open in English", "https://plays.example/en"),
        ("Open in Español", "https://plays.example/es"),
    ]
    assert page.one(class_="link-facts").text == (
        "Plays for Children · English, Español · Free · 2024"
    )
    assert "Address opened and checked May 2026" in page.one(class_="trust").text


def test_spanish_resource_says_its_language(agency_site: Path) -> None:
    article = read(agency_site, "resources/cuento-en-rueda/").one(
        "article", data_resource_page="cuento-en-rueda"
    )
    assert article["lang"] == "es"
    card = read(agency_site, "tongues/es/").one("article", data_resource="cuento-en-rueda")
    assert card["lang"] == "es"


def test_image_of_a_collection_is_published_and_shown(agency_site: Path) -> None:
    image = read(agency_site, "resources/wall-permission/").one(class_="resource__body").one("img")
    assert image["src"] == "../../collections/mural-making/pictures/wall.png"
    assert image["alt"] == "A plain wall"
    original = AGENCY / "resources/mural-making/pictures/wall.png"
    published = agency_site / "collections/mural-making/pictures/wall.png"
    assert published.read_bytes() == original.read_bytes()


def test_packet_holds_its_parts_with_links_and_ids_of_their_own(agency_site: Path) -> None:
    page = read(agency_site, "packets/first-week/")
    assert [part["id"] for part in page.all("details", class_="packet__part")] == [
        "bucket-drums",
        "rhythm-names",
        "quiet-ending",
    ]
    first = page.one("details", id="bucket-drums")
    links = [found["href"] for found in first.one(class_="resource__body").all("a")]
    assert "../../resources/wall-permission/#on-the-letter" in links
    assert "../../resources/quiet-ending/" in links
    assert "#bucket-drums-on-steps" in links
    assert first.one("h3", id="bucket-drums-on-steps").text == "Steps"


def test_training_tells_coming_and_past_sessions(agency_site: Path) -> None:
    page = read(agency_site, "trainings/leading-a-circle/")
    sessions = [found.text for found in page.all("div", class_="session")]
    assert "Thursday, April 1, 2027" in sessions[0]
    assert "Wednesday, April 1, 2026" in sessions[-1]
    assert (
        page.one(class_="sessions").one("details", class_="past-sessions").one("summary").text
        == "Past dates (1)"
    )
    assert "CK-2 – Child growth: 30 minutes" in page.text


def test_retired_resource_keeps_its_page_with_a_notice(agency_site: Path) -> None:
    article = read(agency_site, "resources/old-mask-lesson/").one(
        "article", data_resource_page="old-mask-lesson"
    )
    notice = article.one(class_="retired")
    assert notice.one("a")["href"] == "../../resources/mask-lesson/"


def test_retired_resource_is_in_no_list_search_or_sitemap(agency_site: Path) -> None:
    for page in agency_site.rglob("index.html"):
        address = page.parent.relative_to(agency_site).as_posix()
        if not address.endswith("old-mask-lesson"):
            assert "old-mask-lesson" not in page.read_text(encoding="utf-8"), address
    assert "old-mask-lesson" not in (agency_site / "sitemap.xml").read_text(encoding="utf-8")
    records = json.loads((agency_site / "catalog.json").read_text(encoding="utf-8"))
    assert "old-mask-lesson" not in json.dumps(records)


def test_search_names_written_pages_and_offered_resources_only(agency_site: Path) -> None:
    folder = agency_site / "assets" / "catalog"
    facets = (folder / "facets.js").read_text(encoding="utf-8")
    assert '"Bucket drums"' in facets
    assert "Old mask lesson" not in facets
    pages = (folder / "search.js").read_text(encoding="utf-8").partition('"pages":')[2]
    written = {
        page.parent.relative_to(agency_site).as_posix()
        for page in agency_site.rglob("index.html")
        if "data-searched" in page.read_text(encoding="utf-8")
    }
    assert written
    assert all(f'"{"" if name == "." else f"{name}/"}"' in pages for name in written)


def test_both_sitemaps_hold_the_filled_pages_and_no_frame(agency_site: Path) -> None:
    text = (agency_site / "sitemap.xml").read_text(encoding="utf-8")
    listed = re.findall("<loc>(.*?)</loc>", text)
    assert "https://arts.example/kit/resources/bucket-drums/" in listed
    assert "https://arts.example/kit/competencies/CK-3/" in listed
    assert "https://arts.example/kit/chapters/launching/" in listed
    assert len(listed) == len(set(listed))
    assert not [address for address in listed if "_frame" in address or "/old/" in address]
    packed = gzip.decompress((agency_site / "sitemap.xml.gz").read_bytes())
    assert packed.decode() == text


def test_frames_and_slots_leave_no_trace(agency_site: Path) -> None:
    assert list(agency_site.rglob("_frame")) == []
    for page in agency_site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not re.search("[\ue000-\uf8ff]", text), page
        assert "/_frame" not in text, page


def test_name_of_no_other_host_is_asked(agency_site: Path) -> None:
    for path in agency_site.rglob("*.html"):
        page = read(agency_site, path.parent.relative_to(agency_site).as_posix())
        for found in page.walk():
            if found.name in {"script", "img", "iframe", "source"}:
                assert "//" not in found.attributes.get("src", ""), path


def test_listing_order_is_the_maintainers_order_then_title(agency_site: Path) -> None:
    assert cards(read(agency_site, "collections/mural-making/")) == [
        "wall-permission",
        "color-walk",
        "paint-budget",
    ]


def test_links_to_other_sites_come_last(agency_site: Path) -> None:
    assert cards(read(agency_site, "art-forms/theater/"))[-1] == "theater-library"


def test_toolkits_stand_in_their_order_with_their_counts(agency_site: Path) -> None:
    listed = read(agency_site, "collections/").one(class_="records").all("li")
    assert [item.one("a").text for item in listed] == [
        "Mural making",
        "Drum circle",
        "Story stage",
    ]


def test_two_builds_of_one_day_are_equal(agency: Path, tmp_path: Path) -> None:
    def files(site: Path) -> dict[str, bytes]:
        return {
            path.relative_to(site).as_posix(): path.read_bytes()
            for path in sorted(site.rglob("*"))
            if path.is_file()
        }

    sites = [tmp_path / "one", tmp_path / "two"]
    for site in sites:
        done = run_toolkit("build", "--root", str(agency), "--out", str(site), "--today", TODAY)
        assert done.returncode == 0, done.stderr
    one, two = map(files, sites)
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


@pytest.mark.parametrize(
    ("address", "lines", "cells"),
    [
        ("check-up/", 4, [4]),
        ("check-ups/ready-for-art/", 4, [4]),
        # With three scales no drawing can show the regions: each scale is a track of its own.
        ("check-ups/three-drums/", 6, [1, 1, 1]),
    ],
)
def test_check_up_of_one_scale_or_three_is_made_from_data_alone(
    agency_site: Path, address: str, lines: int, cells: list[int]
) -> None:
    page = read(agency_site, address)
    asked = [found for found in page.all("fieldset") if found.attributes.get("id")]
    assert len(asked) == lines
    for shown in (page.one("div", data_check="plots"), page.one("div", class_="check-wall")):
        plots = [found for found in shown.all("svg") if "data-across" in found.attributes]
        assert [len(plot.all("rect")) for plot in plots] == cells
    data = json.loads(page.one("script", data_check="data").text)
    assert len(data["fingerprint"]) == 8
    assert len(data["lines"]) == lines


def test_key_of_a_check_up_gives_its_regions_in_points(agency_site: Path) -> None:
    key = read(agency_site, "check-up/").one("section", class_="check-key")
    rows = [[cell.text for cell in row.all("td")] for row in key.all("tr")]
    # Four lines of up to two points: 24 of 100 is one point, 25 is two.
    assert rows[1:] == [["0 to 1"], ["2 to 3"], ["4 to 5"], ["6 to 8"]]


def test_a_rule_of_its_own_stands_in_a_box_with_its_source(agency_site: Path) -> None:
    box = read(agency_site, "resources/quiet-ending/").one("div", class_="markdown-alert")
    assert box.text == (
        "Ears “A circle that drums for ten minutes is quiet for ten minutes.” From "
        "Rules for loud rooms, rule 7 (Council of Made-Up Rooms)."
    )
    assert box.one("a")["href"] == "https://www.example.org/loud-rooms/7"
