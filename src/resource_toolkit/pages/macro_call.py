"""Where a macro was called: the page, its file, the line of the call; and where its HTML goes."""

import inspect
import re
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class CallingPage:
    """The page that is being rendered, and how many lines of front matter its file begins with."""

    address: str = ""
    file: str = ""
    above: int = 0

    def of_call(self) -> str:
        """Return `file:line` of the macro that is running."""
        return f"{self.file}:{self.above + _line_of_call()}"


def _line_of_call() -> int:
    """Return the line of the page's text that called a macro."""
    frame = inspect.currentframe()
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return int(template.get_corresponding_lineno(frame.f_lineno))
        frame = frame.f_back
    return 1


def put_blocks(html: str, blocks: list[str]) -> str:
    """Return a rendered page with each block in the place of its number."""
    return re.sub(r'<div data-block="(\d+)"></div>', lambda match: blocks[int(match[1])], html)
