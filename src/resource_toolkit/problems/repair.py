"""What a message asks to write, as data: so a command can write it word for word."""

from enum import Enum
from typing import NamedTuple

from .marks import Mark


class Scope(Enum):
    """Where a repair writes."""

    HERE = "here"
    """At its mark. Quotes that stand there stay."""
    REST = "rest"
    """From its mark to the end of the line, which comes into quotes; `old` is how it begins."""
    LINKS = "links"
    """In every link of the file that leads to `old`."""
    NAMES = "names"
    """In every value and link of the file that names the resource `old`, a slug with or without
    the collection in which links look for it; `new` is a slug."""
    FILE = "file"
    """The path of a file, and the links of its folder that lead to it."""


class Repair(NamedTuple):
    """What is to be written, and in place of what. Text of several lines has plain newlines."""

    old: str
    new: str
    mark: Mark | None = None
    """Where `old` stands, when not at the problem; column 0 is its last place in the line."""
    scope: Scope = Scope.HERE
    names_resource: bool = False
    """Whether `new` is a guess at the slug of a resource, which must be there to be written."""
