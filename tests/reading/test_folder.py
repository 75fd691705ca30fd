"""Reading never raises, and never looks through a link."""

import os
from datetime import date
from pathlib import Path

import pytest

from resource_toolkit.catalog import Settings
from resource_toolkit.reading import loader, read_pages, records
from resource_toolkit.reading.loader import read_catalog
from tests.toolkits.small_copy import copy_small

TODAY = date(2026, 11, 21)
PACKET = "title: Kit\nsummary: A kit.\nresources: [{slug: seed-list}]\n"


def put(root: Path, name: str, text: str) -> None:
    path = root / "resources" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def told(root: Path) -> list[str]:
    return [str(problem) for problem in read_catalog(root, today=TODAY)[1]]


def test_a_fault_of_the_program_is_told_with_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_small(tmp_path)
    put(root, "packets/kit.yml", PACKET)
    put(root, "garden/_collection.yml", "title: Garden\nsummary: All of it.\n")

    def fails(*_: object) -> None:
        raise ValueError("oh\nno")

    monkeypatch.setattr(records, "packet", fails)
    monkeypatch.setattr(loader, "read_document", fails)
    fault = "error RC001 the file cannot be read; the program has a fault there (ValueError: oh no)"
    assert told(root) == [
        "resources:1:1: error RC010 there is no resource; add a file to a collection",
        f"resources/garden/seed-list.md:1:1: {fault}",
        f"resources/packets/kit.yml:1:1: {fault}",
    ]


@pytest.mark.parametrize("name", ["packets", "trainings", "locales", "vocabularies"])
def test_a_known_folder_that_is_a_link_is_not_read(name: str, tmp_path: Path) -> None:
    root = copy_small(tmp_path / "toolkit")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "secret.yml").write_text("secret: [1\n", encoding="utf-8")
    place = root / "resources" / name
    if place.exists():
        place.rename(tmp_path / "away")
    place.symlink_to(elsewhere)
    lines = told(root)
    message = "error RC011 this is a link to another place; put the file itself here"
    assert f"resources/{name}:1:1: {message}" in lines
    assert not any("secret" in line for line in lines)


@pytest.mark.parametrize("name", ["questions.yml", "permalinks.txt", "garden/_collection.yml"])
def test_a_single_file_that_is_a_link_is_not_read(name: str, tmp_path: Path) -> None:
    root = copy_small(tmp_path / "toolkit")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("secret: [1\n", encoding="utf-8")
    place = root / "resources" / name
    place.unlink(missing_ok=True)
    place.symlink_to(elsewhere)
    lines = told(root)
    message = "error RC011 this is a link to another place; put the file itself here"
    assert f"resources/{name}:1:1: {message}" in lines
    assert [line for line in lines if f"resources/{name}" in line and "RC011" not in line] == [
        line for line in lines if "RC205" in line
    ]


def test_what_may_not_be_opened_is_told_with_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_small(tmp_path)
    put(root, "garden/pictures/a.png", "x")
    put(root, "packets/kit.yml", PACKET)
    scan = os.scandir

    def closed(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    def scan_but_packets(folder: Path) -> object:
        if folder.name == "packets":
            closed()
        return scan(folder)

    monkeypatch.setattr(os, "scandir", scan_but_packets)
    monkeypatch.setattr(Path, "read_bytes", closed)
    assert told(root) == [
        "resources/garden/pictures/a.png:1:1: error RC001 this cannot be read (Permission denied)",
        "resources/packets:1:1: error RC001 this cannot be read (Permission denied)",
    ]


def test_page_leaves_the_search_only_where_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name, said in (("in", "false"), ("out", "true")):
        text = f"---\ntitle: A page\nsearch: {{exclude: {said}}}\n---\n# A page\n"
        (tmp_path / f"docs/{name}.md").write_text(text, encoding="utf-8")
    (tmp_path / "docs/plain.md").write_text("# A page\n", encoding="utf-8")
    pages, problems = read_pages(tmp_path, Settings())
    assert problems == []
    left = {page.address: page.leaves_search for page in pages}
    assert left == {"in/": False, "out/": True, "plain/": False}
