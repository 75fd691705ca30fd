"""How dates are written in a language, and which day it is."""

import os
from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, get_timezone_name

from resource_toolkit.problems import ToolkitError

_HERE = {"es": "es-US"}
"""Languages whose dates are written otherwise in the Americas than where the language is from."""


def locale_of(language: str) -> Locale:
    """Return how dates are written in a language; English where it is none that is known."""
    try:
        return Locale.parse(_HERE.get(language, language), sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("en")


def month_in(words: Mapping[str, str], day: date) -> str:
    """Return month and year of a day as the words of a language write them."""
    return format_date(day, words["month_format"], locale=locale_of(words["language"]))


def span_in_words(start: datetime, end: datetime, locale: Locale, *, zone: bool = True) -> str:
    """Return day and time of two moments of one zone, with the usual name of the `zone`."""
    days = [format_date(moment, "full", locale=locale) for moment in (start, end)]
    hours = [format_time(t.time(), "short", locale=locale) for t in (start, end)]
    second = hours[1] if days[0] == days[1] else f"{days[1]}, {hours[1]}"
    told = f"{days[0]}, {hours[0]} – {second}"
    return f"{told} ({zone_in_words(start, locale)})" if zone else told


def zone_in_words(moment: datetime, locale: Locale) -> str:
    """Return how people call a zone; where clocks never change, with the word for that."""
    seasons = {moment.replace(month=month, day=1).utcoffset() for month in (1, 7)}
    variant: Literal["generic"] | None = "generic" if len(seasons) > 1 else None
    return get_timezone_name(moment, "long", locale=locale, zone_variant=variant)


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
