"""Words of short closed lists, true and false among them, and what people write for them."""

from dataclasses import dataclass

from resource_toolkit.problems import Repair, Report, did_you_mean, shown
from resource_toolkit.reading.frontmatter import Node, ScalarNode

from .values import JsonSchema, scalar

TRUTH = dict.fromkeys(("yes", "y", "on", "sí", "si", "x", "1"), "true")
TRUTH |= dict.fromkeys(("no", "n", "off", "0"), "false")
"""What people write for true and false."""
AS_WORDS = {"true": ("true", "warning", "say"), "false": ("false", "off", "hide")}
"""Words that say yes and no in a list of their own."""
STATES = dict.fromkeys(
    ("archived", "archive", "outdated", "obsolete", "inactive", "expired", "old", "withdrawn"),
    "retired",
)
STATES |= dict.fromkeys(("published", "live", "current", "public", "ready"), "active")
STATES |= dict.fromkeys(("cancelled", "cancel", "called off", "cancelado"), "canceled")
STATES |= dict.fromkeys(("sold out", "booked", "no seats", "closed"), "full")
"""What people call the state of a page or of a date."""


@dataclass(frozen=True)
class Choice:
    """One word of a short closed list."""

    values: tuple[str, ...]
    instead: tuple[tuple[str, str], ...] = ()
    """Words that people write for none of them, each with what to say of it."""

    def read(self, node: Node, report: Report) -> str | None:
        written = scalar(node, report, f"one of {', '.join(self.values)}")
        if written is None or written.value in self.values:
            return written.value if written else None
        message = f"unknown value {shown(written.value)}; use one of {', '.join(self.values)}"
        if told := dict(self.instead).get(written.value.casefold()):
            report.add(written.mark, "RC103", f"{shown(written.value)} {told}")
            return None
        said = written.value.casefold()
        word = self.meant(said)
        hint = (
            f"; write {word}" if word in self.values else did_you_mean(written.value, self.values)
        )
        repair = Repair(written.value, word) if word in self.values and written.plain else None
        report.add(written.mark, "RC103", message + hint, repair=repair)
        return None

    def meant(self, said: str) -> str:
        """Return the value that a word stands for elsewhere, or nothing."""
        word = TRUTH.get(said, said if said in AS_WORDS else "")
        alike = [value for value in AS_WORDS.get(word, ()) if value in self.values]
        return alike[0] if alike else word or STATES.get(said, "")

    def schema(self) -> JsonSchema:
        return {"enum": list(self.values)}


@dataclass(frozen=True)
class Flag:
    """true or false."""

    def read(self, node: Node, report: Report) -> bool | None:
        text = Choice(("true", "false")).read(node, report)
        if text and isinstance(node, ScalarNode) and not node.plain:
            report.add(node.mark, "RC103", f"{text} in quotes is a text; take the quotes away")
            return None
        return None if text is None else text == "true"

    def schema(self) -> JsonSchema:
        return {"type": "boolean"}
