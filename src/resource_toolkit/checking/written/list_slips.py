"""Lists as people type and paste them: each kind of line that was meant to be an item."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from resource_toolkit.problems import Repair, as_line

from .slip import Slip

Rows = list[re.Match[str]]


class _Kind(NamedTuple):
    """Lines with the same kind of sign, and how each should be written."""

    row: re.Pattern[str]
    """Its groups: what stands before the sign, the sign, and what follows."""
    write: Callable[[Rows], list[str]]
    least: int = 1
    """So many of them follow each other, or it may be no list."""
    why: str = "a list has a hyphen and a blank before each item, and an empty line above"
    gap: bool = True
    """Whether an empty line must stand above."""
    loose: bool = False
    """Whether empty lines may stand between the items."""
    beside: bool = False
    """Whether one is enough where it stands right above or below an item."""


_BOX = re.compile(r"\[[ xX]\] ")
_BREAKS = re.compile(r"(?: {2}|\\|<br ?/?>)$")
"""How a line ends that stays a line of its own."""
_ITEM = re.compile(r"(?:[-*+]|\d{1,2}[.)])[ \t]")
_BOXES = {"☑": "x", "☒": "x"}
_FIRST_EMOJI = "\U0001f000"


def _hyphens(rows: Rows) -> list[str]:
    return [f"- {row[3].strip()}" for row in rows]


def _symbols(rows: Rows) -> list[str]:
    """Boxes become boxes to tick; a sign that says nothing of its own is left out."""
    signs = {row[2] for row in rows}
    if signs <= {"☐", "□", *_BOXES}:
        return [f"- [{_BOXES.get(row[2], ' ')}] {row[3].strip()}" for row in rows]
    says = len(signs) > 1 or max(signs) >= _FIRST_EMOJI
    return [f"- {row[2]} {row[3].strip()}" if says else f"- {row[3].strip()}" for row in rows]


def _box(sign: str) -> str:
    return sign if len(sign) == 3 else f"[{_BOXES.get(sign, ' ')}]"


def _numbers(rows: Rows) -> list[str]:
    return [f"{row[1]}{number}. {row[3].strip()}" for number, row in enumerate(rows, 1)]


def _as_written(rows: Rows) -> list[str]:
    return [f"{row[1]}{row[2]} {row[3]}" for row in rows]


def _plain(rows: Rows) -> list[str]:
    return [f"{row[1]}{row[2].replace(chr(92), '')} {row[3].strip()}" for row in rows]


_ESCAPED = "with the sign \\ this is no item of a list; take it away in {lines}"
NUMBERED = "an item of a numbered list begins with a number, a point and a blank"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_COUNTED = re.compile(
    r"( {0,6})(?:\((?=(?:\w{1,2}|[ivx]{3,4})\))|(?=\w{1,2} ?[-–—:\]] )|(?=\d{1,2} [.)])"
    r"|(?=(?:[a-zA-Z]|[ivx]{2,4}|[IVX]{2,4})[.)])"
    r"|(?=\d\ufe0f?\u20e3)|(?=\d{1,2}(?:st|[nr]d|th|\.?[ºª°])\b)|(?:Step|Paso) (?=\d))"
    r"(\d{1,2}|[ivx]{2,4}|[IVX]{2,4}|[a-zA-Z])"
    r"(?:\ufe0f?\u20e3|st|[nr]d|th|\.?[ºª°]| ?[-–—:.)\]])[-–—:.)]*[ \t]*(\S.*)"
)
"""A line that begins with a number or letter in another way than Markdown counts."""
_SYMBOL = re.compile(r"( {0,3})([^\w\s\x00-\x7f])\ufe0f?[ \t\u00a0]+(\S.*)")
_KINDS = (
    _Kind(
        re.compile(r"( {0,8})(\*(?:\t|\u00a0)\s*|[•·●▪■◦‣∙\uf0b7\uf0a7\uf0d8]\s*|o\t+)(\S.*)"),
        _hyphens,
    ),
    _Kind(re.compile(r"( {0,8})(o )[ ]*([A-ZÁÉÍÓÚÑ¿¡].*)"), _hyphens, 2, beside=True),
    _Kind(re.compile(r"()([–—][ \t\u00a0]+)(\S.*)"), _hyphens, 2, loose=True, beside=True),
    _Kind(re.compile(r"( {0,3})(->|=>|>>|[+~]>|--|~)[ \t]+(\S.*)"), _hyphens, 2, beside=True),
    _Kind(
        re.compile(r"( {0,3})([-*+])([A-ZÁÉÍÓÚÑ¿¡](?:[a-záéíóúñ]| [a-z])(?![^\n]*\*).*)"),
        _as_written,
        2,
        beside=True,
    ),
    _Kind(
        re.compile(r"( {0,3}\d{1,2}[.)])()(?=[^\W\d_]|\*\*\w|[“¿¡])(.*)"),
        _as_written,
        why="a number of a list needs a blank behind it",
        gap=False,
    ),
    _Kind(
        re.compile(r"( {0,6})[-*+](\[[ xX]?\](?![(\[:])|[☐□☑☒])[ \t]*(\S.*)"),
        lambda rows: [f"{row[1]}- {_box(row[2])} {row[3]}" for row in rows],
        why="a box to tick has a blank behind its hyphen",
    ),
    _Kind(
        re.compile(r"( {0,3})(\[[ xX]\])[ \t]+(?=[^\s(\[])(.*)"),
        lambda rows: [f"- {row[2]} {row[3]}" for row in rows],
        why="a box to tick stands in a list",
    ),
    _Kind(
        re.compile(r"( {0,3})(?:[-*+] )?(\( {0,2}\)|\[_+\])[ \t]+(?=[^\s(\[])(.*)"),
        lambda rows: [f"{row[1]}- [ ] {row[3]}" for row in rows],
        why="a box to tick has a blank between square brackets",
    ),
    _Kind(
        re.compile(
            r"( {0,6})(?:\\[-*+]|[–—]|[-*+](?=[ \t]+\\))[ \t]+"
            r"(?:\\?\[([ xX]?)\\?\])[ \t]*(?=[^\s(\[])(.*)"
        ),
        lambda rows: [f"{row[1]}- [{row[2].lower() or ' '}] {row[3]}" for row in rows],
        why="a box to tick has a hyphen before it, and no sign \\",
    ),
    _Kind(re.compile(r"( {0,3})(\d{1,2}\\[.)])[ \t]+(\S.*)"), _plain, why=_ESCAPED),
    _Kind(re.compile(r"( {0,3})(\\[-*+])[ \t]+(\S.*)"), _plain, why=_ESCAPED),
    _Kind(re.compile(r"( {0,3})([①-⑳❶-❿])[ \t]*(\S.*)"), _numbers, 2, NUMBERED),
    _Kind(_COUNTED, _numbers, 2, NUMBERED),
    _Kind(_SYMBOL, _symbols, 2, beside=True),
)
"""In this order: the first kind that a line has is its kind."""
_LIKELY = re.compile(
    r"^ {0,8}(?:[^\x00-\x7f\w“«¿¡…]|\*[\t\u00a0]|o[\t ]"
    r"|[-*+](?:[A-ZÁÉÍÓÚÑ¿¡☐□☑☒]|\[[ xX]?\])|(?:Step|Paso) \d"
    r"|\d{1,2}(?:[.)](?=[^\W\d_]|\*\*\w|[“¿¡])"
    r"| ?[-–—:\]]| [.)]|\\|\ufe0f?\u20e3|(?:st|[nr]d|th)\b|\.?[ºª°])"
    r"|\((?:\w{1,2}|[ivx]{3,4})\)|[a-zA-Z][.)]|\[[ xX_]_*\]|(?:[-*+] )?\( {0,2}\)|[-*+] \[_"
    r"|\\[-*+]|[-*+] \\\[|[①-⑳❶-❿]|->|=>|>>|[+~]>|-- |~ )",
    re.M,
)
"""How the lines of all kinds begin: most texts have none of them."""


_LABEL_BELOW = re.compile(
    r"^ {0,3}(?:[-*+]|\d{1,2}[.)])[ \t][^\n]*[.!?:)*”\"]\n"
    r"(\*\*([^*\n]+)(?:\*\*:?[ \t]*$|(?<=:)\*\*[^\n]*))",
    re.M,
)
"""A line in bold below an item of a list; its words alone, or with a text behind them."""
_RUN_ON = re.compile(
    r"^( {0,6})(?:(?P<sign>[-*•])[ \t]+(?=[^\n]{3,} (?P=sign) )"
    r"|(?=1[.)] [^\n]+?[.;,!?)*] 2[.)] ))[^\n]+",
    re.M,
)
"""A line with a second item behind the first one."""
_NEXT_NUMBER = re.compile(r"(?<=[.;,!?)*])\s+(?=\d{1,2}[.)] \S)")
_SHORT = 60
"""A longer text between two hyphens is a thought put in, and no item."""


def run_on_items(text: str) -> Iterator[Slip]:
    """Yield each line of a list that holds several items."""
    for line in _RUN_ON.finditer(text):
        sign = line["sign"]
        told = line[0].strip()
        parts = told[1:].strip().split(f" {sign} ") if sign else _NEXT_NUMBER.split(told)
        items = [part.strip() for part in parts]
        if sign:
            boxed = all(_BOX.match(part) for part in items)
            both = all(part[:1].isupper() for part in items) and not items[0].endswith(":")
            if not boxed and (len(items) < 2 + (not both) or max(map(len, items)) > _SHORT):
                continue
            items = [f"- {part}" for part in items]
        elif any(not part.startswith((f"{n}.", f"{n})")) for n, part in enumerate(items, 1)):
            continue
        message = "each item of a list has a line of its own; write"
        message = f"{message} {as_line(items[0])}, below it {as_line(items[1])}, and so on"
        fixed = "\n".join(line[1] + item for item in items)
        yield Slip(line.start(), "RC530", message, Repair(line[0], fixed))


def labels_in_lists(text: str) -> Iterator[Slip]:
    """Yield each line in bold right below an item of a list, which goes on in it."""
    for label in _LABEL_BELOW.finditer(text) if "\n**" in text else ():
        alone = label[1].rstrip(": \t").endswith("**")
        told = f"### {label[2].strip(': ')}" if alone else label[1]
        message = "this line goes on the point above; put an empty line between them"
        message += f", and write {as_line(told)}" if alone else ""
        yield Slip(label.start(1), "RC530", message, Repair(label[1], f"\n{told}"))


def list_slips(text: str, body: str) -> Iterator[Slip]:
    """Yield each list of a text, code left out, whose items are written in another way."""
    lines: list[str] = []
    done = -1
    for likely in _LIKELY.finditer(text):
        lines = lines or text.split("\n")
        row = text.count("\n", 0, likely.start())
        for kind in _KINDS if row > done else ():
            if rows := _run(kind, lines, row):
                done = row + len(rows) - 1
                yield _slip(kind, lines, body.split("\n"), (row, done + 1), likely.start())
                break


def _run(kind: _Kind, lines: list[str], first: int) -> list[str]:
    """Return the lines from one on that are of a kind, or nothing where they are too few."""
    rows: Rows = []
    last = first - 1
    for number, line in enumerate(lines[first:], first):
        row = kind.row.fullmatch(line)
        if row and _goes_on(kind, row, rows):
            rows.append(row)
            last = number
        elif line or not kind.loose:
            break
    return lines[first : last + 1] if len(rows) >= kind.least or _beside(kind, rows, lines) else []


def _beside(kind: _Kind, rows: Rows, lines: list[str]) -> bool:
    """Return whether one line is the only one of a list that was written in another way."""
    if not kind.beside or len(rows) != 1 or not re.match(r"\*{0,2}[A-ZÁÉÍÓÚÑ¿¡\"“]", rows[0][3]):
        return False
    at = lines.index(rows[0].string)
    return any(
        map(re.compile(r"[-*+] ").match, (lines[at - 1] if at else "", *lines[at + 1 : at + 2]))
    )


def _goes_on(kind: _Kind, row: re.Match[str], rows: Rows) -> bool:
    if kind.row is _COUNTED:
        sign, nth = row[2].lower(), len(rows) + 1
        signs = (str(nth), chr(ord("a") + len(rows)), *_ROMAN[len(rows) : nth])
        return sign.lstrip("0") in signs and not _BREAKS.search(row[3])
    if kind.row is _SYMBOL:
        return unicodedata.category(row[2]) in ("So", "Sm") and not _BREAKS.search(row[3])
    return True


def _slip(
    kind: _Kind, lines: list[str], written: list[str], taken: tuple[int, int], start: int
) -> Slip:
    """Return the slip of some lines; code that was left out of them stands in `written`."""
    first, end = taken
    old = [line for line in written[first:end] if line.strip()]
    rows = [match for line in old if (match := kind.row.fullmatch(line))]
    fresh = kind.write(rows)
    above = lines[first - 1].strip() if first else ""
    gap = "\n" if kind.gap and above and not _ITEM.match(above) else ""
    repair = Repair("\n".join(written[first:end]), gap + "\n".join(fresh))
    told = as_line(fresh[0]) if fresh else "'- '"
    whole = len(rows) == len(old)
    why = kind.why.format(lines="this line" if len(old) == 1 else f"these {len(old)} lines")
    return Slip(start, "RC121", f"{why}; write {told}", repair if whole else None)
