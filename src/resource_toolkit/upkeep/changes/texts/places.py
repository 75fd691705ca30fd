"""Lines that a change gave what belongs to another place, or took from the part around them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from resource_toolkit.catalog import Catalog
from resource_toolkit.problems import as_line, shown
from resource_toolkit.upkeep.changes.lines import AGREES, HEADING, Line, Told

_TWICE, _SIGNED, _LINKED = "RC512", "RC530", "RC505"
_MARKED = re.compile(r"[-*+|#>`<!{]|\d{1,3}[.)] ")
_VALUE = re.compile(r"^\s*(?:- +)?([\w-]+): *(\S.*?)\s*$")
_FLAT = ("acronyms.yml", "/locales/")
"""Files in which each name has a value of its own."""
_LEAST = 3
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]+)\]\((https?:[^()\s]+)\)")
_CALL = re.compile(r"\{\{ *(\w+)\(\"([\w-]+)\", \"([^\"]+)\"\) *\}\}")
_PICTURE = re.compile(r"!\[([^\[\]\n]+)\]\(([^()\s]+)\)")
_NAMES = re.compile(r"\{\{ *(\w+)\(\"([\w-]+)\"")
_HEAD = re.compile(r"(title|description): *(\S.*?)\s*$")
_PHRASE = 10
"""So long is a heading of two words that no text says by chance."""


def set_in(rows: Sequence[str], lines: Sequence[Line]) -> Iterator[Told]:
    """Yield the only line that has blanks before it now, and so belongs to the item above it."""
    moved = [line for line in lines if line.now.strip() == line.was.strip() != ""]
    for line in moved if len(moved) == 1 else ():
        above = next((row for row in reversed(rows[: line.at]) if row.strip()), "")
        shy = line.now[:1] in " \t" and line.was[:1] not in " \t"
        if shy and not _MARKED.match(line.was) and _MARKED.match(above.lstrip()):
            message = "the blanks before this line make it a part of the item above; write "
            yield Told(line, _SIGNED, f"{message}{as_line(line.was)} again")


def values_taken(
    path: str, old: Sequence[str], rows: Sequence[str], lines: Sequence[Line]
) -> Iterator[Told]:
    """Yield each value that a change made the same as that of another entry of the file.

    Until now, all values of that name were others.
    """
    flat = any(part in path for part in _FLAT)
    before, after = ([_named(row, flat=flat) for row in texts] for texts in (old, rows))
    for line in lines:
        was, now = _named(line.was, flat=flat), _named(line.now, flat=flat)
        if not was or not now or was[0] != now[0] or was[1] == now[1]:
            continue
        former = Counter(one[1] for one in before if one and one[0] == now[0])
        distinct = len(former) >= _LEAST and max(former.values()) == 1
        places = [n for n, one in enumerate(after) if one == now and n != line.at]
        if places and former[now[1]] == 1 and (distinct or flat):
            own, former_own = (text.strip("\"'") for text in (now[1], was[1]))
            message = f"line {places[0] + 1} says {shown(own)} too; until now it was "
            message += f"{shown(former_own, 200)} here: write that again, or what is true "
            yield Told(line, _TWICE, f"{message}of this one alone")


def _named(row: str, *, flat: bool) -> tuple[str, str] | None:
    """Return the name and the value of a line; in a flat file, all have one name."""
    pair = _VALUE.match(row if '"' in row else row.partition(" #")[0])
    return ("" if flat else pair[1], pair[2]) if pair else None


def heads_taken(catalog: Catalog, path: str, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield a title or description that a change made the one of another page."""
    heads = [(line, head) for line in lines if (head := _HEAD.match(line.now))]
    if not heads:
        return
    root = catalog.root
    pages = [file for file in (root / catalog.docs).rglob("*.md") if file != root / path]
    texts = {file: file.read_text("utf-8", "replace")[:1000] for file in sorted(pages)}
    for line, head in heads:
        same = next((file for file, text in texts.items() if f"\n{head[0]}\n" in text), None)
        if same:
            message = f"{same.relative_to(root).as_posix()} has this {head[1]} too; write again: "
            yield Told(line, _TWICE, f"{message}{as_line(line.was, 200)}, or what this page is")


def links_crossed(rows: Sequence[str], lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each link whose words are as before, and that leads where other words lead too."""
    text = "\n".join(rows)
    for line in lines:
        before = dict(_LINK.findall(line.was))
        for words, address in _LINK.findall(line.now):
            was = before.get(words, address)
            others = {said for said, to in _LINK.findall(text) if to == address and said != words}
            if was != address and others and was not in text:
                message = f"{shown(words)} led to {was} until now, and leads where "
                message += f"{shown(min(others))} leads; write ({was}) again, or, if that page is "
                yield Told(line, _LINKED, f"{message}meant, its name in [ ]")
                break


def links_left(catalog: Catalog, path: str, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each link to another address than before, where another file has the old one still."""
    for line in lines:
        before = dict(_LINK.findall(line.was))
        for words, address in _LINK.findall(line.now):
            was = before.get(words, address)
            if was != address and (other := _names_too(catalog, path, f"{was})")):
                message = f"{shown(words)} led to {was} until now, and {other} says so still; "
                message += f"write ({was}) again, or, if {address} is right, write it there too"
                yield Told(line, _LINKED, message)
                break


def _names_too(catalog: Catalog, path: str, words: str) -> str:
    """Return the first other file whose text has some words."""
    root = catalog.root
    folders = (root / catalog.docs).rglob("*.md"), root.glob("*.md")
    files = {file.relative_to(root).as_posix(): file for folder in folders for file in folder}
    files |= {one.path: root / one.path for one in catalog.active}
    texts = ((name, file) for name, file in sorted(files.items()) if name != path)
    return next((name for name, file in texts if words in file.read_text("utf-8", "replace")), "")


def pictures_crossed(lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each picture whose description is as before, and that is another one."""
    for line in lines:
        before = dict(_PICTURE.findall(line.was))
        for words, file in _PICTURE.findall(line.now):
            was = before.get(words, file)
            if was != file:
                message = f"these words describe {was}, which stood here until now; write ({was}) "
                message += f"again, or, if {file} is meant, say in [ ] what it shows"
                yield Told(line, _LINKED, message)
                break


def calls_taken(path: str, rows: Sequence[str], lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each call of a macro that a change made the one of another line, or of another page."""
    text = "\n".join(rows)
    for line in lines:
        was, now = _NAMES.findall(line.was), _NAMES.findall(line.now)
        changed = [(a, b) for a, b in zip(was, now, strict=False) if a != b]
        if len(was) != len(now) or len(changed) != 1 or _bare(line.was) != _bare(line.now):
            continue
        (name, old), (also, new) = changed[0]
        own = old.rstrip("s") in path and new.rstrip("s") not in path
        taken = text.count(f'{name}("{new}"') > 1 and f'"{old}"' not in text
        if name == also and (own or taken):
            message = f"{shown(old)} stood here until now, and the words around it are as before; "
            message += f"write '{old}' again, or, if {shown(new)} is meant, say so in the words"
            yield Told(line, _LINKED, message)


def _bare(row: str) -> str:
    return _NAMES.sub("", row)


def macros_crossed(lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each call of a macro whose words are as before, and that names another record."""
    for line in lines:
        before = {(name, words): slug for name, slug, words in _CALL.findall(line.was)}
        for name, slug, words in _CALL.findall(line.now):
            was = before.get((name, words), slug)
            if was != slug:
                message = f"{shown(words)} led to {shown(was)} until now; write '{was}' again, or, "
                message += f"if {shown(slug)} is meant, other words for it"
                yield Told(line, _LINKED, message)
                break


def renamed_parts(old: Sequence[str], rows: Sequence[str], lines: Sequence[Line]) -> Iterator[Told]:
    """Yield a heading with another name, where the text still calls the part by the old one."""
    for line in lines:
        was, now = HEADING.fullmatch(line.was), HEADING.fullmatch(line.now)
        if not was or not now or len(was[1]) < _PHRASE or " " not in was[1] or line.was in rows:
            continue
        if was[1].casefold() in now[1].casefold():
            continue  # It has its name still, and more.
        called = re.compile(rf"(?i)\b(?:the|your|our|these|las?|los|el|sus?) {re.escape(was[1])}\b")
        for at, row in enumerate(rows):
            if at != line.at and called.search(row) and row in old:
                message = f"line {at + 1} still speaks of {shown(was[1])}; write {shown(was[1])} "
                yield Told(line, AGREES, f"{message}here again, or {shown(now[1])} there too")
                break
