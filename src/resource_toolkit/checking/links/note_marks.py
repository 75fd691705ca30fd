"""Marks of footnotes and comments, as word processors write them into a text."""

import re

_NAME = (
    r"_?(?P<what>(?:ft|ed)nt?|fn|cmnt|sd(?:foot|end)note|footnote|endnote)[_:-]?(?P<note>ref)?[_:-]?"
    r"(?P<number>\d+)(?:sym|(?P<anchor>an\w))?"
)
NOTE_MARK = re.compile(
    rf"(?:<sup>)?\[(?:\\?\[)?(?P<sign>[\w*]{{1,5}})(?:\\?\])?\]\((?P<link>#{_NAME})\)(?:</sup>)?"
)
"""A mark in a text; `note` or `anchor` is there where it stands before the words of the note."""


def is_note_mark(link: str, text: str) -> bool:
    """Return whether a link of a text leads from a mark to its note, or back."""
    marks = NOTE_MARK.finditer(text) if link.startswith("#") else ()
    return any(mark["link"] == link for mark in marks)
