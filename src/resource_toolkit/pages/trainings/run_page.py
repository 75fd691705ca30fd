"""The page with which a trainer runs a training, and the papers that go with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import segno
from babel.dates import format_skeleton
from markupsafe import Markup

from resource_toolkit.catalog import Resource, Session, Training, short_address
from resource_toolkit.pages.renderer import Renderer
from resource_toolkit.papers import RunPart, run_parts, training_papers


@dataclass(frozen=True, kw_only=True)
class _Tool:
    """A tool of a part, with its address as people type it and its QR code."""

    resource: Resource
    typed: str
    code: Markup


@dataclass(frozen=True, kw_only=True)
class _Papers:
    """Papers with blanks, or of a date: name, language and files of each."""

    date: str
    files: list[tuple[str, str, tuple[str, ...]]]


class RunPage:
    """Renders the pages of trainings with which they are run."""

    def __init__(self, renderer: Renderer, look: Mapping[str, str]) -> None:
        self.renderer = renderer
        self.catalog = renderer.catalog
        self._look = look

    def page(self, training: Training, base: str) -> tuple[str, Markup]:
        """Return title and article of the page: each part in large type, with time and tools."""
        parts = [(part, self._tools(part)) for part in run_parts(self.catalog, training)]
        article = self.renderer.part(
            "run", base=base, look=self._look, training=training, members=parts
        )
        return self.renderer.word("run_title", title=training.title), article

    def _tools(self, part: RunPart) -> list[_Tool]:
        return [self._tool(resource) for resource in part.tools]

    def _tool(self, resource: Resource) -> _Tool:
        whole = f"{self.renderer.settings.url}{short_address(resource)}"
        # Without an address of the site a code would lead nowhere.
        known = bool(self.renderer.settings.url)
        code = segno.make(whole, error="m").svg_inline(border=4, omitsize=True, light="#fff")
        return _Tool(
            resource=resource,
            typed=whole.partition("://")[2].rstrip("/"),
            code=Markup(code if known else ""),
        )

    def papers(self, training: Training) -> Iterator[_Papers]:
        """Yield the papers of a training: those with blanks, then those of each date to come."""
        listed: dict[str | None, _Papers] = {}
        for paper in training_papers(self.catalog, training):
            key = paper.session.id if paper.session else None
            group = listed.setdefault(key, _Papers(date=self._date(paper.session), files=[]))
            name = self.renderer.word(f"papers_{paper.kind.replace('-', '')}")
            language = self.renderer.spoken.name(paper.language) if paper.translated else ""
            group.files.append((name, language, paper.files))
        yield from listed.values()

    def _date(self, session: Session | None) -> str:
        locale = self.renderer.locale
        return format_skeleton("yMMMMd", session.start, locale=locale) if session else ""
