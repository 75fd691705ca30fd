"""Bodies as safe HTML, with the safety rules that their resources name."""

from .markup import (
    PREFIX,
    Body,
    BodyRenderer,
    Heading,
    label_tasks,
    page_of,
    picture_of,
    section_titles,
    site_link,
    target_of,
)
from .safety_boxes import render_bodies

__all__ = [
    "PREFIX",
    "Body",
    "BodyRenderer",
    "Heading",
    "label_tasks",
    "page_of",
    "picture_of",
    "render_bodies",
    "section_titles",
    "site_link",
    "target_of",
]
