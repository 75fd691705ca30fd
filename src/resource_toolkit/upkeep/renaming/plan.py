"""Give a resource another name, or retire it, in every file that names it."""

from dataclasses import dataclass, replace

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.checking import (
    Checked,
    try_files,
    unknown_slug,
)
from resource_toolkit.problems import Problem, ToolkitError, shown
from resource_toolkit.reading import (
    slug_fault,
)
from resource_toolkit.writing import (
    Parts,
    Successor,
    as_retired,
    changed_lines,
    encoded,
    key_order,
    read_lines,
    take_apart,
    with_former_name,
    write_files,
)

from .users import in_resource, texts_with


@dataclass(frozen=True, kw_only=True)
class ChangedLines:
    """Lines of a file that follow each other and change: what they were and what they become."""

    path: str
    line: int
    """Where they stand in the new text."""
    before: tuple[str, ...]
    after: tuple[str, ...]

    def __str__(self) -> str:
        lines = [*(f"  - {line}" for line in self.before), *(f"  + {line}" for line in self.after)]
        return "\n".join([f"{self.path}:{self.line}", *lines])


@dataclass(frozen=True, kw_only=True)
class Renaming:
    """What a new name, or going out of use, changes, and what would then be wrong."""

    files: dict[str, str | None]
    """Path to the text as it will be; None for the file that gets another name."""
    newlines: dict[str, str]
    moved: dict[str, str]
    """Path of the file that gets another name, to its new path."""
    changes: tuple[ChangedLines, ...]
    errors: tuple[Problem, ...]
    """Errors that are not there now; with one, nothing is to be written."""
    warnings: tuple[Problem, ...]


def plan_rename(now: Checked, old: str, new: str) -> Renaming:
    """Return what is to be written when a resource gets another slug.

    Raises ToolkitError when the old slug is unknown, or the new one is none or is taken.
    """
    catalog = now.catalog
    resource = _known(catalog, old)
    _refuse_taken(catalog, resource, new)
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


def plan_retire(now: Checked, slug: str, better: str) -> Renaming:
    """Return what is to be written when a resource goes out of use and another takes its place.

    Raises ToolkitError when one of the slugs is unknown, or one of the two is retired.
    """
    catalog = now.catalog
    resource, other = _known(catalog, slug), _known(catalog, better)
    if resource is other:
        raise ToolkitError(f"{shown(slug)} cannot take its own place; name another resource")
    for named in (resource, other):
        if named.retired:
            hint = f"; use {shown(named.replaced_by)}" if named.replaced_by else ""
            raise ToolkitError(f"{named.path} is retired already{hint}")
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


def write_renaming(catalog: Catalog, renaming: Renaming) -> None:
    """Write what is planned, all or none."""
    files = {
        path: None if text is None else encoded(text, renaming.newlines[path])
        for path, text in renaming.files.items()
    }
    write_files(catalog.root, files)


def _known(catalog: Catalog, slug: str) -> Resource:
    resource = catalog.resources.get(slug)
    if resource is None:
        raise ToolkitError(unknown_slug(catalog, slug))
    return resource


def _refuse_taken(catalog: Catalog, resource: Resource, new: str) -> None:
    if fault := slug_fault(new):
        raise ToolkitError(fault)
    owners: dict[str, str] = {}
    for record in (resource, *catalog.resources.values()):
        for name in (record.slug, *(record.aliases if record is not resource else ())):
            owners.setdefault(name.casefold(), record.path)
    for other in (*catalog.packets.values(), *catalog.trainings.values()):
        owners.setdefault(other.slug.casefold(), other.path)
    path = _path(resource, new)
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
    catalog, root = now.catalog, now.catalog.root
    texts = dict(texts_with(now, successor))
    if successor.same:
        own = in_resource(catalog, replace(resource, slug=successor.slug), own, successor)
    texts[resource.path] = own
    files: dict[str, str | None] = {}
    newlines: dict[str, str] = {}
    changes = []
    for name, text in sorted(texts.items()):
        before, newline = read_lines(root / name)
        if text == before:
            continue
        target = path if name == resource.path else name
        files[target], newlines[target] = text, newline
        for line, lost, written in changed_lines(before, text):
            changes.append(
                ChangedLines(path=target, line=line, before=tuple(lost), after=tuple(written))
            )
    moved = {resource.path: path} if path != resource.path else {}
    files |= dict.fromkeys(moved)
    errors, warnings = _new_problems(now, files, moved)
    return Renaming(
        files=files,
        newlines=newlines,
        moved=moved,
        changes=tuple(changes),
        errors=errors,
        warnings=warnings,
    )


def _new_problems(
    now: Checked, files: dict[str, str | None], moved: dict[str, str]
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return the errors, and the warnings of the files themselves, that are not there now."""
    known = {(moved.get(p.path, p.path), p.code, p.message) for p in now.problems}
    trial = try_files(now, files)
    fresh = [p for p in trial.own if (p.path, p.code, p.message) not in known]
    errors = [p for p in fresh if p.severity == "error"]
    return (*errors, *trial.others), tuple(p for p in fresh if p.severity != "error")
