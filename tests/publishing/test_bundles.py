"""Scripts and styles of the site: joined, each script source in a function, named by content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from resource_toolkit.catalog import Settings
from resource_toolkit.problems import BuildError
from resource_toolkit.publishing import bundles as module
from resource_toolkit.publishing.bundles import join, join_styles, look_addresses, look_files

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a").mkdir()
    monkeypatch.setattr(module, "SOURCES", tmp_path)
    return tmp_path


def test_what_is_imported_comes_first_and_once(sources: Path) -> None:
    (sources / "a/one.js").write_text('import { two as x } from "./two.js";\nx();\n')
    (sources / "a/two.js").write_text("const own = 1;\nexport const two = () => own;\n")
    joined = join("a/one", "a/two")
    assert joined.count('sources["a/two"] = ') == 1
    assert joined.index('sources["a/two"] = ') < joined.index('sources["a/one"] = ')
    assert 'const { two: x } = sources["a/two"];' in joined
    assert "import" not in joined
    assert "export" not in joined


def test_comments_stay_at_home(sources: Path) -> None:
    (sources / "a/one.js").write_text('// A note.\n/** What it is. */\nconst a = "// b";\n')
    joined = join("a/one")
    assert "note" not in joined
    assert "What it is" not in joined
    assert '"// b"' in joined


def test_form_that_cannot_be_joined_is_refused(sources: Path) -> None:
    (sources / "a/one.js").write_text("export default 1;\n")
    with pytest.raises(BuildError, match=r"theme/js/a/one\.js"):
        join("a/one")


def test_names_carry_the_content(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BUNDLES", {"one": ("a/one",)})

    def address(text: str) -> str:
        (sources / "a/one.js").write_text(text)
        module._joined.cache_clear()
        return look_addresses(Settings())["one.js"]

    try:
        before, after = address("export const a = 1;\n"), address("export const a = 2;\n")
    finally:
        module._joined.cache_clear()
    assert before != after
    assert re.fullmatch(r"assets/one\.[0-9a-f]{10}\.js", before)


def test_no_script_is_a_module() -> None:
    files = look_files(Settings())
    assert {f"{name}.js" for name in module.BUNDLES} <= files.keys()
    for name, (_, content) in files.items():
        if name.endswith(".js"):
            assert content.startswith(b"(() => {")


def test_styles_are_joined_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("20-b.css", "10-a.css", "60-c.css"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert join_styles(tmp_path, ["[1-2]*.css"]) == b"10-a.css\n20-b.css"


def test_notes_and_indents_of_styles_stay_at_home(tmp_path: Path) -> None:
    text = '/* A note\nof two lines. */\n@layer a {\n\n  /*! A license. */\n  b { c: "  x"; }\n}'
    (tmp_path / "a.css").write_text(text, encoding="utf-8")
    wanted = b'\n@layer a {\n/*! A license. */\nb { c: "  x"; }\n}'
    assert join_styles(tmp_path, ["a.css"]) == wanted


def test_style_sheet_without_parts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nothing in"):
        join_styles(tmp_path, ["*.css"])


def test_colors_of_an_agency_are_a_sheet_whose_name_carries_them() -> None:
    assert "brand.css" not in look_addresses(Settings())
    one, other = (
        look_addresses(Settings(colors={"links": color}))["brand.css"]
        for color in ("#1d4e89", "#1d3557")
    )
    assert one != other
