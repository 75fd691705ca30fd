"""What a change does to one resource, in words, with before and after."""

import re
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from typing import NamedTuple

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.checking import MIN_WORDS, measure, review_due
from resource_toolkit.problems import many

from .differences import Change, lists_of

_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|<>~@-])")
_MOST = 240
"""How many signs of a value are told."""


class Look(NamedTuple):
    """Where the pages can be looked at after a change."""

    site: str = ""
    """An address with a closing slash, or nothing where pages are files of a folder."""

    def at(self, address: str, title: str) -> str:
        """Return a page as Markdown: a link to it, or the file that holds it."""
        if self.site:
            return f"[{plain(title)}]({self.site}{address})"
        return f"{plain(title)} (`{address}index.html`)"


def plain(text: str) -> str:
    """Return text that Markdown shows as it is; nobody is called by an @ in it."""
    return _MARKS.sub(r"\\\1", " ".join(text.split())).replace("@", "@\u200b")


def change_lines(base: Catalog, head: Catalog, change: Change, look: Look) -> Iterator[str]:
    """Yield the lines about one resource: a heading, and what is other than before."""
    resource = change.resource
    if change.new is None:
        yield f"### {plain(resource.title)} – {change.what}"
    else:
        yield f"### {look.at(resource.address, resource.title)} – {change.what}"
    yield ""
    yield f"`{resource.path}`"
    yield ""
    for name, words in _parts(base, head, change):
        yield f"- **{name}:** {words}"


def _parts(base: Catalog, head: Catalog, change: Change) -> Iterator[tuple[str, str]]:
    old, new = change.old, change.new
    if new is not None and old is None:
        yield from _new(new)
    if change.what == "renamed" and old is not None and new is not None:
        yield "Name", f"{old.slug} → {new.slug}"
    if new is not None and new.retired and new.replaced_by:
        yield "In its place", plain(_title(head, new.replaced_by))
    # A vocabulary may be gone, or be there for the first time.
    told_apart = {"text", "status", "replaced_by", "collection"}
    told_apart |= base.vocabularies.keys() | head.vocabularies.keys()
    for name in change.fields:
        if name not in told_apart:
            yield _named(name), _before_and_after(getattr(old, name), getattr(new, name))
    yield from _lists(lists_of(base, old), lists_of(head, new))
    for name in change.fields:
        if name in head.vocabularies:
            yield from _terms(head, name, old, new)
    if told := _text(old, new):
        yield "Text", told
    due = review_due(head, new) if new and not new.retired else None
    if due and (old is None or due != review_due(base, old)):
        yield "Next review", str(due)


def _new(resource: Resource) -> Iterator[tuple[str, str]]:
    yield "Summary", plain(resource.summary)
    links = [f"<{url}>" for url in resource.opens.values() if not set(url) & set("|<>\n ")]
    if links:
        yield "Leads to", ", ".join(links)


def _lists(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the pages that a resource joins and leaves; both have address and title."""
    for name, more, less in (("Now in", after, before), ("No longer in", before, after)):
        titles = [plain(title) for address, title in more.items() if address not in less]
        if titles:
            yield name, ", ".join(titles)


def _title(catalog: Catalog, slug: str) -> str:
    resource = catalog.resources.get(slug)
    return resource.title if resource else slug


def _named(field: str) -> str:
    return field.replace("_", " ").capitalize()


def _before_and_after(old: object, new: object) -> str:
    before, after = _value(old), _value(new)
    if before and after:
        return f"~~{before}~~ → {after}"
    return f"~~{before}~~ (taken out)" if before else after


def _value(value: object) -> str:
    if value is None or value in ((), {}, ""):
        return ""
    if isinstance(value, tuple):
        text = "; ".join(map(str, value))
    elif isinstance(value, Mapping):
        text = "; ".join(
            f"{key}: {_value(part)}" if key else _value(part) for key, part in value.items()
        )
    else:
        text = str(value)
    return plain(text if len(text) <= _MOST else f"{text[: _MOST - 1]}…")


def _terms(
    head: Catalog, name: str, old: Resource | None, new: Resource | None
) -> Iterator[tuple[str, str]]:
    """Yield what changes in a vocabulary whose terms have no pages, and in reasons."""
    vocabulary = head.vocabularies[name]
    if old is None or new is None:
        return
    titles = [
        [term.title for term in vocabulary.terms if term.slug in resource.terms(name)]
        for resource in (old, new)
    ]
    if not vocabulary.pages and titles[0] != titles[1]:
        yield vocabulary.title, _before_and_after(tuple(titles[0]), tuple(titles[1]))
    for term in vocabulary.terms:
        before, after = old.reason(name, term.slug), new.reason(name, term.slug)
        if before != after and after and term.slug in new.terms(name):
            yield f"Why at {plain(vocabulary.short_label(term))}", _before_and_after(before, after)


def _text(old: Resource | None, new: Resource | None) -> str:
    """Return how much of the text is other than before, and how hard it reads."""
    if new is None:
        return ""
    parts = []
    if old is not None:
        lines = list(unified_diff(_lines(old), _lines(new), n=0))[2:]
        counts = [sum(line.startswith(sign) for line in lines) for sign in "+-"]
        if not any(counts):
            return ""
        parts.append(f"{many(counts[0], 'line')} new, {many(counts[1], 'line')} gone")
    grades = [_grade(resource) for resource in (old, new)]
    if grades[1] is not None:
        same = grades[0] in (None, grades[1])
        told = str(grades[1]) if same else f"{grades[0]} → {grades[1]}"
        parts.append(f"reading grade {told}")
    return "; ".join(parts)


def _lines(resource: Resource) -> list[str]:
    return [line for line in resource.body.strip().splitlines() if line.strip()]


def _grade(resource: Resource | None) -> float | None:
    reading = measure(resource.body) if resource else None
    return round(reading.grade, 1) if reading and reading.words >= MIN_WORDS else None
