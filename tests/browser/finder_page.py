"""The finder as tests use it: open an address, wait for its answer, ask its own parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from resource_toolkit.publishing.bundles import join

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PREPARED = """
const { load } = parts["shared/data"];
const address = parts["shared/address"];
const { answerOf } = parts["search/answer"];
const catalog = new parts["shared/catalog"].Catalog(await load("facets"), "");
const search = new parts["search/search"].Search(catalog);
const rowsFor = async q => {
  const found = await search.find(q, new Set());
  const { rows } = answerOf(catalog, { ...address.nothing(), q }, found);
  return rows.map(row => catalog.slugs[row]);
};
"""
PARTS = ("search/search", "search/answer", "shared/address", "shared/catalog", "shared/data")

ASK = """async text => {
  const finder = document.getElementById("finder");
  const turn = finder.dataset.ready;
  const field = finder.querySelector("[data-finder=words]");
  field.value = text;
  field.form.requestSubmit();
  const busy = () => finder.dataset.ready === turn || finder.querySelector("[aria-busy=true]");
  while (busy()) await new Promise(again => setTimeout(again, 5));
  return [...finder.querySelectorAll(".card")].map(card => card.dataset.resource);
}"""
SAY = """async (text, pause) => {
  const field = document.getElementById("search-words");
  const { dataset } = document.getElementById("search");
  field.value = text;
  delete dataset.answered;
  field.dispatchEvent(new Event("input"));
  await new Promise(done => setTimeout(done, pause));
  const asked = performance.now();
  while (dataset.answered !== text) await new Promise(again => setTimeout(again, 2));
  return asked;
}"""
"""Writes into the open dialog, waits a pause, then for the answer; returns when the pause ended."""
ASK_IN_DIALOG = f"""async text => {{
  await ({SAY})(text, 0);
  const links = document.querySelectorAll("[data-search-results] a");
  return [...links].map(link => link.getAttribute("href").match(/([^/]+)[/](?:index.html)?$/)[1]);
}}"""


def settle(page: Page) -> None:
    """Wait until the finder shows the answer to what was asked last."""
    ready = "#finder[data-ready]:not([hidden]) [data-finder=cards][aria-busy=false]"
    page.wait_for_selector(ready, state="attached")


def part(page: Page, name: str) -> Locator:
    """Return a part of the finder by its name in the template, as the last answer left it."""
    settle(page)
    return page.locator(f'[data-finder="{name}"]')


def open_finder(page: Page, site_url: str, query: str = "") -> None:
    """Open the finder and wait until it shows its answer."""
    page.goto(f"{site_url}find/{'?' if query else ''}{query}")
    settle(page)


def ask(page: Page, words: str) -> None:
    """Type words into the finder, send them, and wait for the answer."""
    turn = page.get_attribute("#finder", "data-ready")
    part(page, "words").fill(words)
    part(page, "words").press("Enter")
    page.wait_for_function(
        "turn => document.getElementById('finder').dataset.ready !== turn", arg=turn
    )


def answer_of(page: Page, words: str) -> list[str]:
    """Ask the finder by one script, for tests with many questions; return the slugs shown."""
    shown: list[str] = page.evaluate(ASK, words)
    return shown


def answer_in_dialog(page: Page, words: str) -> list[str]:
    """Ask the open dialog of the search by one script; return the slugs of its first results."""
    shown: list[str] = page.evaluate(ASK_IN_DIALOG, words)
    return shown


def titles(page: Page) -> list[str]:
    """Return the titles of the cards that are shown."""
    settle(page)
    return page.locator("#finder .card__title").all_text_contents()


def slugs(page: Page) -> list[str]:
    """Return the slugs of the cards that are shown."""
    settle(page)
    found: list[str] = page.eval_on_selector_all(
        "#finder .card", "cards => cards.map(card => card.dataset.resource)"
    )
    return found


def count(page: Page) -> int:
    """Return how many resources the finder says that fit."""
    text = part(page, "count").inner_text().split(" ", maxsplit=1)[0]
    return int(text.replace(",", "")) if text[0].isdigit() else 0


def evaluate(page: Page, script: str, argument: object = None) -> Any:
    """Run a script with the finder's parts: `catalog`, `search`, `address`, `load`, `rowsFor`."""
    joined = join(*PARTS, then="self.partsOfTests = sources;")
    page.evaluate(joined)
    return page.evaluate(
        f"async given => {{ const parts = self.partsOfTests; {PREPARED} {script} }}", argument
    )
