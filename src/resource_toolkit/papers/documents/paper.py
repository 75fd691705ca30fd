"""A paper: the tree of what is to be printed, with what stands around it."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from resource_toolkit.catalog import Catalog, Resource, Settings, filled, short_address
from resource_toolkit.papers.columns import Heads, heads_of
from resource_toolkit.papers.sheets import sections_of
from resource_toolkit.papers.tree import Blocks, Picture
from resource_toolkit.papers.tree_reader import read_tree
from resource_toolkit.pictures import millimeters_of
from resource_toolkit.problems import ToolkitError
from resource_toolkit.reading import Body, picture_of


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What is to be printed."""

    title: str
    language: str
    """Its language as a tag, such as `es`."""
    address: str
    """The short address of its resource, in full."""
    rights: str
    html: str = ""
    """What is to be printed, as the page of the resource holds it."""
    tree: Blocks = ()
    """What is to be printed, where no page holds it."""
    banner: str = ""
    """What stands above a large title; a paper that has it is set in large type."""
    pages: int | None
    """How many pages it promises to take; None for as many as it takes."""
    root: Path = field(repr=False)
    heads: Heads = field(default_factory=Heads)
    """The heads of columns that need little room, in its language."""
    pictures: str = ""
    """The folder of its pictures, relative to the root of the toolkit."""

    @cached_property
    def blocks(self) -> Blocks:
        """The tree of it; raises ToolkitError on what no paper can hold."""
        return self.tree or read_tree(self.html)

    @property
    def typed_address(self) -> str:
        """The address as people type it."""
        return self.address.partition("://")[2].rstrip("/")

    def image(self, picture: Picture) -> str:
        """Return the file of a picture, relative to the root; raises ToolkitError without one."""
        name = picture_of(f"pictures/{Path(picture.source).name}")
        if name is None:
            raise ToolkitError(f"no paper can show the picture {picture.source}")
        return f"{self.pictures}/{name}"

    def picture_width(self, picture: Picture, room: float) -> float:
        """Return how wide a picture is printed, in mm: as wide as it says, else up to 80."""
        return min(room, millimeters_of(self.root / self.image(picture)) or 80)


def papers_of(
    catalog: Catalog, settings: Settings, resource: Resource, body: Body
) -> tuple[Paper, Paper]:
    """Return two papers of a resource: what is handed out, and all of it."""
    sections = sections_of(catalog, resource, body)
    handed = "".join(part.html for part in sections if part.handed_out)
    whole = "".join(part.html for part in sections)
    return (
        paper_of(catalog, settings, resource, handed, catalog.prints_on(resource)),
        paper_of(catalog, settings, resource, whole, None),
    )


def paper_of(
    catalog: Catalog, settings: Settings, resource: Resource, html: str, pages: int | None
) -> Paper:
    """Return a paper with some of the text of a resource."""
    words = catalog.words_for(resource)
    return Paper(
        title=resource.title,
        language=catalog.language_of(resource) or catalog.words["language"],
        address=f"{settings.url}{short_address(resource)}",
        rights=resource.rights or words["rights_paper"],
        html=html,
        pages=pages,
        heads=heads_of(words),
        root=catalog.root,
        pictures=f"{catalog.folder}/{resource.collection}/pictures",
    )


@dataclass(frozen=True, kw_only=True)
class Poster:
    """A paper of one page that is enlarged, on sheets of paper beside and below each other."""

    paper: Paper
    times: int
    """How many times as large it is, and how many sheets of paper stand in a row."""
    size: str
    """The name of the size of its sheets of paper."""
    words: str
    """What each of them says of its place, with names to fill in."""

    def label(self, row: int, column: int) -> str:
        """Return what a sheet of paper says of its place; both count from 0."""
        places = {"row": row + 1, "column": column + 1, "count": self.times}
        return f"{self.paper.title} · {filled(self.words, places)} · {self.paper.typed_address}"
