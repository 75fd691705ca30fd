"""Lists of front matter that lost what the rest of the file, or its twin, still has."""

import re
from collections.abc import Iterator, Sequence

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.problems import as_line, shown
from resource_toolkit.upkeep.changes.lines import AGREES, Line, Told

_SPOKEN = {"en": re.compile(r"(?i)\b(?:English|inglés)\b"),
           "es": re.compile(r"(?i)\b(?:Spanish|español)\b")}  # fmt: skip
_ADDRESS = re.compile(r"^  ([a-z]{2}): *(https?:\S+)", re.M)
_LIST = r"^{name}: *\[([^\]]*)\]"
_PART = re.compile(r"\"[^\"]*\"|'[^']*'|[^,]+")


def lists_left(catalog: Catalog, resource: Resource, was: str, now: str) -> Iterator[Told]:
    """Yield each list that lost a language, an address, a part to hand out or its twin.

    `was` and `now` are front matter, before and after a change.
    """
    field = catalog.spoken.field.name if catalog.spoken else ""
    yield from _languages(resource, field, *(_listed(text, field) for text in (was, now)))
    yield from _addresses(resource, catalog, *(dict(_ADDRESS.findall(one)) for one in (was, now)))
    pages = [re.search(r"^prints_on: .*", text, re.M) for text in (was, now)]
    if len({said[0] if said else "" for said in pages}) == 1:
        yield from _parts(resource, *(_listed(text, "hand_out") for text in (was, now)))
    yield from _twin(catalog, resource, *(_listed(text, "related") for text in (was, now)))


def _listed(text: str, name: str) -> list[str]:
    listed = re.search(_LIST.format(name=name), text, re.M) if name else None
    return [part.strip().strip("\"'") for part in _PART.findall(listed[1])] if listed else []


def _lost(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """Return what is gone from a list into which nothing came."""
    return [one for one in old if one not in new] if new and {*new} < {*old} else []


def _at(resource: Resource, name: str) -> Line:
    return Line(resource.mark(name)[0] - 1, "", "")


def _languages(
    resource: Resource, field: str, old: Sequence[str], new: Sequence[str]
) -> Iterator[Told]:
    """Yield that a language is gone of which the file still speaks."""
    texts = {
        "title": resource.title,
        "summary": resource.summary,
        "also_called": ", ".join(resource.also_called),
        "asked_as": ", ".join(phrase for said in resource.asked_as.values() for phrase in said),
    }
    for code in _lost(old, new):
        sought = _SPOKEN.get(code)
        places = ((name, sought.search(text)) for name, text in texts.items() if sought)
        for name, said in places:
            if said:
                message = f"{shown(code)} stood here until now, and {name!r} still speaks of "
                message += f"{shown(said[0])}; write '{field}: [{', '.join(old)}]' again, or "
                yield Told(_at(resource, field), AGREES, f"{message}correct it there")
                return


def _addresses(
    resource: Resource, catalog: Catalog, old: dict[str, str], new: dict[str, str]
) -> Iterator[Told]:
    """Yield that the address in a language is gone that the file still names."""
    named = resource.terms(catalog.spoken.name) if catalog.spoken else ()
    for code in old.keys() - new.keys() if resource.urls else ():
        if code in named:
            told = as_line(f"  {code}: {old[code]}", 300)
            message = f"{told} stood here until now, and {shown(code)} is still among the "
            message += "languages; write the line again, or take it out there too"
            yield Told(_at(resource, "urls"), AGREES, message)


def _parts(resource: Resource, old: Sequence[str], new: Sequence[str]) -> Iterator[Told]:
    """Yield that a part of the text is no longer handed out, though as many pages are printed."""
    for part in _lost(old, new):
        if f"\n## {part}" in resource.body:
            message = f"{shown(part)} was handed out until now, and as many pages are promised; "
            message += "name it here again, or correct 'prints_on', if it is meant so"
            yield Told(_at(resource, "hand_out"), AGREES, message)
            return


def _twin(
    catalog: Catalog, resource: Resource, old: Sequence[str], new: Sequence[str]
) -> Iterator[Told]:
    """Yield that a sheet no longer names the one in another language by which it is named."""
    for slug in _lost(old, new):
        other = catalog.resources.get(slug)
        if other is None or other.opens or other.retired or resource.opens:
            continue
        if catalog.language_of(other) == catalog.language_of(resource):
            continue
        if resource.slug in other.related:
            message = f"{shown(slug)} stood here until now, and names this one as its twin; write "
            yield Told(_at(resource, "related"), AGREES, f"{message}it here again")
            return
