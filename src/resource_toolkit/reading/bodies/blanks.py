"""Lines to write on stay what they are: Markdown would read them as rules or as signs of bold."""

import re

_TOUCHING = re.compile(r"___(?<=[^\s_\\]___)_*")
"""Signs right behind others: only these may close what Markdown takes for bold words."""
_ALONE = re.compile(r"^(?:[ >]|[-*+] |\d+[.)] )*_{4,}[_ \t]*$", re.M)
_LIKELY = ("\n__", "\n- __", "\n* __", "\n+ __", "> __", ". __", ") __", "\n  __", "\n   __")
"""What stands in a text that has a line of such signs alone."""
_BEFORE, _BEHIND = frozenset("([\"'“*~"), frozenset(")]\"'”*~.,;:?")
"""What three underscores stand between that are a line to write on."""
_ADDRESS = ("://", "www.", "](")
_BELOW = re.compile(r"^([ >]*_{4,}[_ \t]*)\n(?=[ >]*_{4,}[_ \t]*$)", re.M)
"""A line to write on right above another one."""
_SHORT, _LONGEST = 3, 200
"""Signs of a run that may be of bold words; signs before it in which an address may stand."""
_CODE = re.compile(r"<(code|pre)\b[^>]*>.*?</\1>", re.S)


def with_blanks(body: str) -> str:
    """Return Markdown in which lines to write on are text and nothing else.

    Four underscores and more are such a line wherever they stand, also alone in their line, where
    Markdown sees a rule; three are one between brackets, quotes or stars.
    """
    if "___" not in body:
        return body
    body = _TOUCHING.sub(_as_text, body)
    if body.startswith("_") or any(map(body.__contains__, _LIKELY)):
        body = _ALONE.sub(lambda line: line[0].replace("_", r"\_"), _BELOW.sub(r"\1  \n", body))
    return body


def with_plain_code(page: str) -> str:
    """Return HTML whose code has its underscores as they were written."""
    return _CODE.sub(lambda code: re.sub(r"(?:\\_){3,}", _as_written, code[0]), page)


def _as_text(signs: re.Match[str]) -> str:
    run, text, start = signs[0], signs.string, signs.start()
    if len(run) == _SHORT and not (
        text[start - 1 : start] in _BEFORE and text[signs.end() : signs.end() + 1] in _BEHIND
    ):
        return run
    if start and not text[start - 1].isspace():
        token = text[max(0, start - _LONGEST) : start].split()[-1]
        if any(sign in token for sign in _ADDRESS) and not token.endswith(")"):
            return run
    return "\\_" * len(run)


def _as_written(signs: re.Match[str]) -> str:
    return signs[0].replace("\\", "")
