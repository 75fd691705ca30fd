"""Copies of a site that open from a folder."""

from __future__ import annotations

import base64
import dataclasses
import sys
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest

from resource_toolkit.checking import Step, check
from resource_toolkit.engines import engine_named
from resource_toolkit.problems import BuildError
from resource_toolkit.publishing import build
from resource_toolkit.publishing.offline import copy_faults, write_copies
from resource_toolkit.publishing.offline.folder_page import Folder, article_of
from tests.toolkits.sites import AGENCY, TODAY, copy_agency, run_toolkit

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://arts.example.org/"
HERE = "resources/rain/index.html"
FOLDER = Folder(
    files=frozenset({"index.html", "a.css", HERE, "resources/sun/index.html"}),
    url=URL,
    note='<p class="copy-note">Old</p>',
)


@pytest.mark.parametrize(
    ("link", "there"),
    [
        ("../sun/", "../sun/index.html"),
        ("../sun/?a=b#c", "../sun/index.html?a=b#c"),
        ("../..", "../../index.html"),
        ("../../", "../../index.html"),
        ("../../a.css", "../../a.css"),
        ("./", "index.html"),
        ("#x", "#x"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("https://example.org/b/", "https://example.org/b/"),
        ("../../find/?q=a", f"{URL}find/?q=a"),
        ("../../b.zip", f"{URL}b.zip"),
        ("sheet/", f"{URL}resources/rain/sheet/"),
    ],
)
def test_links_name_files_or_lead_to_the_site(link: str, there: str) -> None:
    assert FOLDER.link(HERE, link) == there


def test_only_attributes_are_rewritten_and_the_page_says_how_old_it_is() -> None:
    page = (
        '<a title="a > b" href="../sun/">href="../sun/" &amp;</a>'
        '<form action="../sun/"></form></main></body>'
    )
    assert FOLDER.page(HERE, page) == (
        '<a title="a > b" href="../sun/index.html">href="../sun/" &amp;</a>'
        '<form action="../sun/index.html"></form>'
        '<p class="copy-note">Old</p></main></body>'
    )


def test_what_all_pages_say_to_their_scripts_stands_in_one_file() -> None:
    folder = dataclasses.replace(FOLDER, shared={})
    data = '<script id="{}" type="application/json">{}</script></body>'
    first, second, other = (
        folder.page(path, data.format("toolkit", f'{{"base": "{base}", "words": {words}}}'))
        for path, base, words in (
            ("index.html", ".", '{"print": "Print"}'),
            (HERE, "../..", '{"print": "Print"}'),
            ("resources/sun/index.html", "../..", '{"print": "Imprimir"}'),
        )
    )
    (name, script), (other_name, _) = folder.shared.items()
    assert f'type="application/json">{{"base": "."}}</script><script src="{name}">' in first
    assert f'{{"base": "../.."}}</script><script src="../../{name}">' in second
    assert f'src="../../{other_name}"' in other
    assert b'"print": "Print"' in script
    alone = data.format("x", '{"base": "."}')
    assert alone.removesuffix("</body>") in folder.page("index.html", alone)


def test_pages_that_lead_on_lead_to_files() -> None:
    page = '<meta http-equiv="refresh" content="1; url=../sun/"><a href="../sun/">on</a></body>'
    assert FOLDER.page(HERE, page) == (
        '<meta http-equiv="refresh" content="1; url=../sun/index.html">'
        '<a href="../sun/index.html">on</a></body>'
    )


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_agency(tmp_path_factory.mktemp("offline") / "agency")


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    built = root.parent / "one"
    done = run_toolkit(
        "build", "--offline", "--root", str(root), "--out", str(built), "--today", TODAY
    )
    assert done.returncode == 0, done.stderr
    return built


def _copies(site: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((site / "offline").glob("*.zip"))}


def test_two_builds_make_the_same_copies(root: Path, site: Path) -> None:
    again = root.parent / "two"
    run_toolkit("build", "--offline", "--root", str(root), "--out", str(again), "--today", TODAY)
    assert len(_copies(site)) > 1
    assert _copies(again) == _copies(site)


def test_the_page_offers_each_copy_with_its_size(site: Path) -> None:
    page = (site / "offline/index.html").read_text(encoding="utf-8")
    for name in _copies(site):
        assert f'href="{name}"' in page
    assert page.count(" MB</span>") == len(_copies(site))


def test_a_build_without_copies_says_so(agency_site: Path) -> None:
    page = (agency_site / "offline/index.html").read_text(encoding="utf-8")
    assert ".zip" not in page
    assert "built without such a copy" in page


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.html", '<p class="copy-note"></p><a href="b/">b</a>', "a.html: b/ names no file"),
        ("a.html", '<p class="copy-note"></p><a href="b">b</a>', "a.html: b names no file"),
        ("a.html", "<p>b</p>", "a.html: does not say how old it is"),
        ("a.html", '<p class="copy-note"></p><script type="module" src="a.js">', "is a module"),
        ("a.js", "fetch('x')", "a.js: asks a server for something"),
        ("a.css", "a { background: url(b.png) }", "a.css: b.png names no file"),
        ("index.css", "changed", "index.css: is not the file of the site"),
    ],
)
def test_what_needs_a_server_is_a_fault(
    tmp_path: Path, name: str, content: str, fault: str
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.css").write_text("as it was")
    copy = tmp_path / "copy.zip"
    with zipfile.ZipFile(copy, "w") as made:
        made.writestr(f"copy/{name}", content)
    assert any(fault in line for line in copy_faults(copy, site)), copy_faults(copy, site)


def test_a_build_stops_at_a_copy_that_does_not_work(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = sys.modules[build.__module__]
    monkeypatch.setattr(module, "copy_faults", lambda copy, _: [f"{copy.name}: a.html: broken"])
    with pytest.raises(BuildError, match=r"\.zip: a\.html: broken"):
        build(root, tmp_path / "site", engine_named("plain"), today=date(2026, 11, 21), copies=True)
    assert not (tmp_path / "site").exists()


def test_word_files_stand_in_a_copy_as_scripts_too(tmp_path: Path) -> None:
    now = check(AGENCY, date.fromisoformat(TODAY), until=Step.RULES)
    packet = next(iter(now.catalog.packets.values()))
    slug = packet.parts[0].slug
    (tmp_path / "resources" / slug).mkdir(parents=True)
    (tmp_path / "offline").mkdir()
    (tmp_path / "offline/index.html").touch()
    for name in ("sheet", "whole"):
        (tmp_path / "resources" / slug / f"{name}.docx").write_bytes(name.encode())
    copies = write_copies(tmp_path, now.catalog, now.settings, "")
    scripts: dict[str, dict[str, str]] = {}
    for copy in copies:
        with zipfile.ZipFile(copy) as packed:
            scripts[copy.stem] = {
                name.split("/catalog/")[1]: packed.read(name).decode()
                for name in packed.namelist()
                if "/assets/catalog/" in name
            }
    whole = next(kept for stem, kept in scripts.items() if stem != packet.slug)
    assert base64.b64encode(b"whole").decode() in whole[f"wholes/{slug}.js"]
    assert base64.b64encode(b"sheet").decode() in whole[f"papers/{slug}.js"]
    # The list, which joins whole files, is in no copy of a packet.
    assert set(scripts[packet.slug]) == {f"papers/{slug}.js"}


def test_a_copy_says_nothing_to_machines_and_keeps_what_a_list_shows() -> None:
    head = (
        '<meta property="og:title" content="Sun">\n<link rel="canonical" href="https://a.org/">\n'
    )
    page = f'{head}<meta charset="utf-8"><main></main></body>'
    assert FOLDER.page(HERE, page).startswith('<meta charset="utf-8"><main>')
    begin = '<article class="resource" data-resource-page="sun">'
    related = '<section class="related"><ul><li>Rain</li></ul></section>\n'
    article = f'{begin}<h1>Sun</h1>{related}<p class="upkeep">Edit</p></article>'
    assert article_of(f"<main>{article}</main>") == f"{begin}<h1>Sun</h1></article>"


def test_a_copy_holds_no_addresses_that_people_type(root: Path, site: Path) -> None:
    short = f"{min((root / 'resources').glob('*/*.md')).stem}/index.html"
    assert (site / short).is_file()
    copy = max((site / "offline").glob("*.zip"), key=lambda path: path.stat().st_size)
    assert f"{copy.stem}/{short}" not in zipfile.ZipFile(copy).namelist()
