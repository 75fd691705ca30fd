"""Lists and groups in the short forms that people write, and how they are written in full."""

import dataclasses
import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from resource_toolkit.problems import Problem, Repair, Report, shown
from resource_toolkit.reading.frontmatter import MappingNode, Node, ScalarNode, SequenceNode

from .slugs import LANGUAGE_CODES, Language, ResourceSlug, Slug, likely_slug, parted_slugs
from .values import Number, Text

_OPENS, _CLOSES = frozenset("“„«"), frozenset("”“»")
_PAIR = re.compile(r"([^\s:]+):([^\s:/][^:]*)")
_SPAN = re.compile(r"(\d{1,2}) ?(?:-|–|to|through|a) ?(\d{1,2})")
_CODE = re.compile(r"[a-z]{2}")
_LETTERS = re.compile(r"[A-Z][\w&.-]*[A-Z]s?")
"""Letters that stand for words."""
_SIGN = r"\s*(?:->|=>|→|=|,|;|\t|:(?!//))\s*"
_SHORT = 80
"""What has at most so many signs is a name, and no sentence."""
_WEAK = (r"\s+(?:-|–|—)\s+", r"\s+(?:and|or|y|o|&|\+)\s+", ",")
"""Signs and words that may stand in a name too."""
_STRONG = re.compile(r"[;/|•·]")
_PARTING = (r"\s*;\s*", r"\s+[/|]\s+|\s*[•·]\s*", *_WEAK[:2])


class Full(NamedTuple):
    """What to write for a short form, and whether that is all of it."""

    told: str
    sure: bool


def as_pair(text: str, is_key: Callable[[str], bool], value: str) -> Full | None:
    """Return a text as name and value where another sign stands for the colon, or None.

    A name alone gets `value`.
    """
    text = text.strip()
    name, _, rest = text.partition(" ")
    parts = re.split(rf"{_SIGN}|\s+", text)
    if len(parts) == 2 and all(parts):
        return Full(": ".join(parts), sure=True)
    if rest and is_key(name.rstrip(":=-")) and not re.search(r"[{}\[\]\"#:]", rest):
        return Full(f"{name.rstrip(':=-')}: {rest.lstrip(':=- ')}", sure=True)
    return Full(f"{text}: {value}", sure=False) if value and is_key(text) else None


def names_alone(node: Node, is_key: Callable[[str], bool], value: str) -> str:
    """Return a list of names as a group in which each has a value, or nothing."""
    items = node.items if isinstance(node, SequenceNode) else ()
    names = [item.value for item in items if isinstance(item, ScalarNode)]
    fits = value and names and len(names) == len(items) and all(map(is_key, names))
    return ", ".join(f"{name}: {value}" for name in names) if fits else ""


def by_language(node: Node, such: str) -> str:
    """Return words without their language as a group by language, such as another; or nothing."""
    code = such.partition(":")[0]
    if isinstance(node, SequenceNode):
        words = [item.value for item in node.items if isinstance(item, ScalarNode)]
        return f"{code}: [{', '.join(words)}]" if words and len(words) == len(node.items) else ""
    text = node.value.strip() if isinstance(node, ScalarNode) else ""
    first, *others = [part for part in re.split(r"\s*(?:->|=>|→|=|:)\s*", text) if part] or [""]
    if len(others) != 1 or re.search(r"[\[\]{}\"#]", text):
        return f"{code}: [{text}]" if text and not re.search(r"[\[\]{}\"#:=]", text) else ""
    if len(first) == len(code):
        return f"{first}: [{others[0]}]"
    other = "es" if code == "en" else "en"
    return f"{code}: [{first}], {other}: [{others[0]}]"


def as_list(node: ScalarNode, inner: object) -> str:
    """Return a text as the list that it was meant to be, or nothing."""
    text = node.value.strip()
    if isinstance(inner, Number) and (span := _SPAN.fullmatch(text)):
        first, last, most = int(span[1]), int(span[2]), inner.high
        between = [*range(first, last + 1)] or [
            *range(first, most + 1),
            *range(inner.low, last + 1),
        ]
        return f"[{', '.join(map(str, between))}]"
    words = r"|\s+(?:and|y|or|o|&)\s+" if isinstance(inner, Slug) else ""
    parts = [part for part in re.split(rf"\s*,\s*|{'|'.join(_PARTING[:2])}{words}", text) if part]
    if isinstance(inner, Slug):
        parts = [likely_slug(part) or part for part in parts]
    fits = parts and not re.search(r"[\[\]{}:#\n\"]", text)
    return f"[{', '.join(parts)}]" if fits else ""


def cut_values(node: MappingNode) -> Iterator[tuple[ScalarNode, str, Repair | None]]:
    """Yield keys without a value that are a part of what stands before them, and what to say.

    Such are `{G:3}` and the 75 of `{G: 0,75}`.
    """
    before: Node | None = None
    for key, value in node.entries:
        empty = isinstance(value, ScalarNode) and not value.value and not value.cut and key.plain
        pair = _PAIR.fullmatch(key.value) if empty and ":" in key.value else None
        if pair:
            told = f"{pair[1]}: {pair[2]}"
            message = f"a blank stands behind the colon; write {told}"
            yield key, message, Repair(key.value, told, key.mark)
        elif empty and isinstance(before, ScalarNode) and _is_rest(before, key):
            told = f"{before.value}.{key.value}"
            message = f"a number has a point, and a comma ends it; write {told}"
            old = f"{before.value},{key.value}"
            yield key, message, Repair(old, told, before.mark)
        before = value


def misplaced_keys(
    key_shape: object, value_shape: object, node: MappingNode, report: Report
) -> Iterator[ScalarNode]:
    """Yield keys that are values, as in `{Juegos: es}`, or that belong to a language above them."""
    above = ""
    inner = {field.name for field in getattr(value_shape, "fields", ())}
    for key, value in node.entries:
        is_code = key.value.strip().casefold() in LANGUAGE_CODES or _CODE.fullmatch(key.value)
        if not isinstance(key_shape, Language):
            limit = getattr(key_shape, "limit", 0)
            said = value.value if isinstance(value, ScalarNode) else ""
            turned = 0 < limit < len(key.value) and bool(_LETTERS.fullmatch(said))
        elif above and key.value in inner:
            message = f"{shown(key.value)} belongs to {shown(above)} above it; put two more blanks "
            report.add(key.mark, "RC101", f"{message}before it and before the lines that it holds")
            yield key
            continue
        else:
            said = value.value if isinstance(value, ScalarNode) else ""
            turned = not is_code and bool(_CODE.fullmatch(said))
        if turned:
            told, old = f"{said}: {key.value}", f"{key.value}: {said}"
            message = f"this stands the other way round; write '{told}'"
            report.add(key.mark, "RC101", message, repair=Repair(old, told))
            yield key
        above = key.value if is_code else above


def phrases_without_brackets(
    node: MappingNode, is_key: Callable[[str], bool]
) -> Iterator[tuple[ScalarNode, ScalarNode, list[ScalarNode]]]:
    """Yield keys with their text and the phrases behind it that braces have made keys.

    Such is `{en: recess, yard time, es: [recreo]}`.
    """
    entries = list(node.entries)
    for nth, (key, value) in enumerate(entries):
        if not isinstance(value, ScalarNode) or not value.plain or not value.value:
            continue
        more = []
        for other, empty in entries[nth + 1 :]:
            if not isinstance(empty, ScalarNode) or empty.value or is_key(other.value):
                break
            more.append(other)
        if more and is_key(key.value):
            yield key, value, more


def _is_rest(before: ScalarNode, key: ScalarNode) -> bool:
    digits = re.fullmatch(r"\d{1,3}", before.value) and re.fullmatch(r"\d{1,2}", key.value)
    return bool(digits) and key.mark == (before.mark[0], before.mark[1] + len(before.value) + 1)


def one_item(node: Node, known: AbstractSet[str]) -> str:
    """Return how the first line of a group is written as the only item of a list, or nothing."""
    if not isinstance(node, MappingNode) or not node.entries or not known >= {*node.keys}:
        return ""
    key, value = node.entries[0]
    told = f"- {key.value}: {value.value if isinstance(value, ScalarNode) else '…'}"
    return f"'{told}', and set the other lines in by two blanks"


def refuse_form(node: Node, report: Report, message: str, repair: Repair | None = None) -> None:
    """Add the problem of a node that has another form than its field."""
    if isinstance(node, ScalarNode) and not node.value.strip():
        report.add(node.mark, "RC104", f"the value is empty; {message}, or delete the line")
    else:
        report.add(node.mark, "RC103", message, repair=repair)


def refuse_parting(node: SequenceNode, shape: object, report: Report) -> bool:
    """Return whether a list parts a text in round quotes, or lets names stand as one text."""
    if told := _in_round_quotes(node):
        message = f"round quotes hold no text together, so a comma cuts it; write {told.new}"
        report.add(told.mark or node.mark, "RC004", message, repair=told)
        return True
    limit = shape.limit if isinstance(shape, Text) else 0
    for item in node.items:
        if not isinstance(item, ScalarNode):
            continue
        names = _names_in(item, node, limit) if 0 < limit <= _SHORT else []
        if isinstance(shape, Slug) and not names:
            names = parted_slugs(item.value, resource=isinstance(shape, ResourceSlug))
        if names:
            _refuse_joined(node, item, names, report, text=limit > 0)
            return True
    return False


def _names_in(item: ScalarNode, node: SequenceNode, limit: int) -> list[str]:
    """Return the names that stand as one text of a list, with another sign than a comma between.

    Words such as `and` part names only where they stand again and again, or make one too long.
    """
    text, alone = item.value.strip(), len(node.items) == 1
    if not alone and not _STRONG.search(text):
        return []
    for sign in _PARTING if item.plain else (_PARTING[0], ","):
        names = [name.strip() for name in re.split(sign, text) if name]
        least = 3 if sign in _WEAK and len(text) <= limit else 2
        if len(names) >= least and (alone or sign not in _WEAK):
            return names
    return []


def _refuse_joined(
    node: SequenceNode, item: ScalarNode, names: Sequence[str], report: Report, *, text: bool
) -> None:
    """Add the problem of names that stand as one text of a list."""
    block = item.mark == (node.mark[0], node.mark[1] + 2) or item.mark[0] > node.mark[0] + 1
    told = ", ".join(names)
    others = [one.value for one in node.items if isinstance(one, ScalarNode)]
    how = ", ".join(told if value == item.value else value for value in others)
    message = f"a comma parts the entries of a list; write [{how}]"
    if block and len(others) > 1:
        how = " and ".join(shown(f"- {name}") for name in names)
        message = f"each entry has a line of its own, set in as its neighbors are; write {how}"
    one = text and item.plain and ";" not in item.value
    message += ", or put it in quotes, if it is one name" if one else ""
    simple = item.plain and not re.search(r"[\[\]{}:#\"]", told)
    new = f"\n{' ' * (item.mark[1] - 3)}- ".join(names) if block else told
    repair = Repair(item.value, new) if simple else None
    report.add(item.mark, "RC103" if text else "RC109", message, repair=repair)


def _in_round_quotes(node: SequenceNode) -> Repair | None:
    parts: list[ScalarNode] = []
    for item in node.items:
        plain = isinstance(item, ScalarNode) and item.plain
        if not plain or not isinstance(item, ScalarNode):
            parts = []
        elif parts or item.value[:1] in _OPENS:
            parts.append(item)
            if item.value[-1:] in _CLOSES and len(parts) > 1:
                old = ", ".join(part.value for part in parts)
                return Repair(old, f'"{old[1:-1]}"', parts[0].mark)
            parts = [] if item.value[-1:] in _CLOSES else parts
    return None


def needed(problem: Problem, example: str) -> Problem:
    """Return the problem of a value that is none; one that must be there cannot be left out."""
    message = problem.message.removesuffix(", or delete the line")
    if problem.code not in ("RC103", "RC104", "RC108") or message == problem.message:
        return problem
    return dataclasses.replace(problem, message=f"{message}, such as '{example}'")
