"""What must hold for check-ups: lines and regions that fit their scales, and names that exist."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from resource_toolkit.catalog import Catalog, CheckUp, CheckUpWords, words_fingerprint
from resource_toolkit.checking.links import Bodies
from resource_toolkit.checking.named import Steps, offered, problem_at
from resource_toolkit.problems import Problem, did_you_mean, shown
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
        faults = [*_sizes(check_up), *_twice(check_up)]
        if check_up.lines:  # Else they lack what they need, which is told.
            faults += _scales(check_up)
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
        if not faults and check_up.scales and check_up.lines and check_up.regions:
            yield from _regions(check_up)


def check_up_names(catalog: Catalog) -> Iterator[Problem]:
    """A resource must name a check-up that is there."""
    for resource in catalog.resources.values():
        name = resource.check_up
        if name and name not in catalog.check_ups:
            hint = did_you_mean(name, catalog.check_ups) or ";"
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


def check_up_words(catalog: Catalog) -> Iterator[Problem]:
    """A translation must say all that its check-up says, and nothing else."""
    for words in catalog.check_up_words:
        check_up = catalog.check_ups.get(words.slug)
        if check_up is None:
            hint = did_you_mean(words.slug, catalog.check_ups)
            message = f"there is no check-up {shown(words.slug)}{hint}"
            yield problem_at(words, (), "RC145", message)
            continue
        yield from _language(catalog, words)
        faults = list(_unlike(check_up, words))
        yield from faults
        for n, line in enumerate(words.lines):
            named: list[tuple[str, Steps]] = [
                (slug, ("lines", n, "low", slug)) for slug in line.low
            ]
            yield from offered(catalog, words, named)
        now = words_fingerprint(check_up)
        if not faults and words.of != now:
            what = "has changed since" if words.of else "is not named"
            message = f"what was translated {what}; compare the two, then write 'of: \"{now}\"'"
            yield problem_at(words, ("of",), "RC545", message)


def _language(catalog: Catalog, words: CheckUpWords) -> Iterator[Problem]:
    known = [term.slug for term in catalog.spoken.terms] if catalog.spoken else []
    if words.language == catalog.home_language or words.language not in known:
        use = ", ".join(known[1:]) or "none: there is no vocabulary of languages"
        message = f"{shown(words.language)} is not another language of the site; it has {use}"
        yield problem_at(words, (), "RC145", message)


def _unlike(check_up: CheckUp, words: CheckUpWords) -> Iterator[Problem]:
    """Yield a problem for each part that only one of the two has."""
    terms = {region.term for region in check_up.regions}
    terms |= {check_up.first.term} if check_up.first else set()
    parts: dict[str, tuple[set[str], list[str]]] = {
        "scales": ({scale.id for scale in check_up.scales}, [scale.id for scale in words.scales]),
        "lines": ({line.id for line in check_up.lines}, [line.id for line in words.lines]),
        "terms": (terms, [term.slug for term in words.terms]),
    }
    for name, (wanted, said) in parts.items():
        for n, part in enumerate(said):
            if part not in wanted or part in said[:n]:
                what = (
                    "stands twice; keep one" if part in said[:n] else f"is not in {check_up.path}"
                )
                message = f"{shown(part)} {what}{did_you_mean(part, sorted(wanted - set(said)))}"
                yield problem_at(words, (name, n), "RC145", message)
        if missing := sorted(wanted - set(said)):
            message = f"{name} lack {', '.join(missing)}, which {check_up.path} has"
            yield problem_at(words, (name,), "RC145", message)
    for name in ("answers", "notes"):
        count, own = len(getattr(check_up, name)), len(getattr(words, name))
        if count != own:
            short = "here" if own < count else "there"
            message = f"there are {own} {name}; {check_up.path} has {count}"
            message += f"; is a comma missing {short}?" if count and own else ""
            yield problem_at(words, (name,), "RC145", message)
    for name in ("stem", "leaning", "note", "first"):
        if bool(getattr(check_up, name)) is not bool(getattr(words, name)):
            what = (
                "is missing; add it"
                if getattr(check_up, name)
                else "has nothing to translate; delete it"
            )
            yield problem_at(words, (name,), "RC145", f"{shown(name)} {what}")
