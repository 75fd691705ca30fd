"""Lines to write on stay what they are: Markdown would read them as rules or as signs of bold."""

import re

_SIGNS = re.compile(
    r"\b\w+://\S+|\bwww\.\S+|\]\([^()\n]*\)|\\_|_{4,}"
    r"|_{3}(?<=[(\[\"'“*~]___)(?=[)\]\"'”*~.,;:?])"
)
"""What holds underscores: addresses, single signs, and lines to write on."""
_BELOW = re.compile(r"^([ >]*_{4,}[_ \t]*)\n(?=[ >]*_{4,}[_ \t]*$)", re.M)
"""A line to write on right above another one."""
_CODE = re.compile(r"<(code|pre)\b[^>]*>.*?</\1>", re.S)


def with_blanks(body: str) -> str:
    """Return Markdown in which lines to write on are text and nothing else.

    Four underscores and more are such a line wherever they stand, also alone in their line, where
    Markdown sees a rule; three are one between brackets, quotes or stars.
    """
    if "___" not in body:
        return body
    return _SIGNS.sub(_as_text, _BELOW.sub(r"\1  \n", body))


def with_plain_code(page: str) -> str:
    """Return HTML whose code has its underscores as they were written."""
    return _CODE.sub(lambda code: re.sub(r"(?:\\_){3,}", _as_written, code[0]), page)


def _as_text(signs: re.Match[str]) -> str:
    return signs[0].replace("_", r"\_") if signs[0][0] == "_" else signs[0]


def _as_written(signs: re.Match[str]) -> str:
    return signs[0].replace("\\", "")
