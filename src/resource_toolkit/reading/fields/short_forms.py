"""Lists and groups in the short forms that people write, and how they are written in full."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from resource_toolkit.problems import Repair
from resource_toolkit.reading.frontmatter import MappingNode, Node, ScalarNode, SequenceNode

from .slugs import likely_slug

_PAIR = re.compile(r"([^\s:]+):([^\s:/][^:]*)")
_SIGN = r"\s*(?:->|=>|→|=|,|;|\t|:(?!//))\s*"


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


def as_list(node: ScalarNode, *, slugs: bool) -> str:
    """Return a text as the list that it was meant to be, or nothing."""
    text = node.value.strip()
    parts = [part for part in re.split(r"\s*[,;]\s*", text) if part]
    if slugs:
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


def _is_rest(before: ScalarNode, key: ScalarNode) -> bool:
    digits = re.fullmatch(r"\d{1,3}", before.value) and re.fullmatch(r"\d{1,2}", key.value)
    return bool(digits) and key.mark == (
        before.mark[0],
        before.mark[1] + len(before.value) + 1,
    )
