"""The forms of the host: what they ask, and what becomes of an answer.

A form is a module with `FILE`, `NAME`, `HEADINGS`, `form_text` and `read_form`; listed in `_FORMS`,
it is written, recognized and read.
"""

from collections.abc import Callable
from typing import NamedTuple

from resource_toolkit.catalog import Catalog
from resource_toolkit.checking import Checked
from resource_toolkit.problems import ToolkitError

from . import corrections, sessions, suggestions, terms
from .elements import Proposal, has_headings, quoted
from .suggestions import label_of

__all__ = ["Proposal", "form_files", "is_form", "label_of", "quoted", "read_form"]


class _Form(NamedTuple):
    name: str
    file: str
    headings: tuple[str, ...]
    text: Callable[[Catalog], str]
    read: Callable[[Checked, str], Proposal]


_FORMS = tuple(
    _Form(form.NAME, form.FILE, form.HEADINGS, form.form_text, form.read_form)
    for form in (suggestions, corrections, terms, sessions)
)


def form_files(catalog: Catalog) -> dict[str, str]:
    """Return path to text of every form that the catalog has something to ask for."""
    return {form.file: text for form in _FORMS if (text := form.text(catalog))}


def is_form(submitted: str) -> bool:
    """Return whether a text is an answer to one of the forms, by its headings."""
    return any(has_headings(submitted, form.headings) for form in _FORMS)


def read_form(now: Checked, submitted: str) -> Proposal:
    """Return what a submitted form becomes. Raises ToolkitError when it can become nothing."""
    for form in _FORMS:
        if has_headings(submitted, form.headings):
            return form.read(now, submitted)
    names = ", ".join(f"'{form.name}'" for form in _FORMS)
    raise ToolkitError(f"this is no answer to a form; the forms are {names}")
