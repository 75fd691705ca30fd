"""What a change does to the catalog, as Markdown for a pull request."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from resource_toolkit.catalog import Catalog
from resource_toolkit.checking import Checked
from resource_toolkit.problems import many
from resource_toolkit.reading import read_catalog, read_pages

from .base import base_folder, changed_files, former_texts
from .differences import KINDS, Change, Written, changes, others
from .faults import fault_lines
from .told import Look, change_lines, plain

_IN_FULL = 20
"""How many resources are told with before and after; the rest get a line each."""
_MOST = 200
"""How many lines of one kind are told."""


class Base(NamedTuple):
    """What a change is compared with, and the hand-written pages before and after it."""

    catalog: Catalog
    pages: tuple[Written, Written] = ({}, {})
    files: frozenset[str] = frozenset()
    """The files that the change adds or changes, relative to the root."""
    texts: Mapping[str, str] = MappingProxyType({})
    """What data files among them were."""


def read_base(head: Checked, base: str) -> Base:
    """Return what to compare with: a folder or a commit. Raises ToolkitError for neither."""
    settings = head.settings
    after = _written(head.catalog.root, head)
    with base_folder(head.catalog.root, base, settings) as folder:
        before, _ = read_catalog(folder, today=head.catalog.today, folder=settings.resources)
        pages = _written(folder, head) if (folder / settings.docs).is_dir() else after
        files = changed_files(folder, head.catalog.root, (settings.resources, settings.docs))
        texts = former_texts(folder, files)
    return Base(before, (pages, after), files, texts)


def _written(root: Path, head: Checked) -> Written:
    pages = read_pages(root, head.settings)[0]
    return {page.address: page for page in pages if not Path(page.path).name.startswith("_")}


def summary_of(head: Checked, base: str, site: str | None = None, lines: str = "") -> str:
    """Return the summary of what differs from `base`: a folder or a commit.

    Pages are linked at the address `site`; where it is empty, they are named as files of a copy.
    Lines that are to be mended are linked below the address `lines`.
    Raises ToolkitError when the base is neither.
    """
    look = head.settings.url if site is None else site
    return summary_text(read_base(head, base), head, look, lines)


def summary_text(base: Base, head: Checked, site: str, at: str = "") -> str:
    """Return the summary of a change as Markdown: what differs, and what is wrong."""
    catalog, look = head.catalog, Look(site)
    changed = changes(base.catalog, catalog)
    lines = [*fault_lines(head.problems, base.files, at), "## What this change does", ""]
    if not changed:
        lines += ["No resource is added, changed or retired.", ""]
    for change in changed[:_IN_FULL]:
        lines += [*change_lines(base.catalog, catalog, change, look), ""]
    lines += [*_in_short(changed[_IN_FULL:], look), *_other(base, catalog, look)]
    errors = sum(problem.severity == "error" for problem in head.problems)
    warnings = len(head.problems) - errors
    lines.append(
        f"The toolkit would have {many(len(catalog.active), 'resource')} "
        f"(now {len(base.catalog.active)}). "
        f"The check finds {many(errors, 'error')} and {many(warnings, 'warning')}."
    )
    return "\n".join(lines) + "\n"


def _in_short(changed: list[Change], look: Look) -> Iterator[str]:
    for what in KINDS:
        alike = [change.resource for change in changed if change.what == what]
        if alike:
            yield f"### {many(len(alike), 'more resource')} {what}"
            yield ""
            yield from (f"- {look.at(one.address, one.title)}" for one in alike[:_MOST])
            if len(alike) > _MOST:
                yield f"- and {len(alike) - _MOST:,} more"
            yield ""


def _other(base: Base, head: Catalog, look: Look) -> Iterator[str]:
    """Yield a line for each kind of record that is not a resource and comes, goes or differs."""
    lines = []
    for other in others(base.catalog, head, base.pages):
        named = plain(other.title)
        if other.what != "Gone" and (other.address or other.noun == "page"):
            named = look.at(other.address, other.title)
        lines.append(f"- {other.what} {plain(other.noun)}: {named}")
    yield from lines[:_MOST]
    if len(lines) > _MOST:
        yield f"- and {len(lines) - _MOST:,} more"
    lost = len(set(base.catalog.permalinks) - set(head.permalinks))
    if lost:
        told = f"permalinks.txt loses {many(lost, 'line')}"
        yield f"- **{told}.** People have these addresses on paper."
    if head.redirects != base.catalog.redirects:
        yield "- Redirects change."
    yield ""
