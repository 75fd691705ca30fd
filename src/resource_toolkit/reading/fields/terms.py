"""The form of a field that names terms of a vocabulary: one, a list, or terms with reasons."""

import re
from dataclasses import dataclass

from resource_toolkit.catalog import Placement, Vocabulary, called, placement
from resource_toolkit.problems import Repair, Report, as_line, nearest, shown
from resource_toolkit.reading.frontmatter import MappingNode, Node, ScalarNode, SequenceNode

from .keys import MOST_LISTED
from .slugs import LANGUAGE_CODES
from .term_names import all_terms, by_numbers, one_term, parted, with_reason
from .values import JsonSchema, Text, scalar


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

    def _unknown(
        self, written: ScalarNode, *, listed: bool, alone: bool
    ) -> tuple[str, Repair | None]:
        """Return what to say, and to write, of a text that names no term."""
        vocabulary, text = self.vocabulary, written.value
        what = f"unknown {vocabulary.singular} {shown(text)}"
        if term := one_term(vocabulary, text):
            return f"{what}; write '{term.slug}';", Repair(text, term.slug)
        if several := self._several(written, listed=listed, alone=alone):
            return several
        code = LANGUAGE_CODES.get(text.strip().casefold(), "")
        if code in vocabulary.by_slug:
            return f"{what}; write '{code}';", Repair(text, code)
        if other := called(vocabulary, text):
            return f"{what}; write '{other.slug}';", None
        if spans := by_numbers(vocabulary, text):
            told = ", ".join(spans)
            told = told if listed or len(spans) == 1 else f"[{told}]"
            return f"{what}; going by the numbers, write {told};", None
        names = [name for t in vocabulary.terms for name in (t.slug, *t.aliases)]
        titles = {t.title: t.slug for t in vocabulary.terms}
        near = nearest(text, names) or titles.get(nearest(text, titles), "")
        return f"{what}; did you mean '{near}'?" if near else f"{what}{_offer(vocabulary)}", None

    def _several(
        self, written: ScalarNode, *, listed: bool, alone: bool
    ) -> tuple[str, Repair | None] | None:
        """Return the same of a text that names several terms, or one with its reason."""
        vocabulary, text = self.vocabulary, written.value
        if told := with_reason(vocabulary, text):
            form = (
                "with reasons stand on lines of their own, without hyphens"
                if listed
                else "with a reason is a group"
            )
            how = as_line(f"  {told}") if listed else f"{{{told}}}"
            return f"{'terms' if listed else 'a term'} {form}; write {how};", None
        inner = re.sub(r"^[(\[<]+|[)\]>]+$|^[-–—](?=\w)|(?<=\s)[-–—](?=\w)", "", text.strip())
        names = all_terms(vocabulary, inner)
        if not vocabulary.field.many:
            message = f"only one may stand here; write {names[0]}" if len(names) > 1 else ""
            return (f"{message}, or another of {', '.join(names[1:])};", None) if message else None
        several = len(names) > (inner == text.strip())
        told = ", ".join(names) if several else parted(vocabulary, text) if listed else ""
        if told and listed:
            repair = Repair(text, told) if written.plain else None
            told = f"[{told}]" if alone else told
            return f"a comma parts two terms of a list; write {told};", repair
        repair = Repair(text, f"[{told}]") if "," in text else None
        return (f"several terms are a list; write [{told}];", repair) if told else None


def _offer(vocabulary: Vocabulary) -> str:
    """Return what to write when no term is near: the terms, where they are few."""
    few = len(vocabulary.terms) <= MOST_LISTED
    return f"; use one of {', '.join(vocabulary.by_slug)};" if few else ";"
