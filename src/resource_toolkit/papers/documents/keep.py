"""The papers of resources, made once and kept for as long as what they are made of is the same."""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from resource_toolkit.catalog import Catalog, Resource, Settings
from resource_toolkit.papers.sheets import PAPERS
from resource_toolkit.reading import Body, picture_of

from .paper import Paper, papers_of
from .pdf import write_pdf
from .word import write_docx

FOLDER = ".toolkit/papers"
"""Where papers are kept, below the root of the toolkit: a folder for each resource."""

_MADE_OF = "made-of"
"""The file beside them with the hash of what they are made of."""


class _Job(NamedTuple):
    slug: str
    sheet: Paper
    whole: Paper
    root: Path
    made_of: str

    @property
    def folder(self) -> Path:
        return self.root / FOLDER / self.slug

    @property
    def done(self) -> bool:
        kept = self.folder / _MADE_OF
        return kept.is_file() and kept.read_text(encoding="utf-8") == self.made_of


def make_papers(
    catalog: Catalog,
    settings: Settings,
    bodies: Mapping[str, Body],
    resources: Iterable[Resource],
    tell: Callable[[str], None],
) -> dict[str, Path]:
    """Make the papers that are not there yet; return slug to the folder that holds them.

    Resources that hand out nothing have none. `tell` is told of every folder made, and raises
    whatever stops it. Raises ToolkitError when a paper cannot be made.
    """
    tools = _tools()
    jobs = [
        _job(catalog, settings, resource, bodies[resource.slug], tools)
        for resource in resources
        if catalog.hand_out(resource)
    ]
    wanted = [job for job in jobs if not job.done]
    if wanted:
        with ProcessPoolExecutor(min(os.cpu_count() or 1, len(wanted))) as pool:
            for count, slug in enumerate(pool.map(_make, wanted, chunksize=4), 1):
                tell(f"papers {count}/{len(wanted)}: {slug}")
    return {job.slug: job.folder for job in jobs}


def _job(catalog: Catalog, settings: Settings, resource: Resource, body: Body, tools: str) -> _Job:
    sheet, whole = papers_of(catalog, settings, resource, body)
    digest = hashlib.sha256(repr((tools, sheet, whole)).encode())
    for name in filter(None, map(picture_of, body.links)):
        file = catalog.root / catalog.folder / resource.collection / "pictures" / name
        digest.update(file.read_bytes())
    return _Job(resource.slug, sheet, whole, catalog.root, digest.hexdigest())


def _tools() -> str:
    """Return what stands for the programs that make papers: their versions and our own text."""
    own = sorted(Path(__file__).parents[1].rglob("*.py"))
    texts = b"".join(path.read_bytes() for path in own)
    names = ("typst", "python-docx", "segno")
    return repr([*map(version, names), hashlib.sha256(texts).hexdigest()])


def _make(job: _Job) -> str:
    job.folder.mkdir(parents=True, exist_ok=True)
    # The hash goes first and comes last: what stands half made is never taken for done.
    (job.folder / _MADE_OF).unlink(missing_ok=True)
    files = (
        write_pdf(job.sheet, job.root),
        write_docx(job.sheet, job.root),
        write_docx(job.whole, job.root),
    )
    for name, data in zip(PAPERS, files, strict=True):
        (job.folder / name).write_bytes(data)
    (job.folder / _MADE_OF).write_text(job.made_of, encoding="utf-8")
    return job.slug
