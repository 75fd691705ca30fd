"""Stencils: templates rendered once for each set of values that are there, then filled.

A slot is a name between two signs of private use. It survives escaping, attributes and any engine.
"""

from jinja2 import Template
from markupsafe import Markup

from resource_toolkit.problems import SLOT, slot


class Stencil:
    """A template that is rendered once for each set of values that are there, then only filled.

    Its values are HTML. The template may ask whether a value is there and say where it goes.
    """

    def __init__(self, template: Template) -> None:
        self._template = template
        self._cuts: dict[tuple[str, ...], tuple[list[str], list[str]]] = {}
        """Names of the values that are there to the parts, and to the slots between them."""

    def fill(self, **values: str) -> Markup:
        """Return the template with these values; an empty one is not there."""
        there = tuple([name for name, value in values.items() if value])
        cut = self._cuts.get(there)
        if cut is None:
            slots = {name: Markup(slot(name)) if values[name] else "" for name in values}
            parts = SLOT.split(self._template.render(slots))
            cut = self._cuts[there] = parts, parts[1::2]
        parts = cut[0].copy()
        parts[1::2] = [values[name] for name in cut[1]]
        return Markup("".join(parts))
