"""Where a macro was called: the page, its file, and the line of the call."""

import inspect
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
