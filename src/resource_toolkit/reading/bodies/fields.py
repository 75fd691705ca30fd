"""Names for what people fill in on a sheet: empty cells, lines to write on and boxes to tick.

A field is named by the heading above it, its row and its column, or by the words beside it, never
by its place alone. So words that somebody kept stay with their field when a sheet is changed. The
names are the same on the page and in the Word file.
"""

import hashlib
import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from resource_toolkit.pictures import without_tags

from .markup import plain_text

_PART = re.compile(r'<h[2-6] id="(?P<id>[^"]*)">.*?</h[2-6]>|<table>(?P<table>.*?)</table>', re.S)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.S)
_CELL = re.compile(r"<(t[hd])([^>]*)>(.*?)</\1>", re.S)
_BLOCK = re.compile(r"(<pre\b.*?</pre>|</?(?:p|li|ul|ol|div|section|blockquote|hr)\b[^>]*>)", re.S)
_TOKEN = re.compile(r'(<input type="checkbox"[^>]*>|<[^>]+>|_{3,}|[☐□])')
_MARK = re.compile(r"_{3,}|[☐□]")
_FILLABLE = re.compile(r"___|[☐□]|<input|<br>|<td[^>]*></td>")
"""What a section must hold to have a field: most have none."""
_ROOM = re.compile(r"(?:\s*<br>){2,}\s*$")
"""Line breaks that leave room to write below the words of a cell."""
_NUMBER = re.compile(r"(\d{1,3})\.?")
_PREFIX = "on-"
_LONGEST = (20, 20, 17)
"""How long heading, row and column of a name may be: Word takes names of 64 signs at most."""


@dataclass
class FieldNames:
    """Marks the fields of one sheet, section by section; no two get one name."""

    heading: str = "top"
    _taken: set[str] = field(default_factory=set)
    _tables: set[tuple[str, ...]] = field(default_factory=set)

    def mark(self, section: str) -> str:
        """Return the HTML of a section with `data-field` and `data-label` on each field.

        Tables say their rows in `data-row`; those whose last row is empty can grow, and say so in
        `data-grows`. Text in `data-label` is escaped.
        """
        return "".join(self._parts(section)) if _FILLABLE.search(section) else section

    def _parts(self, section: str) -> Iterator[str]:
        at = 0
        for part in _PART.finditer(section):
            yield self._prose(section[at : part.start()])
            at = part.end()
            if part["table"] is not None:
                yield self._table(part["table"]) if _FILLABLE.search(part["table"]) else part[0]
                continue
            self.heading = _short(_slug(part["id"].removeprefix(_PREFIX)), _LONGEST[0])
            yield part[0]
        yield self._prose(section[at:])

    def _prose(self, prose: str) -> str:
        if not (_MARK.search(prose) or "<input" in prose):
            return prose
        return "".join(
            part if at % 2 else self._inline(part, self.heading, "")
            for at, part in enumerate(_BLOCK.split(prose))
        )

    def _inline(self, inline: str, scope: str, fallback: str) -> str:
        """Return the HTML of a line with its blanks and boxes marked."""
        tokens = _TOKEN.split(inline)
        marks = [at for at in range(1, len(tokens), 2) if _is_mark(tokens[at])]
        for nth, at in enumerate(marks):
            before = _words("".join(tokens[marks[nth - 1] + 1 if nth else 0 : at]))
            after = _words("".join(tokens[at + 1 : (*marks, len(tokens))[nth + 1]]))
            is_blank = tokens[at].startswith("_")
            ways = (before, after) if is_blank else (after, before)
            label = next(filter(None, (*ways, fallback)), "")
            name = self._name(scope, label)
            tokens[at] = _marked(tokens[at], name, label)
        return "".join(tokens)

    def _table(self, table: str) -> str:
        rows = list(_ROW.finditer(table))
        heads = [_words(cell[3]) for cell in _CELL.finditer(rows[0][1])]
        columns = _distinct(
            _short(_slug(head), _LONGEST[2]) or f"c{n}" for n, head in enumerate(heads, 1)
        )
        scope, again = self.heading, 1
        while (scope, *columns) in self._tables:
            again += 1
            scope = f"{self.heading}~{again}"
        self._tables.add((scope, *columns))
        labels = [_row_label(row[1], n) for n, row in enumerate(rows[1:], 1)]
        keys = _distinct(_row_key(label) for label in labels)
        marked = [table[: rows[0].end()]]
        grows = False
        for nth, row in enumerate(rows[1:]):
            cells = list(_CELL.finditer(row[1]))
            lead = f"{scope}.{keys[nth]}"
            open_ = [_is_open(cell, cells, head) for cell, head in zip(cells, heads, strict=False)]
            first = bool(cells) and (open_[0] or bool(_NUMBER.fullmatch(_words(cells[0][3]))))
            grows = first and len(cells) > 1 and all(open_[1:]) and labels[nth].isdigit()
            made = "".join(
                self._cell(cell, lead, column, head, is_open=is_open)
                for cell, column, head, is_open in zip(cells, columns, heads, open_, strict=False)
            )
            marked.append(table[rows[nth].end() : row.start()])
            marked.append(f'<tr data-row="{html.escape(labels[nth])}">{made}</tr>')
        marked.append(table[rows[-1].end() :])
        return f"<table{' data-grows' if grows else ''}>{''.join(marked)}</table>"

    def _cell(
        self, cell: re.Match[str], lead: str, column: str, head: str, *, is_open: bool
    ) -> str:
        tag, attributes, inner = cell.groups()
        if is_open:
            name = self._free(f"{lead}.{column}")
            return f"<{tag}{attributes}{_attributes(name, head)}>{inner}</{tag}>"
        return f"<{tag}{attributes}>{self._inline(inner, lead, head)}</{tag}>"

    def _name(self, scope: str, label: str) -> str:
        last = 62 - len(scope) if scope.count(".") == 0 else _LONGEST[2]
        return self._free(f"{scope}.{_short(_slug(label), min(last, 40)) or 'field'}")

    def _free(self, name: str) -> str:
        free, again = name, 1
        while free in self._taken:
            again += 1
            free = f"{name}-{again}"
        self._taken.add(free)
        return free


def _is_mark(token: str) -> bool:
    return token.startswith("<input") or bool(_MARK.fullmatch(token))


def _is_open(cell: re.Match[str], row: Iterable[re.Match[str]], head: str) -> bool:
    """Return whether people write into a cell: it is empty, or has room below its words.

    Beside an empty cell such room is only the height of the row, but for a number.
    """
    inner = cell[3]
    if cell[1] != "td" or "<input" in inner or "<img" in inner or _MARK.search(inner):
        return False
    words = _words(inner)
    if _is_empty(inner):
        return True
    if not _ROOM.search(inner):
        return False
    if _NUMBER.fullmatch(words):
        return any(map(str.isalpha, head))
    return not any(_is_empty(other[3]) for other in row)


def _is_empty(inner: str) -> bool:
    return "<img" not in inner and "<input" not in inner and not without_tags(inner).strip()


def _row_label(row: str, number: int) -> str:
    """Return the words of the first cell of a row, or its number where it has none."""
    cell = _CELL.search(row)
    words = _words(cell[3]) if cell else ""
    numbered = _NUMBER.fullmatch(words)
    return numbered[1] if numbered else words or str(number)


def _row_key(label: str) -> str:
    return f"row-{label}" if label.isdigit() else _short(_slug(label), _LONGEST[1])


def _marked(token: str, name: str, label: str) -> str:
    attributes = _attributes(name, label)
    if token.startswith("<"):
        return f"{token[:-1]}{attributes}>"
    kind = "blank" if token.startswith("_") else "box"
    return f'<span class="{kind}"{attributes}>{token}</span>'


def _attributes(name: str, label: str) -> str:
    return f' data-field="{name}" data-label="{html.escape(label)}"'


def _words(inline: str) -> str:
    """Return the plain words of a line, without marks and the signs that lead to them."""
    text = plain_text(inline, " ")
    return " ".join(_MARK.sub(" ", text).split()).strip(" .:·,;|")


def _slug(text: str) -> str:
    letters = text.casefold()
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text).casefold()
        letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    # What has no Latin letter still needs a name of its own.
    return slug if slug or not text.strip() else _digest(text)


def _short(slug: str, longest: int) -> str:
    """Return a name of at most so many signs; what is cut off is told apart by its digest."""
    if len(slug) <= longest:
        return slug
    return f"{slug[: longest - 5].rstrip('-')}-{_digest(slug)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:4]


def _distinct(names: Iterable[str]) -> list[str]:
    counts: dict[str, int] = {}
    made = []
    for name in names:
        counts[name] = counts.get(name, 0) + 1
        made.append(name if counts[name] == 1 else f"{name}-{counts[name]}")
    return made
