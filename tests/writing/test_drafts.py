from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from resource_toolkit.catalog.settings import Settings
from resource_toolkit.checking.trial import try_files
from resource_toolkit.writing.drafts import (
    LONGEST_URL,
    bare_address,
    new_file_url,
    resource_text,
    suggest_slug,
    template_text,
    twins,
)
from tests.toolkits.garden import check, make_toolkit


def test_a_slug_is_plain_short_and_free() -> None:
    assert suggest_slug("¿Cómo está el jardín?") == "como-esta-el-jardin"
    assert suggest_slug("Who's who: a map") == "whos-who-a-map"
    assert suggest_slug("Map", ["map", "Map-2"]) == "map-3"
    assert suggest_slug("日本") == "resource"
    assert suggest_slug("word " * 30) == "word-word-word-word-word-word-word-word-word-word"


def test_twins_are_found_by_title_other_name_and_address(tmp_path: Path) -> None:
    catalog = check(make_toolkit(tmp_path)).catalog
    assert [(r.slug, why) for r, why in twins(catalog, "Seed lists")] == [("seed-list", "title")]
    assert [(r.slug, why) for r, why in twins(catalog, "Sowing!")] == [("seed-list", "title")]
    address = "http://www.beans.example/guide/#top"
    assert [(r.slug, why) for r, why in twins(catalog, "Else", [address])] == [
        ("bean-guide", "address")
    ]
    assert twins(catalog, "Something new") == []


def test_addresses_that_lead_to_one_page_are_alike() -> None:
    assert bare_address("https://www.a.example/b/") == bare_address("http://a.example/b")
    assert bare_address("https://a.example/b?c=1") != bare_address("https://a.example/b?c=2")


def test_an_address_that_is_none_is_like_itself_alone() -> None:
    assert bare_address("http://[") == "http://["


def test_the_template_asks_in_words_for_what_is_missing(tmp_path: Path) -> None:
    now = check(make_toolkit(tmp_path))
    text = template_text(now.catalog, "garden", {"kind": "sheet"})
    assert "kind: sheet\n" in text
    assert "\n# steps: []\n" not in text
    assert "\nsteps:\n" in text
    assert "\n# areas: []\n" in text
    assert "# Area: A, 5\n" in text
    assert "added: 2027-03-01" in text
    assert text.endswith("---\n\n## Steps\n\n\n## Next\n")
    trial = try_files(now, {"resources/garden/new-resource.md": text})
    said = [(p.code, text.split("\n")[p.line - 1]) for p in trial.errors]
    assert said == [("RC104", "title:"), ("RC104", "summary:"), ("RC104", "steps:")]


def test_the_template_filled_in_passes(tmp_path: Path) -> None:
    now = check(make_toolkit(tmp_path))
    text = template_text(now.catalog, "garden", {"kind": "sheet"})
    for name, value in (("title", "New"), ("summary", "It is new."), ("steps", "[begin]")):
        text = text.replace(f"\n{name}:\n", f"\n{name}: {value}\n")
    text = text.replace("## Steps\n", "## Steps\n\nDo it.\n").replace(
        "## Next\n", "## Next\n\nGo.\n"
    )
    assert try_files(now, {"resources/garden/new-resource.md": text}).errors == ()


def test_the_address_of_the_new_file_page_holds_name_and_template(tmp_path: Path) -> None:
    now = check(make_toolkit(tmp_path))
    address = new_file_url(now.settings, now.catalog, "garden")
    parts = urlsplit(address)
    assert parts.path == "/small/new/main/resources/garden"
    asked = parse_qs(parts.query)
    assert asked["filename"] == ["new-resource.md"]
    template = template_text(now.catalog, "garden")
    assert asked["value"] == [template]
    assert len(address) <= LONGEST_URL
    assert new_file_url(Settings(), now.catalog, "garden") == ""


def test_a_long_template_loses_its_lists_of_terms_to_fit_the_address(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    path = root / "resources/vocabularies/areas.yml"
    many = "".join(f"  - {{slug: area-number-{n}, title: T{n}, summary: S}}\n" for n in range(400))
    path.write_text(path.read_text() + many)
    now = check(root)
    address = new_file_url(now.settings, now.catalog, "garden")
    assert len(address) <= LONGEST_URL
    assert "see resources/vocabularies/areas.yml" in parse_qs(urlsplit(address).query)["value"][0]


def test_a_resource_gets_dates_and_the_sections_of_its_kind(tmp_path: Path) -> None:
    catalog = check(make_toolkit(tmp_path)).catalog
    values: dict[str, str | list[str]] = {"kind": "sheet", "title": "A: b", "areas": ["A"]}
    assert resource_text(catalog, values, "") == (
        '---\ntitle: "A: b"\nkind: sheet\nareas: [A]\nadded: 2027-03-01\nwritten: 2027-03-01\n'
        "---\n\n## Steps\n\n\n## Next\n"
    )
