"""Footnotes that lack their words, or that another program wrote."""

import re
from collections.abc import Iterator

from resource_toolkit.checking.links import NOTE_MARK
from resource_toolkit.problems import Repair, as_line, shown

from .slip import Slip

_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\](?!:)")


def footnote_slips(text: str) -> Iterator[Slip]:
    """Yield each footnote of a text that its page would not show as one."""
    for note in _FOOTNOTE.finditer(text) if "[^" in text else ():
        if line := re.search(rf"^\[\^{re.escape(note[1])}\][ \t]+(?=\S)", text, re.M):
            if line.start() == note.start():
                told = f"[^{note[1]}]: "
                whole = told + text[line.end() :].partition("\n")[0]
                message = f"the text of a footnote stands behind a colon; write {as_line(whole)}"
                yield Slip(note.start(), "RC125", message, Repair(line[0], told))
        elif f"[^{note[1]}]:" not in text:
            message = f"the footnote has no text; add a line '[^{note[1]}]: ' with it at the end"
            yield Slip(note.start(), "RC125", message)
    yield from _foreign(text)


def _foreign(text: str) -> Iterator[Slip]:
    """Yield the marks of footnotes and comments of word processors."""
    marks = [*NOTE_MARK.finditer(text)] if "](#" in text else []
    words = {_name(mark): mark for mark in marks if _begins_note(mark, text)}
    called = {_name(mark) for mark in marks if not _begins_note(mark, text)}
    for mark in marks:
        what = "comment" if mark["what"] == "cmnt" else "footnote"
        message = f"{shown(mark[0])} is the mark of a {what} in a word processor"
        both = _name(mark) in words and _name(mark) in called and what == "footnote"
        repair = None
        if what == "comment":
            message += ", and leads nowhere here; do what the comment says, and delete it"
        elif both and words[_name(mark)] is mark:
            behind = text[mark.end() :]
            end = mark.end() + len(behind) - len(behind.lstrip(" \t"))
            told = f"[^{mark['number']}]: "
            whole = told + text[end:].partition("\n")[0]
            message += f", before its words; write {as_line(whole)}"
            repair = Repair(text[mark.start() : end], told)
        elif both:
            message += f", whose words stand below; write [^{mark['number']}]"
            repair = Repair(mark[0], f"[^{mark['number']}]")
        else:
            message += ", whose words are not here; delete it, or write the words of the note "
            message += "in the text"
        yield Slip(mark.start(), "RC125", message, repair)


def _name(mark: re.Match[str]) -> tuple[str, str]:
    return mark["what"], mark["number"]


def _begins_note(mark: re.Match[str], text: str) -> bool:
    return bool(mark["note"] or mark["anchor"]) and text[: mark.start()].endswith("\n")
