"""Small pictures of pages as a phone shows them, by a browser that the system has."""

import html
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from resource_toolkit.problems import ToolkitError
from resource_toolkit.upkeep.changes import ChangedPage
from resource_toolkit.writing import new_folder

BROWSERS = ("google-chrome", "chromium", "chromium-browser", "google-chrome-stable")
FOLDER = "changed"
"""Where the pictures lie in a site, with a page that shows them."""
MOST = 12
"""How many pages are taken."""
_SIZE = (390, 760)
_SECONDS = 60
_PAGE = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>What changed</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 80rem }}
body {{ padding: 0 1rem }}
ul {{ display: flex; flex-wrap: wrap; gap: 1.5rem; list-style: none; padding: 0 }}
li {{ width: 13rem }}
h1 {{ font-size: 1.5rem }}
img {{ border: 1px solid #767676; border-radius: .5rem; display: block; height: auto; width: 100% }}
</style>
<h1>What changed</h1>
<p><a href="../index.html">The whole site with this change</a></p>
<ul>
{items}
</ul>
"""


def browser() -> str | None:
    """Return the browser that takes pictures, or None where there is none."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def picture_name(page: ChangedPage) -> str:
    """Return the file name of the picture of a page."""
    return f"{page.address.strip('/').replace('/', '-') or 'home'}.png"


def take_pictures(site: Path, root: Path, pages: Iterable[ChangedPage]) -> list[ChangedPage]:
    """Write pictures of pages of a site into its folder `changed`, and a page that links them all.

    Return the pages of which there is a picture. Raises ToolkitError when there is no site, or
    something in that folder.
    """
    if not (site / "index.html").is_file():
        raise ToolkitError(f"{site} is no copy of the site")
    target = new_folder(site / FOLDER, root)
    there = [page for page in pages if (site / page.address / "index.html").is_file()]
    target.mkdir(exist_ok=True)
    program = browser()
    taken = [page for page in there[:MOST] if program and _take(program, site, page, target)]
    items = [_item(page, picture=page in taken) for page in there]
    (target / "index.html").write_text(_PAGE.format(items="\n".join(items)), encoding="utf-8")
    return taken


def _item(page: ChangedPage, *, picture: bool) -> str:
    title = html.escape(page.title)
    shown = (
        f'<img src="{html.escape(picture_name(page))}" alt="" loading="lazy">' if picture else ""
    )
    return f'<li><a href="../{html.escape(page.address)}index.html">{shown}{title}</a></li>'


def _take(program: str, site: Path, page: ChangedPage, target: Path) -> bool:
    file = target / picture_name(page)
    words = ["--headless=new", "--hide-scrollbars", "--disable-gpu", "--no-first-run"]
    words += [f"--window-size={_SIZE[0]},{_SIZE[1]}", f"--screenshot={file.resolve()}"]
    if getattr(os, "geteuid", lambda: 1)() == 0:  # as in a container, where its sandbox cannot be
        words.append("--no-sandbox")
    address = (site / page.address / "index.html").resolve().as_uri()
    try:
        done = subprocess.run(
            [program, *words, address], capture_output=True, check=False, timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and file.is_file()
