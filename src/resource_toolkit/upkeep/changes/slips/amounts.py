"""Amounts that a change of a text made others than those of its safety rules, or of its twin."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from resource_toolkit.catalog import Quoted, Resource, twin_of
from resource_toolkit.checking import Amount, Checked, amounts_in
from resource_toolkit.problems import shown
from resource_toolkit.upkeep.changes.lines import AGREES, Line, Told

_QUOTE = re.compile(r"[\"“«][^\"“”«»\n]{20,}[\"”»]")
LASTS = re.compile(
    r"(?i)\b(?:time|takes?|needs?|lasts?|total|plan on|allow|set aside|tiempo|dura|tarda)\b"
)


def of_rules(now: Checked, resource: Resource, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each line with another amount than before, where a safety rule of its file had it."""
    rules = [rule for rule in now.catalog.safety.rules if rule.id in resource.safety_rules]
    said = {
        rule.id: {one.key for quoted in (rule.quoted, *rule.translated.values())
                  for one in measures(_words(quoted))}
        for rule in rules
    }  # fmt: skip
    for line in lines if rules else ():
        lost, new = changed_amount(line)
        name = next((name for name, keys in said.items() if lost and lost.key in keys), "")
        if lost and new and name:
            message = f"{shown(lost.said)} stood here until now, as the safety rule {name} says; "
            message += f"write it again, or, if {shown(new.said)} is meant, compare the line with "
            yield Told(line, AGREES, f"{message}the rule and keep it")


def of_twin(now: Checked, resource: Resource, was: str, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each line with another amount than before, which minutes or a twin have still."""
    twin = twin_of(now.catalog, resource)
    there = Counter(one.key for one in measures(twin.body if twin else ""))
    before, here = (Counter(one.key for one in measures(text)) for text in (was, resource.body))
    for line in lines:
        lost, new = changed_amount(line)
        if not lost or not new:
            continue
        key = lost.key
        quoted = next((one.said for said in _QUOTE.findall(line.now) for one in measures(said)
                       if one.key == key), "")  # fmt: skip
        where = twin.path if twin and before[key] == there[key] > here[key] else ""
        if (
            key in (((minutes := resource.minutes or 0), "minute"), (minutes / 60, "hour"))
            and not where
            and (line.at < 0 or LASTS.search(line.now))
        ):
            where = "'minutes'"
        if quoted:
            message = f"{shown(lost.said)} stood here until now, and the quote in this line says "
            message += f"{shown(quoted)}; write it again, or, if it is meant so, say why"
            yield Told(line, AGREES, message)
        elif where:
            message = (
                f"{shown(lost.said)} stood here until now, and {where} still says so; write it "
            )
            yield Told(line, AGREES, f"{message}again, or correct it there too")


def changed_amount(line: Line) -> tuple[Amount | None, Amount | None]:
    """Return the only amount of a line that is another one now, as it was and as it is.

    Of two that changed places, it is the first.
    """
    was, now = measures(line.was), measures(line.now)
    lost, new = _only_in(was, now), _only_in(now, was)
    if len(lost) == len(new) == 1 and lost[0].key[1] == new[0].key[1]:
        return lost[0], new[0]
    unlike = [(a, b) for a, b in zip(was, now, strict=False) if a.key != b.key]
    units = {one.key[1] for pair in unlike for one in pair}
    if len(was) == len(now) and len(unlike) == len(units) == 1:
        return unlike[0]
    if not lost and not new and len(unlike) == 2 and len(units) == 1:
        return unlike[0]
    return None, None


def _only_in(some: Sequence[Amount], others: Sequence[Amount]) -> list[Amount]:
    here, there = (Counter(one.key for one in amounts) for amounts in (some, others))
    return [one for one in some if here[one.key] > there[one.key]]


def measures(text: str) -> list[Amount]:
    """Return each amount of a text that has a unit, degrees written together too."""
    plain = re.sub(r"° ?([FC])\b", r" °\1", text)
    plain = re.sub(r"degrees F\b", "°F", plain)
    amounts = [one for one in amounts_in(plain) if one.key[1]]
    return [
        one._replace(said=re.sub(r"°\w", lambda unit: unit[0].upper(), one.said)) for one in amounts
    ]


def _words(quoted: Quoted) -> str:
    return " ".join((*quoted.quote, *quoted.more, quoted.gist or ""))
