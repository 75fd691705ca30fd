"""What hand-written pages must hold, as their front matter and the catalog say."""

from dataclasses import dataclass, field

from resource_toolkit.catalog import Catalog, Settings
from resource_toolkit.reading import read_pages


@dataclass(frozen=True, kw_only=True)
class Expected:
    """Pages of which more is wanted than of others, as paths relative to the site."""

    searched: frozenset[str] = frozenset()
    """Pages that belong in the search."""
    listed: dict[str, int] = field(default_factory=dict)
    """Page of a term, whoever makes it, to the number of resources that it lists."""


def expect(catalog: Catalog, settings: Settings) -> Expected:
    """Return what the pages of a toolkit must hold.

    A page with a template of its own, such as the home page, is never in it.
    """
    pages, _ = read_pages(catalog.root, settings)
    searched = frozenset(
        f"{page.address}index.html"
        for page in pages
        if not page.leaves_search and "template" not in page.head
    )
    listed = {
        f"{vocabulary.address_of(term)}index.html": len(resources)
        for vocabulary in catalog.vocabularies.values()
        if vocabulary.pages
        for term in vocabulary.terms
        if (resources := catalog.by_term.get((vocabulary.name, term.slug)))
    }
    return Expected(searched=searched, listed=listed)
