"""What must hold for check-ups: lines and regions that fit their scales, and names that exist."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from resource_toolkit.catalog import Catalog, CheckUp
from resource_toolkit.checking.links import Bodies
from resource_toolkit.checking.named import Steps, doubled, offered, problem_at
from resource_toolkit.problems import Problem, Repair, near_or_all, shown
from resource_toolkit.reading import field_names

MOST = {"scales": 6, "answers": 10, "lines": 40, "regions": 12}
"""Part of a check-up to how many it may have."""
LEAST_ANSWERS = 2
MOST_TOOLS = 3
MOST_TOLD = 12
"""So many fields of a sheet are named where none is near."""
_FIRST_ROW = re.compile(r"\.row-1\.")
_ROW = re.compile(r"\.row-\d+\.")


def check_ups(catalog: Catalog) -> Iterator[Problem]:
    """A check-up must name what exists, each once, and lead every answer to a region."""
    for check_up in catalog.check_ups.values():
        faults = [*_sizes(check_up), *ids_twice(catalog, check_up)]
        if check_up.lines:  # Else they lack what they need, which is told.
            faults += [*_scales(check_up), *_ends(check_up)]
        yield from faults
        yield from _terms(catalog, check_up)
        for n, line in enumerate(check_up.lines):
            named: list[tuple[str, Steps]] = [
                (slug, ("lines", n, "low", slug)) for slug in line.low
            ]
            yield from offered(catalog, check_up, named)
        if check_up.disagreement:
            yield from offered(catalog, check_up, [(check_up.disagreement, ("disagreement",))])
        if sheet := check_up.goal_sheet:
            yield from offered(catalog, check_up, [(sheet.resource, ("goal_sheet", "resource"))])
        whole = check_up.scales and check_up.lines and check_up.regions
        if not faults and whole and not _unread_shares(check_up):
            yield from _regions(check_up)


def check_up_names(catalog: Catalog) -> Iterator[Problem]:
    """A resource must name a check-up that is there."""
    for resource in catalog.resources.values():
        name = resource.check_up
        if name and name not in catalog.check_ups:
            hint = near_or_all(name, catalog.check_ups)
            hint += "" if hint.endswith("?") else ";"
            message = f"unknown check-up {shown(name)}{hint} see {catalog.folder}/check-ups/"
            yield problem_at(resource, ("check_up",), "RC343", message)


def goal_sheets(catalog: Catalog, bodies: Bodies) -> Iterator[Problem]:
    """A sheet for goals must be handed out, and have the fields that are named."""
    for check_up in catalog.check_ups.values():
        sheet = check_up.goal_sheet
        resource = catalog.resources.get(sheet.resource) if sheet else None
        if sheet is None or resource is None:
            continue
        if not catalog.hand_out(resource):
            message = f"{shown(sheet.resource)} has no sheet to fill in; name one that has"
            yield problem_at(check_up, ("goal_sheet", "resource"), "RC117", message)
            continue
        fields = field_names(catalog, resource, bodies[resource.slug])
        named = {_FIRST_ROW.sub(".row-{number}.", name): words for name, words in fields}
        for part in ("area", "goal", "step", "who", "by"):
            if (name := getattr(sheet, part)) not in named:
                yield problem_at(check_up, ("goal_sheet", part), "RC117", _no_field(name, named))


def _no_field(name: str, named: Mapping[str, str]) -> str:
    """Return what to say of the name of a field that a sheet lacks, with the nearest ones."""
    near = get_close_matches(name, named, n=1, cutoff=0.6)
    told = near or [field for field in named if not _ROW.search(field)][:MOST_TOLD]
    offer = " or ".join(f"'{field}' ({words})" for field in told for words in [named[field]])
    return f"the sheet has no field {shown(name, 80)}; write {offer}"


def _sizes(check_up: CheckUp) -> Iterator[Problem]:
    for name, most in MOST.items():
        count = len(getattr(check_up, name))
        if count > most:
            message = f"there are {count} {name}; the limit is {most}"
            yield problem_at(check_up, (name,), "RC117", message)
    if len(check_up.answers) < LEAST_ANSWERS and "answers" in check_up.head.keys:
        message = f"give at least {LEAST_ANSWERS} answers, the lowest first"
        yield problem_at(check_up, ("answers",), "RC117", message)
    for n, line in enumerate(check_up.lines):
        if len(line.low) > MOST_TOOLS:
            message = f"a line leads to {len(line.low)} tools; name at most {MOST_TOOLS}"
            yield problem_at(check_up, ("lines", n, "low"), "RC117", message)


def ids_twice(catalog: Catalog, check_up: CheckUp) -> Iterator[Problem]:
    """Yield a problem for each id that stands twice, with the one that a translation has."""
    translated = [words for words in catalog.check_up_words if words.slug == check_up.slug]
    for name in ("scales", "lines"):
        owns = getattr(check_up, name)
        parts = [own.id for own in owns]
        for n, part in enumerate(parts):
            if part in parts[:n]:
                told = [one.id for words in translated for one in getattr(words, name)]
                lost = [one for one in told if one not in parts]
                how = doubled(owns[n], owns[parts.index(part)])
                how = f"write '{lost[0]}', as its translation does" if lost else how
                message = f"the id {shown(part)} stands twice; {how}"
                repair = Repair(part, lost[0]) if len(lost) == 1 else None
                yield problem_at(check_up, (name, n, "id"), "RC204", message, repair=repair)


def _scales(check_up: CheckUp) -> Iterator[Problem]:
    known = [scale.id for scale in check_up.scales]
    for n, line in enumerate(check_up.lines):
        if line.scale not in known:
            yield _no_scale(check_up, known, line.scale, ("lines", n, "scale"))
    for n, region in enumerate(check_up.regions):
        borders: dict[str, Mapping[str, int]] = {"from": region.start, "to": region.end}
        for key, shares in borders.items():
            for scale in shares:
                if scale not in known:
                    yield _no_scale(check_up, known, scale, ("regions", n, key, scale))
    for n, name in enumerate(known):
        if not check_up.lines_of(name):
            message = f"no line counts for the scale {shown(name)}; add lines or delete it"
            yield problem_at(check_up, ("scales", n), "RC117", message)


def _ends(check_up: CheckUp) -> Iterator[Problem]:
    for n, scale in enumerate(check_up.scales):
        if scale.low and scale.low == scale.high:
            message = "both ends of this scale have these words; say what each of them is"
            yield problem_at(check_up, ("scales", n, "low"), "RC117", message)


def _no_scale(check_up: CheckUp, known: list[str], name: str, steps: Steps) -> Problem:
    titled = [one.id for one in check_up.scales if one.title.casefold() == name.casefold()]
    if titled:
        message = f"{shown(name)} is the title of a scale; write its id, '{titled[0]}'"
        return problem_at(check_up, steps, "RC117", message)
    message = f"there is no scale {shown(name)}{near_or_all(name, known)}"
    return problem_at(check_up, steps, "RC117", message)


def _terms(catalog: Catalog, check_up: CheckUp) -> Iterator[Problem]:
    vocabulary = catalog.vocabularies.get(check_up.vocabulary)
    if vocabulary is None:
        if "vocabulary" in check_up.head.keys:
            hint = near_or_all(check_up.vocabulary, catalog.vocabularies)
            message = f"there is no vocabulary {shown(check_up.vocabulary)}{hint}"
            yield problem_at(check_up, ("vocabulary",), "RC203", message)
        return
    named: list[tuple[str, Steps]] = [
        (region.term, ("regions", n, "term")) for n, region in enumerate(check_up.regions)
    ]
    if check_up.first:
        named.append((check_up.first.term, ("first", "term")))
    for slug, steps in named:
        if slug not in vocabulary.by_slug:
            hint = near_or_all(slug, vocabulary.by_slug)
            message = f"unknown {vocabulary.singular} {shown(slug)}{hint}"
            yield problem_at(check_up, steps, "RC203", message)


def _unread_shares(check_up: CheckUp) -> bool:
    """Return whether a share of a region could not be read, which is told."""
    head, scales = check_up.head, [scale.id for scale in check_up.scales]
    return any(
        head.mark_of("regions", n, key, scale) != head.mark_of("regions", n, key)
        for n, region in enumerate(check_up.regions)
        for key, shares in (("from", region.start), ("to", region.end))
        for scale in scales
        if scale not in shares
    )


def _regions(check_up: CheckUp) -> Iterator[Problem]:
    """Yield a problem for the first hole, and for each region that no answer can reach."""
    reached = set()
    hole: dict[str, int] | None = None
    for point in check_up.cells():
        for n, region in enumerate(check_up.regions):
            if region.holds(point):
                reached.add(n)
                break
        else:
            hole = hole or point
    if hole is not None:
        where = ", ".join(f"{scale} {share}" for scale, share in hole.items())
        message = f"no region holds {where}; widen one, or end with one that holds the rest"
        steps = ("regions", _nearest_region(check_up, hole))
        yield problem_at(check_up, steps, "RC117", message)
    for n, region in enumerate(check_up.regions):
        if n not in reached:
            message = f"no answer leads to this region of {shown(region.term)}; those before it"
            yield problem_at(check_up, ("regions", n), "RC117", f"{message} hold all of it")


def _nearest_region(check_up: CheckUp, point: Mapping[str, int]) -> int:
    """Return which region must grow the least to hold a point."""

    def lacks(nth: int) -> int:
        region = check_up.regions[nth]
        low = sum(max(0, least - point.get(scale, 0)) for scale, least in region.start.items())
        return low + sum(max(0, point.get(scale, 0) - most) for scale, most in region.end.items())

    return min(range(len(check_up.regions)), key=lambda nth: (lacks(nth), -nth))
