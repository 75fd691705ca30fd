"""Stamp reviews, and say which are due."""

import re
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from resource_toolkit.catalog import Catalog, Resource, SafetyRule, add_months
from resource_toolkit.problems import shown

_NAME = re.compile(
    r"(?:(?:Dr|Dra|Mr|Mrs|Ms|Miss|Sr|Sra|Prof)\.? )?"
    r"[A-ZÁÉÍÓÚÑ][a-záéíóúñü'’-]+(?: [A-Z]\.)?(?: (?:de|del|la|van|von))*"
    r"(?: [A-ZÁÉÍÓÚÑ][a-záéíóúñü'’A-Z-]+){1,2}(?:,? (?:[A-Z]{2,4}|Ph\.?D\.?))?"
)
_ROLES = re.compile(
    r"(?i)\b(?:specialist|coach|director|teacher|provider|trainer|team|committee|office|nurse|staff"
    r"|manager|coordinator|program|agency|group|board|council|advisor|consultant|parent"
    r"|mentor|leader|assistant|educator|librarian|dietitian|maestra|maestro|directora|equipo)s?\b"
)

_OWN_ADDRESS = re.compile(
    r"(?i)[\w.+-]+@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|rocketmail|icloud|me|mac"
    r"|aol|gmx|proton(?:mail)?|comcast|verizon|att|sbcglobal|bellsouth|charter)\.[a-z.]{2,6}\b"
)
"""An address at one of the companies where people have their own."""
_SOON = timedelta(days=31)
"""So far ahead lies a day that was written before the thing was done."""


def role_fault(text: str) -> str | None:
    """Return why a text is no role: it looks like the name of a person; or None."""
    if told := own_address(text):
        return told
    if "@" in text:
        return f"{shown(text)} is an address of a person; give the role, such as 'a nurse'"
    if _NAME.fullmatch(text.strip()) and not _ROLES.search(text):
        return f"{shown(text)} looks like the name of a person; give the role, such as 'a nurse'"
    return None


def named_steward(text: str) -> str | None:
    """Return why a text names a person as steward, with an address beside the name; or None."""
    if text.startswith("@"):
        return None
    name = re.split(r"\s*[,;(<:|]\s*|\s+[-–—]\s+", text.strip())[0]
    return own_address(text) or (role_fault(name) if " " in name else None)


def own_address(text: str) -> str | None:
    """Return why a text should not hold the e-mail address that a person has for everything."""
    if "@" not in text or not (own := _OWN_ADDRESS.search(text)):
        return None
    message = f"{shown(own[0])} is the address of a person, and would stand on a public page"
    return f"{message}; give a role, a team or an account, such as 'the office'"


def review_due(catalog: Catalog, resource: Resource) -> date | None:
    """Return when the next review is due: by the resource, or by the terms that set an interval."""
    months = [
        set_by[placement.term]
        for facet, set_by in catalog.review_months.items()
        for placement in resource.placements.get(facet, ())
        if placement.term in set_by
    ]
    return resource.review_due(min(months) if months else None)


@dataclass(frozen=True, kw_only=True)
class Due:
    """A resource with the day of its next review."""

    resource: Resource
    day: date
    overdue: bool


def due_list(catalog: Catalog, days: int) -> list[Due]:
    """Return the resources whose review is overdue or due within some days, soonest first."""
    until = catalog.today + timedelta(days=days)
    listed = []
    for resource in catalog.active:
        day = review_due(catalog, resource)
        if day is not None and day <= until:
            listed.append(Due(resource=resource, day=day, overdue=day < catalog.today))
    return sorted(listed, key=lambda due: (due.day, due.resource.slug))


def freshness(catalog: Catalog) -> Mapping[str, int]:
    """Return how many offered resources are reviewed, only written, only linked, and due."""
    counts = {"reviewed": 0, "written": 0, "checked": 0, "unopened": 0, "due": 0}
    for resource in catalog.active:
        state = "written"
        if resource.reviewed:
            state = "reviewed"
        elif resource.opens:
            state = "checked" if resource.checked else "unopened"
        counts[state] += 1
        day = review_due(catalog, resource)
        counts["due"] += day is not None and day < catalog.today
    return counts


def reviews_by_quarter(catalog: Catalog) -> list[tuple[date, int]]:
    """Return the first day of each quarter from now, or from the first late review, to the last.

    With each, how many reviews are due in it: none in some, so that the line in time is true.
    """
    days = [day for one in catalog.active if (day := review_due(catalog, one))]
    if not days:
        return []
    counts = Counter(map(_quarter, days))
    quarter, quarters = _quarter(min(catalog.today, *days)), []
    while quarter <= max(days):
        quarters.append((quarter, counts[quarter]))
        quarter = add_months(quarter, 3)
    return quarters


def _quarter(day: date) -> date:
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def sites_to_open(catalog: Catalog, days: int) -> list[Due]:
    """Return the links that nobody opened or that are due within some days, soonest first."""
    until = catalog.today + timedelta(days=days)
    dated = ((link, review_due(catalog, link)) for link in catalog.active if link.opens)
    waiting = [
        Due(resource=link, day=day or catalog.today, overdue=bool(day and day < catalog.today))
        for link, day in dated
        if not link.checked or (day and day <= until)
    ]
    return sorted(waiting, key=lambda due: (due.day, due.resource.slug))


def rules_due(catalog: Catalog, days: int) -> list[SafetyRule]:
    """Return the safety rules to compare with their source within some days, soonest first."""
    until = catalog.today + timedelta(days=days)
    rules = [rule for rule in catalog.safety.rules if rule.due <= until]
    return sorted(rules, key=lambda rule: (rule.due, rule.id))


def day_done(day: date, today: date, since: date | None = None) -> str:
    """Return what to say of a day of something done that is still to come.

    It cannot have been before the day `since`.
    """
    meant = today if day - today <= _SOON else _past_meant(day, today)
    if since and meant < since:
        return f"today is {today}; write the day on which it was done, or delete it until then"
    return f"today is {today}; write {meant}, or the day on which it was done"


def _past_meant(day: date, today: date) -> date:
    """Return the past day that a slip of the year, or of day and month, has made one to come."""
    slips = (
        (today.year, day.month, day.day),
        (day.year, day.day, day.month),
        (today.year - 1, day.month, day.day),
    )
    for year, month, number in slips:
        with suppress(ValueError):
            if (meant := date(year, month, number)) <= today:
                return meant
    return today
