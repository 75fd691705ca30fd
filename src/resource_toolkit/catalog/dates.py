"""How dates are written in a language."""

from babel import Locale, UnknownLocaleError


def locale_of(language: str) -> Locale:
    """Return how dates are written in a language; English where it is none that is known."""
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("en")
