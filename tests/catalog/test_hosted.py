"""What the host of a site says of its address, and what an owner has yet to set."""

from pathlib import Path

import pytest

from resource_toolkit.engines.plain import PlainEngine
from resource_toolkit.engines.process import EngineProcess
from resource_toolkit.publishing.build import build
from resource_toolkit.reading.settings import is_placeholder, read_settings
from resource_toolkit.upkeep.agency import write_agency
from resource_toolkit.upkeep.repository.release import unset
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


def test_what_is_not_set_is_listed_with_its_line(root: Path) -> None:
    catalog = check(root).catalog
    lines = unset(root, catalog)
    starts = [line.partition(" ")[0] for line in lines]
    assert starts == [
        "mkdocs.yml:4:1:",
        "mkdocs.yml:6:1:",
        "mkdocs.yml:9:1:",
        "mkdocs.yml:1:1:",
        "resources/first-toolkit/_collection.yml:1:1:",
        "LICENSE.md:",
    ]
    text = (root / "mkdocs.yml").read_text()
    text = text.replace("https://example.org/", "https://tools.garden.net/")
    text = text.replace("contact: toolkit@example.org", 'contact: a@garden.net\n  stewards: "@g/t"')
    (root / "mkdocs.yml").write_text(text.replace("github.com/example/", "github.com/garden/"))
    (root / "LICENSE.md").write_text("Yours.\n")
    assert unset(root, check(root).catalog) == []
