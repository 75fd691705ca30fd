"""Booklets: the tools of a packet as one document, in three editions."""

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from resource_toolkit.catalog import Catalog, Packet, PacketPart, Resource, Settings, short_address
from resource_toolkit.papers.sheets import EDITIONS, example_html, typed
from resource_toolkit.reading import NEW_PAGE, Body, Section, sections_of

from .paper import Paper, paper_of, papers_of


@dataclass(frozen=True, kw_only=True)
class Booklet:
    """Papers that are printed as one document, behind a cover with their contents."""

    title: str
    edition: str
    """What it holds, in words: "Sheets only"."""
    language: str
    address: str
    """The short address of its packet, in full."""
    rights: str
    lines: tuple[str, ...]
    """What the cover says below the title."""
    contents: str
    """The heading of the contents."""
    web: str
    """The heading of the links."""
    parts: tuple[Paper, ...]
    links: tuple[tuple[str, str], ...]
    """Title and address of what is to be read on the web."""

    @property
    def typed_address(self) -> str:
        """The address as people type it."""
        return typed(self.address)


def booklets_of(
    catalog: Catalog,
    settings: Settings,
    packet: Packet,
    bodies: Mapping[str, Body],
    sheets: Mapping[str, Paper] | None = None,
) -> dict[str, Booklet]:
    """Return the editions of a packet by name; one without any part is left out.

    `sheets` are those of resources, by slug, that were made before.
    """
    resources = [catalog.resources[part.slug] for part in packet.parts]
    parts = [
        (part, resource, sections_of(catalog, resource, bodies[part.slug]))
        for part, resource in zip(packet.parts, resources, strict=True)
    ]
    # A sheet is the same as outside of a booklet, so it stands in the layout found there.
    alone = [
        (sheets or {}).get(slug) or papers_of(catalog, settings, resource, bodies[slug])[0]
        for slug, resource in ((resource.slug, resource) for resource in resources)
    ]
    made = {}
    for edition in EDITIONS:
        papers = alone
        if edition != "sheets":
            papers = [_part(catalog, settings, *part, edition) for part in parts]
        if any(paper.html for paper in papers):
            made[edition] = _booklet(catalog, settings, packet, edition, papers)
    return made


def _booklet(
    catalog: Catalog, settings: Settings, packet: Packet, edition: str, papers: Sequence[Paper]
) -> Booklet:
    words = catalog.words
    return Booklet(
        title=packet.title,
        edition=words[f"edition_{edition}"],
        language=words["language"],
        address=f"{settings.url}{short_address(packet)}",
        rights=words["rights_paper"],
        lines=(packet.summary, words["packet_no_credit"]),
        contents=words["packet_contents"],
        web=words["on_the_web"],
        parts=tuple(paper for paper in papers if paper.html),
        links=tuple(
            (catalog.resources[part.slug].title, paper.address)
            for part, paper in zip(packet.parts, papers, strict=True)
            if not paper.html
        ),
    )


def _part(
    catalog: Catalog,
    settings: Settings,
    part: PacketPart,
    resource: Resource,
    sections: Sequence[Section],
    edition: str,
) -> Paper:
    notes = catalog.words["facilitator_notes"]
    wanted: Mapping[str, Callable[[Section], bool]] = {
        "participants": lambda section: section.title != notes,
        "all": lambda _: True,
    }
    text = "".join(section.html for section in sections if wanted[edition](section))
    opens = "".join(
        f'<p>{html.escape(label)}<a href="{html.escape(url)}">{html.escape(url)}</a></p>'
        for label, url in (
            *(("", url) for url in resource.opens.values()),
            *((f"{label}: ", url) for label, url in resource.links.items()),
        )
    )
    text = opens + text.replace(NEW_PAGE, "")
    if edition == "all" and part.note:
        text = f"<blockquote><p>{html.escape(part.note)}</p></blockquote>{text}"
    return paper_of(
        catalog, settings, resource, text, None, example_html(catalog, resource, sections)
    )
