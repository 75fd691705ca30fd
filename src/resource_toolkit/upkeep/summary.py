"""What a change does to the catalog, as Markdown for a pull request."""

import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from resource_toolkit.catalog import Catalog, Resource, Settings
from resource_toolkit.checking import MIN_WORDS, Checked, measure, review_due
from resource_toolkit.problems import ToolkitError, many
from resource_toolkit.reading import read_catalog

_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|<>~@-])")


@dataclass(frozen=True, kw_only=True)
class Change:
    """One resource that a change touches."""

    what: str
    """`added`, `changed`, `renamed`, `retired`, `brought back` or `removed`."""
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


@contextmanager
def base_folder(root: Path, base: str, settings: Settings) -> Iterator[Path]:
    """Yield the root of the catalog to compare with: a folder, or a commit unpacked.

    Raises ToolkitError when there is neither.
    """
    folder = Path(base)
    if folder.is_dir():
        yield folder
        return
    known = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    if known is None:
        raise ToolkitError(f"{base!r} is neither a folder nor a commit that git knows")
    commit = known.decode().strip()
    with tempfile.TemporaryDirectory(prefix="toolkit-base-") as name:
        archive = _git(root, "archive", "--format=tar", commit, "--", settings.resources)
        if archive is not None:
            packed = Path(name) / "base.tar"
            packed.write_bytes(archive)
            with tarfile.open(packed) as tar:
                tar.extractall(name, filter="data")
        (Path(name) / settings.resources).mkdir(exist_ok=True)
        yield Path(name)


def _git(root: Path, *words: str) -> bytes | None:
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, check=False)
    return None if done.returncode else done.stdout


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
    kinds = ("added", "changed", "renamed", "retired", "brought back", "removed")
    return sorted(changed, key=lambda change: (kinds.index(change.what), change.resource.slug))


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


def summary_text(base: Catalog, head: Checked) -> str:
    """Return the summary of a change as Markdown: one table, and what is wrong."""
    catalog = head.catalog
    changed = changes(base, catalog)
    lines = ["## What this change does", ""]
    if changed:
        lines.append("| | Resource | What changes | Lists | Address | Reading grade | Review due |")
        lines.append("|---|---|---|---|---|---|---|")
        lines += [_row(base, catalog, change, head.settings.url) for change in changed]
    else:
        lines.append("No resource is added, changed or retired.")
    lines += ["", *_other(base, catalog)]
    errors = sum(problem.severity == "error" for problem in head.problems)
    warnings = len(head.problems) - errors
    lines.append(
        f"The toolkit would have {len(catalog.active)} resources (now {len(base.active)}). "
        f"The check finds {many(errors, 'error')} and {many(warnings, 'warning')}."
    )
    return "\n".join(lines) + "\n"


def _row(base: Catalog, head: Catalog, change: Change, site: str) -> str:
    resource = change.resource
    before, after = lists_of(base, change.old), lists_of(head, change.new)
    lists = [f"+ {_plain(after[a])}" for a in after if a not in before]
    lists += [f"− {_plain(before[a])}" for a in before if a not in after]
    links = [f"<{url}>" for url in resource.opens.values() if _is_plain(url)]
    due = review_due(head, change.new) if change.new and not change.new.retired else None
    cells = [
        change.what,
        f"{_plain(resource.title)}<br>`{resource.path}`",
        ", ".join(_plain(name) for name in change.fields) or "–",
        "<br>".join(lists) or "the same",
        "<br>".join([f"{site}{resource.address}", *links]),
        _grades(change),
        str(due or "–"),
    ]
    return f"| {' | '.join(cells)} |"


def _is_plain(url: str) -> bool:
    return not set(url) & set("|<>\n")


def _plain(text: str) -> str:
    """Return text that Markdown shows as it is; nobody is called by an @ in it."""
    return _MARKS.sub(r"\\\1", " ".join(text.split())).replace("@", "@\u200b")


def _grades(change: Change) -> str:
    old, new = (_grade(resource) for resource in (change.old, change.new))
    if old is not None and new is not None and old != new:
        return f"{old} → {new}"
    return str(new if new is not None else old if old is not None else "–")


def _grade(resource: Resource | None) -> float | None:
    reading = measure(resource.body) if resource else None
    return round(reading.grade, 1) if reading and reading.words >= MIN_WORDS else None


def _other(base: Catalog, head: Catalog) -> Iterator[str]:
    """Yield a line for each kind of record that is not a resource and comes or goes."""
    pairs = [
        ("collection", set(base.collections), set(head.collections)),
        ("packet", set(base.packets), set(head.packets)),
        ("training", set(base.trainings), set(head.trainings)),
        ("check-up", set(base.check_ups), set(head.check_ups)),
    ]
    for name in sorted({*base.vocabularies, *head.vocabularies}):
        terms = [
            set(catalog.vocabularies[name].by_slug) if name in catalog.vocabularies else set()
            for catalog in (base, head)
        ]
        pairs.append((f"term of {name}", terms[0], terms[1]))
    for what, before, after in pairs:
        for sign, slugs in (("New", after - before), ("Gone", before - after)):
            for slug in sorted(slugs):
                yield f"- {sign} {_plain(what)}: {_plain(slug)}"
    lost = len(set(base.permalinks) - set(head.permalinks))
    if lost:
        told = f"permalinks.txt loses {many(lost, 'line')}"
        yield f"- **{told}.** People have these addresses on paper."
    if head.redirects != base.redirects:
        yield "- Redirects change."


def summary_of(head: Checked, base: str) -> str:
    """Return the summary of what differs from `base`: a folder or a commit.

    Raises ToolkitError when it is neither.
    """
    catalog, settings = head.catalog, head.settings
    with base_folder(catalog.root, base, settings) as folder:
        before, _ = read_catalog(folder, today=catalog.today, folder=settings.resources)
    return summary_text(before, head)
