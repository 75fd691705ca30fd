"""What is wrong in a form that people fill in: boxes that are ticked, two places of one name."""

import re
from collections.abc import Iterator
from dataclasses import replace

from resource_toolkit.checking.readability import Prose
from resource_toolkit.problems import Problem, Repair, shown

_TICKED = re.compile(r"^ *[-*+] \[[xX]\] |[☑☒✅](?= ?\w)", re.M)
_LABEL = re.compile(r"\*\*([^*\n]+:)\*\* __")
_ROW = re.compile(r"\n\|([^|\n]*\w[^|\n]*:)\*{0,2} *\| *(?:<br> *)*\|(?=\n|\Z)")


def filled_forms(prose: Prose) -> Iterator[Problem]:
    """A form should be empty, and each place to fill in should have a name of its own."""
    text = prose.text
    ticked = any(map(text.__contains__, ("[x]", "[X]", "☑", "☒", "✅")))
    for box in _TICKED.finditer(text) if ticked and prose.catalog.hand_out(prose.resource) else ():
        head = re.findall(r"^## +([^\n]*?) *$", text[: box.start()], re.M)[-1:]
        if head != [prose.catalog.words_for(prose.resource)["filled_example"]]:
            told = re.sub(r"\[[xX]\]", "[ ]", box[0]) if "[" in box[0] else "☐"
            message = f"this box is ticked on everybody's sheet; write '{told.strip()}'"
            yield replace(prose.at_body(box.start(), "RC549", message), repair=Repair(box[0], told))
    for line in text.split("\n") if ":** __" in text else ():
        labels = _LABEL.findall(line) if line.count(":** __") > 1 else []
        for label in sorted({label for label in labels if labels.count(label) > 1}):
            message = f"{shown(label)} stands twice in this line; give one of them another name"
            yield prose.at_body(text.index(line), "RC549", message)
    if ": |" not in text:
        return
    seen: dict[str, int] = {}
    for row in _ROW.finditer(text):
        name = row[1].strip(" *").casefold()
        table = text.rfind("\n\n", 0, row.start())
        if seen.setdefault(name, table) == table and text.count(row[0], table, row.start() + 1):
            message = f"{shown(row[1].strip(' *'))} stands twice in this table; give one of them "
            message += "another name: who hears the form cannot tell them apart"
            yield prose.at_body(row.start() + 1, "RC549", message)
        seen[name] = table
