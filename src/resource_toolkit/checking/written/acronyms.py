"""Acronyms, which should be explained where they first stand."""

import re
from collections.abc import Iterator

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.checking.links import blank, mark_at
from resource_toolkit.checking.readability import Prose
from resource_toolkit.problems import Problem, shown

from .notes import is_loud, without_capitals
from .sense import said_small
from .to_do import SHOUTED, TO_DO

_ACRONYM = re.compile(r"([A-Z](?<!\w.)(?:[a-z]?[A-Z]){1,5})s?\b")
_LONG = 5
"""So many letters has a word that may have an ending."""
_TO_FILL = re.compile(r"\[!?[A-Z ]*$")
_OPENING = re.compile(r"\w[\"”’*_\]]*\s+\([*_]*\Z")
_LONG_FORM = re.compile(r"[\"”’*_\]]*\s+\([^()]*\w\s+\w[^()]*\)")


def acronyms(prose: Prose) -> Iterator[Problem]:
    """An acronym should be explained where it first stands below the title."""
    catalog, resource = prose.catalog, prose.resource
    seen = set(catalog.acronyms.known)
    plain = without_capitals(prose.plain)  # Whole lines in capitals are told as headings.
    plain = SHOUTED.sub(blank, plain)
    title = "" if is_loud(resource.title) else resource.title
    for text in (resource.summary, plain, title):
        for match in _ACRONYM.finditer(text):
            name = match[1]
            if name in seen or TO_DO.fullmatch(name):
                continue
            seen.add(name)
            before, after = text[: match.start()], text[match.end() :]
            if _TO_FILL.search(before):
                continue  # Signs of a box, or of a place to fill in, which are told.
            if _OPENING.search(before[-80:]) or _LONG_FORM.match(after):
                continue
            if name not in catalog.acronyms.explained and _is_word(catalog, name, before):
                continue
            mark = (
                mark_at(resource, match.start())
                if text is plain
                else resource.mark("title" if text is resource.title else "summary")
            )
            message = f"{shown(name)} is not explained; {_how(catalog, resource, name)}"
            yield prose.at(mark, "RC503", message)


def _how(catalog: Catalog, resource: Resource, name: str) -> str:
    """Return what to write for an acronym; the publisher may be what it stands for."""
    publisher = re.sub(r" \([^()]*\)", "", resource.publisher or "")
    initials = "".join(re.findall(r"\b[A-Z](?=[a-z])", publisher))
    own = publisher if initials == name.upper() else ""
    if long_form := catalog.acronyms.explained.get(name, own):
        return f"write {long_form} ({name}) at its first use"
    return f"write the words that it stands for, with ({name}) behind them, or say it without it"


def _is_word(catalog: Catalog, name: str, before: str) -> bool:
    """Return whether capitals are those of a time of day, or of a word that is only said aloud."""
    if name in ("AM", "PM"):
        return bool(re.search(r"\d\s?\Z", before))
    ends = ("", "d", "ed", "ing", "ly") if len(name) >= _LONG else ("",)
    word = name.lower()
    return any(word.endswith(end) and said_small(catalog, word.removesuffix(end)) for end in ends)
