"""A paper: the tree of what is to be printed, with what stands around it."""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from resource_toolkit.catalog import Catalog, Resource, Settings, filled, short_address
from resource_toolkit.papers.cards import Cuts, cuts_of
from resource_toolkit.papers.examples import tables_of, with_expected
from resource_toolkit.papers.needs import Heads, Need, heads_of, needs_of
from resource_toolkit.papers.pages import (
    comes_apart,
    hangs,
    rules_last,
    sources_last,
    with_pages,
)
from resource_toolkit.papers.sheets import example_html, handed_html, typed, typed_link
from resource_toolkit.papers.tree import Blocks, Paragraph, Picture
from resource_toolkit.papers.tree_reader import read_tree
from resource_toolkit.pictures import icon_shapes, millimeters_of, without_tags
from resource_toolkit.problems import ToolkitError
from resource_toolkit.reading import ALL, NEW_PAGE, Body, is_placeholder, picture_of, sections_of

_WIDE = 5
"""Columns of a table beyond which a paper lies on its side."""
_FIRST = re.compile(r'\s*<h2 id="[^"]*">(.*?)</h2>', re.DOTALL)
"""The heading that begins a text."""
_SERIES = ": "
"""What parts the name of a series from the rest of a title."""
_BARE = 2
"""Words of a heading that says no more than what its part is."""
_IMAGE = re.compile(r"<img [^>]*>")


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
    example: str = ""
    """Its filled example, as the page holds it: it tells how much is written into each cell."""
    tree: Blocks = ()
    """What is to be printed, where no page holds it."""
    on_side: bool = False
    """Whether it is a part of a paper that lies on its side, and does so, too."""
    banner: str = ""
    """What stands above a large title; a paper that has it is set in large type."""
    posted: bool = False
    """Whether it hangs on a wall, so that its type is as large as its pages hold."""
    pages: int | None
    """How many pages it promises to take; None for as many as it takes."""
    root: Path = field(repr=False)
    kind: str = ""
    """What it is, in a word of its language: "Worksheet"."""
    name: str = ""
    """The name of its first part, where that says what it is better than the title does."""
    quiet: bool = False
    """Whether it goes to others, as a letter does: its head says what it is to them, no more."""
    icon: str = ""
    """The shapes of the icon of its kind."""
    cuts: Cuts = field(default_factory=Cuts)
    """Words that tell what people cut out, in its language."""
    one_side: str = ""
    """What asks to print it on one side, where parts of it are cut out or go different ways."""
    drawing: Picture | None = None
    """A picture of the rest of its resource, to be shown where there is room."""
    heads: Heads = field(default_factory=Heads)
    """The heads of columns that need little room, in its language."""
    sources: tuple[str, ...] = ()
    """Words that begin a paragraph that says where something comes from, in its language."""
    pictures: str = ""
    """The folder of its pictures, relative to the root of the toolkit."""

    @cached_property
    def blocks(self) -> Blocks:
        """The tree of it; raises ToolkitError on what no paper can hold."""
        read = self.tree or with_expected(read_tree(self.html), read_tree(self.example))
        told = rules_last(read, self.cuts)
        parted = with_pages(told, self.cuts, sent=(self.pages or 1) > 1)
        return sources_last(parted, self.cuts, self.sources, self.link)

    @property
    def first_page(self) -> "Paper":
        """Return it without what begins a page of its own."""
        return replace(self, html=self.html.partition(NEW_PAGE)[0], pages=1)

    @cached_property
    def hangs(self) -> bool:
        """Whether it is a page that says that it hangs on a wall."""
        return self.pages == 1 and hangs(self.blocks, self.cuts)

    @cached_property
    def flipped(self) -> bool:
        """Whether it lies on its side: a table of it has many columns. Boxes to tick need half."""
        return self.on_side or any(
            len(table.head) - needs_of(table, self.heads).count(Need.TICKS) / 2 > _WIDE
            for table in tables_of(self.blocks)
        )

    @property
    def label(self) -> str:
        """What stands above the title: its kind, and whether it is to be printed on one side.

        The back of what hangs on a wall is never seen.
        """
        apart = self.pages != 1 and (self.posted or comes_apart(self.blocks, self.cuts))
        kind = "" if self.quiet else self.kind
        return " · ".join(filter(None, (kind, self.one_side if apart else "")))

    @property
    def typed_address(self) -> str:
        """The address as people type it."""
        return typed(self.address)

    @property
    def named_address(self) -> str:
        """The address as people type it, or the title while the toolkit has no address."""
        return self.title if is_placeholder(self.address) else self.typed_address

    def link(self, href: str) -> str:
        """Return where a link leads as people type it; nothing within the paper itself."""
        return typed_link(href, self.address.rstrip("/").rpartition("/")[0])

    def image(self, picture: Picture) -> str:
        """Return the file of a picture, relative to the root; raises ToolkitError without one."""
        name = picture_of(f"pictures/{Path(picture.source).name}")
        if name is None:
            raise ToolkitError(f"no paper can show the picture {picture.source}")
        return f"{self.pictures}/{name}"

    def picture_width(self, picture: Picture, room: float, usual: float = 80.0) -> float:
        """Return how wide a picture is printed, in mm: as wide as it says, else as is usual."""
        return min(room, millimeters_of(self.root / self.image(picture)) or usual)


def papers_of(
    catalog: Catalog, settings: Settings, resource: Resource, body: Body
) -> tuple[Paper, Paper]:
    """Return two papers of a resource: what is handed out, and all of it."""
    sections = sections_of(catalog, resource, body)
    handed = handed_html(catalog, resource, sections)
    example = example_html(catalog, resource, sections)
    whole = "".join(part.html for part in sections).replace(NEW_PAGE, "")
    sheet = paper_of(catalog, settings, resource, handed, catalog.prints_on(resource), example)
    sheet = _sent(_named(catalog, resource, sheet), catalog.words_for(resource)["letter_names"])
    drawn = None if "<img" in handed else _IMAGE.search(whole)
    sheet = replace(sheet, drawing=_picture(drawn[0])) if drawn else sheet
    return sheet, paper_of(catalog, settings, resource, whole, None, example)


def _named(catalog: Catalog, resource: Resource, sheet: Paper) -> Paper:
    """Return a sheet that does not say it is what only its leader holds.

    Where the handed-out part is that of another kind ("The sheet" of an agenda), it is of that
    kind, and its first part gives it the name. Else one name of parts stands for the kind. Where
    a title of a kind that is led names a series first, the first part gives the name, too.
    """
    said = catalog.said_in(catalog.language_of(resource))
    kind = next((term for term in said.terms_of(resource) if term.hand_out), None)
    starts = resource.hand_out
    kinds = [term for known in said.vocabularies.values() for term in known.by_slug.values()]
    other = next((term for term in kinds if starts and starts[0] in term.hand_out), None)
    if kind and ALL in kind.hand_out and len(starts) == 1 and starts[0] != ALL and other is None:
        return replace(sheet, kind=starts[0])
    first = _FIRST.match(sheet.html)
    name, html = without_tags(first[1]) if first else "", sheet.html[first.end() if first else 0 :]
    if kind is None or not starts or {ALL, *starts} & set(kind.hand_out):
        led = kind and kind.led and name and _SERIES in sheet.title
        return replace(sheet, kind="", name=name, html=html) if led else sheet
    if other is None:
        return replace(sheet, kind=starts[0] if len(starts) == 1 else "")
    icon = icon_shapes(catalog, other.icon)
    return replace(sheet, kind=other.title, icon=icon, name=name, html=html)


def _sent(sheet: Paper, names: str) -> Paper:
    """Return a sheet that has a quiet head where it goes to others.

    A name of a letter begins or ends its title, its kind, or the heading of its first part, which
    then is its own name, but for one that says no more than what it is: "The note".
    """
    letter = "|".join(map(re.escape, names.split(", ")))
    sent = re.compile(rf"^(?:{letter})\b|\b(?:{letter})$", re.IGNORECASE)
    first = _FIRST.match(sheet.html)
    part = sheet.name or (without_tags(first[1]) if first else "")
    if not any(map(sent.search, (part, sheet.title.partition(_SERIES)[0], sheet.kind))):
        return sheet
    if first and not sheet.name and sent.search(part):
        name = part if len(part.split()) > _BARE else ""
        return replace(sheet, quiet=True, name=name, html=sheet.html[first.end() :])
    return replace(sheet, quiet=True)


def _picture(html: str) -> Picture | None:
    (block,) = read_tree(html)
    runs = block.runs if isinstance(block, Paragraph) else ()
    return next((run for run in runs if isinstance(run, Picture)), None)


def paper_of(
    catalog: Catalog,
    settings: Settings,
    resource: Resource,
    html: str,
    pages: int | None,
    example: str,
) -> Paper:
    """Return a paper with some of the text of a resource, which its filled example is of."""
    words, language = catalog.words_for(resource), catalog.language_of(resource)
    kind = next(
        (term for term in catalog.said_in(language).terms_of(resource) if term.hand_out), None
    )
    return Paper(
        title=resource.title,
        language=language or catalog.words["language"],
        address=f"{settings.url}{short_address(resource)}",
        rights=resource.rights or words["rights_paper"],
        html=html,
        example=example,
        pages=pages,
        kind=kind.title if kind else "",
        icon=icon_shapes(catalog, kind.icon) if kind else "",
        cuts=cuts_of(words),
        one_side=words["print_one_side"],
        heads=heads_of(words),
        posted=bool(resource.poster),
        sources=tuple(words["source_names"].casefold().split(", ")),
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
