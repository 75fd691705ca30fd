from collections.abc import Iterator
from importlib.metadata import EntryPoint, EntryPoints

import pytest

from resource_toolkit.catalog import extensions
from resource_toolkit.problems import ToolkitError


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    extensions.cache_clear()
    yield
    extensions.cache_clear()


def give(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    entries = EntryPoints(
        EntryPoint(name, value, "resource_toolkit.rules") for name, value in values.items()
    )
    monkeypatch.setattr(
        "resource_toolkit.catalog.added.entries_of",
        lambda group: entries.select(group=group),
    )


def test_functions_come_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, second="posixpath:join", first="json:dumps")
    assert [*extensions("rules")] == ["first", "second"]
    assert extensions("rules")["second"]("a", "b") == "a/b"
    assert extensions("outputs") == {}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("no_such_package:rule", "cannot be loaded from no_such_package:rule: No module named"),
        ("posixpath:no_such", "cannot be loaded from posixpath:no_such: module 'posixpath' has no"),
        ("posixpath:sep", "is no function: posixpath:sep"),
    ],
)
def test_one_that_cannot_be_loaded_is_named(
    monkeypatch: pytest.MonkeyPatch, value: str, told: str
) -> None:
    give(monkeypatch, funding=value)
    with pytest.raises(ToolkitError) as error:
        extensions("rules")
    assert str(error.value).startswith("'funding', which an unknown package adds to the rules, ")
    assert told in str(error.value)
