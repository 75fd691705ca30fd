"""What must hold for an agency's own rules: names that mean one thing, and facts that can do it."""

from collections.abc import Iterator

from resource_toolkit.catalog import ALL, HOUSE_FILE, SORTS, Catalog
from resource_toolkit.problems import Problem, near_or_all, shown

from .vocabularies import RESERVED_NAMES

_SORTED = ("text", "number", "date")


def house_file(catalog: Catalog) -> Iterator[Problem]:
    """What an agency decides must name what exists; a fact must be able to do what is asked."""
    house = catalog.house
    path = f"{catalog.folder}/{HOUSE_FILE}"

    def problem(steps: tuple[str, ...], code: str, message: str) -> Problem:
        line, column = house.head.mark_of(*steps)
        return Problem(path=path, line=line, column=column, code=code, message=message)

    for slug in house.publisher:
        if slug != ALL and slug not in catalog.collections:
            hint = near_or_all(slug, [ALL, *catalog.collections])
            message = f"there is no collection {shown(slug)}{hint}"
            yield problem(("links", "publisher", slug), "RC203", message)
    taken = {name: f"the vocabulary {name}" for name in catalog.vocabularies}
    taken |= dict.fromkeys([*RESERVED_NAMES, *SORTS, "words"], "a word of addresses")
    for name, fact in house.facts.items():
        if owner := taken.get(name):
            message = f"{shown(name)} is already {owner}; choose another name"
            yield problem(("facts", name), "RC202", message)
        if fact.sort and fact.type not in _SORTED:
            message = f"a {fact.type} has no order; take sort away, or use text, number or date"
            yield problem(("facts", name, "sort"), "RC260", message)
        if fact.filter and fact.type == "link":
            message = "hardly two records have the same link; take filter away"
            yield problem(("facts", name, "filter"), "RC260", message)
