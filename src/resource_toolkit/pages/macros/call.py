"""A call of a macro: what it is given is tried first, and its page, file and line are known."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TypeAlias

from markupsafe import Markup

from resource_toolkit.catalog import Catalog, NoSuchName
from resource_toolkit.checking import try_call
from resource_toolkit.problems import MacroError

Made: TypeAlias = Markup | str | int
"""What a macro puts into a page."""


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


def tried(
    macro: Callable[..., Made], catalog: Catalog, calling: Callable[[], CallingPage]
) -> Callable[..., Made]:
    """Return a macro that raises MacroError, with its page and line, for what does not exist."""

    @wraps(macro)
    def call(*values: object, **named: object) -> Made:
        try:
            try_call(catalog, macro.__name__, values, named)
        except NoSuchName as error:
            raise MacroError(f"{calling().of_call()}: {error}") from None
        return macro(*values, **named)

    return call
