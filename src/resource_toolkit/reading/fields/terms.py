"""The form of a field that names terms of a vocabulary: one, a list, or terms with reasons."""

import re
from dataclasses import dataclass

from resource_toolkit.catalog import Placement, Vocabulary, called, placement
from resource_toolkit.problems import Repair, Report, as_line, nearest, shown
from resource_toolkit.reading.frontmatter import MappingNode, Node, ScalarNode, SequenceNode

from .keys import MOST_LISTED
from .slugs import LANGUAGE_CODES
from .values import JsonSchema, Text, scalar

_SEVERAL = re.compile(r"\s*(?:[,;/|+&\n]|\.|\band\b|\by\b)\s*")
"""What people write between two terms."""
_SPAN = re.compile(
    r"(?i)\b(\d{1,3}|birth) ?(?:-|–|to|through|a) ?(?:about )?(\d{1,3})\b"
    r" ?(years|yrs?|months|mos?|m)?"
)


@dataclass(frozen=True)
class Terms:
    """A term of a vocabulary, a list of them, or a mapping of terms to reasons."""

    vocabulary: Vocabulary

    def read(self, node: Node, report: Report) -> tuple[Placement, ...] | None:
        rule = self.vocabulary.field
        pairs: list[tuple[Node, Node | None]]
        if (
            isinstance(node, SequenceNode)
            and len(node.items) == 1
            and isinstance(inner := node.items[0], SequenceNode)
            and all(isinstance(item, ScalarNode) for item in inner.items)
        ):
            names = ", ".join(item.value for item in inner.items if isinstance(item, ScalarNode))
            report.add(inner.mark, "RC103", f"one pair of brackets is enough; write [{names}]")
            return None
        if isinstance(node, SequenceNode) and rule.many:
            pairs = [(item, None) for item in node.items]
        elif isinstance(node, MappingNode) and rule.notes:
            pairs = [(key, value) for key, value in node.entries]
        elif isinstance(node, ScalarNode):
            pairs = [(node, None)]
        else:
            wanted = "a list of terms" if rule.many else "one term"
            extra = ""
            if isinstance(node, MappingNode):
                bare = all(isinstance(v, ScalarNode) and not v.value for _, v in node.entries)
                names = ", ".join(node.keys)
                extra = f"; write [{names}]" if bare else "; this vocabulary takes no reasons"
            elif isinstance(node, SequenceNode):
                named = [item.value for item in node.items if isinstance(item, ScalarNode)]
                terms = [term.slug for name in named if (term := self.vocabulary.meant(name))]
                extra = f"; write {' or '.join(terms)}" if terms else ""
            report.add(node.mark, "RC103", f"give {wanted} of {self.vocabulary.path}{extra}")
            return None
        if not pairs:
            report.add(node.mark, "RC104", "the list is empty; fill it, or delete the line")
        placements: dict[str, Placement] = {}
        count = len(pairs) if isinstance(node, SequenceNode) else 0
        for item, reason_node in pairs:
            self._place(item, reason_node, placements, report, count=count)
        order = self.vocabulary.positions
        return tuple(sorted(placements.values(), key=lambda placement: order[placement.term]))

    def _place(
        self,
        item: Node,
        reason_node: Node | None,
        placements: dict[str, Placement],
        report: Report,
        *,
        count: int,
    ) -> None:
        if isinstance(item, MappingNode) and item.entries and self.vocabulary.field.notes:
            key, value = item.entries[0]
            told = f"{key.value}: {value.value if isinstance(value, ScalarNode) else '…'}"
            message = f"terms with reasons stand without hyphens; write {as_line(f'  {told}')}"
            report.add(item.mark, "RC110", message)
            return
        if isinstance(item, MappingNode) and item.entries:
            report.add(item.mark, "RC103", f"{self.vocabulary.path} takes no reasons; name terms")
            return
        named = scalar(item, report, f"a term of {self.vocabulary.path}")
        if named is None:
            return
        term = self.vocabulary.find(named.value)
        if term is None:
            message, repair = self._unknown(named, listed=count > 0, alone=count == 1)
            report.add(named.mark, "RC203", f"{message} see {self.vocabulary.path}", repair=repair)
            return
        if term.slug in placements:
            report.add(named.mark, "RC204", f"{shown(term.slug)} stands twice; keep one")
            return
        reason = None if reason_node is None else Text(300).read(reason_node, report)
        placements[term.slug] = (
            Placement(term=term.slug, reason=reason) if reason else placement(term.slug)
        )

    def schema(self) -> JsonSchema:
        rule = self.vocabulary.field
        names = [name for term in self.vocabulary.terms for name in (term.slug, *term.aliases)]
        # Codes such as 5 are typed without quotes as often as with them.
        one: JsonSchema = {"enum": names + [int(name) for name in names if name.isdigit()]}
        forms: list[JsonSchema] = [one]
        if rule.many:
            forms.append({"type": "array", "items": one, "minItems": 1, "uniqueItems": True})
        if rule.notes:
            forms.append(
                {
                    "type": "object",
                    "properties": {name: Text(300).schema() for name in names},
                    "additionalProperties": False,
                }
            )
        return {"anyOf": forms} if len(forms) > 1 else one

    def takes(self, key: str) -> bool:
        """Return whether a key may stand below: a term with its reason."""
        return self.vocabulary.field.notes and self.vocabulary.meant(key) is not None

    def _named(self, written: list[str]) -> list[str]:
        """Return the terms that all of some texts name, or nothing where one names none."""
        parts = [part for part in written if part.strip()]
        terms = [(part, self.vocabulary.find(part), self.vocabulary.meant(part)) for part in parts]
        names = [part if known else meant.slug for part, known, meant in terms if meant]
        return names if len(names) == len(parts) else []

    def _unknown(
        self, written: ScalarNode, *, listed: bool, alone: bool
    ) -> tuple[str, Repair | None]:
        """Return what to say, and to write, of a text that names no term."""
        vocabulary, text = self.vocabulary, written.value
        what = f"unknown {vocabulary.singular} {shown(text)}"
        if term := vocabulary.meant(text):
            return f"{what}; write '{term.slug}';", Repair(text, term.slug)
        inner = re.sub(r"^[(\[<]+|[)\]>]+$|^[-–—](?=\w)|(?<=\s)[-–—](?=\w)", "", text.strip())
        names = self._named(_SEVERAL.split(inner)) or self._named(inner.split())
        if vocabulary.field.many and len(names) > (inner == text.strip()):
            told = ", ".join(names)
            if listed:
                repair = Repair(text, told) if written.plain else None
                told = f"[{told}]" if alone else told
                return f"a comma parts two terms of a list; write {told};", repair
            repair = Repair(text, f"[{told}]") if "," in text else None
            return f"several terms are a list; write [{told}];", repair
        if len(names) > 1 and not vocabulary.field.many:
            message = f"only one may stand here; write {names[0]}"
            return f"{message}, or another of {', '.join(names[1:])};", None
        names = [name for t in vocabulary.terms for name in (t.slug, *t.aliases)]
        titles = {t.title: t.slug for t in vocabulary.terms}
        code = LANGUAGE_CODES.get(text.strip().casefold(), "")
        if code in vocabulary.by_slug:
            return f"{what}; write '{code}';", Repair(text, code)
        if other := called(vocabulary, text):
            return f"{what}; write '{other.slug}';", None
        if spans := _by_numbers(vocabulary, text):
            told = ", ".join(spans)
            told = told if listed or len(spans) == 1 else f"[{told}]"
            return f"{what}; going by the numbers, write {told};", None
        near = nearest(text, names) or titles.get(nearest(text, titles), "")
        return f"{what}; did you mean '{near}'?" if near else f"{what}{_offer(vocabulary)}", None


def _offer(vocabulary: Vocabulary) -> str:
    """Return what to write when no term is near: the terms, where they are few."""
    few = len(vocabulary.terms) <= MOST_LISTED
    return f"; use one of {', '.join(vocabulary.by_slug)};" if few else ";"


def _by_numbers(vocabulary: Vocabulary, text: str) -> list[str]:
    """Return the terms whose summaries name a span of years or months that a text lies in."""
    asked = _span(text)
    if not asked or not re.search(r"\d", text):
        return []
    spans = [(term.slug, _span(term.summary)) for term in vocabulary.terms]
    fits = [
        slug for slug, span in spans if span and max(span[0], asked[0]) < min(span[1], asked[1])
    ]
    return fits if vocabulary.field.many else fits[:1]


def _span(text: str) -> tuple[int, int] | None:
    """Return the months from and to which a text says that something is, years where it is mute."""
    said = _SPAN.search(text)
    if not said:
        return None
    unit = 1 if re.match(r"(?i)m", said[3] or "") else 12
    first = int(said[1]) if said[1].isdigit() else 0
    return first * unit, int(said[2]) * unit
