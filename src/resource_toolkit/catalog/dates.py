"""How dates are written in a language, and which day it is."""

import os
from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, date, datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from resource_toolkit.problems import ToolkitError


def locale_of(language: str) -> Locale:
    """Return how dates are written in a language; English where it is none that is known."""
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("en")


def month_in(words: Mapping[str, str], day: date) -> str:
    """Return month and year of a day as the words of a language write them."""
    return format_date(day, words["month_format"], locale=locale_of(words["language"]))


def add_months(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def today() -> date:
    """Return the day of SOURCE_DATE_EPOCH (seconds since 1970), else today, both in UTC.

    Raises ToolkitError when SOURCE_DATE_EPOCH is no such number.
    """
    stamp = os.environ.get("SOURCE_DATE_EPOCH")
    if not stamp:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(stamp), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ToolkitError(
            f"SOURCE_DATE_EPOCH is '{stamp}'; give the seconds since 1970, or take it out"
        ) from None
