"""Where the external addresses of a toolkit stand."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from resource_toolkit.catalog import Catalog
from resource_toolkit.reading import Body

_HREF = re.compile(r'<a href="(https?://[^"]+)"')


_MARKDOWN = re.compile(r"\]\((https?://[^\s)]+)\)")


@dataclass(frozen=True, kw_only=True, order=True)
class Mention:
    """Where an address stands: the file, relative to the root, and the title of its record."""

    path: str
    title: str = ""


def addresses(catalog: Catalog, bodies: Mapping[str, Body], docs: Path) -> dict[str, list[Mention]]:
    """Return every external address without its fragment, with where it stands."""
    mentions_of: dict[str, set[Mention]] = {}
    for address, mention in (*_of_records(catalog, bodies), *_of_pages(catalog.root, docs)):
        mentions_of.setdefault(address.partition("#")[0], set()).add(mention)
    return {address: sorted(mentions) for address, mentions in sorted(mentions_of.items())}


def _of_records(catalog: Catalog, bodies: Mapping[str, Body]) -> Iterator[tuple[str, Mention]]:
    for resource in catalog.active:
        mention = Mention(path=resource.path, title=resource.title)
        inside = map(html.unescape, _HREF.findall(bodies[resource.slug].html))
        own = (*resource.opens.values(), *resource.links.values(), *catalog.fact_links(resource))
        yield from ((address, mention) for address in (*own, *inside))
    for vocabulary in catalog.vocabularies.values():
        mention = Mention(path=vocabulary.path, title=vocabulary.title)
        sources = (vocabulary.source, *(term.source for term in vocabulary.terms))
        yield from ((source.url, mention) for source in sources if source)
        for term in vocabulary.terms:
            yield from ((address, mention) for address in term.links.values())
    for training in catalog.trainings.values():
        mention = Mention(path=training.path, title=training.title)
        for session in training.sessions:
            online = (meeting.online for meeting in session.meetings)
            given = (session.online, session.registration, *online)
            if session.end.date() >= catalog.today:
                yield from ((address, mention) for address in given if address)


def _of_pages(root: Path, docs: Path) -> Iterator[tuple[str, Mention]]:
    for page in sorted(docs.rglob("*.md")) if docs.is_dir() else ():
        mention = Mention(path=page.relative_to(root).as_posix(), title=page.stem)
        text = page.read_text(encoding="utf-8", errors="replace")
        yield from ((address, mention) for address in _MARKDOWN.findall(text))
