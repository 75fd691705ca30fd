"""Dates are written in the language of the site, and never break a page."""

import pytest

from resource_toolkit.catalog.dates import locale_of


@pytest.mark.parametrize(
    ("language", "name"), [("es", "es"), ("zh-Hant", "zh"), ("tongue-1", "en"), ("", "en")]
)
def test_unknown_language_falls_back_to_english(language: str, name: str) -> None:
    assert locale_of(language).language == name
