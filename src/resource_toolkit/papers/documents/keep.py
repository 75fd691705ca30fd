"""Papers are made once, and kept for as long as what they are made of is the same."""

import gc
import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeAlias

from resource_toolkit.catalog import Catalog, Packet, Resource, Settings, Training
from resource_toolkit.papers.sheets import PAPERS, POSTERS, paper_names
from resource_toolkit.problems import ToolkitError, many
from resource_toolkit.reading import Body, picture_of

from .booklet import Booklet, booklets_of
from .layouts import FILE as LAYOUTS
from .layouts import Layouts, tools_used
from .paper import Paper, Poster, papers_of
from .pdf import write_large, write_pdf
from .poster import write_poster
from .trainings import Slides, papers_of_training
from .typesetter import FOLDER
from .word_files import write_docx

_MADE_OF = "made-of"
"""The file beside them: the hash of what they are made of, empty while they are being made, and
below it the names of what was made, each with the hash of what that file alone is made of."""
_TOLD = 300
"""About how often it is told how far the work is."""
_LARGE = "sheet-large.pdf"
_AT_ONCE = 80
"""How many records wait for their papers at a time. What is to be printed takes memory, and Typst
keeps its own until its process ends: after 200 records that were 560 MB."""


_Printed: TypeAlias = Paper | Booklet | Slides | Poster


class _Job(NamedTuple):
    address: str
    papers: tuple[tuple[str, _Printed], ...]
    """Name of each file with what it holds."""
    root: Path
    hashes: dict[str, str]
    """Name of each file with the hash of what it is made of."""
    tools: str
    members: tuple[str, ...]
    """The addresses of the records that it is put together from."""

    @property
    def folder(self) -> Path:
        return self.root / FOLDER / self.address

    @property
    def files(self) -> tuple[Path, ...]:
        return tuple(self.folder / name for name, _ in self.papers)

    @property
    def made_of(self) -> str:
        return hashlib.sha256(repr(self.hashes).encode()).hexdigest()

    @property
    def done(self) -> bool:
        return _noted(self.folder).made_of == self.made_of


class _Noted(NamedTuple):
    """What is noted of a folder."""

    made_of: str = ""
    files: dict[str, str] = {}  # noqa: RUF012 nobody writes into it
    """Name of each file that was made with what it was made of, empty where that is not known."""


def make_papers(
    catalog: Catalog,
    settings: Settings,
    bodies: Mapping[str, Body],
    records: Iterable[Resource | Packet | Training],
    tell: Callable[[str], None],
) -> dict[str, tuple[Path, ...]]:
    """Make the papers that are not there yet; return the address of each record to its files.

    Records that hand out nothing have none. `tell` is told how far the work is, and what it
    cost. Raises ToolkitError when a paper cannot be made.
    """
    wanted = [record for record in records if paper_names(catalog, record)]
    jobs = _jobs(catalog, settings, bodies, wanted)
    step = max(1, len(wanted) // _TOLD)
    made: dict[str, tuple[Path, ...]] = {}
    spent: list[float] = []
    while batch := list(islice(jobs, _AT_ONCE)):
        made |= {job.address: job.files for job in batch}
        missing = [job for job in batch if not job.done]
        if not missing:
            continue
        with _workers(len(missing)) as pool:
            done = len(made) - len(missing)
            for address, seconds in pool.map(_make, missing):
                done += 1
                spent.append(seconds)
                if done % step == 0 or len(wanted) == done:
                    tell(f"papers {done}/{len(wanted)}: {address}")
    if spent:
        files = [file for kept in made.values() for file in kept]
        size = sum(file.stat().st_size for file in files) / 1e6
        tell(
            f"papers of {many(len(spent), 'record')} made in {sum(spent):.1f} CPU s, "
            f"{sum(spent) / len(spent):.2f} s each; {many(len(files), 'file')}, "
            f"{size:.1f} MB in all"
        )
    return made


def _workers(jobs: int) -> ProcessPoolExecutor:
    """Return a process for each core; none looks for garbage among what was read before."""
    return ProcessPoolExecutor(min(os.cpu_count() or 1, jobs), initializer=gc.freeze)


def prune_papers(root: Path, made: Mapping[str, Iterable[Path]]) -> None:
    """Remove kept papers that no record has any more; `made` are those of all records.

    Only what this program wrote goes; what is large was asked for, and stays with its record.
    """
    for folder in (root / FOLDER).glob("*/*/"):
        if folder.is_symlink() or not (folder / _MADE_OF).is_file():
            continue
        address = f"{folder.relative_to(root / FOLDER).as_posix()}/"
        wanted = {file.name for file in made.get(address, ())}
        if wanted:
            wanted |= {_MADE_OF, LAYOUTS, _LARGE}
        for name in {_MADE_OF, *_noted(folder).files} - wanted:
            (folder / name).unlink(missing_ok=True)
        if not any(folder.iterdir()):
            folder.rmdir()


def _noted(folder: Path) -> _Noted:
    """Return what is noted of a folder."""
    if not (folder / _MADE_OF).is_file():
        return _Noted()
    made_of, *lines = (folder / _MADE_OF).read_text(encoding="utf-8").split("\n")
    if not lines:
        # A hash alone is of an earlier version; all papers that stood there were made.
        papers = (file.name for file in folder.iterdir() if file.suffix in (".pdf", ".docx"))
        lines = [LAYOUTS, *papers]
    parts = (line.partition(" ") for line in lines)
    return _Noted(made_of, {name: made for name, _, made in parts})


def _note(folder: Path, files: Mapping[str, str], made_of: str) -> None:
    """Note what is made in a folder. Raises ToolkitError when something else has its place."""
    folder.mkdir(parents=True, exist_ok=True)
    own = _noted(folder).files
    for name in files:
        if name not in own and (folder / name).exists():
            raise ToolkitError(f"{folder / name} was not made by 'toolkit papers'; move it away")
    lines = (f"{name} {made}".rstrip() for name, made in sorted({**own, **files}.items()))
    (folder / _MADE_OF).write_text("\n".join([made_of, *lines]), encoding="utf-8")


def make_large(catalog: Catalog, settings: Settings, resource: Resource, body: Body) -> Path:
    """Make the sheet of a resource in large print; return its file.

    Nobody needs it of all, so it is made anew each time. Raises ToolkitError when it cannot be.
    """
    sheet, _ = papers_of(catalog, settings, resource, body)
    folder = catalog.root / FOLDER / resource.address
    _note(folder, {_LARGE: ""}, _noted(folder).made_of)
    file = folder / _LARGE
    file.write_bytes(write_large(sheet, catalog.root))
    return file


def _jobs(
    catalog: Catalog,
    settings: Settings,
    bodies: Mapping[str, Body],
    records: Iterable[Resource | Packet | Training],
) -> Iterator[_Job]:
    """Yield what is to be made, one by one."""
    tools = tools_used()
    sheets: dict[str, Paper] = {}
    for record in records:
        papers: dict[str, _Printed] = {}
        members: list[Resource] = []
        if isinstance(record, Training):
            papers |= papers_of_training(catalog, settings, record)
        elif isinstance(record, Packet):
            members = [catalog.resources[part.slug] for part in record.parts]
            for edition, booklet in booklets_of(catalog, settings, record, bodies, sheets).items():
                papers |= {f"{edition}.{form}": booklet for form in ("pdf", "docx")}
        else:
            members = [record]
            sheet, whole = papers_of(catalog, settings, record, bodies[record.slug])
            sheets[record.slug] = sheet
            papers |= dict(zip(PAPERS, (sheet, sheet, whole), strict=True))
            papers |= _posters(catalog, record, sheet)
        pictures = hashlib.sha256(tools.encode())
        for resource in members:
            for name in filter(None, map(picture_of, bodies[resource.slug].links)):
                file = catalog.root / catalog.folder / resource.collection / "pictures" / name
                pictures.update(file.read_bytes())
        yield _Job(
            address=record.address,
            papers=tuple(papers.items()),
            root=catalog.root,
            hashes={
                name: hashlib.sha256(repr((pictures.digest(), paper)).encode()).hexdigest()
                for name, paper in papers.items()
            },
            tools=tools,
            members=tuple(resource.address for resource in members),
        )


def _posters(catalog: Catalog, resource: Resource, sheet: Paper) -> dict[str, Poster]:
    words = catalog.words_for(resource)["poster_place"]
    return {
        name: Poster(paper=sheet, times=resource.poster, size=size, words=words)
        for name, size in POSTERS.items()
        if resource.poster
    }


def _make(job: _Job) -> tuple[str, float]:
    """Make the papers of a record; return its address and the CPU seconds."""
    started = time.process_time()
    kept = {
        name: made
        for name, made in _noted(job.folder).files.items()
        if made and job.hashes.get(name) == made and (job.folder / name).is_file()
    }
    # The hash goes first and comes last: what stands half made is never taken for done.
    _note(job.folder, {**dict.fromkeys((*job.hashes, LAYOUTS), ""), **kept}, "")
    layouts = Layouts(
        job.tools, (job.root / FOLDER / address for address in (*job.members, job.address))
    )
    for name, paper in job.papers:
        if name in kept:
            layouts.keep(paper.parts if isinstance(paper, Booklet) else [paper])
        else:
            (job.folder / name).write_bytes(_written(job.root, name, paper, layouts))
    layouts.write(job.folder)
    _note(job.folder, job.hashes, job.made_of)
    return job.address, time.process_time() - started


def _written(root: Path, name: str, paper: _Printed, layouts: Layouts) -> bytes:
    if isinstance(paper, Poster):
        return write_poster(paper, root, layouts)
    if isinstance(paper, Slides) or name.endswith(".pdf"):
        return write_pdf(paper, root, layouts=layouts)
    if isinstance(paper, Paper) and (layout := layouts.known(paper, "us-letter")):
        return write_docx(paper, root, layout)
    return write_docx(paper, root)
