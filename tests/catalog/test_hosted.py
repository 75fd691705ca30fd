"""What the host of a site says of its address, and what an owner has yet to set."""

import re
from pathlib import Path

import pytest

from resource_toolkit.cli.main import main
from resource_toolkit.engines.plain import PlainEngine
from resource_toolkit.engines.process import EngineProcess
from resource_toolkit.publishing.build import build
from resource_toolkit.reading.settings import is_placeholder, read_settings
from resource_toolkit.upkeep.agency import write_agency
from resource_toolkit.upkeep.repository.door import write_doors
from resource_toolkit.upkeep.repository.release import unset
from resource_toolkit.upkeep.repository.started import STARTER, start_lines, without_marks
from tests.toolkits.garden import TODAY, check

SITE = "https://garden.example/kit/"
EDIT = "https://github.com/garden/kit/edit/main/"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_agency(tmp_path / "ours", TODAY)
    return tmp_path / "ours"


@pytest.fixture
def hosted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOOLKIT_SITE_URL", SITE)
    monkeypatch.setenv("TOOLKIT_EDIT_URL", EDIT)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://example.org/toolkit/", True),
        ("https://www.example.com", True),
        ("https://github.com/example/toolkit/edit/main/docs/", True),
        ("toolkit@example.org", True),
        ("", True),
        (None, True),
        ("https://example.org.evil.net/", False),
        ("https://tools.garden.net/example.org/", False),
        ("https://github.com/examples/toolkit/edit/main/docs/", False),
        ("office@garden.net", False),
    ],
)
def test_placeholders_are_known(value: str | None, expected: bool) -> None:
    assert is_placeholder(value) is expected


@pytest.mark.usefixtures("hosted")
def test_a_host_fills_what_only_stands_for_something(root: Path) -> None:
    settings = read_settings(root)
    assert settings.url == SITE
    assert settings.edit_root == EDIT
    assert settings.new_root == "https://github.com/garden/kit/new/main/"
    assert settings.contact == "", "nobody shall write to a placeholder"


@pytest.mark.usefixtures("hosted")
def test_what_an_owner_has_set_stays(root: Path) -> None:
    config = root / "mkdocs.yml"
    text = config.read_text().replace("https://example.org/", "https://tools.garden.net/")
    text = text.replace("toolkit@example.org", "office@garden.net")
    config.write_text(text.replace("github.com/example/our-toolkit", "github.com/g/t"))
    settings = read_settings(root)
    assert settings.url == "https://tools.garden.net/"
    assert settings.edit_root == "https://github.com/g/t/edit/main/"
    assert settings.contact == "office@garden.net"


def test_without_a_host_nothing_changes(root: Path) -> None:
    assert read_settings(root).url == "https://example.org/"


def test_a_preview_has_its_own_address_whatever_is_set(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOOLKIT_PREVIEW_URL", f"{SITE}pr/7/")
    assert read_settings(root).url == f"{SITE}pr/7/"


@pytest.mark.parametrize(
    ("edit", "new"),
    [
        ("https://gitlab.com/g/t/-/edit/main/", "https://gitlab.com/g/t/-/new/main/"),
        ("https://codeberg.org/g/t/_edit/main/", "https://codeberg.org/g/t/_new/main/"),
    ],
)
def test_other_hosts_have_their_ways(
    root: Path, monkeypatch: pytest.MonkeyPatch, edit: str, new: str
) -> None:
    monkeypatch.setenv("TOOLKIT_SITE_URL", SITE)
    monkeypatch.setenv("TOOLKIT_EDIT_URL", edit)
    assert read_settings(root).new_root == new


@pytest.mark.slow
@pytest.mark.usefixtures("hosted")
@pytest.mark.parametrize("engine", ["mkdocs", "plain"])
def test_no_page_of_a_hosted_site_holds_a_placeholder(root: Path, engine: str) -> None:
    build(root, root / "site", PlainEngine() if engine == "plain" else EngineProcess(), today=TODAY)
    assert EDIT in (root / "site/about/index.html").read_text()
    assert SITE in (root / "site/sitemap.xml").read_text()
    for page in (root / "site").rglob("*.html"):
        text = page.read_text()
        assert "example.org/" not in text.replace("www.example.org", ""), page
        assert "github.com/example/" not in text, page
        assert "toolkit@" not in text, page


OF_THE_START = [
    "mkdocs.yml:2:1:",
    "mkdocs.yml:3:1:",
    "resources/first-toolkit/_collection.yml:2:1:",
    "resources/first-toolkit/_collection.yml:3:1:",
    "resources/first-toolkit/first-resource.md:3:1:",
    "resources/first-toolkit/first-resource.md:19:1:",
    "docs/about/index.md:10:1:",
    "docs/about/index.md:14:1:",
    "docs/about/index.md:18:1:",
    "docs/about/index.md:22:1:",
    "docs/index.md:3:1:",
    "docs/index.md:8:1:",
    "docs/index.md:10:1:",
]
"""Where an empty start has words that stand for the owner's own."""


def write_own_words(root: Path) -> None:
    """Put words of an owner in the place of those of the start."""
    for line in start_lines(root, read_settings(root), "README.md"):
        file = root / line.path
        mark = re.match(r"(\w+: |# )?", line.words)
        assert mark
        own = f"{mark[0]}Our own words {line.number}."
        file.write_text(file.read_text().replace(f"{line.words}\n", f"{own}\n"))


def test_what_is_not_set_is_listed_with_its_line(root: Path) -> None:
    catalog = check(root).catalog
    lines = unset(root, catalog)
    starts = [line.partition(" ")[0] for line in lines]
    assert starts == [
        "mkdocs.yml:4:1:",
        "mkdocs.yml:6:1:",
        "mkdocs.yml:9:1:",
        *OF_THE_START,
        "README.md:1:1:",
        "README.md:18:67:",
        "CONTRIBUTING.md:9:67:",
        "mkdocs.yml:1:1:",
        "resources/first-toolkit/_collection.yml:1:1:",
        "LICENSE.md:",
    ]
    text = (root / "mkdocs.yml").read_text()
    text = text.replace("https://example.org/", "https://tools.garden.net/")
    text = text.replace("contact: toolkit@example.org", 'contact: a@garden.net\n  stewards: "@g/t"')
    (root / "mkdocs.yml").write_text(text.replace("github.com/example/", "github.com/garden/"))
    (root / "LICENSE.md").write_text("Yours.\n")
    write_own_words(root)
    write_doors(root, "garden/kit")
    assert unset(root, check(root).catalog) == []


def test_a_line_of_the_start_is_told_with_what_to_write(root: Path) -> None:
    said = unset(root, check(root).catalog)
    told = (
        "docs/about/index.md:10:1: 'Say who you are, in one or two sentences.' still stands there "
        "as the empty start had it; write who you are"
    )
    assert told in said
    # Wherever somebody has taken it, and whatever stands around it.
    (root / "docs/about/index.md").rename(root / "docs/about/team.md")
    assert told.replace("index.md", "team.md") in unset(root, check(root).catalog)


def test_every_line_of_the_start_that_asks_for_words_is_marked() -> None:
    for file in STARTER.rglob("*.md"):
        for line in file.read_text(encoding="utf-8").splitlines():
            if re.match(r"(?:description: )?Say ", line):
                assert without_marks(line) != line, f"{file}: {line}"


def build_here(root: Path) -> int:
    with pytest.raises(SystemExit) as done:
        main(["build", "--engine", "plain", "--quiet", "--root", str(root), "--today", str(TODAY)])
    assert isinstance(done.value.code, int)
    return done.value.code


@pytest.mark.usefixtures("hosted")
def test_nothing_goes_live_while_words_of_the_start_are_left(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert build_here(root) == 1
    assert not (root / "site").exists()
    said = (
        "mkdocs.yml:2 and 12 more lines still stand as the empty start had them; nothing goes live "
        "before you write your own: 'toolkit check --release' lists what to write\n"
    )
    shown = capsys.readouterr()
    assert shown.out == f"::error::{said}"
    assert shown.err == f"toolkit: {said}"
    monkeypatch.delenv("GITHUB_ACTIONS")
    assert build_here(root) == 1
    assert capsys.readouterr().out == ""
    write_own_words(root)
    assert build_here(root) == 0
    assert "Our own words 10." in (root / "site/index.html").read_text()


def test_a_start_is_built_and_checked_here_without_a_word(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOOLKIT_PREVIEW_URL", f"{SITE}pr/7/")
    assert build_here(root) == 0
    assert capsys.readouterr().err == ""
    assert check(root).problems == []


def test_the_button_leads_to_a_repository_when_the_host_is_known(root: Path) -> None:
    door = "https://codespaces.new/"
    readme, other = root / "README.md", root / "CONTRIBUTING.md"
    (left,) = [line for line in unset(root, check(root).catalog) if line.startswith("README.md:18")]
    assert "leads to 'example/our-toolkit', which only stands for yours; write owner" in left
    before = readme.read_bytes()
    write_doors(root, "garden/kit")
    assert readme.read_bytes() == before.replace(b"example/our-toolkit", b"garden/kit")
    assert f"({door}garden/kit)" in other.read_text()
    write_doors(root, "mallory/kit")
    assert f"({door}garden/kit)" in other.read_text(), "what somebody set stays"
