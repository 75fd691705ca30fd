"""Bodies as safe HTML, with what is put in from data: safety rules, forms of check-ups."""

from .markup import (
    PREFIX,
    Body,
    BodyRenderer,
    Heading,
    label_tasks,
    page_of,
    picture_of,
    plain_text,
    section_titles,
    site_link,
    target_of,
)
from .sections import ALL, NEW_PAGE, Section, field_names, parts_of, sections_of
from .whole import render_bodies

__all__ = [
    "ALL",
    "NEW_PAGE",
    "PREFIX",
    "Body",
    "BodyRenderer",
    "Heading",
    "Section",
    "field_names",
    "label_tasks",
    "page_of",
    "parts_of",
    "picture_of",
    "plain_text",
    "render_bodies",
    "section_titles",
    "sections_of",
    "site_link",
    "target_of",
]
