"""Words of the interface: names in braces are filled in, and nothing else is done to them."""

from resource_toolkit.catalog import filled


def test_known_names_are_filled_in_and_nothing_else() -> None:
    assert (
        filled("{count} of {count}, {title}", {"count": 3, "title": "{count}"}) == "3 of 3, {count}"
    )
    assert filled("{count.__class__} {count!r} {0} {other} {", {"count": 3}) == (
        "{count.__class__} {count!r} {0} {other} {"
    )
