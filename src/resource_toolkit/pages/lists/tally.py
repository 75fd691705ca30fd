"""How many resources a list holds, and of what kind: one line above it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from resource_toolkit.catalog import Resource, Vocabulary, query_string
from resource_toolkit.pages.renderer import Renderer

NAMED = 5
"""So many kinds are named, the commonest; the others are one number."""
FEW = 4
"""A list of so few resources is counted at a glance."""


def tally(
    renderer: Renderer,
    resources: Sequence[Resource],
    asked: Mapping[str, Sequence[str]],
    base: str,
) -> Markup:
    """Return the line for a list that the finder shows when it is `asked`, or nothing for a few."""
    kinds = _kinds(renderer)
    if kinds is None or len(resources) <= FEW:
        return Markup()
    counts = Counter(slug for resource in resources for slug in resource.terms(kinds.name))
    ranked = sorted(counts, key=lambda slug: (-counts[slug], kinds.positions[slug]))
    named = [
        (kinds.by_slug[slug].title, counts[slug], _more(asked, kinds, slug))
        for slug in ranked[:NAMED]
    ]
    others = sum(counts[slug] for slug in ranked[NAMED:])
    return renderer.part("tally", total=len(resources), named=named, others=others, base=base)


def _kinds(renderer: Renderer) -> Vocabulary | None:
    """Return the vocabulary that says what a resource is: the first at a glance with one term."""
    known = renderer.catalog.vocabularies.values()
    return next((one for one in known if one.glance and one.facet and not one.field.many), None)


def _more(asked: Mapping[str, Sequence[str]], kinds: Vocabulary, slug: str) -> str:
    return query_string({**asked, kinds.name: [slug]}) if asked else ""
