"""What resources say of the facts that their agency declares in `house.yml`."""

import re
from dataclasses import dataclass

from resource_toolkit.catalog import House
from resource_toolkit.problems import Report, shown
from resource_toolkit.reading.frontmatter import Node

from .addresses import Address
from .days import Day
from .shapes import Field, Grouped, Listed
from .values import JsonSchema, Shape, Text, scalar

_NAME = r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*"
FACTS = "facts"
_NUMBER = r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?"


@dataclass(frozen=True)
class FactName:
    """The name of a fact: small letters and digits, joined by `_` or hyphens."""

    def read(self, node: Node, report: Report) -> str | None:
        written = scalar(node, report, "the name of a fact")
        if written is None or re.fullmatch(_NAME, written.value):
            return written.value if written else None
        likely = "_".join(re.findall(r"[a-z0-9]+", written.value.lower()))
        hint = f"; write {shown(likely)}" if re.fullmatch(_NAME, likely) else ""
        message = f"{shown(written.value)} cannot name a fact; use small letters and digits{hint}"
        report.add(written.mark, "RC109", message)
        return None

    def schema(self) -> JsonSchema:
        return {"type": "string", "pattern": f"^{_NAME}$", "maxLength": 60}


@dataclass(frozen=True)
class Decimal:
    """A number, with a point where it is not whole; within limits, where they are given."""

    low: float | None = None
    high: float | None = None

    def read(self, node: Node, report: Report) -> float | None:
        written = scalar(node, report, "a number")
        if written is None:
            return None
        if re.fullmatch(_NUMBER, written.value):
            value = float(written.value) if "." in written.value else int(written.value)
            low, high = self.low, self.high
            if low is not None and high is not None and not low <= value <= high:
                message = f"{value:g} is not between {low:g} and {high:g}"
                report.add(written.mark, "RC108", message)
                return None
            return value
        plain = re.sub(r"[,\s_'’](?=[0-9]{3})", "", written.value).lstrip("+$€≈~ ")
        plain = re.sub(r"(?<=\d)(?:st|[nr]d|th|%)$", "", plain)
        hint = plain if re.fullmatch(_NUMBER, plain) else "digits, such as 1200 or 2.5"
        report.add(written.mark, "RC103", f"{shown(written.value)} is no number; write {hint}")
        return None

    def schema(self) -> JsonSchema:
        if self.low is None or self.high is None:
            return {"type": "number"}
        return {"type": "number", "minimum": self.low, "maximum": self.high}


_SHAPES: dict[str, Shape[object]] = {
    "text": Text(2000),
    "number": Decimal(),
    "date": Day(),
    "link": Address(),
    "list": Listed(Text(200), single=True),
}
_EXAMPLES = {
    "text": "monthly",
    "number": "12",
    "date": "2026-11-21",
    "link": "https://www.example.org/",
    "list": "[first, second]",
}
FACT_TYPES = tuple(_SHAPES)


@dataclass(frozen=True)
class Unread:
    """What is not looked at, because the file that says what it means is faulty itself."""

    def read(self, node: Node, report: Report) -> None:
        """Read nothing."""

    def schema(self) -> JsonSchema:
        return {}


def facts_field(house: House) -> Field:
    """Return the field by which resources say the facts that their toolkit declares."""
    inner = tuple(
        Field(
            name=fact.name,
            shape=_SHAPES[fact.type],
            meaning=f"{fact.label('en')}.",
            example=f"{fact.name}: {_EXAMPLES[fact.type]}",
        )
        for fact in house.facts.values()
    )
    example = ", ".join(field.example for field in inner[:2])
    return Field(
        name=FACTS,
        shape=Unread() if house.faulty else Grouped(inner),
        meaning="Facts that only this site knows, one line for each.",
        example=f"{FACTS}: {{{example}}}",
    )
