"""Calls of macros that cannot be read, as they may have been meant to be."""

import re
from collections.abc import Iterator

_PLACES = re.compile(r"(?<=[(=\[])|(?<=, )|(?=,)|(?= *[)\]])")
"""Where a text in a call begins or ends."""
_EMPTY = re.compile(r'""(?=\w)|(?<=\w)""')
_CALL = re.compile(r"\{\{\s*(\w+)\s*(.*?)\s*\}\}")
_JOINS = ("and", "y")
_SIGNS = " \t\"'“”„‘’«»&;,()[]{}"
_VALUE = re.compile(
    r"(?:(?P<key>\w[\w-]*)\s*[=:]\s*)?"
    r"(?:\[(?P<list>[^\[\]=]*)\]?|[\"“”„](?P<text>[^\"“”„]*)[\"“”„]|(?P<bare>[\w.-]+))"
)


def meant_calls(call: str) -> Iterator[str]:
    """Yield what a call may have been meant to be; the first that can be read is it."""
    yield from _with_quotes(call)
    if told := _anew(call):
        yield told


def _with_quotes(call: str) -> Iterator[str]:
    """Yield a call with one quote more, or one of two that stand together less."""
    if call.count('"') % 2 == 0:
        return
    yield _EMPTY.sub('"', call, count=1)
    for gap in _PLACES.finditer(call):
        told = f'{call[: gap.start()]}"{call[gap.start() :]}'
        if all(map(_is_value, re.findall(r'"([^"]*)"', told))):
            yield told


def _is_value(text: str) -> bool:
    """Return whether a text may be one value, and not what stands between two of them."""
    return bool(text.strip(" ,")) and not set("='\"") & {*text} and text[:1] not in ",)"


def _anew(call: str) -> str:
    """Return a call written anew from its names and values, or nothing where that loses words."""
    said = _CALL.fullmatch(call)
    values = [one for one in _VALUE.finditer(said[2]) if one[0] not in _JOINS] if said else []
    if said is None or any(one["text"] != one["text"].strip() for one in values if one["text"]):
        return ""
    told = f"{{{{ {said[1]}({', '.join(map(_value, values))}) }}}}"
    return told if _words(told) == _words(call) else ""


def _value(value: re.Match[str]) -> str:
    key = f"{value['key'].replace('-', '_')}=" if value["key"] else ""
    if value["list"] is not None:
        parts = re.split(r"\s*[,;]\s*|\"\s+\"", value["list"])
        named = ", ".join(f'"{part.strip(_SIGNS)}"' for part in parts if part.strip(_SIGNS))
        return f"{key}[{named}]"
    if value["bare"] is not None and value["bare"].isdecimal():
        return f"{key}{value['bare']}"
    return f'{key}"{value["text"] or value["bare"] or ""}"'


def _words(call: str) -> list[str]:
    words = re.findall(r"[^\W_]+", call)
    return [word for word in words if word not in _JOINS]
