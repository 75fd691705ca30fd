"""An area with a code: what to begin with, then all others."""

from markupsafe import Markup

from resource_toolkit.catalog import Term, Vocabulary, query_string
from resource_toolkit.pages.renderer import WayOn

from .lists import Lists
from .tally import tally

BEST = 6
"""So many resources stand first."""
OPEN = 3
"""So many of the others stand open on a phone."""


class Areas:
    """Makes what the page of an area holds below its words."""

    def __init__(self, lists: Lists) -> None:
        self.indexes = lists.indexes
        self.renderer = lists.renderer
        self.catalog = lists.catalog

    def called(self, vocabulary: str, term: str, base: str, level: int) -> Markup:
        """Return the article of a term that a person names by code or alias."""
        known = self.catalog.vocabularies[vocabulary]
        return self.article(known, known.accepted[term.casefold()], base, level)

    def article(self, vocabulary: Vocabulary, term: Term, base: str, level: int = 2) -> Markup:
        """Return the best resources and all others, under headings of a level."""
        listed = self.indexes.at_term(vocabulary, term)
        asked = {vocabulary.name: [term.slug]} if vocabulary.facet else {}
        way_on = WayOn(
            more=query_string(asked) or None,
            total=len(listed.resources) if listed.rest else 0,
            pager=self.indexes.pager(vocabulary.address_of(term), listed.rest, base),
            first=OPEN,
        )
        best, rest = (
            self.renderer.listing(
                part,
                base,
                facet=vocabulary.name,
                term=term.slug,
                level=level + 1,
                anchors=True,
                way_on=after,
            )
            for part, after in ((listed.first[:BEST], WayOn()), (listed.first[BEST:], way_on))
        )
        return self.renderer.part(
            "area",
            base=base,
            level=level,
            tally=tally(self.renderer, listed.resources, asked, base),
            best=best,
            others=len(listed.resources) - BEST,
            rest=rest,
        )
