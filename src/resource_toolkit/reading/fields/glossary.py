"""What is wrong in a glossary that can be read: letters in both lists, or beside their words."""

import re
from collections.abc import Mapping, Sequence

from resource_toolkit.problems import Marks, Repair, Report, shown


def refuse_letters(
    explained: Mapping[str, str], known: Sequence[str], head: Marks, report: Report
) -> None:
    """Add a problem for letters in both lists, and for words that repeat their letters."""
    for n, name in enumerate(known):
        if name in explained:
            message = f"{shown(name)} stands under 'explained' too; keep it in one of the two"
            report.add(head.mark_of("known", n), "RC204", message)
    for name, words in explained.items():
        letters = rf" *\(?(?<!\w){re.escape(name)}(?!\w)[):]? *\(?"
        alone = re.sub(letters, "", words, count=1)
        if alone != words:
            alone = alone if "(" in alone else alone.removesuffix(")")
            message = f"only the words of {shown(name)} stand here; write '{alone}'"
            report.add(
                head.mark_of("explained", name), "RC103", message, repair=Repair(words, alone)
            )
