"""Bodies as safe HTML, with the safety rules that their resources name."""

from .markup import (
    PREFIX,
    Body,
    BodyRenderer,
    Heading,
    image_of,
    label_tasks,
    mark_section,
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
    "image_of",
    "label_tasks",
    "mark_section",
    "render_bodies",
    "section_titles",
    "site_link",
    "target_of",
]
