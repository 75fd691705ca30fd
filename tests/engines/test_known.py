from datetime import date
from pathlib import Path

import pytest

from resource_toolkit.catalog import Catalog
from resource_toolkit.engines import EngineProcess, end_near, engine_named, known
from resource_toolkit.problems import BuildError, ToolkitError
from resource_toolkit.reading import read_catalog
from tests.toolkits.small_copy import SMALL, TODAY


@pytest.mark.parametrize("name", ["mkdocs", "properdocs", "plain"])
def test_engines_have_names(name: str) -> None:
    assert engine_named(name).name == name


def test_an_unknown_engine_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ToolkitError, match=r"unknown engine 'mkdoc'; did you mean 'mkdocs'\?"):
        engine_named("mkdoc")


def test_another_package_may_add_an_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    class Ours:
        name = "ours"

        def __call__(self, root: Path, target: Path, catalog: Catalog) -> None:
            """Make nothing."""

    monkeypatch.setattr(known, "extensions", lambda _: {"ours": Ours})
    assert engine_named("ours").name == "ours"


def test_an_engine_that_is_not_there_is_named(tmp_path: Path) -> None:
    catalog, _ = read_catalog(SMALL, today=TODAY)
    with pytest.raises(BuildError, match="no_such_engine is not installed"):
        EngineProcess("no_such_engine")(tmp_path, tmp_path, catalog)


@pytest.mark.parametrize("name", ["mkdocs", "properdocs"])
def test_the_end_is_told_three_months_before(name: str) -> None:
    assert end_near(name, date(2027, 1, 31)) == ""
    assert end_near(name, date(2027, 2, 1)) == (
        f"the engine {name}: from 5 May 2027 on, Material for MkDocs, which makes the frames of "
        "its pages, gets no more fixes; --engine plain does without"
    )
    assert end_near(name, date(2027, 6, 1))


def test_an_engine_without_an_announced_end_is_not_warned_of() -> None:
    assert end_near("ours", date(2030, 1, 1)) == ""
