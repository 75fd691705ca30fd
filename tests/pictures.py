"""Make the pictures of our own pages that the README and the contributor pages show.

`make pictures` runs this. Pages come from a copy of the toolkit with an example resource and a
retired one, on a set day and in a set window, so that only a change of the look changes them.
"""

import re
import shutil
import tempfile
import threading
from base64 import b64decode, b64encode
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from resource_toolkit.engines.process import EngineProcess
from resource_toolkit.publishing.build import build
from resource_toolkit.upkeep.changes import ChangedPage
from resource_toolkit.upkeep.repository import take_pictures
from tests.browser import chromium

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
    for name in ("edit.webp", "retired.webp", "changed.webp"):  # linked, and made anew
        (root / "docs" / "contribute" / "images").mkdir(exist_ok=True)
        shutil.copy(IMAGES / name, root / "docs" / "contribute" / "images")
    folder = root / "resources" / "partnership"
    new, old = (folder / f"{name}.md" for name in NAMES)
    new.write_text(example_resource(), encoding="utf-8")
    text = example_resource().replace("title: Chair swap", "title: Musical chairs", 1)
    retired = f"status: retired\nreplaced_by: {NAMES[0]}\n---\n\n## What"
    old.write_text(text.replace("---\n\n## What", retired, 1), encoding="utf-8")


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
    page.goto(f"{address}resources/{NAMES[0]}/")
    page.locator(f'a[href$="/{NAMES[0]}.md"]').first.evaluate(_OUTLINE)
    page.evaluate("scrollBy(0, -300)")
    _write_webp(page, IMAGES / "edit.webp")
    page.set_viewport_size({"width": 820, "height": 620})
    page.goto(f"{address}changed/index.html")
    _write_webp(page, IMAGES / "changed.webp")


def _write_webp(page: Page, path: Path) -> None:
    picture = b64encode(page.screenshot(animations="disabled")).decode()
    browser = page.context.browser
    if browser is None:
        raise ValueError("the page belongs to no browser")
    blank = browser.new_page()
    path.write_bytes(b64decode(blank.evaluate(_TO_WEBP, picture)))
    blank.close()


def main() -> None:
    """Build the copy, serve it here, and write the pictures."""
    browser_path = chromium.find()
    if browser_path is None:
        raise SystemExit(chromium.ADVICE)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        copy_root(root)
        build(root, root / "site", EngineProcess(), today=TODAY)
        take_pictures(root / "site", root, CHANGED)
        handler = partial(_Quiet, directory=str(root / "site"))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=browser_path, args=list(chromium.LAUNCH_ARGUMENTS)
            )
            shoot(browser.new_page(), f"http://127.0.0.1:{server.server_address[1]}/")
            browser.close()
        server.shutdown()
    for path in (README_PICTURE, *sorted(IMAGES.glob("*.webp"))):
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
