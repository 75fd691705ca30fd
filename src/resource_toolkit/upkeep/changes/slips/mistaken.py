"""Numbers that a change took for others which look alike, and references to another part."""

import re
from collections.abc import Iterator, Sequence

from resource_toolkit.catalog import Resource
from resource_toolkit.problems import as_line, shown
from resource_toolkit.upkeep.changes.lines import AGREES, Line, Told

_ALIKE = frozenset(
    frozenset((f"{stem}teen", f"{ten or stem}ty"))
    for stem, ten in (
        *(("thir", ""), ("four", "for"), ("fif", ""), ("six", ""), ("seven", "")),
        *(("eigh", ""), ("nine", "")),
    )
)
_PARTLY = re.compile(r"\d*[¼½¾⅓⅔⅛]")
_LABELS = (
    r"box(?:es)?|cards?|parts?|sections?|lines?|rules?|rows?|questions?|steps?|cuadros?|tarjetas?"
    r"|partes?|líneas?|reglas?|filas?|preguntas?|pasos?"
)
_NAMED = re.compile(rf"(?i)\b({_LABELS}) (\d{{1,2}}|(?-i:[A-H]))\b(?![.:]\d)")
_HEADED = re.compile(
    rf"(?i)#{{2,6}} (?:[^:]{{1,40}}: )?(?:({_LABELS}) )?(\d{{1,2}}|[A-H])[.:,] *(.+)"
)
_ITEM = re.compile(r"(?:\| *)?\**(\d{1,2})(?:[.)]\**|\**(?= *\|)) *\|? *(\S.*)")
_WORD = re.compile(r"[^\W\d_]{4,}")
_USUAL = frozenset(
    [
        "with",
        "from",
        "this",
        "that",
        "them",
        "they",
        "your",
        "what",
        "when",
        "each",
        "then",
        "into",
        "para",
        "cada",
    ]
)
_STEM, _LONG = 4, 60


def numbers_mistaken(resource: Resource, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each line with another number that only looks like the one which stood there.

    A part of one counts if another line still has the one that stood there.
    """
    for line in lines:
        was, now = line.was.split(), line.now.split()
        unlike = [(a, b) for a, b in zip(was, now, strict=False) if a != b]
        if len(was) != len(now) or len(unlike) != 1:
            continue
        old, new = (word.strip('.,;:()*"“”').casefold() for word in unlike[0])
        end = "or, if it is meant so, keep it"
        message = f"{shown(old)} stood here until now, and {shown(new)} is easily "
        message += f"taken for it; write {shown(old)} again, {end}"
        if frozenset((old, new)) in _ALIKE:
            yield Told(line, AGREES, message)
        elif _PARTLY.fullmatch(old) and _PARTLY.fullmatch(new):
            rows = enumerate(resource.body.split("\n"))
            there = next((n for n, row in rows if n != line.at and old in row.split()), -1)
            if there >= 0:
                message = f"{shown(old)} stood here until now, and line "
                message += f"{resource.body_line + there} still says so; write {shown(old)} again, "
                yield Told(line, AGREES, f"{message}or correct it there too")


def parts_mistaken(resource: Resource, was: str, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each line that names another part than before, while its words are of the former one.

    What a change numbered anew is named by its new number.
    """
    for line in lines:
        old, new = _NAMED.findall(line.was), _NAMED.findall(line.now)
        unlike = [(a, b) for a, b in zip(old, new, strict=False) if a != b]
        same = _NAMED.sub("", line.was) == _NAMED.sub("", line.now)
        if (
            not same
            or len(old) != len(new)
            or len(unlike) != 1
            or unlike[0][0][0] != unlike[0][1][0]
        ):
            continue
        (label, first), (_, second) = unlike[0]
        before, now = (
            _parts(text, label, own) for text, own in ((was, ""), (resource.body, line.now))
        )
        one, other = now.get(first, ""), now.get(second, "")
        if not one or not other or (before.get(first), before.get(second)) != (one, other):
            continue
        words = _words(_NAMED.sub("", line.now))
        if len(words & _words(one)) > len(words & _words(other)):
            message = (
                f"these words are of {shown(f'{label} {first}')}, {shown(one, _LONG)}, and not "
            )
            message += (
                f"of {shown(other, _LONG)}; write {as_line(f'{label} {first}')} again, or, if "
            )
            yield Told(line, AGREES, f"{message}it is meant so, keep it")


def _parts(text: str, label: str, own: str) -> dict[str, str]:
    """Return what has a number that can stand behind a label: headings, or else numbered lines."""
    label = label.casefold().rstrip("s")
    rows = [row for row in text.split("\n") if row != own]
    heads = [head for head in map(_HEADED.fullmatch, rows) if head]
    named = [head for head in heads if (head[1] or label).casefold().startswith(label[:3])]
    if label.startswith(("box", "card", "part", "section", "cuadro", "tarjeta")):
        return {head[2]: head[3] for head in named}
    stepped = label.startswith(("step", "paso"))
    parts: dict[str, str] = {}
    within = False
    for row in rows:
        if row.startswith("## "):
            within = bool(re.match(r"## (?:Steps?|Pasos?)\b", row))
        elif within is stepped and (item := _ITEM.match(row)):
            parts.setdefault(item[1], item[2])
    return parts


def _words(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.casefold()) if word not in _USUAL}
