"""An empty toolkit for another agency builds at once, by its own hooks and macros."""

import os
import subprocess
import sys
from calendar import timegm
from pathlib import Path

import pytest

from resource_toolkit.engines.process import EngineProcess
from resource_toolkit.publishing.build import build
from resource_toolkit.upkeep.agency import write_agency
from tests.toolkits.garden import TODAY
from tests.toolkits.sites import AGENCY, change, run_toolkit


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_agency(tmp_path / "ours", TODAY)
    return tmp_path / "ours"


def built(root: Path) -> Path:
    build(root, root / "site", EngineProcess(), today=TODAY)
    return root / "site"


def test_an_empty_toolkit_builds(root: Path) -> None:
    site = built(root)
    page = (site / "resources/first-resource/index.html").read_text()
    assert "First resource" in page
    assert "Our toolkit" in page
    for name in ("index.html", "topics/getting-started/index.html", "about/coverage/index.html"):
        assert (site / name).is_file()
    for name in ("find/index.html", "list/index.html", "404.html"):
        assert (site / name).is_file()


def test_bare_mkdocs_builds_it_too(root: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    epoch = {"SOURCE_DATE_EPOCH": str(timegm(TODAY.timetuple())), "NO_MKDOCS_2_WARNING": "1"}
    environment = {**os.environ, **epoch}
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (root / "site/resources/first-resource/index.html").is_file()


def test_a_name_that_is_no_macro_stops_the_build(root: Path) -> None:
    change(root / "docs/index.md", "{{ questions() }}", "{{ questoins() }}")
    done = run_toolkit("build", "--root", str(root), "--today", TODAY.isoformat())
    assert done.returncode == 1
    assert done.stderr.startswith("docs/index.md:14:1: error RC603 unknown macro 'questoins'")


def test_settings_that_it_says_itself_hold(root: Path) -> None:
    with (root / "mkdocs.yml").open("a") as settings:
        settings.write("markdown_extensions: [{toc: {permalink: true}}]\n")
    change(root / "mkdocs.yml", "-toolkit}", "-toolkit, language: es}")
    page = (built(root) / "about/index.html").read_text()
    assert 'class="headerlink"' in page
    assert '<html lang="es"' in page
    assert "Ir al contenido" in page


def test_tables_need_no_setting(root: Path) -> None:
    page = root / "docs/about/index.md"
    page.write_text(page.read_text() + "\n| One | Two |\n|---|--:|\n| a | b |\n")
    assert '<td align="right">b</td>' in (built(root) / "about/index.html").read_text()


def test_templates_and_styles_of_its_own_lie_on_top(root: Path) -> None:
    change(
        root / "mkdocs.yml",
        "{name: resource-toolkit}",
        "{name: resource-toolkit, custom_dir: mine}",
    )
    (root / "mine/partials").mkdir(parents=True)
    (root / "mine/partials/footer.html").write_text("<footer>Of our own</footer>")
    (root / "mine/own.css").write_text("body { color: black }")
    with (root / "mkdocs.yml").open("a") as settings:
        settings.write("extra_css: [own.css]\n")
    site = built(root)
    page = (site / "resources/first-resource/index.html").read_text()
    assert "<footer>Of our own</footer>" in page
    assert '<link rel="stylesheet" href="../../own.css">' in page
    assert (site / "own.css").is_file()


def test_logo_icon_and_colors_are_its_own(root: Path) -> None:
    change(
        root / "mkdocs.yml",
        "extra:\n",
        """extra:
  logo: images/logo.png
  favicon: images/ours.png
  colors: {header: "#1d3557", links: "#1d4e89", dark: {links: "#a8dadc"}}
""",
    )
    (root / "docs/images").mkdir()
    wall = (AGENCY / "resources/mural-making/pictures/wall.png").read_bytes()
    for name in ("logo.png", "ours.png"):
        (root / "docs/images" / name).write_bytes(wall)
    site = built(root)
    page = (site / "resources/first-resource/index.html").read_text()
    assert '<img class="logo" src="../../images/logo.png" alt=""' in page
    assert '<link rel="icon" href="../../images/ours.png">' in page
    assert '<meta name="theme-color" content="#1d3557">' in page
    assert page.index("assets/site.") < page.index("assets/brand.")
    (sheet,) = (site / "assets").glob("brand.*.css")
    assert sheet.read_text() == (
        'body:not([data-scheme="dark"]) {\n  --teal-deep: #1d3557;\n'
        '  --teal: #1d4e89;\n}\nbody[data-scheme="dark"] {\n  --teal: #a8dadc;\n}\n'
    )
