"""Addresses that keep working: short ones, aliases and withdrawn ones are small redirect pages."""

import re
from collections.abc import Iterable

from resource_toolkit.problems import nearest

from .catalog import Catalog
from .records import Record, Resource
from .settings import Settings
from .trainings import Training

OFFLINE = "offline/"
"""The page that offers copies of the site; the copies stand below it."""

HEADING = "on-"
"""What the id of every heading of a resource begins with."""
ALL_DATES = "trainings/dates"
"""The page of all dates, and its calendar: both without their endings."""

_WITHDRAWN = re.compile(r"(?:resources|packets|trainings)/([^/]+)/")
"""The address of a record; what takes its place is reached by its short address too."""


def other_languages(catalog: Catalog) -> tuple[str, ...]:
    """Return the languages after the first, as far as the interface has words in them."""
    others = catalog.spoken.terms[1:] if catalog.spoken else ()
    return tuple(term.slug for term in others if term.slug in catalog.translated_words)


def dates_address(language: str = "") -> str:
    """Return the page of all dates of trainings, in the language of the site or in another."""
    return f"{language}/{ALL_DATES}/" if language else f"{ALL_DATES}/"


def session_address(training: Training, name: str) -> str:
    """Return the address of a session by its id, relative to the site."""
    return f"{training.address}#{name}"


def calendar_of(training: Training, name: str = "dates") -> str:
    """Return the file of the calendar of a training, or of its session with an id."""
    return f"{training.address}{name}.ics"


def anchor_address(resource: Resource, name: str) -> str:
    """Return the address of a heading by its steady name, relative to the site."""
    return f"{resource.address}#{HEADING}{name}"


def short_address(record: Record) -> str:
    """Return the address that people type: the name of a record at the root of the site."""
    return f"{record.slug}/"


def short_addresses(catalog: Catalog) -> dict[str, str]:
    """Return the short address of every record, and of its former names, with its page."""
    targets = {
        short_address(record): record.address
        for records in (catalog.trainings, catalog.packets, catalog.resources)
        for record in records.values()
    }
    for resource in catalog.resources.values():
        for alias in resource.aliases:
            targets.setdefault(f"{alias}/", resource.address)
    for redirect in catalog.redirects:
        if withdrawn := _WITHDRAWN.fullmatch(redirect.source):
            targets.setdefault(f"{withdrawn[1]}/", redirect.target)
    return targets


def page_address(name: str) -> str:
    """Return where a hand-written page stands in the site; its name is relative to its folder."""
    *above, stem = name.removesuffix(".md").replace("\\", "/").split("/")
    steps = above if stem in ("index", "README") else [*above, stem]
    return "".join(f"{step}/" for step in steps)


def nearest_page(address: str, known: Iterable[str]) -> str:
    """Return the page whose name is most like that of an address, or nothing.

    Where several pages end alike, as sheets do, it is the name before that end.
    """
    folder, steps = address.partition("/")[0], address.strip("/").split("/")
    pages = sorted(known)
    near = [page for page in pages if page.partition("/")[0] == folder] or pages
    alike = [page for page in near if page.endswith(f"/{steps[-1]}/")]
    nth = -2 if len(alike) > 1 and len(steps) > 1 else -1
    names = {page.strip("/").split("/")[nth]: page for page in (alike if nth < -1 else near)}
    return names.get(nearest(steps[nth], filter(None, names)), "")


def whole_copy(settings: Settings) -> str:
    """Return what the copy of the whole site is called, without its ending."""
    return re.sub(r"[^a-z0-9]+", "-", settings.name.casefold()).strip("-") or "toolkit"


def redirects(catalog: Catalog) -> dict[str, str]:
    """Return every address that leads on with the page it leads to, relative to the site."""
    targets = short_addresses(catalog)
    targets |= {
        f"resources/{alias}/": resource.address
        for resource in catalog.resources.values()
        for alias in resource.aliases
    }
    targets |= {
        f"resources/{alias}/sheet/": resource.sheet_address
        for resource in catalog.resources.values()
        if resource.aliases and catalog.hand_out(resource)
        for alias in resource.aliases
    }
    for redirect in catalog.redirects:
        targets[redirect.source] = redirect.target
        sheet = f"{redirect.source}sheet/"
        if sheet in catalog.permalinks:
            targets.setdefault(sheet, _sheet_or_page(catalog, redirect.target))
    return dict(sorted(targets.items()))


def _sheet_or_page(catalog: Catalog, target: str) -> str:
    """Return the sheet of the resource to which an address leads, where it has one."""
    page = target.partition("#")[0]
    resource = catalog.resources.get(page.removeprefix("resources/").rstrip("/"))
    has_sheet = resource is not None and resource.address == page and catalog.hand_out(resource)
    return resource.sheet_address if resource and has_sheet else target


def known_addresses(catalog: Catalog) -> set[str]:
    """Return every address that answers: pages, aliases, redirects, and named parts of pages."""
    own = {*catalog.addresses(), *catalog.pages, *redirects(catalog)}
    if catalog.trainings:
        own |= {dates_address(), *map(dates_address, other_languages(catalog))}
    for resource in catalog.resources.values():
        own |= {anchor_address(resource, name) for name in resource.anchors.values()}
    for training in catalog.trainings.values():
        names = [session.id for session in training.sessions if session.id]
        own |= {session_address(training, name) for name in (*names, *training.former_sessions)}
    return own


def social_name(catalog: Catalog, address: str) -> str:
    """Return the name of the picture of a page: that of its kind or toolkit, else of the site."""
    folder, _, rest = address.partition("/")
    slug = rest.partition("/")[0]
    if folder == "collections" and slug in catalog.collections:
        return f"collection-{slug}"
    resource = catalog.resources.get(slug) if folder == "resources" else None
    if resource is not None:
        for vocabulary in catalog.vocabularies.values():
            for term in resource.terms(vocabulary.name) if vocabulary.glance else ():
                if vocabulary.by_slug[term].icon:
                    return f"{vocabulary.name}-{term}"
        return f"collection-{resource.collection}"
    return "site"
