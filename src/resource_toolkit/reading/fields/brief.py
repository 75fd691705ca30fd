"""Groups of keys that people write in short: the value of the first, with a note or without."""

import re
from dataclasses import dataclass

from resource_toolkit.problems import Repair, Report
from resource_toolkit.reading.frontmatter import Node, ScalarNode

from .quotes import quoted
from .shapes import Grouped, Values, fields_schema
from .term_names import without_closing
from .values import JsonSchema


@dataclass(frozen=True)
class Brief(Grouped):
    """A group of known keys, or the value of the first of them alone."""

    def read(self, node: Node, report: Report) -> Values | None:
        if not isinstance(node, ScalarNode):
            return super().read(node, report)
        first = self.fields[0]
        if noted := self._noted(node):
            message = f"what it is for stands in a field of its own; write {{{noted}}}"
            repair = Repair(node.value, f"{{{noted}}}") if node.plain else None
            report.add(node.mark, "RC103", message, repair=repair)
            return None
        value = first.shape.read(node, report)
        return None if value is None else {first.name: value}

    def _noted(self, node: ScalarNode) -> str:
        """Return the keys of a name behind which words stand, as of a note; or nothing."""
        said = re.fullmatch(
            r"([a-z\d]+(?:-[a-z\d]+)*)(?: +[-–—=>]+ +|, +| *\()(.+)", node.value.strip()
        )
        if len(self.fields) < 2 or not said:
            return ""
        note = quoted(without_closing(said[2]))
        return f"{self.fields[0].name}: {said[1]}, {self.fields[1].name}: {note}"

    def schema(self) -> JsonSchema:
        return {"anyOf": [self.fields[0].shape.schema(), fields_schema(self.fields)]}
