"""The fields of a hand-written page."""

from .choices import Choice, Flag
from .resource_fields import new_field
from .shapes import Grouped, Listed
from .values import Text

PAGE_KINDS = (
    *("home.html", "find.html", "list.html", "planning.html"),
    *("frames/record.html", "frames/listing.html"),
)
"""The templates that a hand-written page may ask for; all others have the same one."""
PAGE_FIELDS = (
    new_field("title", Text(120), "The name of the page.", "title: How to begin"),
    new_field(
        "description", Text(240), "What it is, in one sentence.", "description: First steps."
    ),
    new_field("template", Choice(PAGE_KINDS), "What kind of page it is.", "template: home.html"),
    new_field("render_macros", Flag(), "Whether macros work on it.", "render_macros: true"),
    new_field(
        "search",
        Grouped((new_field("exclude", Flag(), "Whether search leaves it out.", "exclude: true"),)),
        "How search takes it.",
        "search: {exclude: true}",
    ),
    new_field(
        "filters",
        Listed(Text(60)),
        "The filters of the finder that its readers need first.",
        "filters: [topics, minutes]",
    ),
    new_field("hide", Listed(Choice(("toc",))), "Parts of the page to leave out.", "hide: [toc]"),
)
