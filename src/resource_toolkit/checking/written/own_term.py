"""Macros on the page of a term that show another term, or another list, than that of the page."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from resource_toolkit.catalog import Catalog, Vocabulary
from resource_toolkit.problems import shown
from resource_toolkit.reading import WrittenPage

from .macro_names import TERM_MACROS, Value
from .slip import Slip

_OF_A_LIST = ("note", "terms", *TERM_MACROS)
"""Macros that show something of a vocabulary, or of one of its terms."""


class Call(NamedTuple):
    """A call of a macro on a page, with its place."""

    offset: int
    text: str
    name: str
    values: Sequence[Value]
    named: Mapping[str, Value]

    def value(self, position: int, name: str) -> str:
        """Return a value by its place or its name, or nothing."""
        given = self.values[position] if len(self.values) > position else self.named.get(name, "")
        return str(given)


def own_terms(catalog: Catalog, page: WrittenPage, calls: Sequence[Call]) -> Iterator[Slip]:
    """Yield each call by which a page shows another term than its own, where none shows that."""
    folder, _, slug = page.address.rstrip("/").partition("/")
    vocabulary = catalog.vocabularies.get(folder)
    if vocabulary is None or (slug and slug not in vocabulary.by_slug):
        return
    own = {call.name for call in calls if _shows(call) in ((folder, slug), (folder, ""))}
    for call in calls:
        if call.name not in _OF_A_LIST or call.name in own:
            continue
        other, term = _shows(call)
        if not slug and other == folder:
            continue  # The page of a whole list may show each of its terms.
        told = call.text.replace(f'"{other}"', f'"{folder}"')
        told = told.replace(f'"{term}"', f'"{slug}"') if term and slug else told
        what = term or other
        page_of = slug if term and slug else folder
        message = f"this shows {shown(what)} on the page of {shown(page_of)}; write {told}"
        yield Slip(call.offset, "RC547", message)
    yield from _listings(calls, folder, slug)
    yield from _links(catalog, calls, vocabulary, slug)


def _listings(calls: Sequence[Call], folder: str, slug: str) -> Iterator[Slip]:
    """Yield each list of another term, where no list of the page is that of its own."""
    key = folder.replace("-", "_")
    lists = [call for call in calls if call.name == "listing" and key in call.named]
    asked = [[one] if isinstance(one := call.named[key], str) else one for call in lists]
    if not slug or any(slug in one for one in asked if isinstance(one, (list, tuple))):
        return
    for call in lists:
        term = call.named[key]
        if isinstance(term, str):
            told = call.text.replace(f'{key}="{term}"', f'{key}="{slug}"')
            message = f"this lists {shown(term)} on the page of {shown(slug)}; write {told}"
            yield Slip(call.offset, "RC547", message)


def _links(
    catalog: Catalog, calls: Sequence[Call], vocabulary: Vocabulary, slug: str
) -> Iterator[Slip]:
    """Yield each link to a packet that is named for another term, where its own is not named."""
    ends = [term.slug for term in vocabulary.terms if term.slug != slug]
    named = {call.value(0, "slug") for call in calls if call.name == "packet_link"}
    for packet in sorted(named) if slug else ():
        for end in ends:
            own = f"{packet.removesuffix(end)}{slug}"
            if packet.endswith(f"-{end}") and own in catalog.packets and own not in named:
                call = next(one for one in calls if one.value(0, "slug") == packet)
                message = f"this leads to the packet of {shown(end)} on the page of {shown(slug)}; "
                message += f"write {call.text.replace(packet, own)}"
                yield Slip(call.offset, "RC547", message)


def _shows(call: Call) -> tuple[str, str]:
    """Return the vocabulary and the term that a call shows; nothing for what it does not name."""
    if call.name not in _OF_A_LIST:
        return "", ""
    term = call.value(1, "term") if call.name in TERM_MACROS else ""
    return call.value(0, "vocabulary"), term
