"""Which resources and other pages differ between two catalogs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from resource_toolkit.catalog import Catalog, Record, Resource, Term
from resource_toolkit.reading import WrittenPage

KINDS = ("added", "changed", "renamed", "retired", "brought back", "removed")
"""What may happen to a resource, in the order in which it is told."""
Written = Mapping[str, WrittenPage]
"""Address to hand-written page."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """One resource that a change touches."""

    what: str
    """One of `KINDS`."""
    old: Resource | None
    new: Resource | None
    fields: tuple[str, ...] = ()

    @property
    def resource(self) -> Resource:
        """The resource as it will be, or as it was when it is removed."""
        changed = self.new or self.old
        if changed is None:
            raise AssertionError("a change has a resource before or after it")
        return changed


@dataclass(frozen=True, kw_only=True)
class ChangedPage:
    """A page that is there after a change and is other than before, or new."""

    address: str
    """Relative to the site."""
    title: str


@dataclass(frozen=True, kw_only=True)
class Other:
    """A record that is no resource, or a hand-written page, that comes, goes or differs."""

    what: str
    """`New`, `Gone` or `Changed`."""
    noun: str
    name: str
    title: str
    address: str
    """Where it stands, relative to the site, or nothing where it has no page."""


def changes(base: Catalog, head: Catalog) -> list[Change]:
    """Return every resource that differs, by kind of change and slug."""
    changed: list[Change] = []
    renamed = {
        alias: resource.slug
        for resource in head.resources.values()
        for alias in resource.aliases
        if alias in base.resources and alias not in head.resources
    }
    old_names = {new: old for old, new in renamed.items() if new not in base.resources}
    for slug, new in head.resources.items():
        old = base.resources.get(old_names.get(slug, slug))
        if old is None:
            changed.append(Change(what="added", old=None, new=new))
            continue
        fields = _fields_changed(old, new)
        if slug in old_names:
            changed.append(Change(what="renamed", old=old, new=new, fields=fields))
        elif fields:
            what = "changed"
            if old.retired != new.retired:
                what = "retired" if new.retired else "brought back"
            changed.append(Change(what=what, old=old, new=new, fields=fields))
    for slug, old in base.resources.items():
        if slug not in head.resources and slug not in old_names.values():
            changed.append(Change(what="removed", old=old, new=None))
    return sorted(changed, key=lambda change: (KINDS.index(change.what), change.resource.slug))


def _fields_changed(old: Resource, new: Resource) -> tuple[str, ...]:
    names = [
        name
        for name in vars(new)
        if name not in ("slug", "path", "head", "body", "body_line", "placements")
        and getattr(old, name) != getattr(new, name)
    ]
    facets = sorted({*old.placements, *new.placements})
    names += [name for name in facets if old.placements.get(name) != new.placements.get(name)]
    if old.body.strip() != new.body.strip():
        names.append("text")
    return tuple(names)


def lists_of(catalog: Catalog, resource: Resource | None) -> dict[str, str]:
    """Return address to title of every page that lists a resource."""
    if resource is None or resource.retired:
        return {}
    collection = catalog.collections[resource.collection]
    titles = {collection.address: collection.title}
    for name, vocabulary in catalog.vocabularies.items():
        if vocabulary.pages:
            for slug in resource.terms(name):
                term = vocabulary.by_slug[slug]
                titles[vocabulary.address_of(term)] = vocabulary.short_label(term)
    for packet in catalog.packets.values():
        if any(part.slug == resource.slug for part in packet.parts):
            titles[packet.address] = packet.title
    for training in catalog.trainings.values():
        if resource.slug in training.tools:
            titles[training.address] = training.title
    return titles


def others(base: Catalog, head: Catalog, pages: tuple[Written, Written]) -> Iterator[Other]:
    """Yield all else that comes, goes or differs: lists, terms, packets, hand-written pages."""
    kinds: list[tuple[str, Mapping[str, Record], Mapping[str, Record]]] = [
        ("toolkit", base.collections, head.collections),
        ("packet", base.packets, head.packets),
        ("training", base.trainings, head.trainings),
        ("check-up", base.check_ups, head.check_ups),
    ]
    for noun, before, after in kinds:
        for what, name in _differing(before, after):
            record = after.get(name) or before[name]
            yield Other(what=what, noun=noun, name=name, title=record.title, address=record.address)
    yield from _other_terms(base, head)
    for what, address in _differing(*({a: _said(page) for a, page in p.items()} for p in pages)):
        page = pages[1].get(address) or pages[0][address]
        title = str(page.head.get("title") or page.path)
        yield Other(what=what, noun="page", name=page.path, title=title, address=address)


def _said(page: WrittenPage) -> tuple[dict[str, object], str]:
    return page.head, page.body


def _other_terms(base: Catalog, head: Catalog) -> Iterator[Other]:
    for name in sorted({*base.vocabularies, *head.vocabularies}):
        lists = [catalog.vocabularies.get(name) for catalog in (base, head)]
        before, after = (dict(each_list.by_slug) if each_list else {} for each_list in lists)
        for what, slug in _differing(before, after):
            vocabulary = head.vocabularies.get(name) or base.vocabularies[name]
            term: Term = after.get(slug) or before[slug]
            address = vocabulary.address_of(term) if vocabulary.pages else ""
            yield Other(
                what=what, noun=f"term of {name}", name=slug, title=term.title, address=address
            )


def _differing(
    before: Mapping[str, object], after: Mapping[str, object]
) -> Iterator[tuple[str, str]]:
    for name in sorted({*before, *after}):
        if name not in before:
            yield "New", name
        elif name not in after:
            yield "Gone", name
        elif before[name] != after[name]:
            yield "Changed", name


def changed_pages(
    base: Catalog, head: Catalog, pages: tuple[Written, Written]
) -> list[ChangedPage]:
    """Return the pages that a change makes or alters, those of resources first."""
    shown = [
        ChangedPage(address=change.new.address, title=change.new.title)
        for change in changes(base, head)
        if change.new is not None
    ]
    shown += [
        ChangedPage(address=other.address, title=other.title)
        for other in others(base, head, pages)
        if other.what != "Gone" and (other.address or other.noun == "page")
    ]
    return shown
