"""What is handed out: a page of its own, and its place on the page of its resource."""

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from resource_toolkit.catalog import Resource, short_address
from resource_toolkit.papers import Section, sheet_html

from .renderer import Renderer

_HEADING = re.compile(r"(<h2 .*?</h2>)", re.S)
_TAG = re.compile(r"<[a-z][^>]*>")
_HREF = re.compile(r'(?<= href=")[^"]*(?=")')


class SheetPages:
    """Renders sheets, and bodies in which they are marked."""

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        self.settings = renderer.settings
        self._page = renderer.stencil("sheet")
        self._notes = renderer.word("facilitator_notes")
        self._example = renderer.word("filled_example")

    def body(self, sections: Iterable[Section]) -> str:
        """Return a body with its notes and its sheet marked, and its filled example folded."""
        return "".join(self._folded(section) for section in sections)

    def marked(self, sections: Iterable[Section]) -> str:
        """Return a body with its notes and its sheet marked, for a packet to choose from."""
        return "".join(self._marked(section) for section in sections)

    def _folded(self, section: Section) -> str:
        if section.title != self._example:
            return self._marked(section)
        folded = _HEADING.sub(r"<summary>\1</summary>", section.html, count=1)
        opening = '<details class="filled-example">'
        return f"{opening}{folded}</details>"

    def _marked(self, section: Section) -> str:
        if section.title == self._notes:
            return f'<section class="facilitator-notes">{section.html}</section>'
        if section.handed_out:
            return f'<section class="handed-out">{section.html}</section>'
        return section.html

    def article(self, resource: Resource, sections: Iterable[Section]) -> Markup:
        """Return the article of the page that holds the sheet alone."""
        rights = resource.rights or self.renderer.word("rights_own")
        return self._page.fill(
            language=self.renderer.catalog.language_of(resource),
            slug=resource.slug,
            title=escape(resource.title),
            whole="../",
            body=sheet_html(tuple(sections)),
            where=escape(f"{self.settings.url}{short_address(resource)}"),
            rights=escape(rights),
        )


def rebased(body: str, resource: Resource, prefix: str) -> str:
    """Return a body for another record's page: its ids prefixed, its links leading the same."""

    def rebase(tag: re.Match[str]) -> str:
        text = tag[0].replace(' id="', f' id="{prefix}')
        link = _HREF.search(text)
        if link is None:
            return text
        if link[0].startswith("#"):
            known = f' id="{link[0][1:]}"' in body
            there = f"#{prefix}{link[0][1:]}" if known else f"../../{resource.address}{link[0]}"
        else:
            there = re.sub(r"^\.\./(?!\.\./)", "../../resources/", link[0])
        return text[: link.start()] + there + text[link.end() :]

    return _TAG.sub(rebase, body)
