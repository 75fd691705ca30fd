"""Make the pictures of our own pages that the README and the contributor pages show.

`make pictures` runs this. Pages come from a copy of the toolkit with an example resource and a
retired one, on a set day and in a set window, so that only a change of the look changes them. What
the check and the comment under a change say comes from a second copy, with slips in the example.
"""

import re
import shutil
import tempfile
import threading
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from datetime import date
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path
from urllib.parse import quote

from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from resource_toolkit.checking.checked import Checked, check
from resource_toolkit.cli.main import main as run_command
from resource_toolkit.engines.process import EngineProcess
from resource_toolkit.publishing.build import build
from resource_toolkit.upkeep import plan_repairs, summary_of
from resource_toolkit.upkeep.agency import write_agency
from resource_toolkit.upkeep.changes import ChangedPage
from resource_toolkit.upkeep.repository import (
    Contributed,
    Host,
    Offered,
    Run,
    comment_text,
    take_pictures,
)
from tests.browser import chromium
from tests.browser.sheet_page import open_sheet

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "contribute" / "images"
README_PICTURE = ROOT / ".github" / "site.png"
EXAMPLE_PAGE = ROOT / "docs" / "contribute" / "a-resource.md"
TODAY = date(2026, 12, 1)
NAMES = ("chair-swap", "old-chair-swap")
CHANGED = (
    ChangedPage(address="resources/chair-swap/", title="Chair swap"),
    ChangedPage(address="resources/old-chair-swap/", title="Musical chairs"),
    ChangedPage(address="collections/partnership/", title="Partnership tools"),
)
"""What the picture of a change shows."""
SLIPS = {
    "topics: [meetings]": "topics: [Meetings that work]",
    "minutes: 10": "minutes: ten",
    "related: [meeting-agreements]": "related: [meeting-agreement]",
}
"""What somebody wrote wrong in the example: the first is repaired, the others are told."""
NARROW: ViewportSize = {"width": 520, "height": 480}
"""What can still be read where a phone shows the picture."""
FORM = "work-group-charge"
"""A sheet with lines, rows and boxes to fill in."""
SAID = "everyone sits with their friends"
"""What somebody types to find the example."""
_LETTER = """<!doctype html><meta charset="utf-8"><style>
body { margin: 0; padding: 1.25rem; font: 16px/1.5 system-ui, sans-serif; color: #1f2933; }
pre { font: 15px/1.6 ui-monospace, monospace; white-space: pre-wrap; margin: 0; }
h2, h3 { line-height: 1.2; margin: 1.2em 0 .5em; } h2 { font-size: 1.3rem; } p { margin: .7em 0; }
code { background: #eef1f4; padding: .1em .3em; }
pre code { display: block; } input { width: 1.1rem; height: 1.1rem; }
li:has(input) { list-style: none; margin-left: -1.3rem; outline: 3px solid #c2410c;
  outline-offset: 4px; } b { color: #c2410c; }
</style>"""
"""How plain text and Markdown are shown; the box for repairs has a frame."""
_MOST_HEIGHT = 890
"""Where a longer text is cut."""
_DOT = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA"
"""A picture of one dot, for pages whose picture is yet to be made."""
_TO_WEBP = """async (bytes) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + bytes;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.toDataURL('image/webp', 0.6).split(',')[1];
}"""
_TOP = "element => { element.scrollIntoView(); scrollBy(0, -260); }"
_OUTLINE = "element => { element.style.outline = '3px solid #c2410c'; element.scrollIntoView(); }"


def example_resource() -> str:
    """Return the first whole resource of the page that shows one line by line."""
    found = re.search(r"^```markdown\n(.*?)^```$", EXAMPLE_PAGE.read_text("utf-8"), re.M | re.S)
    if found is None:
        raise ValueError(f"{EXAMPLE_PAGE} holds no example")
    return found[1]


def copy_root(root: Path) -> None:
    """Copy the toolkit into `root`, with the example and a retired resource in it."""
    for name in ("resources", "docs", "hooks", "macros"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    IMAGES.mkdir(parents=True, exist_ok=True)
    for page in (root / "docs" / "contribute").glob("*.md"):
        for name in re.findall(r"\]\((images/\w+\.webp)\)", page.read_text("utf-8")):
            picture = page.parent / name
            picture.parent.mkdir(exist_ok=True)
            if not picture.exists():
                picture.write_bytes(b64decode(_DOT))
    folder = root / "resources" / "partnership"
    new, old = (folder / f"{name}.md" for name in NAMES)
    new.write_text(example_resource(), encoding="utf-8")
    text = example_resource().replace("title: Chair swap", "title: Musical chairs", 1)
    retired = f"status: retired\nreplaced_by: {NAMES[0]}\n---\n\n## What"
    old.write_text(text.replace("---\n\n## What", retired, 1), encoding="utf-8")


def with_slips(root: Path) -> Checked:
    """Write the slips into the example of a copy, and check it."""
    path = root / "resources" / "partnership" / f"{NAMES[0]}.md"
    text = path.read_text("utf-8")
    for right, wrong in SLIPS.items():
        if text.count(right) != 1:
            raise ValueError(f"the example has no single {right!r}")
        text = text.replace(right, wrong)
    path.write_text(text, encoding="utf-8")
    return check(root, TODAY)


def check_page(root: Path) -> str:
    """Return what `make check` says, as a page."""
    said = StringIO()
    with redirect_stdout(said), suppress(SystemExit):
        run_command(["check", "--root", str(root), "--today", str(TODAY)])
    marked = re.sub(r"^(\S+?:\d+)(?=:)", r"<b>\1</b>", escape(said.getvalue()), flags=re.M)
    return _LETTER + "<pre>$ make check\n\n" + marked.replace("\n", "\n\n") + "</pre>"


def comment_page(now: Checked, base: Path) -> str:
    """Return the comment under a change, as a page; `base` is the toolkit without it."""
    change = Contributed(
        number=7,
        commit="",
        base=str(base),
        branch="",
        repository="",
        author="",
        known=True,
    )
    fixes = tuple(map(str, plan_repairs(now).fixes))
    text = comment_text(
        Host("", now.catalog.root),
        change,
        summary_of(now, change.base, change.preview),
        run=Run(page="#", passed=False, artifact="#"),
        repairs=Offered(lines=fixes),
    )
    shown = str(MarkdownIt().render(text))
    return _LETTER + shown.replace("[ ] ", '<input type="checkbox"> ')


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def shoot(page: Page, address: str) -> None:
    """Make every picture of the site at `address`."""
    page.set_viewport_size({"width": 1200, "height": 800})
    page.goto(address)
    page.screenshot(path=README_PICTURE, animations="disabled")
    page.set_viewport_size({"width": 820, "height": 460})
    page.goto(f"{address}resources/{NAMES[1]}/")
    _write_webp(page, IMAGES / "retired.webp")
    page.set_viewport_size(NARROW)
    page.goto(f"{address}resources/{NAMES[0]}/")
    page.locator(f'a[href$="/{NAMES[0]}.md"]').first.evaluate(_OUTLINE)
    page.evaluate("scrollBy(0, -300)")
    _write_webp(page, IMAGES / "edit.webp")
    page.set_viewport_size({"width": 820, "height": 620})
    page.goto(f"{address}changed/index.html")
    page.wait_for_function("[...document.images].every(one => one.complete && one.naturalWidth)")
    _write_webp(page, IMAGES / "changed.webp")
    page.set_viewport_size(NARROW)
    page.goto(f"{address}find/?q={quote(SAID)}")
    page.get_by_role("link", name="Chair swap").first.wait_for()
    _write_webp(page, IMAGES / "found.webp")
    page.set_viewport_size({"width": 640, "height": 620})
    open_sheet(page, address, FORM)
    page.get_by_role("heading", name="Who, with hours a month").first.evaluate(_TOP)
    _write_webp(page, IMAGES / "fields.webp")


def shoot_text(browser: Browser, name: str, text: str) -> None:
    """Make a picture of a page that stands by itself: all of it, or as much as it has to show."""
    page = browser.new_page(viewport=NARROW)
    page.set_content(text)
    height = min(_MOST_HEIGHT, int(page.evaluate("document.body.offsetHeight")))
    page.set_viewport_size({"width": NARROW["width"], "height": height})
    _write_webp(page, IMAGES / name)


def _write_webp(page: Page, path: Path) -> None:
    picture = b64encode(page.screenshot(animations="disabled")).decode()
    browser = page.context.browser
    if browser is None:
        raise ValueError("the page belongs to no browser")
    blank = browser.new_page()
    path.write_bytes(b64decode(blank.evaluate(_TO_WEBP, picture)))
    blank.close()


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder here; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


def main() -> None:
    """Build the copies, serve them here, and write the pictures."""
    browser_path = chromium.find()
    if browser_path is None:
        raise SystemExit(chromium.ADVICE)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        root, slips, start = (Path(name) / folder for folder in ("kit", "slips", "start"))
        copy_root(root)
        shutil.copytree(root, slips)
        build(root, root / "site", EngineProcess(), today=TODAY)
        take_pictures(root / "site", root, CHANGED)
        write_agency(start, TODAY)
        build(start, start / "site", EngineProcess(), today=TODAY)
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=list(chromium.LAUNCH_ARGUMENTS)
        )
        page = browser.new_page()
        with served(root / "site") as address:
            shoot(page, address)
        with served(start / "site") as address:
            page.set_viewport_size(NARROW)
            page.goto(address)
            _write_webp(page, IMAGES / "start.webp")
        now = with_slips(slips)
        (root / "resources" / "partnership" / f"{NAMES[0]}.md").unlink()  # as before the change
        shoot_text(browser, "check.webp", check_page(slips))
        shoot_text(browser, "comment.webp", comment_page(now, root))
        browser.close()
    for path in (README_PICTURE, *sorted(IMAGES.glob("*.webp"))):
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
