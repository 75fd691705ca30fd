"""The rules for safety: what resources name must be there, and what they speak of must be named."""

import re
from collections import Counter
from collections.abc import Iterator

from resource_toolkit.catalog import (
    SAFETY_FILE,
    Catalog,
    Resource,
    SafetyRule,
    matches,
    parse_query,
    twin_of,
)
from resource_toolkit.checking.links import blank, other_part
from resource_toolkit.checking.named import doubled, problem_at
from resource_toolkit.checking.reviews import day_done
from resource_toolkit.problems import Problem, did_you_mean, many, nearest, shown

from .queries import meant_query

_FEW = 3
"""So many files are named one by one."""
_LINK_TEXT = re.compile(r"\[[^\[\]]*\]")


def _rules_near(name: str, known: list[str]) -> str:
    """Return what to write for a name that no rule has, or that says yes or no."""
    if name in ("yes", "no", "true", "false", "none"):
        told = f"name rules: write [{', '.join(known[:2])}]" if name in ("yes", "true") else ""
        return f"; {told or 'delete the line'};"
    near = [rule for rule in known if name in rule.split("-")]
    return f"; did you mean '{near[0]}'?" if len(near) == 1 else ";"


def safety_names(catalog: Catalog) -> Iterator[Problem]:
    """A resource must name safety rules that are there, each in one of the two fields."""
    known = catalog.safety.by_id
    yield from _renamed_rules(catalog)
    for resource in catalog.resources.values():
        for field in ("safety", "safety_in_text"):
            for name in getattr(resource, field):
                if name not in known:
                    hint = did_you_mean(name, known) or _rules_near(name, [*known])
                    where = f"{catalog.folder}/{SAFETY_FILE}"
                    message = f"unknown safety rule {shown(name)}{hint} see {where}"
                    yield problem_at(resource, (field, name), "RC340", message)
        for name in {*resource.safety} & {*resource.safety_in_text}:
            message = f"the rule {shown(name)} stands under safety and under safety_in_text; "
            message += "take it out here if the sheet says it itself, else there"
            yield problem_at(resource, ("safety", name), "RC340", message)


def _renamed_rules(catalog: Catalog) -> Iterator[Problem]:
    """Yield each rule that is gone while many name it, at the one that nearly has its name."""
    safety = catalog.safety
    named = Counter(
        name for resource in catalog.resources.values() for name in resource.safety_rules
    )
    named.update(name for hazard in safety.hazards for name in hazard.rules)
    free = [rule.id for rule in safety.rules if rule.id not in named]
    path = f"{catalog.folder}/{SAFETY_FILE}"
    for old in named.keys() - safety.by_id.keys():
        new = nearest(old, free)
        message = f"{many(named[old], 'place')} name {shown(old)}, which is gone: "
        line, column = safety.mark("rules")
        if new:
            n = next(n for n, rule in enumerate(safety.rules) if rule.id == new)
            line, column = safety.mark("rules", n, "id")
            message += f"if this rule was it, write 'id: {old}' again, or write {shown(new)} there"
        elif named[old] > _FEW:
            files = [one.path for one in catalog.resources.values() if old in one.safety_rules]
            message += f"put the rule back here, with 'id: {old}', or take the name out of "
            message += f"hazards and of {', '.join(files[:_FEW])}"
            message += f" and {len(files) - _FEW} more" if len(files) > _FEW else ""
        if new or named[old] > _FEW:
            yield Problem(path=path, line=line, column=column, code="RC341", message=message)


def safety_file(catalog: Catalog) -> Iterator[Problem]:
    """The safety rules must agree with themselves: each once, and each that is named there."""
    safety = catalog.safety
    faults: list[tuple[tuple[str | int, ...], str]] = []
    first: dict[str, SafetyRule] = {}
    for n, rule in enumerate(safety.rules):
        other = first.setdefault(rule.id, rule)
        if other is not rule:
            message = f"the rule {shown(rule.id)} stands twice; {doubled(rule, other)}"
            faults.append((("rules", n, "id"), message))
        if rule.checked > catalog.today:
            message = f"checked lies in the future ({rule.checked}); "
            message += day_done(rule.checked, catalog.today)
            faults.append((("rules", n, "checked"), message))
        if parts := other_part(rule.quoted.source, rule.quoted.url):
            message = (
                f"source names {parts[0]}, and the url leads to {parts[1]}; correct one of them"
            )
            faults.append((("rules", n, "source"), message))
    for n, hazard in enumerate(safety.hazards):
        for name in hazard.rules:
            if name not in safety.by_id:
                hint = did_you_mean(name, safety.by_id) or ";"
                message = f"unknown safety rule {shown(name)}{hint} it must stand under rules here"
                faults.append((("hazards", n, "rules", name), message))
    _, unknown = parse_query(catalog, safety.looks_at)
    if unknown:
        meant = meant_query(catalog, safety.looks_at)
        how = f"write '{meant}'" if meant else "write vocabulary=term"
        message = f"{shown(unknown[0])} means nothing here; {how}"
        faults.append((("looks_at",), message))
    path = f"{catalog.folder}/{SAFETY_FILE}"
    for steps, message in faults:
        line, column = safety.mark(*steps)
        yield Problem(path=path, line=line, column=column, code="RC341", message=message)


def safety_due(catalog: Catalog) -> Iterator[Problem]:
    """Quoted words should be compared with their source as often as the file says."""
    for n, rule in enumerate(catalog.safety.rules):
        if rule.review_every and rule.due < catalog.today:
            line, column = catalog.safety.mark("rules", n, "checked")
            message = f"the words of {shown(rule.id)} were to be compared by {rule.due}; "
            message += f"open {rule.quoted.url}, compare them, and set checked"
            yield Problem(
                path=f"{catalog.folder}/{SAFETY_FILE}",
                line=line,
                column=column,
                code="RC541",
                message=message,
            )


def missing_rules(catalog: Catalog, resource: Resource, text: str) -> Iterator[tuple[int, str]]:
    """Yield position and message for each hazard of which a text speaks without a rule.

    `text` is the body of the resource without code and addresses; what links say is left out.
    """
    selection, _ = parse_query(catalog, catalog.safety.looks_at)
    if not catalog.safety.hazards or not matches(resource, selection):
        return
    language = catalog.language_of(resource) or catalog.words["language"]
    text = _LINK_TEXT.sub(blank, text)
    twin = None
    for hazard, start in catalog.safety.open_hazards(text, language, resource.safety_rules):
        word = text[start:].split(maxsplit=1)[0].strip('.,;:!?*"”')
        rules = " or ".join(hazard.rules)
        twin = twin or twin_of(catalog, resource)
        if twin and {*twin.safety_rules} & {*hazard.rules}:
            rules = f"[{', '.join(twin.safety_rules)}], as {twin.path} does"
        yield start, f"this speaks of {hazard.name} ({shown(word)}); name its rule: safety: {rules}"
