"""The nouns: records, vocabularies, addresses, and pure questions to them."""

from .added import extensions
<<<<<<< HEAD
from .addresses import OFFLINE, known_addresses, redirects, whole_copy
=======
from .addresses import known_addresses, redirects, short_address, short_addresses
>>>>>>> main
from .brand import LEAST, TINTS, Tint, contrast
from .catalog import FIRST_CHECK_UP, Catalog
from .check_ups import (
    CheckUp,
    Gate,
    Line,
    LineOfGroup,
    Region,
    Scale,
    Score,
    group,
    is_code,
    near_totals,
    points,
    score,
)
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
from .vocabularies import Acronyms, FieldRule, Meaning, Sign, Source, Term, Vocabulary, Wordbook
from .words import filled, word_fault

__all__ = [
    "FIRST_CHECK_UP",
    "LEAST",
    "OFFLINE",
    "SORTS",
    "TINTS",
    "Acronyms",
    "Catalog",
    "CheckUp",
    "Collection",
    "FieldRule",
    "Gate",
    "Line",
    "LineOfGroup",
    "Meaning",
    "NoSuchName",
    "OutlinePart",
    "Packet",
    "PacketPart",
    "Placement",
    "Question",
    "Record",
    "Redirect",
    "Region",
    "Relation",
    "Relations",
    "Resource",
    "Scale",
    "Score",
    "Selection",
    "Session",
    "Settings",
    "Sign",
    "Source",
    "Term",
    "Tint",
    "Training",
    "Vocabulary",
    "Wordbook",
    "at_term",
    "contrast",
    "count_terms",
    "extensions",
    "filled",
    "group",
    "group_resources",
    "is_code",
    "known_addresses",
    "language_vocabulary",
    "locale_of",
    "near_totals",
    "no_collection",
    "parse_query",
    "placement",
    "points",
    "query_string",
    "redirects",
    "same_link",
    "same_title",
    "score",
    "select",
    "selection_of",
    "short_address",
    "short_addresses",
    "sort_resources",
    "today",
    "whole_copy",
    "word_fault",
]
