"""Words of the interface: names in braces are filled in, and nothing else is done to them."""

import yaml

from resource_toolkit.catalog import filled
from resource_toolkit.reading.single_files import LOCALES


def test_known_names_are_filled_in_and_nothing_else() -> None:
    assert (
        filled("{count} of {count}, {title}", {"count": 3, "title": "{count}"}) == "3 of 3, {count}"
    )
    assert filled("{count.__class__} {count!r} {0} {other} {", {"count": 3}) == (
        "{count.__class__} {count!r} {0} {other} {"
    )


def test_every_language_that_is_shipped_has_every_word() -> None:
    said = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in LOCALES.glob("*.yml")}
    assert len(said) >= 2
    lacking = {name: said["en"].keys() ^ words.keys() for name, words in said.items()}
    assert not any(lacking.values()), lacking
