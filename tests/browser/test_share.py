"""One dialog shares every kind of page: address, code, poster, and a text in two languages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from playwright.sync_api import expect

from tests.browser.finder_page import open_finder
from tests.toolkits.sites import serve_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import PageAt

pytestmark = pytest.mark.shipped_toolkit

MOST = 300
KINDS = {
    "resources/sector-map/": "sector-map/",
    "packets/start-getting-started/": "start-getting-started/",
    "trainings/nutrition-and-active-play/": "nutrition-and-active-play/",
    "resources/sector-map/sheet/": "resources/sector-map/sheet/",
    "stages/getting-started/": "stages/getting-started/",
    "gateways/F/": "gateways/F/",
    "collections/nutrition/": "collections/nutrition/",
    "topics/stakeholders/": "topics/stakeholders/",
    "for/trainers/": "for/trainers/",
    "guides/mutual-learning/": "guides/mutual-learning/",
    "check-ups/community-of-practice/": "check-ups/community-of-practice/",
    "offline/": "offline/",
    "": "",
}
"""A page of each kind with the address that it is shared by."""


def share(page: Page) -> None:
    page.locator(".action--share").first.click()
    expect(page.locator("dialog.share .qr__code")).to_be_visible()


def pick(page: Page, name: str) -> str:
    return str(page.locator(f"dialog.share [data-to={name}]").get_attribute("href"))


@pytest.mark.parametrize("address", KINDS)
def test_every_kind_of_page_is_shared(page_at: PageAt, site_url: str, address: str) -> None:
    page = page_at(1280)
    page.goto(f"{site_url}{address}")
    share(page)
    shared = f"{site_url}{KINDS[address]}"
    assert page.locator(".share__address").inner_text() == shared
    text = page.locator(".share textarea").input_value()
    title, *_, last = text.split("\n")
    assert title == page.locator("h1").first.inner_text().replace("\n", " ")
    assert last == shared
    assert len(text) <= MOST


def test_nothing_of_it_comes_before_it_is_asked_for(page_at: PageAt, site_url: str) -> None:
    page = page_at(1280)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{site_url}stages/getting-started/", wait_until="networkidle")
    assert not any("share" in name or name.startswith("qr") for name in asked)
    share(page)
    assert sorted(name.partition(".")[0] for name in asked[-4:]) == [
        "qr", "share", "share", "share",
    ]  # fmt: skip


def test_the_code_on_the_screen_leads_there(page_at: PageAt, site_url: str) -> None:
    page = page_at(390)
    page.goto(f"{site_url}resources/sector-map/")
    share(page)
    dots = page.evaluate(
        """async () => {
        const svg = document.querySelector(".share .qr__code");
        const image = new Image();
        const text = new XMLSerializer().serializeToString(svg);
        image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
        await image.decode();
        const canvas = Object.assign(document.createElement("canvas"), {width: 400, height: 400});
        const ink = canvas.getContext("2d");
        ink.drawImage(image, 0, 0, 400, 400);
        return [...ink.getImageData(0, 0, 400, 400).data].filter((_, at) => at % 4 === 0);
        }"""
    )
    picture = memoryview(bytes(dots)).cast("B", (400, 400))
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [f"{site_url}sector-map/"]


def test_the_picture_of_the_code_can_be_saved(
    page_at: PageAt, site_url: str, tmp_path: Path
) -> None:
    page = page_at(1280)
    page.goto(f"{site_url}resources/sector-map/")
    share(page)
    with page.expect_download() as waiting:
        page.locator("[data-to=picture]").click()
    assert waiting.value.suggested_filename == "sector-map-qr.png"
    file = tmp_path / "code.png"
    waiting.value.save_as(file)
    head = file.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(head[16:20]) >= 400


def test_a_text_in_each_language_goes_to_each_way(page_at: PageAt, site_url: str) -> None:
    page = page_at(390)
    page.goto(f"{site_url}resources/sector-map/")
    share(page)
    page.get_by_label("Español").check()
    text = page.locator(".share textarea").input_value()
    assert text == f"Le comparto esta página. Está en inglés: «Sector map»\n{site_url}sector-map/"
    assert parse_qs(urlsplit(pick(page, "whatsapp")).query)["text"] == [text]
    assert pick(page, "whatsapp").startswith("https://wa.me/?text=")
    assert parse_qs(urlsplit(pick(page, "sms")).query)["body"] == [text]
    mail = urlsplit(pick(page, "mail"))
    assert mail.scheme == "mailto"
    assert parse_qs(mail.query) == {"subject": ["Sector map"], "body": [text]}
    page.locator(".share textarea").fill("Mire esto")
    assert parse_qs(urlsplit(pick(page, "sms")).query)["body"] == ["Mire esto"]


def test_a_page_in_spanish_is_shared_in_spanish(page_at: PageAt, site_url: str) -> None:
    page = page_at(390)
    page.goto(f"{site_url}resources/agua-primero-en-casa/")
    share(page)
    assert page.locator("dialog.share").get_attribute("lang") == "es"
    expect(page.locator("#share-title")).to_have_text("Compartir")
    expect(page.get_by_label("Español")).to_be_checked()
    page.get_by_label("English").check()
    assert "It is in Spanish" in page.locator(".share textarea").input_value()


def test_long_texts_are_cut_behind_a_word(page_at: PageAt, site_url: str) -> None:
    page = page_at(1280)
    page.goto(f"{site_url}stages/getting-started/")
    page.evaluate(
        "document.querySelector('meta[name=description]').content = 'Word '.repeat(200).trim()"
    )
    share(page)
    lines = page.locator(".share textarea").input_value().split("\n")
    assert lines[1].endswith("Word…")
    assert MOST - 5 <= sum(map(len, lines)) + len(lines) - 1 <= MOST


def test_the_finder_shares_what_was_chosen(page_at: PageAt, site_url: str) -> None:
    page = page_at(1280, permissions=["clipboard-read", "clipboard-write"])
    open_finder(page, site_url, "stages=model&minutes=30")
    page.locator("[data-finder=share]").click()
    shared = f"{site_url}find/?stages=model&minutes=30"
    expect(page.locator(".share__address")).to_have_text(shared)
    assert "Model" in page.locator(".share__title").inner_text()
    page.locator("[data-to=copy]").click()
    expect(page.locator(".share__status")).to_have_text("Address copied")
    assert page.evaluate("navigator.clipboard.readText()") == shared
    page.keyboard.press("Escape")
    page.get_by_label("Getting started").first.check()
    page.locator("[data-finder=share]").click()
    assert "getting-started" in page.locator(".share__address").inner_text()


def test_the_list_goes_into_a_mail_whole(page_at: PageAt, site_url: str) -> None:
    page = page_at(1280)
    page.goto(f"{site_url}list/?r=stakeholder-map,mou-light")
    page.locator("[data-list=share]").click()
    expect(page.locator(".share__address")).to_have_text(
        f"{site_url}list/?r=stakeholder-map,mou-light"
    )
    body = parse_qs(urlsplit(pick(page, "mail")).query)["body"][0]
    assert f"{site_url}resources/mou-light/" in body
    assert len(page.locator(".share textarea").input_value()) <= MOST


def test_a_date_of_a_training_is_shared(page_at: PageAt, agency_site: Path) -> None:
    page = page_at(390)
    with serve_folder(agency_site, "/") as site:
        page.goto(f"{site}trainings/leading-a-circle/")
        row = page.locator("[data-coming] .session[id]").first
        name = row.get_attribute("id")
        row.locator(".action--share").click()
        expect(page.locator(".share__address")).to_have_text(f"{site}leading-a-circle/#{name}")
        title = page.locator(".share__title").inner_text()
        assert title.startswith(f"{page.locator('h1').inner_text()}: ")
        assert title.partition(": ")[2] in row.inner_text()


def test_keys_are_enough_and_the_focus_comes_back(page_at: PageAt, site_url: str) -> None:
    page = page_at(390)
    page.goto(f"{site_url}stages/getting-started/")
    page.locator(".action--share").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-to=copy]")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("English")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.share")).to_be_hidden()
    expect(page.locator(".action--share")).to_be_focused()


def test_what_the_device_offers_is_offered(page_at: PageAt, site_url: str) -> None:
    page = page_at(390)
    page.add_init_script("navigator.share = async data => { window.sharedData = data; };")
    page.goto(f"{site_url}resources/sector-map/")
    share(page)
    page.locator("[data-to=more]").click()
    told = page.evaluate("window.sharedData")
    assert told["url"] == f"{site_url}sector-map/"
    assert told["title"] == "Sector map"
    assert told["url"] not in told["text"]


def test_a_poster_is_one_page_with_title_code_and_address(page_at: PageAt, site_url: str) -> None:
    page = page_at(1280)
    page.add_init_script("window.print = () => {};")
    page.goto(f"{site_url}resources/sector-map/")
    share(page)
    page.get_by_label("Español").check()
    page.locator("[data-to=poster]").click()
    page.emulate_media(media="print")
    poster = page.locator(".poster")
    seen = page.locator("body > :visible").evaluate_all("all => all.map(one => one.className)")
    assert seen == ["poster"]
    assert poster.get_attribute("lang") == "es"
    assert poster.locator(".poster__title").inner_text() == "Sector map"
    assert poster.locator(".poster__address").inner_text().endswith("/toolkit/sector-map")
    size = poster.bounding_box()
    assert size is not None
    assert size["height"] < 245 * 96 / 25.4
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".poster").count() == 0


def test_without_scripts_it_is_a_link_for_a_mail(page_at: PageAt, site_url: str) -> None:
    page = page_at(390, java_script_enabled=False)
    for address, title in (("stages/getting-started/", "Getting started"),
                           ("resources/sector-map/", "Sector map")):  # fmt: skip
        page.goto(f"{site_url}{address}")
        link = urlsplit(str(page.locator("a[data-share]").get_attribute("href")))
        asked = parse_qs(link.query)
        assert (link.scheme, asked["subject"]) == ("mailto", [title])
        assert asked["body"][0].startswith("https://example.org/toolkit/")
        page.emulate_media(media="print")
        assert page.locator(".print-foot").first.is_visible()
        page.emulate_media(media="screen")


def test_in_a_folder_the_address_is_the_public_one(page_at: PageAt, built_site: Path) -> None:
    page = page_at(1280)
    page.goto((built_site / "resources/sector-map/index.html").as_uri())
    share(page)
    expect(page.locator(".share__address")).to_have_text("https://example.org/toolkit/sector-map/")
    expect(page.locator(".share__note")).to_contain_text("copy in a folder")


def test_when_it_does_not_come_the_address_is_told(page_at: PageAt, site_url: str) -> None:
    page = page_at(1280, may_fail=True)
    page.route("**/words/share.js", lambda route: route.abort())
    page.goto(f"{site_url}resources/sector-map/")
    page.locator(".action--share").click()
    expect(page.locator("[data-announce]")).to_contain_text(f"{site_url}sector-map/")
    page.unroute("**/words/share.js")
    share(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_accessibility_problems(
    page_at: PageAt,
    site_url: str,
    accessibility_problems: Callable[..., list[str]],
    width: int,
    scheme: str,
) -> None:
    page = page_at(width, color_scheme=scheme)
    page.goto(f"{site_url}stages/getting-started/")
    share(page)
    assert accessibility_problems(page) == []
    assert page.evaluate("document.querySelector('.share').scrollWidth") <= width
    small = page.locator(".share :is(button, a, input[type=radio])").evaluate_all(
        "all => all.map(one => one.closest('label') ?? one).map(one => one.getBoundingClientRect())"
        ".filter(({ height, width }) => height < 24 || width < 24).length"
    )
    assert small == 0


def test_the_words_of_the_dialog_stand_in_both_languages(built_site: Path) -> None:
    text = (built_site / "assets/words/share.js").read_text(encoding="utf-8")
    said = json.loads(text.partition("=")[2].partition("share=")[2].rstrip(";\n"))
    assert list(said["words"]) == ["en", "es"]
    assert said["words"]["en"].keys() == said["words"]["es"].keys()
    assert said["words"]["es"]["share"] == "Compartir"
