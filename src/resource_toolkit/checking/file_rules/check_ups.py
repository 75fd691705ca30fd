"""What must hold for check-ups: lines and regions that fit their scales, and names that exist."""

from collections.abc import Iterator, Mapping

from resource_toolkit.catalog import Catalog, CheckUp
from resource_toolkit.checking.named import Steps, offered, problem_at
from resource_toolkit.problems import Problem, did_you_mean, shown

MOST = {"scales": 3, "answers": 10, "lines": 40, "regions": 12}
"""Part of a check-up to how many it may have."""
LEAST_ANSWERS = 2
MOST_TOOLS = 3


def check_ups(catalog: Catalog) -> Iterator[Problem]:
    """A check-up must name what exists, each once, and lead every answer to a region."""
    for check_up in catalog.check_ups.values():
        faults = [*_sizes(check_up), *_twice(check_up), *_scales(check_up)]
        yield from faults
        yield from _terms(catalog, check_up)
        for n, line in enumerate(check_up.lines):
            named: list[tuple[str, Steps]] = [
                (slug, ("lines", n, "low", slug)) for slug in line.low
            ]
            yield from offered(catalog, check_up, named)
        if not faults and check_up.scales and check_up.regions:
            yield from _regions(check_up)


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


def _twice(check_up: CheckUp) -> Iterator[Problem]:
    ids = {
        "scales": [scale.id for scale in check_up.scales],
        "lines": [line.id for line in check_up.lines],
    }
    for name, parts in ids.items():
        for n, part in enumerate(parts):
            if part in parts[:n]:
                message = f"the id {shown(part)} stands twice; choose another"
                yield problem_at(check_up, (name, n, "id"), "RC204", message)


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


def _no_scale(check_up: CheckUp, known: list[str], name: str, steps: Steps) -> Problem:
    message = f"there is no scale {shown(name)}{did_you_mean(name, known)}"
    return problem_at(check_up, steps, "RC117", message)


def _terms(catalog: Catalog, check_up: CheckUp) -> Iterator[Problem]:
    vocabulary = catalog.vocabularies.get(check_up.vocabulary)
    if vocabulary is None:
        if "vocabulary" in check_up.head.keys:
            hint = did_you_mean(check_up.vocabulary, catalog.vocabularies)
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
            hint = did_you_mean(slug, vocabulary.by_slug)
            message = f"unknown {vocabulary.singular} {shown(slug)}{hint}"
            yield problem_at(check_up, steps, "RC203", message)


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
        yield problem_at(check_up, ("regions",), "RC117", message)
    for n, region in enumerate(check_up.regions):
        if n not in reached:
            message = f"no answer leads to this region of {shown(region.term)}; those before it"
            yield problem_at(check_up, ("regions", n), "RC117", f"{message} hold all of it")
