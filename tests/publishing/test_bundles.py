"""The scripts of the site: each source in a function of its own, named by their content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from resource_toolkit.problems import BuildError
from resource_toolkit.publishing import bundles as module
from resource_toolkit.publishing.bundles import bundles, join, manifest

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


def test_form_that_cannot_be_joined_is_refused(sources: Path) -> None:
    (sources / "a/one.js").write_text("export default 1;\n")
    with pytest.raises(BuildError, match=r"theme/js/a/one\.js"):
        join("a/one")


def test_names_carry_the_content(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BUNDLES", {"one": ("a/one",)})
    bundles.cache_clear()
    (sources / "a/one.js").write_text("export const a = 1;\n")
    before = manifest()
    bundles.cache_clear()
    (sources / "a/one.js").write_text("export const a = 2;\n")
    assert manifest()["one"] != before["one"]
    bundles.cache_clear()


def test_no_script_is_a_module() -> None:
    for address, content in bundles().values():
        assert address.startswith("assets/")
        assert content.startswith(b"(() => {")
