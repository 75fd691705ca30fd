"""What is handed out: a page of its own, and its place on the page of its resource."""

import re
from collections.abc import Iterable
from urllib.parse import quote

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

from resource_toolkit.catalog import Resource, short_address
from resource_toolkit.papers import (
    SHEET_DOCX,
    Section,
    example_html,
    sections_of,
    sheet_html,
    typed,
)
from resource_toolkit.reading import Body, is_placeholder

from .renderer import Renderer

_HEADING = re.compile(r"(<h2 .*?</h2>)", re.S)
_TAG = re.compile(r"<[a-z][^>]*>")
_LEVEL = re.compile(r"(</?h)([2-5])(?=[ >])")
_HREF = re.compile(r'(?<= href=")[^"]*(?=")')


class SheetPages:
    """Renders sheets, and bodies in which they are marked."""

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        self.settings = renderer.settings
        self._page = renderer.stencil("sheet")
        self._notes = renderer.word("facilitator_notes")
        self._example = renderer.word("filled_example")

    def body(self, resource: Resource, sections: Iterable[Section]) -> str:
        """Return a body with its notes and its sheet marked, and its filled example folded."""
        return "".join(self._marked(resource, section) for section in sections)

    def in_packet(self, resource: Resource, body: Body) -> Markup:
        """Return a body as it stands in a packet: nothing is folded, its headings stand lower."""
        marked = "".join(
            section.html if section.title == self._example else self._marked(resource, section)
            for section in sections_of(self.renderer.catalog, resource, body)
        )
        lower = _LEVEL.sub(lambda tag: f"{tag[1]}{int(tag[2]) + 1}", marked)
        return Markup(rebased(lower, resource, f"{resource.slug}-"))

    def shared(self, resource: Resource) -> dict[str, str]:
        """Return what the link that shares its page needs: a title for mails, and where."""
        return {"quoted": quote(resource.title), "short": short_address(resource)}

    def words(self, resource: Resource | None = None) -> Markup:
        """Return the words that the scripts of a sheet say in its language, or in the site's."""
        catalog = self.renderer.catalog
        words = catalog.words_for(resource) if resource else catalog.words
        said = {name: text for name, text in words.items() if name.startswith("fill_")}
        said["language"] = words["language"]
        return Markup('<script id="fill-words" type="application/json">{}</script>').format(
            htmlsafe_json_dumps(said)
        )

    def _marked(self, resource: Resource, section: Section) -> str:
        if section.title == self._example:
            folded = _HEADING.sub(r"<summary>\1</summary>", section.html, count=1)
            opening = '<details class="filled-example">'
            return f"{opening}{folded}</details>"
        if section.title == self._notes:
            return f'<div class="facilitator-notes">{section.html}</div>'
        if section.handed_out:
            title = escape(resource.title)
            sheet = f'data-sheet="{resource.slug}" data-title="{title}"'
            return f'<div class="handed-out" {sheet}>{section.html}</div>'
        return section.html

    def article(self, resource: Resource, body: Body, *, has_docx: bool, look: str) -> Markup:
        """Return the article of the page that holds the sheet alone; `look` are its styles."""
        sections = sections_of(self.renderer.catalog, resource, body)
        here = f"{self.settings.url}{short_address(resource)}"
        where = resource.title if is_placeholder(here) else typed(here)
        rights = resource.rights or self.renderer.catalog.words_for(resource)["rights_paper"]
        return self._page.fill(
            look=look,
            language=self.renderer.catalog.language_of(resource),
            slug=resource.slug,
            quoted=quote(resource.title),
            here=resource.sheet_address,
            title=escape(resource.title),
            whole="../",
            body=sheet_html(self.renderer.catalog, resource, sections, self.settings.url),
            example=example_html(self.renderer.catalog, resource, sections),
            where=escape(where),
            rights=escape(rights),
            docx=f"../{SHEET_DOCX}" if has_docx else "",
            poster="poster" if has_docx and resource.poster else "",
            words=self.words(resource),
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
