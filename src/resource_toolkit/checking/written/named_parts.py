"""Names of the parts of a page that macros may make, so that a link can lead to them."""

import re

from resource_toolkit.catalog import Catalog

from .macro_names import MACROS, WITHOUT_NAMES

_MACRO = re.compile(r"\{[{%]-?\s*(\w*)")
_FILLED_HEADING = re.compile(r"^ {0,3}#{1,6}[^\n]*\{[{%]", re.M)
_FIXED = (
    *("alone", "any", "area-best", "by", "dates", "due", "few", "languages", "lengths", "line"),
    *("packets", "pairs", "part", "quarters", "rc", "reading", "scale", "sessions", "trainings"),
)
"""How the names begin that macros give to parts which are no records."""


def may_name(catalog: Catalog, body: str, anchor: str) -> bool:
    """Return whether a macro of a page may make a part with a name, or stands in its headings.

    Macros of ours name a part by a record, a term or a vocabulary, or by a word that is known.
    """
    called = {call[1] for call in _MACRO.finditer(body)} - WITHOUT_NAMES
    if _FILLED_HEADING.search(body) or called - MACROS.keys():
        return True
    return bool(called) and any(
        anchor == name or (anchor.startswith(name) and not anchor[len(name)].isalpha())
        for name in _names(catalog)
    )


def _names(catalog: Catalog) -> set[str]:
    names = {*_FIXED, *catalog.vocabularies, *catalog.collections, *catalog.resources}
    names |= {slug for vocabulary in catalog.vocabularies.values() for slug in vocabulary.by_slug}
    for training in catalog.trainings.values():
        names |= {session.id for session in training.sessions if session.id}
        names |= {*training.former_sessions}
    return names
