"""The page that offers copies of the site for a room without a network, and what each copy says."""

from babel.dates import format_date
from markupsafe import Markup

from resource_toolkit.catalog import OFFLINE, whole_copy

from .renderer import Renderer


class OfflinePage:
    """Renders the page, which stands in every site, and the line in every copy."""

    def __init__(self, renderer: Renderer, *, copies: bool) -> None:
        self.renderer = renderer
        self.copies = copies
        """Whether this build makes copies."""

    @property
    def title(self) -> str:
        """The title of the page."""
        return self.renderer.word("offline_title")

    @property
    def summary(self) -> str:
        """What the page is for."""
        return self.renderer.word("offline_summary")

    def article(self) -> Markup:
        """Return the article of the page; its sizes are told when the copies are made."""
        return self.renderer.part(
            "offline",
            base="../",
            whole=whole_copy(self.renderer.settings),
            packets=self.renderer.catalog.packets.values() if self.copies else (),
            copies=self.copies,
        )

    def note(self) -> str:
        """Return HTML that says how old a copy is and where a newer one stands."""
        catalog, settings = self.renderer.catalog, self.renderer.settings
        day = format_date(catalog.today, "long", locale=self.renderer.locale)
        said = self.renderer.word("offline_note", date=day)
        newer = f"{settings.url}{OFFLINE}"
        link = Markup('{} <a href="{}">{}</a>').format(
            self.renderer.word("offline_newer"), newer, newer
        )
        return str(
            Markup('<p class="copy-note">{}{}</p>').format(said, " " + link if settings.url else "")
        )
