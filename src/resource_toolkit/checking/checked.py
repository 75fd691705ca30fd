"""A catalog and all that is wrong in it, found in steps of which each needs those before."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from pathlib import Path

from resource_toolkit.catalog import Catalog, Settings
from resource_toolkit.problems import Problem, has_errors
from resource_toolkit.reading import Body, SettingsFault, read_catalog, read_settings, render_bodies

from .causes import causes_first
from .file_rules import fields_once, moved_once, renamed_once
from .links import own_links
from .named import by_title
from .prose import check_prose
from .rules import check_rules
from .written import check_pages, fitting


class Step(IntEnum):
    """How far a command checks: it names the last step that it needs."""

    READING = 1
    """Files become a catalog."""
    RULES = 2
    """Bodies are rendered; the rules across records and those of hand-written pages hold: no site
    without this."""
    PROSE = 3
    """House style, which only warns."""


@dataclass(kw_only=True, repr=False)
class Checked:
    """A catalog with its rendered bodies and every problem found in it."""

    catalog: Catalog
    settings: Settings
    bodies: dict[str, Body]
    """Slug to body; empty where checking ended with reading."""
    problems: list[Problem]
    """Sorted by file and line; what keeps others from being checked comes first."""

    @property
    def broken(self) -> bool:
        """Whether an error keeps the site from being built."""
        return has_errors(self.problems)


def check(
    root: Path, today: date, settings: Settings | None = None, *, until: Step = Step.PROSE
) -> Checked:
    """Read a catalog and check it until a step; never raises on bad content.

    Where the settings have a fault, it is told first, and the usual settings hold for the rest.
    """
    own: list[Problem] = []
    try:
        settings = settings or read_settings(root)
    except SettingsFault as fault:
        settings, own = Settings(), [fault.problem]
    catalog, problems = read_catalog(
        root,
        today=today,
        folder=settings.resources,
        docs=settings.docs,
        language=settings.language,
    )
    bodies = render_bodies(catalog) if until >= Step.RULES else {}
    if until >= Step.RULES:
        problems += check_rules(catalog, bodies)
        problems += check_pages(catalog, settings)
        problems += own_links(catalog, settings.url)
    if until >= Step.PROSE:
        errors = {problem.path for problem in problems if problem.severity == "error"}
        problems += check_prose(catalog, bodies, errors)
    problems = moved_once(catalog, [*fitting(catalog, bodies, by_title(catalog, problems))])
    problems = fields_once(catalog, renamed_once(catalog, problems))
    known = (root / settings.resources).is_dir() or not own
    told = own + (causes_first(problems, catalog.folder) if known else [])
    return Checked(catalog=catalog, settings=settings, bodies=bodies, problems=told)
