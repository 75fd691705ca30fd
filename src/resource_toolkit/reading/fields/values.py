"""The forms of single values: text, words, numbers and dates.

A shape reads a node into a Python value, or adds problems and returns None; and it says itself as
JSON Schema. Types come from the text as written: `5` and `no` stay what the author typed.
"""

import re
from dataclasses import dataclass
from typing import ClassVar, Protocol, TypeAlias, TypeVar

from resource_toolkit.problems import Repair, Report, Scope, forbidden_sign, shown
from resource_toolkit.reading.frontmatter import MappingNode, Node, ScalarNode, SequenceNode

from .month_names import ENGLISH_MONTHS, month_named
from .numbers_said import NUMBERS, hours_meant, with_digits
from .quotes import in_round_quotes, quoted

TRAP = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null|~)|=|<<"
    r"|[-+]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][-+]?\d+)?"
    r"|[-+]?\.(?i:inf|nan)|0[xob][\da-fA-F_]+|\d+(?::[0-5]?\d)+(?:\.\d*)?"
    r"|\d{4}-\d\d?-\d\d?(?:[Tt ][\d:. TtZz+-]*)?"
)
"""What YAML 1.1 reads as something other than text."""
_SAID = re.compile(r"#\s*\d|#\S")
"""A number sign that belongs to the words before it, and begins no comment."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ufeff]")


JsonSchema: TypeAlias = dict[str, object]
T_co = TypeVar("T_co", covariant=True)


class Shape(Protocol[T_co]):
    """A form that a value may take."""

    def read(self, node: Node, report: Report) -> T_co | None:
        """Return the value of a node, or None after adding a problem."""

    def schema(self) -> JsonSchema:
        """Return the form as JSON Schema."""


def scalar(node: Node, report: Report, wanted: str) -> ScalarNode | None:
    """Return the node when it is a single value that is not empty, else add a problem."""
    if isinstance(node, ScalarNode):
        if node.value.strip():
            return node
        if node.cut:
            word = re.fullmatch(r"#([\w-]+)", node.cut)
            how = (
                f"write {word[1]}, or put the text in quotes" if word else "put the text in quotes"
            )
            message = f"what follows # is a comment; {how}"
            report.add(node.mark, "RC005", message)
            return None
        message = f"the value is empty; give {wanted}, or delete the line"
        report.add(node.mark, "RC104", message)
        return None
    if isinstance(node, MappingNode) and len(node.entries) == 1 and node.entries[0][0].plain:
        key, value = node.entries[0]
        rest = value.value if isinstance(value, ScalarNode) else "…"
        message = f'text with a colon must stand in quotes; write "{key.value}: {rest}"'
        text = f"{key.value}: {rest}"
        whole = isinstance(value, ScalarNode) and value.plain and not value.cut
        repair = Repair(text, quoted(text), key.mark) if whole else None
        report.add(node.mark, "RC005", message, repair=repair)
        return None
    kind = "a list" if isinstance(node, SequenceNode) else "a group of keys"
    items = node.items if isinstance(node, SequenceNode) else ()
    words = [item.value for item in items if isinstance(item, ScalarNode)]
    told = f", such as {shown(', '.join(words), 120)}" if words and wanted == "a text" else ""
    report.add(node.mark, "RC103", f"this is {kind}; give {wanted}{told}")
    return None


@dataclass(frozen=True)
class Text:
    """Free text in one piece."""

    limit: int = 400

    def read(self, node: Node, report: Report) -> str | None:
        written = scalar(node, report, "a text")
        if written is None:
            return None
        value = written.value.strip()
        if "  " in value or "\t" in value or "\n" in value:
            value = re.sub(r"[ \t\n]+", " ", value)
        if written.cut:
            message = "text with a blank and # must stand in quotes; write "
            message += quoted(f"{value} {written.cut}")
            said = _SAID.match(written.cut) or (value[-1] not in ".!?" and written.cut[-1] in ".!?")
            message += "" if said else ", or delete what follows #, if it is a note to yourself"
            rest = Repair(written.value, "", scope=Scope.REST) if said else None
            report.add(written.mark, "RC005", message, repair=rest)
        elif written.plain and (inner := in_round_quotes(value)):
            safe = re.fullmatch(r"\w[^:#,{}\[\]]*", inner) and not TRAP.fullmatch(inner)
            told = inner if safe else quoted(inner)
            message = f"round quotes become part of the text; write {told}"
            report.add(written.mark, "RC005", message, repair=Repair(written.value, told))
        elif written.plain and TRAP.fullmatch(value):
            message = f'YAML may read {shown(value)} as something else; write "{value}"'
            repair = Repair(written.value, quoted(written.value))
            report.add(written.mark, "RC105", message, repair=repair)
        elif not value.isprintable() and _CONTROL.search(value):
            report.add(written.mark, "RC001", "there is a control character; delete it")
        elif not value.isprintable() and (sign := forbidden_sign(value)):
            report.add(written.mark, sign.code, sign.message)
        elif len(value) > self.limit:
            message = f"the text has {len(value)} characters; the limit is {self.limit}"
            report.add(written.mark, "RC111", message)
        else:
            return value
        return None

    def schema(self) -> JsonSchema:
        return {"type": "string", "minLength": 1, "maxLength": self.limit}


_NOTHING = re.compile(
    r"(?i)none|nothing|no|n\.?/?a\.?|tb[ad]|not yet|unknown|varies|any"
    r"|depends|[-–—?]+|ningun[oa]|nada|varía"
)
"""What people write for a number that is not there, or not known."""
_LONGER = re.compile(r"(?i)hour|hora|\dh|\b(?:day|week|month|d[ií]a|semana|mes)(?:e?s)?\b")
"""Words for more than minutes."""
_MONTH = "|".join(ENGLISH_MONTHS)
_FROM_TABLE = re.compile(
    rf"(?i)\d{{4}}-(?P<low>\d\d)-(?P<high>\d\d)"
    rf"|(?P<day>\d{{1,2}})-(?P<month>{_MONTH})|(?P<before>{_MONTH})-(?P<behind>\d{{1,2}})"
)


@dataclass(frozen=True)
class People(Text):
    """How many people, in words; a spreadsheet makes a date of two numbers."""

    def read(self, node: Node, report: Report) -> str | None:
        made = _FROM_TABLE.fullmatch(node.value.strip()) if isinstance(node, ScalarNode) else None
        if not made or not isinstance(node, ScalarNode):
            return super().read(node, report)
        month, high = made["month"] or made["before"], made["high"] or made["day"] or made["behind"]
        low = made["low"] or month_named(month)
        told = f"{int(low)} to {int(high)} people"
        message = f"{shown(node.value)} is the date that a spreadsheet makes of two numbers"
        repair = Repair(node.value, told) if node.plain else None
        report.add(node.mark, "RC103", f"{message}; write {told}", repair=repair)
        return None


@dataclass(frozen=True)
class Number:
    """A whole number within limits, both included."""

    low: int
    high: int
    larger: ClassVar[str] = "the larger of the two"  # Why that one is offered.

    def read(self, node: Node, report: Report) -> int | None:
        written = scalar(node, report, "a whole number")
        if written is None:
            return None
        if not re.fullmatch(r"0|[1-9][0-9]{0,14}", written.value):
            meant = self.meant(written.value)
            sure = written.plain and meant and len(re.findall(r"\d+", written.value)) == 1
            repair = Repair(written.value, meant) if sure else None
            report.add(written.mark, "RC103", self._digits(written.value), repair=repair)
            return None
        value = int(written.value)
        if not self.low <= value <= self.high:
            century = 1000 <= self.low <= 2000 + value <= self.high and value < 100
            hint = f"; write {2000 + value}" if century else ""
            hint = "; write another, or delete the line" if value == 0 else hint
            message = f"{value} is not between {self.low} and {self.high}{hint}"
            report.add(written.mark, "RC108", message)
            return None
        return value

    def _digits(self, text: str) -> str:
        """Return the message for a text that is no whole number, with the number it may mean."""
        meant = self.meant(text)
        such = meant or f"it as digits, such as {min(max(self.low, 45), self.high)}"
        if part := re.fullmatch(r"\s*(\d{1,6})[.,]\d+\s*", text) if not meant else None:
            near = (int(part[1]), int(part[1]) + 1)
            such = " or ".join(str(n) for n in near if self.low <= n <= self.high) or such
        if not meant and self.high - self.low == 1:
            such = f"{self.low} or {self.high}"
        numbers = [int(number) for number in re.findall(r"\d+", text)]
        if len(numbers) > 1 and meant == str(max(numbers)):
            such = f"{meant}, {self.larger}"
        if _NOTHING.fullmatch(text.strip()):
            such = "one, or delete the line"
        return f"{shown(text)} is not a whole number; write {such}"

    def meant(self, text: str) -> str:
        """Return the only, or the last, number in a text; or nothing."""
        text = with_digits(text.strip(" “”„«»‘’"))
        text = re.sub(r"(?<=\d)[^\d(]*\(.*", "", text)  # What stands in brackets is a note.
        if text.strip().casefold() in NUMBERS:
            return str(NUMBERS[text.strip().casefold()])
        if (self.low, self.high) == (1, 12) and (month := month_named(text)):
            return str(month)
        first = text.strip().casefold().partition(" ")[0]
        if first in NUMBERS and not re.search(r"\d", text):
            return str(NUMBERS[first])
        if whole := re.fullmatch(r"\s*(\d{1,6})[.,]0+\s*", text):
            return whole[1] if self.low <= int(whole[1]) <= self.high else ""
        parts = re.fullmatch(r"\s*\d+[.,]\d+\s*", text)
        numbers = re.findall(r"[0-9]+", text) if text[:1].isalnum() and not parts else []
        fits = [number for number in numbers if self.low <= int(number[:15]) <= self.high]
        return fits[-1].lstrip("0") if fits and len(fits) == len(numbers) < 3 else ""

    def schema(self) -> JsonSchema:
        return {"type": "integer", "minimum": self.low, "maximum": self.high}


@dataclass(frozen=True)
class Minutes(Number):
    """Whole minutes."""

    larger: ClassVar[str] = "the larger of the two, for which people must find the time"

    def meant(self, text: str) -> str:
        """Return the minutes that a text means, also where it says hours; or nothing."""
        said = re.sub(r"(?<=\d),(?=\d)", ".", text)
        number = r"(\d{1,3}(?:\.\d+)?|half an|an|one)"
        hours = re.fullmatch(rf"(?i)\s*{number}\s*h(?:ou)?r?(?:a?s)?\.?\s*", said)
        if hours:
            words = {"half an": 0.5, "an": 1.0, "one": 1.0}
            return str(round(60 * words.get(hours[1].lower(), 0) or 60 * float(hours[1])))
        if clock := re.fullmatch(r"(\d{1,2}):([0-5]\d)(?::00)?", text.strip()):
            return str(60 * int(clock[1]) + int(clock[2]))
        if re.fullmatch(r"\d{1,3}(?:[^\d+]*\+ *\d{1,3})+(?!\d)[^\d+]*", text.strip()):
            return str(sum(map(int, re.findall(r"\d+", text))))
        named = re.findall(r"(?i)(\d{1,4})[ -]?min", text)
        if len(named) == 1 and not _LONGER.search(text):
            return super().meant(named[0])
        return "" if _LONGER.search(text) else super().meant(text)


@dataclass(frozen=True)
class Hours:
    """Clock hours in steps of a quarter."""

    def read(self, node: Node, report: Report) -> float | None:
        written = scalar(node, report, "hours")
        if written is None:
            return None
        if not re.fullmatch(r"[0-9]{1,3}(?:\.(?:0|25|5|50|75))?", written.value):
            meant = hours_meant(written.value)
            message = f"{shown(written.value)} is not a number of hours; write "
            message += meant or "quarters of an hour, such as 1.25 or 1.5"
            repair = Repair(written.value, meant) if meant and written.plain else None
            report.add(written.mark, "RC103", message, repair=repair)
            return None
        return float(written.value)

    def schema(self) -> JsonSchema:
        return {"type": "number", "minimum": 0}
