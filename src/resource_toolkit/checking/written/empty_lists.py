"""Lists of a page that hold nothing, because their parts do not go together."""

from collections.abc import Mapping

from resource_toolkit.catalog import Catalog, matches, selection_of

from .macro_names import MACROS, Value, facets_named

NOTHING_FITS = (
    "nothing fits all of these parts, so this list is empty; take one out, or say what stands "
    'there: empty="None yet."'
)
_LIST = "listing"


def finds_nothing(catalog: Catalog, name: str, named: Mapping[str, Value]) -> bool:
    """Return whether a list is empty, and each of its parts alone would find some.

    One that says what stands there when it is empty may be.
    """
    if name != _LIST or "empty" in named:
        return False
    facets = facets_named({k: v for k, v in named.items() if k not in MACROS[_LIST].optional})
    parts = [selection_of(catalog, {facet: terms}) for facet, terms in facets.items()]
    if isinstance(minutes := named.get("minutes"), int):
        parts.append(selection_of(catalog, {}, minutes=minutes))
    asked = [part.spread(catalog) for part in parts]
    held = [{one.slug for one in catalog.active if matches(one, part)} for part in asked]
    return len(held) > 1 and all(held) and not set.intersection(*held)
