"""Measure what finding costs a visitor: `python -m tests.bench_finder`.

Made-up catalogs of several sizes are built and served with gzip; Chromium counts what is
transferred and, slowed down four times, how long an answer takes. Words are typed at a person's
speed; the time runs from Enter to the cards. Beside it stands what Material's built-in search would
transfer on every page view: its index of the same texts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import tempfile
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from statistics import median
from threading import Thread
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from resource_toolkit.engines.process import EngineProcess
from resource_toolkit.publishing.build import build
from tests.bench import PROJECT, TODAY, write_catalog
from tests.browser import chromium
from tests.browser.finder_page import SAY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

SIZES = (300, 1_000, 10_000)
SLOWER = 4
KEY = 150
"""Milliseconds from key to key."""
PAUSE = 500
"""Milliseconds from an answer to the next click."""
PACKED = (".html", ".js", ".mjs", ".css", ".json", ".svg")
FIRST = ("nobody comes to our meetings", "family survey", "grants")
LATER = (
    "toddler refuses vegetables",
    "sample agreement between agencies",
    "what can we do indoors when it rains",
)
WORD = "snack"
LIMITS = {
    "resource page, first visit": "200 KB",
    "finder and one filter, more": "250 KB",
    "next filter, more": "50 KB",
    "filter to count and cards": "100 ms",
    "first words, more": "300 KB",
    "first words, answer": "500 ms",
    "dialog, first word, more": "60 to 300 KB",
    "dialog, later words, answer": "150 ms",
    "largest index page, HTML": "150 KB",
}


class _Packing(SimpleHTTPRequestHandler):
    """Serves files as a usual host does: texts with gzip."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if path.suffix not in PACKED or not path.is_file():
            return super().send_head()
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        return BytesIO(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass(kw_only=True)
class Traffic:
    """Counts bytes as they come over the wire, since the last time it was asked."""

    session: CDPSession
    bytes: float = 0

    def __post_init__(self) -> None:
        self.session.send("Network.enable")
        self.session.on("Network.loadingFinished", self._add)

    def _add(self, event: dict[str, float]) -> None:
        self.bytes += event["encodedDataLength"]

    def take(self, page: Page) -> float:
        """Return what came, once nothing more comes."""
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(300)
        taken, self.bytes = self.bytes, 0
        return taken


CLICK = """async ([box, pause]) => {
  await new Promise(done => setTimeout(done, pause));
  const start = performance.now();
  box.click();
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""
ENTER = """() => {
  globalThis.answered = new Promise(done => addEventListener("keydown", async ({ key }) => {
    if (key !== "Enter") return;
    const start = performance.now();
    // Where typing paused, the answer may be there before Enter.
    const asked = document.querySelector("[data-finder=words]").value;
    const answered = () => new URLSearchParams(location.search).get("q") === asked
      && !document.querySelector("#finder [aria-busy=true]");
    while (!answered()) await new Promise(again => setTimeout(again, 2));
    await new Promise(painted => requestAnimationFrame(() => setTimeout(painted)));
    done(performance.now() - start);
  }, { capture: true }));
}"""
# The dialog waits for a pause of the typing; that is no part of the answer.
TIMED = f"""async text => {{
  const asked = await ({SAY})(text, 100);
  await new Promise(painted => requestAnimationFrame(() => setTimeout(painted)));
  return performance.now() - asked;
}}"""
OPENED = """async () => {
  while (!document.querySelector("#finder[data-ready]:not([hidden])"))
    await new Promise(again => setTimeout(again, 2));
  await new Promise(painted => requestAnimationFrame(() => setTimeout(painted)));
  return performance.now();
}"""


def type_words(page: Page, text: str) -> float:
    """Type words in place of others and send them; return the milliseconds until the answer."""
    page.evaluate(ENTER)
    page.locator("[data-finder=words]").click(click_count=3)
    page.keyboard.type(text, delay=KEY)
    page.keyboard.press("Enter")
    taken: float = page.evaluate("answered")
    return taken


def real_words() -> list[str]:
    """Return every plain word of the real resources, as often as it stands there."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(PROJECT.glob("resources/*/*.md"))]
    return re.findall(r"\b[a-z]{2,}\b", " ".join(texts))


def write_words(root: Path) -> None:
    """Give a made-up toolkit the real words that stand for each other, and phrases of people."""
    same = (PROJECT / "resources" / "words.yml").read_text(encoding="utf-8").partition("means:")[0]
    (root / "resources" / "words.yml").write_text(same, encoding="utf-8")
    words, choice = real_words(), random.Random(7)  # noqa: S311
    for path in sorted(root.glob("resources/*/*.md")):
        head, end, body = path.read_text(encoding="utf-8").partition("\n---\n")
        if head.startswith("---") and "\nsummary:" in head:
            phrases = (" ".join(choice.choices(words, k=5)) for _ in range(8))
            asked = ", ".join(f'"{phrase}"' for phrase in phrases)
            path.write_text(f"{head}\nasked_as: {{en: [{asked}]}}{end}{body}", encoding="utf-8")


def make_site(root: Path, size: int) -> Path:
    """Build a made-up toolkit that has the real finder; return the folder of its site."""
    # Words as often as in real texts: how rare a word is decides what an index costs.
    write_catalog(root, size, real_words())
    write_words(root)
    for name in ("find.md", "list.md"):
        (root / "docs" / name).write_text((PROJECT / "docs" / name).read_text(encoding="utf-8"))
    build(root, root / "site", EngineProcess(), today=TODAY)
    return root / "site"


def measure(browser: Browser, address: str) -> dict[str, float]:
    """Return bytes and milliseconds by name."""
    found: dict[str, float] = {}
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    session = context.new_cdp_session(page)
    traffic = Traffic(session=session)
    page.goto(f"{address}resources/tool-7/")
    found["resource page, first visit"] = traffic.take(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(f"{address}find/")
    page.wait_for_selector("#finder[data-ready]:not([hidden])")
    page.evaluate("for (const one of document.querySelectorAll('.facet')) one.open = true")
    boxes = page.locator("[data-facet] input[type=checkbox]").element_handles()
    page.evaluate(CLICK, [boxes[0], PAUSE])
    found["finder and one filter, more"] = traffic.take(page)
    page.evaluate(CLICK, [boxes[5], PAUSE])
    found["next filter, more"] = traffic.take(page)
    times = [page.evaluate(CLICK, [box, PAUSE]) for box in boxes[6:48:2]]
    found["filter to count and cards"] = median(times)
    traffic.take(page)
    first, later, opened, more = [], [], [], 0.0
    for words in FIRST:
        fresh = browser.new_context(viewport={"width": 390, "height": 844})
        page = fresh.new_page()
        session = fresh.new_cdp_session(page)
        traffic = Traffic(session=session)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(f"{address}find/")
        page.wait_for_selector("#finder[data-ready]:not([hidden])")
        traffic.take(page)
        first.append(type_words(page, words))
        more = max(more, traffic.take(page))
        later += [type_words(page, text) for text in LATER]
        fresh.close()
        fresh = browser.new_context(viewport={"width": 390, "height": 844})
        page = fresh.new_page()
        fresh.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(f"{address}find/?q={quote(words)}", wait_until="commit")
        opened.append(page.evaluate(OPENED))
        fresh.close()
    found["first words, more"] = more
    found["first words, answer"] = median(first)
    found["later words, answer"] = median(later)
    found["opened with words, answer"] = median(opened)
    context.close()
    return found | measure_dialog(browser, address)


def measure_dialog(browser: Browser, address: str) -> dict[str, float]:
    """Return bytes and milliseconds of the search that every page has."""
    measured: dict[str, float] = {}
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    session = context.new_cdp_session(page)
    traffic = Traffic(session=session)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(f"{address}resources/tool-7/")
    traffic.take(page)
    page.keyboard.press("/")
    page.evaluate(TIMED, WORD)
    measured["dialog, first word, more"] = traffic.take(page)
    page.evaluate(TIMED, FIRST[0])
    measured["dialog, first question, more"] = traffic.take(page)
    for text in LATER:
        page.evaluate(TIMED, text)
    measured["dialog, later words, answer"] = median(
        page.evaluate(TIMED, text) for text in (*LATER, FIRST[0], WORD)
    )
    context.close()
    return measured


def largest_index(site: Path) -> int:
    """Return the bytes of the largest index page; the crosswalk is a table of many lists."""
    others = ("resources", "crosswalk")
    pages = [path for path in site.rglob("*.html") if path.relative_to(site).parts[0] not in others]
    return max(path.stat().st_size for path in pages)


def material_index(site: Path) -> int:
    """Return the gzipped bytes of what Material's search loads: title and text of each section."""
    docs = []
    for path in sorted((site / "resources").glob("*/index.html")):
        article = (
            path.read_text(encoding="utf-8").partition("<article")[2].partition("</article>")[0]
        )
        for part in re.split(r"(?=<h2)", article):
            title = re.search(r"<h[12][^>]*>(.*?)</h[12]>", part, re.S)
            text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", part)).strip()
            docs.append(
                {
                    "location": f"resources/{path.parent.name}/",
                    "title": title[1] if title else "",
                    "text": text,
                }
            )
    return len(gzip.compress(json.dumps({"docs": docs}).encode(), 6))


def main() -> None:
    """Measure each size and print one table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench_finder", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N")
    options = parser.parse_args()
    table: dict[int, dict[str, float]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=list(chromium.LAUNCH_ARGUMENTS)
        )
        for size in options.sizes:
            with tempfile.TemporaryDirectory(prefix="toolkit-finder-") as folder:
                site = make_site(Path(folder), size)
                server = ThreadingHTTPServer(
                    ("127.0.0.1", 0), partial(_Packing, directory=str(site))
                )
                Thread(target=server.serve_forever, daemon=True).start()
                table[size] = measure(browser, f"http://127.0.0.1:{server.server_port}/")
                server.shutdown()
                table[size]["largest index page, HTML"] = largest_index(site)
                crosswalk = (site / "crosswalk" / "index.html").stat().st_size
                table[size]["crosswalk, HTML"] = crosswalk
                table[size]["Material's search, every page view"] = material_index(site)
        browser.close()
    _print(table)
    print(f"Slowed down {SLOWER} times.")
    print(f"Clicks come {PAUSE} ms after the answer before; words are typed with {KEY} ms a key,")
    print("and the time runs from Enter to count and cards. Summaries may follow.")


def _print(table: dict[int, dict[str, float]]) -> None:
    names = list(next(iter(table.values())))
    print(f"{'resources':36}" + "".join(f"{size:>12,}" for size in table) + f"{'at most':>12}")
    for name in names:
        unit = "ms" if "answer" in name or "cards" in name else "KB"
        cells = [row[name] / (1 if unit == "ms" else 1000) for row in table.values()]
        line = "".join(f"{f'{cell:,.0f} {unit}':>12}" for cell in cells)
        print(f"{name:36}{line}{LIMITS.get(name, ''):>12}", flush=True)


if __name__ == "__main__":
    main()
