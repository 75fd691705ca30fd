"""What to do with a key that stands twice, so that nothing of what either says is lost."""

from collections.abc import Sequence

from resource_toolkit.problems import Mark, as_line, shown

_FEW = 8
"""So many names are written out in one list."""


def stands_twice(
    nodes: Sequence[object], again: Sequence[object], first: tuple[Mark, object], *, in_list: bool
) -> tuple[str, bool]:
    """Return what to say of a key that stands twice, and whether that tells of the others too.

    Where it is the first key of an entry of a list, and others of that stand there twice as well,
    the hyphen of a second entry is lost.
    """
    keys = [str(getattr(node, "value", "")) for node in nodes[::2]]
    key, text = (str(getattr(node, "value", "…")) for node in again)
    if in_list and keys[0] == key and len(keys) - len({*keys}) > 1:
        hyphen = " " * (getattr(again[0], "mark", (0, 3))[1] - 3)
        line = as_line(f"{hyphen}- {key}: {text}")
        return f"a new entry of the list begins with a hyphen; write {line}", True
    told = f"key {shown(key)} stands twice (first in line {first[0][0]}); "
    return told + _both(key, first[1], again[1], getattr(again[0], "mark", (0, 1))), False


def _both(key: str, first: object, second: object, at: Mark) -> str:
    """Return how to keep what both say."""
    texts = [getattr(node, "value", None) for node in (first, second)]
    if None not in texts:
        there, here = map(str, texts)
        if there == here:
            return "delete it here"
        return f"keep one, {shown(there)} there or {shown(here)} here, and delete the other"
    if all(getattr(node, "entries", ()) for node in (first, second)):
        own = getattr(second, "mark", at)
        how = "move what stands below it" if own[0] > at[0] else "move what it holds"
        return f"{how} to the first {shown(key)}, and delete this line: both are kept so"
    items = [tuple(getattr(node, "items", ())) for node in (first, second)]
    names = [getattr(item, "value", None) for both in items for item in both]
    if not all(items) or None in names:
        return "keep one"
    joined = list(dict.fromkeys(map(str, names)))
    listed = f"{key}: [{', '.join(joined)}]"
    if len(joined) <= _FEW:
        told = f"join both: write {shown(listed, 200)}"
    else:
        told = f"move the {len(items[1])} of this list into the first {shown(key)}"
    if len(key) == len("en") and key.islower():
        return f"{told}, or name the other language, if one of them is in another"
    return told
