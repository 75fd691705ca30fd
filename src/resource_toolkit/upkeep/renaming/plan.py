"""Give a resource another name, or retire it, in every file that names it."""

import posixpath
from dataclasses import replace

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.checking import (
    Checked,
    unknown_slug,
)
from resource_toolkit.problems import ToolkitError, shown
from resource_toolkit.reading import (
    slug_fault,
)
from resource_toolkit.writing import (
    Parts,
    Successor,
    as_retired,
    key_order,
    read_lines,
    take_apart,
    with_former_name,
)

from .moves import (
    Move,
    check_up_move,
    collection_move,
    packet_move,
    page_move,
    training_move,
)
from .renaming import Renaming, as_renaming
from .terms import term_move
from .users import in_resource, texts_with


def plan_rename(now: Checked, old: str, new: str) -> Renaming:
    """Return what is to be written when something gets another name.

    It is a resource, packet, training, check-up or toolkit, a term as `vocabulary/term`, or a
    page by the path of its file.
    Raises ToolkitError when the old name is unknown, or the new one is none or is taken.
    """
    catalog = now.catalog
    old, new = (_slug_of(catalog, name) for name in (old, new))
    move = None if old in catalog.resources else _move(now, old, new)
    if move is not None:
        return as_renaming(now, dict(move.texts(now)), move.files)
    resource = _known(catalog, old)
    _refuse_taken(catalog, new, resource)
    successor = Successor(
        old=old,
        old_collection=resource.collection,
        slug=new,
        collection=resource.collection,
        same=True,
    )
    parts, order = _parts(catalog, resource), key_order(catalog.vocabularies.values())
    own = with_former_name(parts, old, new, order).text()
    return _plan(now, resource, own, _path(resource, new), successor)


def _slug_of(catalog: Catalog, name: str) -> str:
    """Return the slug where somebody gives the path of a file of the resources."""
    path = posixpath.normpath(name.replace("\\", "/"))
    inside = path.startswith(f"{catalog.folder}/") and path.endswith((".md", ".yml"))
    stem, ending = posixpath.splitext(posixpath.basename(path))
    return stem if inside or (ending == ".md" and "/" not in path) else name


def plan_retire(now: Checked, slug: str, better: str) -> Renaming:
    """Return what is to be written when something goes out of use and another takes its place.

    Both are resources, packets or trainings. A resource keeps its page, the others lead on.
    Raises ToolkitError when one of the slugs is unknown, or one of the two is retired.
    """
    catalog = now.catalog
    slug, better = (_slug_of(catalog, name) for name in (slug, better))
    for records, make in ((catalog.packets, packet_move), (catalog.trainings, training_move)):
        if slug in records:
            if better == slug or better not in records:
                names = ", ".join(name for name in records if name != slug)
                raise ToolkitError(f"{shown(better)} cannot take its place; name one of {names}")
            move = make(catalog, slug, better)
            return as_renaming(now, dict(move.texts(now)), {}, gone=[*move.files])
    resource, other = _known(catalog, slug), _known(catalog, better)
    if resource is other:
        raise ToolkitError(f"{shown(slug)} cannot take its own place; name another resource")
    for named in (resource, other):
        if named.retired:
            hint = f"; use {shown(named.replaced_by)}" if named.replaced_by else ""
            raise ToolkitError(f"{named.path} is retired already{hint}")
    _refuse_other_language(catalog, resource, other)
    successor = Successor(
        old=slug,
        old_collection=resource.collection,
        slug=better,
        collection=other.collection,
        same=False,
        old_title=resource.title,
        title=other.title,
    )
    parts, order = _parts(catalog, resource), key_order(catalog.vocabularies.values())
    own = as_retired(parts, better, order).text()
    return _plan(now, resource, own, resource.path, successor)


def _refuse_other_language(catalog: Catalog, resource: Resource, other: Resource) -> None:
    """Raise ToolkitError where nobody who reads a resource may be able to read another."""
    spoken = catalog.spoken.name if catalog.spoken else ""
    own, others = (
        set(one.terms(spoken)) or {catalog.language_of(one)} for one in (resource, other)
    )
    if spoken and not own & others:
        told = f"{other.path} is in another language ({', '.join(sorted(others))}) than "
        told += f"{resource.path} ({', '.join(sorted(own))})"
        raise ToolkitError(f"{told}; name a resource that its readers can read")


def _known(catalog: Catalog, slug: str) -> Resource:
    resource = catalog.resources.get(slug)
    if resource is None:
        raise ToolkitError(unknown_slug(catalog, slug))
    return resource


def _move(now: Checked, old: str, new: str) -> Move | None:
    """Return the move of what is no resource, or None where nothing has the name."""
    catalog = now.catalog
    if old.startswith(f"{now.settings.docs}/"):
        return _page_move(now, old, new)
    vocabulary, _, term = old.partition("/")
    if vocabulary in catalog.vocabularies and term in catalog.vocabularies[vocabulary].by_slug:
        named = catalog.vocabularies[vocabulary]
        slug = new.removeprefix(f"{vocabulary}/")
        if fault := slug_fault(slug):
            raise ToolkitError(fault)
        if other := named.find(slug):
            raise ToolkitError(f"{shown(slug)} is already the name of {shown(other.slug)}")
        return term_move(now, named, term, slug)
    known = (
        (catalog.packets, packet_move),
        (catalog.trainings, training_move),
        (catalog.check_ups, check_up_move),
        (catalog.collections, collection_move),
    )
    for records, make in known:
        if old in records:
            _refuse_taken(catalog, new)
            return make(catalog, old, new)
    return None


def _page_move(now: Checked, old: str, new: str) -> Move:
    root, folder = now.catalog.root, posixpath.dirname(old)
    if not old.endswith(".md") or not (root / old).is_file():
        raise ToolkitError(f"there is no page {shown(old)}")
    name = posixpath.basename(new).removesuffix(".md")
    if posixpath.dirname(new) not in ("", folder):
        raise ToolkitError(f"a page stays in its folder; write {folder}/{name}.md")
    if fault := slug_fault(name):
        raise ToolkitError(fault)
    if (root / folder / f"{name}.md").exists():
        raise ToolkitError(f"{folder}/{name}.md is there already; choose another name")
    return page_move(now, old, f"{folder}/{name}.md")


def _refuse_taken(catalog: Catalog, new: str, resource: Resource | None = None) -> None:
    """Raise ToolkitError when a name is none, or something has it; a resource may have it back."""
    if fault := slug_fault(new):
        raise ToolkitError(fault)
    owners: dict[str, str] = {}
    for record in filter(None, (resource, *catalog.resources.values())):
        for name in (record.slug, *(record.aliases if record is not resource else ())):
            owners.setdefault(name.casefold(), record.path)
    others = (catalog.packets, catalog.trainings, catalog.check_ups, catalog.collections)
    for other in (record for records in others for record in records.values()):
        owners.setdefault(other.slug.casefold(), other.path)
    path = _path(resource, new) if resource else f"{catalog.folder}/{new}"
    if (catalog.root / path).exists():
        owners.setdefault(new.casefold(), path)
    if owner := owners.get(new.casefold()):
        raise ToolkitError(f"{shown(new)} is already the name of {owner}; choose another")


def _path(resource: Resource, slug: str) -> str:
    """Return the path of a resource's file under another slug."""
    return resource.path.removesuffix(f"{resource.slug}.md") + f"{slug}.md"


def _parts(catalog: Catalog, resource: Resource) -> Parts:
    parts = take_apart(read_lines(catalog.root / resource.path)[0])
    if parts is None:
        raise ToolkitError(f"{resource.path} cannot be read; run 'toolkit check' first")
    return parts


def _plan(now: Checked, resource: Resource, own: str, path: str, successor: Successor) -> Renaming:
    """Return the plan in which a resource's own file gets a text, and a path."""
    texts = dict(texts_with(now, successor))
    if successor.same:
        own = in_resource(now.catalog, replace(resource, slug=successor.slug), own, successor)
    texts[resource.path] = own
    return as_renaming(now, texts, {resource.path: path} if path != resource.path else {})
