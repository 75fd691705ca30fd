"""The macros of hand-written pages as a closed list: their parts, and what each may name.

`pages.Macros` makes what they return. Whatever is called is tried here first, by the check before
the engine runs, and by the macro itself.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from resource_toolkit.catalog import SORTS, Catalog, NoSuchName, selection_of
from resource_toolkit.problems import explained_codes, many, near_or_all, shown

from .sense.number_words import COUNTS

Value: TypeAlias = object
Test: TypeAlias = Callable[[Catalog, Value], None]
"""Raises NoSuchName when a value is of a wrong kind, or names what does not exist."""


class Titled(Protocol):
    """A record with a title."""

    @property
    def title(self) -> str:
        """What it is called."""


FIELD_GROUPS = (
    *("resource", "collection", "vocabulary", "term"),
    *("question", "acronyms", "packet", "training", "check-up", "words", "check-up-words"),
    "safety",
    "house",
    "fact",
)
"""Kinds of files whose fields `fields_table` shows."""


@dataclass(frozen=True, kw_only=True)
class Macro:
    """The parts that a macro takes, by name, each with its test."""

    needed: Mapping[str, Test] = field(default_factory=dict)
    """Parts that must be given, in order."""
    optional: Mapping[str, Test] = field(default_factory=dict)
    named_only: bool = False
    """Whether every part must be given by its name."""
    facets: bool = False
    """Whether it also takes any facet with one term or a list of terms."""


def _known(what: str, value: Value, known: Iterable[str], *, may_go: bool = False) -> None:
    if not isinstance(value, str) or value not in known:
        hint = near_or_all(str(value), map(str, known))
        if may_go and not hint.endswith("?"):
            hint = f"{hint or '; name one that is there'}, or take this out"
        raise NoSuchName(f"unknown {what} {shown(str(value))}{hint}")


def _by_slug(what: str, value: Value, known: Mapping[str, Titled]) -> None:
    """Refuse a name that no record has; where it is a title, or a file, the slug is told."""
    if isinstance(value, str) and value in known:
        return
    text = str(value)
    slugs = {record.title.casefold(): slug for slug, record in known.items()}
    plain = re.sub(r"\.(?:md|yml)$", "", text.strip("/").rpartition("/")[2])
    meant = slugs.get(text.casefold().strip()) or (plain if plain in known else "")
    if meant:
        raise NoSuchName(f'{shown(text)} is no slug of a {what}; write "{meant}"')
    _known(what, value, known, may_go=True)


def _resource(catalog: Catalog, value: Value) -> None:
    gone = f"resources/{value}/"
    moved = next((r.target for r in catalog.redirects if r.source == gone), "")
    slug = moved.removeprefix("resources/").rstrip("/")
    if slug in catalog.resources and value not in catalog.resources:
        raise NoSuchName(f'unknown resource {shown(str(value))}; it leads on: write "{slug}"')
    if value not in catalog.former_names:
        _by_slug("resource", value, catalog.resources)


def _packet(catalog: Catalog, value: Value) -> None:
    _by_slug("packet", value, catalog.packets)


def _training(catalog: Catalog, value: Value) -> None:
    _by_slug("training", value, catalog.trainings)


def _check_up(catalog: Catalog, value: Value) -> None:
    _by_slug("check-up", value, catalog.check_ups)


def _vocabulary(catalog: Catalog, value: Value) -> None:
    _known("vocabulary", value, catalog.vocabularies)


def _word(catalog: Catalog, value: Value) -> None:
    _known("word", value, catalog.words)


def _sort(catalog: Catalog, value: Value) -> None:
    _known("sort", value, (*SORTS, *catalog.house.sorts))


def _field_group(_: Catalog, value: Value) -> None:
    _known("kind of file", value, FIELD_GROUPS)


def _codes(_: Catalog, value: Value) -> None:
    codes = [explained.code for explained in explained_codes()]
    if not isinstance(value, str) or not any(code.startswith(value) for code in codes):
        _known("code", value, codes)


def _text(_: Catalog, value: Value) -> None:
    if not isinstance(value, str):
        raise NoSuchName(f"{shown(str(value))} is no text; put it in quotes")


def _texts(_: Catalog, value: Value) -> None:
    if not isinstance(value, (list, tuple)) or not all(isinstance(text, str) for text in value):
        raise NoSuchName(f'{shown(str(value))} is no list of texts; write ["one", "two"]')


def _number(_: Catalog, value: Value) -> None:
    if type(value) is not int or value < 1:
        digits = str(value).isdecimal()
        said = COUNTS.get(str(value).casefold())
        hint = f"; write {value} without quotes" if digits else f"; write {said}" if said else ""
        raise NoSuchName(f"{shown(str(value))} is no whole number from 1 on{hint}")


_HEADING = {"heading": _number}
MACROS: Mapping[str, Macro] = {
    "listing": Macro(
        optional={
            "group_by": _vocabulary,
            "limit": _number,
            "sort": _sort,
            "minutes": _number,
            **_HEADING,
            "first": _number,
            "empty": _text,
        },
        named_only=True,
        facets=True,
    ),
    "area": Macro(needed={"vocabulary": _vocabulary, "term": _text}, optional=_HEADING),
    "count": Macro(optional={"minutes": _number}, named_only=True, facets=True),
    "card": Macro(needed={"slug": _resource}),
    "resource_link": Macro(needed={"slug": _resource}, optional={"text": _text}),
    "packet_link": Macro(needed={"slug": _packet}, optional={"text": _text}),
    "check_up_link": Macro(needed={"slug": _check_up}, optional={"text": _text}),
    "training_link": Macro(needed={"slug": _training}, optional={"text": _text}),
    "crosswalk": Macro(needed={"rows": _vocabulary, "columns": _vocabulary}),
    "questions": Macro(optional={"limit": _number}),
    "terms": Macro(needed={"vocabulary": _vocabulary}),
    "signs": Macro(needed={"vocabulary": _vocabulary}, optional={"term": _text, **_HEADING}),
    "scales": Macro(needed={"check_up": _check_up}),
    "wheel": Macro(needed={"vocabulary": _vocabulary}, optional={"middle": _text}),
    "rings": Macro(needed={"label": _text, "titles": _texts}),
    "timeline": Macro(needed={"points": _texts, "spans": _texts}),
    "dates": Macro(optional={"limit": _number, **_HEADING, "empty": _text}),
    "area_trainings": Macro(needed={"vocabulary": _vocabulary, "term": _text}, optional=_HEADING),
    "note": Macro(needed={"vocabulary": _vocabulary}),
    "word": Macro(needed={"name": _word}),
    "coverage": Macro(optional=_HEADING),
    "freshness": Macro(optional={"days": _number, **_HEADING}),
    "codes": Macro(optional={"group": _codes}),
    "fields_table": Macro(optional={"of": _field_group}),
    "vocabulary_table": Macro(optional={"name": _vocabulary}),
    **dict.fromkeys(("packets", "trainings"), Macro(optional={"first": _number})),
    **dict.fromkeys(("collections", "index_links", "season"), Macro()),
    **dict.fromkeys(("a_to_z", "empty_card", "add_links", "series"), Macro()),
}

RESOURCE_MACROS = tuple(
    name for name, macro in MACROS.items() if macro.needed.get("slug") is _resource
)
"""Macros whose first part, `slug`, names a resource."""


WITHOUT_NAMES = frozenset(
    {
        *("card", "resource_link", "packet_link", "check_up_link", "training_link", "count"),
        *("word", "note", "terms", "questions", "season", "scales", "wheel", "rings", "timeline"),
        *("packets", "trainings", "collections", "index_links", "series", "add_links"),
    }
)
"""Macros that put nothing on a page to which a link could lead by its name."""


TERM_MACROS = ("signs", "area", "area_trainings")
"""Macros whose part `term` is a term of their `vocabulary`."""


def _macro(name: str) -> Macro:
    """Return the macro of a name; raises NoSuchName with the one that was meant."""
    if f"{name}_link" in MACROS and name not in MACROS:
        raise NoSuchName(f"unknown macro {shown(name)}; write {name}_link")
    _known("macro", name, MACROS)
    return MACROS[name]


def try_call(
    catalog: Catalog, name: str, values: Iterable[Value], named: Mapping[str, Value]
) -> None:
    """Try a call of a macro; raises NoSuchName with what is wrong in it."""
    macro, given = _macro(name), tuple(values)
    parts = {**macro.needed, **macro.optional}
    free = tuple(parts) if not macro.named_only else ()
    if len(given) > len(free):
        most = f"at most {many(len(free), 'value')}" if free else "no value without a name"
        raise NoSuchName(f"{name} takes {most}")
    by_name = dict(zip(free, given, strict=False))
    if twice := by_name.keys() & named.keys():
        raise NoSuchName(f"{name} is given {shown(min(twice))} twice")
    by_name |= named
    for part in macro.needed:
        if part not in by_name:
            raise NoSuchName(f"{name} needs {shown(part)}")
    for part, value in by_name.items():
        if part in parts:
            parts[part](catalog, value)
        elif not macro.facets:
            _known(f"part of {name}", part, parts)
    if macro.facets:
        selection_of(catalog, facets_named({k: v for k, v in by_name.items() if k not in parts}))
    if name in TERM_MACROS and (term := by_name.get("term")) is not None:
        selection_of(catalog, {str(by_name["vocabulary"]): [str(term)]})


def facets_named(facets: Mapping[str, Value]) -> dict[str, list[str]]:
    """Return facets as a macro names them, with the terms of each.

    Code in a page cannot hold a hyphen in a name; so an underscore stands for it.
    """
    return {
        name.replace("_", "-"): list(map(str, value))
        if isinstance(value, (list, tuple))
        else [str(value)]
        for name, value in facets.items()
    }
