"""Quotes around a text: those that YAML reads, and those of word processors."""

import re

_IN_ROUND_QUOTES = re.compile(r"[“”„«](\s*[^“”„«»\s][^“”„«»]*)[”“»\"]|‘(\s*[^‘’\s][^‘’]*)’")
"""A text as a whole in the quotes of a word processor."""


def in_round_quotes(value: str) -> str:
    """Return what stands in the round quotes of a text that they hold as a whole, or nothing."""
    held = _IN_ROUND_QUOTES.fullmatch(value)
    return (held[1] or held[2]).strip() if held else ""


def quoted(value: str) -> str:
    """Return a text as YAML in double quotes, which take the place of round ones."""
    escaped = (in_round_quotes(value) or value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
