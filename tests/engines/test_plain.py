"""Our own engine makes what MkDocs makes, without it, and names file and line of every fault."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from resource_toolkit.upkeep.agency import write_agency
from tests.toolkits.garden import TODAY as DAY
from tests.toolkits.sites import TODAY, change, copy_agency, run_toolkit

pytestmark = pytest.mark.xdist_group("plain")


# The same site


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The site of the other agency, by each engine."""
    folder = tmp_path_factory.mktemp("engines")
    root = copy_agency(folder / "agency")
    built = {}
    for engine in ("mkdocs", "properdocs", "plain"):
        built[engine] = folder / engine
        words = ("--engine", engine, "--today", TODAY)
        done = run_toolkit("build", "--root", str(root), "--out", str(built[engine]), *words)
        assert done.returncode == 0, done.stderr
    return built


def pages(site: Path) -> dict[str, str]:
    """Return every page; the way to the home page ends with a slash, which MkDocs leaves out."""
    return {
        path.relative_to(site).as_posix(): re.sub(
            r'href="((?:\.\./)*\.\.?|/kit/\.)"',
            lambda match: (
                f'href="{match[1].removesuffix(".") if match[1][0] == "/" else match[1] + "/"}"'
            ),
            path.read_text(encoding="utf-8").replace("properdocs-", "mkdocs-"),
        )
        for path in sorted(site.rglob("*.html"))
    }


@pytest.mark.parametrize("engine", ["properdocs", "plain"])
def test_every_page_is_that_of_mkdocs(sites: dict[str, Path], engine: str) -> None:
    ours, theirs = pages(sites[engine]), pages(sites["mkdocs"])
    assert ours.keys() == theirs.keys()
    assert len(ours) > 50
    for address, page in ours.items():
        assert page.splitlines() == theirs[address].splitlines(), address


def test_the_sitemap_has_the_same_addresses(sites: dict[str, Path]) -> None:
    found = {
        engine: re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text())
        for engine, site in sites.items()
    }
    assert found["plain"] == found["mkdocs"]
    assert found["plain"] == sorted(set(found["plain"]))
    assert "https://arts.example/kit/" in found["plain"]
    assert "https://arts.example/kit/packets/first-week/" in found["plain"]
    assert "_frame" not in "".join(found["plain"])


def test_scripts_and_pictures_are_the_same(sites: dict[str, Path]) -> None:
    def own(engine: str) -> set[str]:
        files = {path.relative_to(sites[engine]).as_posix() for path in sites[engine].rglob("*.*")}
        material = ("assets/images/", "assets/javascripts/", "assets/stylesheets/")
        return {name for name in files if not name.startswith(material)}

    assert own("plain") == own("mkdocs")


def test_neither_mkdocs_nor_material_is_needed(tmp_path: Path) -> None:
    write_agency(tmp_path / "kit", DAY)
    program = (
        "import sys\n"
        "sys.modules.update(dict.fromkeys(('mkdocs', 'material', 'mkdocs_macros')))\n"
        "from resource_toolkit.cli.main import main\n"
        f"main(['build', '--engine', 'plain', '--today', '{DAY}'])\n"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(
        command, cwd=tmp_path / "kit", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "kit/site/find/index.html").is_file()


# Faults


def build(root: Path, text: str) -> str:
    """Return what a build says of a toolkit whose page about it ends with a text."""
    page = "---\ntitle: About\nrender_macros: true\n---\n\n# About\n"
    (root / "docs/about/index.md").write_text(page + text)
    done = run_toolkit("build", "--root", str(root), "--engine", "plain", "--today", f"{DAY}")
    assert done.returncode == 1
    return done.stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "\n[Gone](gone.md)",
            "docs/about/index.md:8:8: error RC620 there is no file 'docs/about/gone.md'",
        ),
        (
            "\n[Up](../index.md#no-such)",
            "docs/about/index.md:8:6: error RC620 docs/index.md has no heading '#no-such'",
        ),
        (
            "\n[Up][x]\n\n[x]: ../index.md#no-such",
            "toolkit: docs/about/index.md:10: the link ../index.md#no-such leads to no",
        ),
        (
            "\n![Map](map.png)",
            "docs/about/index.md:8:8: error RC620 there is no file 'docs/about/map.png'",
        ),
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_its_line(
    tmp_path: Path, text: str, told: str
) -> None:
    write_agency(tmp_path, DAY)
    assert build(tmp_path, text).startswith(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\n\n{{ questoins() }}", "about/index.md:9:1: error RC603 unknown macro 'questoins'"),
        ("\n{{ listing( }}", "about/index.md:8:1: error RC602"),
        ("\n{{ ''.__class__ }}", "about/index.md:8:1: error RC602"),
    ],
)
def test_a_fault_of_a_macro_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    write_agency(tmp_path, DAY)
    assert build(tmp_path, text).startswith(f"docs/{told}")


def test_a_page_that_the_menu_names_must_be_there(tmp_path: Path) -> None:
    write_agency(tmp_path, DAY)
    change(tmp_path / "mkdocs.yml", "About: about/index.md", "About: abuot/index.md")
    told = "error RC623 the menu names 'abuot/index.md', which is not there; write 'about/index.md'"
    assert re.match(rf"mkdocs\.yml:20:\d+: {told}\n", build(tmp_path, ""))
