from pathlib import Path

import pytest

from resource_toolkit.problems import ToolkitError
from resource_toolkit.upkeep.agency import settings_text, write_agency
from tests.toolkits.garden import TODAY, check

CODE = Path(__file__).parents[2]


def test_an_empty_toolkit_has_content_of_its_own_that_passes(tmp_path: Path) -> None:
    target = tmp_path / "ours"
    files = write_agency(CODE, target, TODAY)
    assert {"mkdocs.yml", "hooks/catalog.py", "macros/__init__.py", "docs/index.md"} <= {*files}
    assert {"docs/resources/_frame.md", "docs/collections/_frame.md"} <= {*files}
    checked = check(target)
    assert checked.problems == []
    catalog = checked.catalog
    assert (len(catalog.collections), len(catalog.vocabularies), len(catalog.resources)) == (
        1,
        2,
        1,
    )
    assert catalog.resources["first-resource"].added == TODAY
    assert (target / "mkdocs.yml").read_text().count("custom_dir: ") == 1
    line = next(x for x in (target / "mkdocs.yml").read_text().split("\n") if "custom_dir" in x)
    assert (target / line.split(": ")[1]).resolve() == CODE / "src/resource_toolkit/theme"


def test_nothing_of_ours_is_left_in_it(tmp_path: Path) -> None:
    target = tmp_path / "ours"
    write_agency(CODE, target, TODAY)
    text = "\n".join(p.read_text() for p in target.rglob("*") if p.suffix in (".md", ".yml"))
    for word in ("Early Childhood", "github.com/example/toolkit/", "gateways", "stages"):
        assert word not in text


def test_a_folder_with_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(ToolkitError, match="is not empty"):
        write_agency(CODE, tmp_path, TODAY)
    with pytest.raises(ToolkitError, match="there are no overrides"):
        write_agency(tmp_path, tmp_path / "new", TODAY)


def test_settings_keep_all_but_what_an_agency_owns() -> None:
    text = (
        "# Ours.\nsite_name: A\nextra:\n  contact: a@a.example\n  other: 1\nnav:\n  - B: b.md\n"
        "theme:\n  name: x\n  custom_dir: overrides\nplugins: [macros]\n"
    )
    assert settings_text(text, "../code/overrides", find=False) == (
        "# The site. The first lines, `extra` and `nav` are yours.\nsite_name: Our toolkit\n"
        "extra:\n  contact: toolkit@example.org\n  other: 1\nnav:\n  - Home: index.md\n"
        "  - Toolkits: collections/index.md\n  - About: about/index.md\n"
        "theme:\n  name: x\n  custom_dir: ../code/overrides\nplugins: [macros]\n"
    )
