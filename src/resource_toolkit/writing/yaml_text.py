"""How values stand in a file: quotes, lists, groups of lines, and the order of keys."""

import re
from collections.abc import Iterable, Mapping

from resource_toolkit.catalog import House, Vocabulary
from resource_toolkit.reading import (
    TRAP,
    Field,
    Grouped,
    Listed,
    Mapped,
    Terms,
    Text,
    quoted,
    resource_fields,
)

_UNSAFE_START = tuple("-?:,[]{}#&*!|>'\"%@`")
_UNSAFE_IN_LIST = re.compile(r"[,\[\]{}]")
_REASON = re.compile(r"\s*([A-Za-z0-9-]+)\s*:\s+(.*)", re.S)
_PAIR = re.compile(r"\s*([^:]+?)\s*:\s+(.*)", re.S)


def key_order(vocabularies: Iterable[Vocabulary], house: House | None = None) -> tuple[str, ...]:
    """Return the names of a resource's fields in the order in which files should hold them."""
    listed = tuple(vocabularies)
    names = [field.name for field in resource_fields(listed, house)]
    first = ["title", "summary", *(v.field.name for v in listed if v.field.required)]
    return tuple(dict.fromkeys([*first, *names]))


def scalar_text(value: str, *, in_list: bool = False, words: bool = True) -> str:
    """Return a text as YAML: plain where that is safe, else in double quotes.

    `words` keeps what YAML may read as a number, date or flag in quotes.
    """
    value = " ".join(value.split())
    unsafe = (
        not value
        or value.startswith(_UNSAFE_START)
        or value.endswith(":")
        or ": " in value
        or " #" in value
        or (in_list and _UNSAFE_IN_LIST.search(value))
        or (words and TRAP.fullmatch(value))
    )
    return quoted(value) if unsafe else value


def list_text(values: Iterable[str], *, words: bool = True) -> str:
    """Return a list as YAML on one line."""
    return f"[{', '.join(scalar_text(v, in_list=True, words=words) for v in values)}]"


def pair_lines(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Return the lines of a group of names with values, indented."""
    return [f"  {scalar_text(name, words=False)}: {scalar_text(value)}" for name, value in pairs]


def field_lines(field: Field, value: str | list[str]) -> list[str]:
    """Return the lines of a field for what a person typed: one text, or a list of texts.

    Whether the value is right is for the reader to say; what comes out is YAML in every case.
    """
    name, shape = field.name, field.shape
    texts = [value] if isinstance(value, str) else value
    pair = _REASON if isinstance(shape, Terms) else _PAIR
    named = any(pair.fullmatch(text) for text in texts)
    if named and isinstance(shape, (Terms, Mapped, Grouped)):
        several = isinstance(shape, Mapped) and isinstance(shape.value, Listed)
        return [f"{name}:", *_mapping_lines(texts, pair, several=several)]
    if isinstance(shape, (Mapped, Grouped)):
        return [f"{name}: {scalar_text('; '.join(texts), words=False)}"]
    if isinstance(shape, Terms):
        if not shape.vocabulary.field.many and len(texts) == 1:
            return [f"{name}: {scalar_text(texts[0], words=False)}"]
        return [f"{name}: {list_text(texts, words=False)}"]
    if isinstance(shape, Listed):
        return [f"{name}: {list_text(texts, words=isinstance(shape.inner, Text))}"]
    return [f"{name}: {scalar_text('; '.join(texts), words=isinstance(shape, Text))}"]


def group_lines(name: str, inner: Iterable[tuple[Field, str | list[str]]]) -> list[str]:
    """Return the lines of a group of fields, each with what a person typed."""
    return [f"{name}:", *(f"  {line}" for part in inner for line in field_lines(*part))]


def _mapping_lines(texts: list[str], pair: re.Pattern[str], *, several: bool) -> list[str]:
    """Return `name: value` lines; a text without a name becomes a list item, which is refused.

    With `several`, each value is a list whose texts stand with semicolons between them.
    """
    pairs = [(text, pair.fullmatch(text)) for text in texts]
    if all(match for _, match in pairs):
        named = [(match[1], match[2]) for _, match in pairs if match]
        return _list_lines(named) if several else pair_lines(named)
    lines = []
    for text, match in pairs:
        item = f"{match[1]}: {scalar_text(match[2])}" if match else scalar_text(text, words=False)
        lines.append(f"  - {item}")
    return lines


def _list_lines(named: Iterable[tuple[str, str]]) -> list[str]:
    listed = ((name, filter(None, map(str.strip, value.split(";")))) for name, value in named)
    return [f"  {scalar_text(name, words=False)}: {list_text(values)}" for name, values in listed]


def file_text(head: Mapping[str, list[str]], order: Iterable[str], body: str) -> str:
    """Return the text of a resource file: its keys in order, then its body."""
    names = list(dict.fromkeys([*(name for name in order if name in head), *head]))
    lines = [line for name in names for line in head[name]]
    text = body.strip("\n")
    return "\n".join(["---", *lines, "---", "", text]) + ("\n" if text else "")
