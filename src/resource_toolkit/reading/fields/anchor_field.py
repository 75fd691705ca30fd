"""The field with which headings keep their addresses."""

from .shapes import Field, Mapped
from .slugs import Slug
from .values import Text

ANCHORS = Field(
    name="anchors",
    shape=Mapped(Text(120), Slug()),
    meaning="Headings that people link to, each with a name that stays when its words change.",
    example="anchors: {The sheet: the-sheet}",
)
