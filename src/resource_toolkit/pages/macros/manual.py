"""What the contributor pages say of fields, codes and vocabularies; said once, where it is true.

The class `Manual` holds macros for hand-written pages, as `authoring.Macros` does.
"""

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from resource_toolkit.catalog import STYLE_RULES, Term, Vocabulary
from resource_toolkit.pages.renderer import Renderer
from resource_toolkit.problems import explained_codes
from resource_toolkit.reading import (
    ACRONYM_FIELDS,
    CHECK_UP_FIELDS,
    CHECK_UP_WORDS_FIELDS,
    COLLECTION_FIELDS,
    FACT_FIELDS,
    HOUSE_FIELDS,
    QUESTION_FIELDS,
    SAFETY_FIELDS,
    TERM_FIELDS,
    VOCABULARY_FIELDS,
    WORDBOOK_FIELDS,
    Field,
    Grouped,
    Listed,
    packet_fields,
    resource_fields,
    training_fields,
)
from resource_toolkit.writing import new_file_url

WORTH_A_PAGE = 3
"""A term is worth its page from this many resources on."""


def preformatted(text: str) -> Markup:
    """Return text for a `pre` element inside a block whose lines may be stripped and joined."""
    kept = str(escape(text.rstrip("\n")))
    for sign in ("\t", "\n"):
        kept = kept.replace(sign, f"&#{ord(sign)};")
    return Markup(kept.replace("  ", "&#32;&#32;").replace("{", "&#123;"))


class Manual:
    """The macros of the contributor pages."""

    def __init__(
        self,
        renderer: Renderer,
        part: Callable[..., Markup],
    ) -> None:
        self.catalog = renderer.catalog
        self.renderer = renderer
        self._part = part

    def all(self) -> list[Callable[..., Markup]]:
        """Return the macros that authors may call."""
        return [self.add_links, self.codes, self.fields_table, self.vocabulary_table]

    def add_links(self) -> Markup:
        """Return a link per toolkit to the repository's page for a new file, filled in."""
        links = [
            (collection, new_file_url(self.renderer.settings, self.catalog, slug))
            for slug, collection in self.catalog.collections.items()
        ]
        return self._part("manual-add", links=links)

    def codes(self, group: str = "RC") -> Markup:
        """Return what the codes that begin with `group` mean, with names of rules and examples."""
        chosen = [explained for explained in explained_codes() if explained.code.startswith(group)]
        names = {code: name for name, code in STYLE_RULES.items()}
        return self._part("manual-codes", codes=chosen, names=names, pre=preformatted)

    def fields_table(self, of: str = "resource") -> Markup:
        """Return every field of a kind of file, with its meaning and an example."""
        groups = self.field_groups()
        rows = [(field, "") for field in groups[of]]
        for field in groups[of]:
            rows += [(inner, field.name) for inner in _inner(field)]
        return self._part("manual-fields", rows=rows, pre=preformatted)

    def field_groups(self) -> dict[str, tuple[Field, ...]]:
        """Return the fields of each kind of file, by the name that `fields_table` takes."""
        lists = tuple(self.catalog.vocabularies.values())
        return {
            "resource": resource_fields(lists, self.catalog.house),
            "collection": COLLECTION_FIELDS,
            "vocabulary": tuple(f for f in VOCABULARY_FIELDS if f.name != "terms"),
            "term": TERM_FIELDS,
            "question": QUESTION_FIELDS,
            "acronyms": ACRONYM_FIELDS,
            "words": WORDBOOK_FIELDS,
            "safety": SAFETY_FIELDS,
            "house": HOUSE_FIELDS,
            "fact": FACT_FIELDS,
            "packet": packet_fields(lists),
            "training": training_fields(lists),
            "check-up": CHECK_UP_FIELDS,
            "check-up-words": CHECK_UP_WORDS_FIELDS,
        }

    def vocabulary_table(self, name: str | None = None) -> Markup:
        """Return every term of a vocabulary, or of all, with how many resources have it."""
        known = self.catalog.vocabularies
        tables = [
            (vocabulary, [(term, self._count(vocabulary, term)) for term in vocabulary.terms])
            for vocabulary in ([known[name]] if name else known.values())
        ]
        return self._part("manual-terms", tables=tables, few=WORTH_A_PAGE)

    def _count(self, vocabulary: Vocabulary, term: Term) -> int:
        return len(self.catalog.by_term.get((vocabulary.name, term.slug), ()))


def _inner(field: Field) -> Iterable[Field]:
    """Return the keys inside a field that is a group, or a list of groups."""
    shape = field.shape.inner if isinstance(field.shape, Listed) else field.shape
    return shape.fields if isinstance(shape, Grouped) else ()
