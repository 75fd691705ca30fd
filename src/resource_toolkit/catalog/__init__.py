"""The nouns: records, vocabularies, addresses, and pure questions to them."""

from .added import extensions
from .addresses import known_addresses, redirects
from .brand import LEAST, TINTS, Tint, contrast
from .catalog import Catalog
from .dates import locale_of, today
from .languages import language_vocabulary
from .query import (
    SORTS,
    NoSuchName,
    Selection,
    at_term,
    count_terms,
    group_resources,
    no_collection,
    parse_query,
    query_string,
    select,
    selection_of,
    sort_resources,
)
from .records import (
    Collection,
    OutlinePart,
    Packet,
    PacketPart,
    Placement,
    Question,
    Record,
    Redirect,
    Resource,
    Session,
    Training,
    placement,
)
from .related import Relation, Relations
from .settings import Settings
from .twins import same_link, same_title
from .vocabularies import Acronyms, FieldRule, Sign, Source, Term, Vocabulary
from .words import filled, word_fault

__all__ = [
    "LEAST",
    "SORTS",
    "TINTS",
    "Acronyms",
    "Catalog",
    "Collection",
    "FieldRule",
    "NoSuchName",
    "OutlinePart",
    "Packet",
    "PacketPart",
    "Placement",
    "Question",
    "Record",
    "Redirect",
    "Relation",
    "Relations",
    "Resource",
    "Selection",
    "Session",
    "Settings",
    "Sign",
    "Source",
    "Term",
    "Tint",
    "Training",
    "Vocabulary",
    "at_term",
    "contrast",
    "count_terms",
    "extensions",
    "filled",
    "group_resources",
    "known_addresses",
    "language_vocabulary",
    "locale_of",
    "no_collection",
    "parse_query",
    "placement",
    "query_string",
    "redirects",
    "same_link",
    "same_title",
    "select",
    "selection_of",
    "sort_resources",
    "today",
    "word_fault",
]
