"""The glossary: acronyms with their words, and those that everybody knows."""

import re
from pathlib import Path

from resource_toolkit.catalog import Acronyms
from resource_toolkit.problems import Repair, Report, shown

from .fields.file_fields import ACRONYM_FIELDS
from .folder import Folder


def acronyms(folder: Folder, path: Path) -> Acronyms:
    """Return the glossary."""
    values, head = folder.group(path, ACRONYM_FIELDS)
    told, report = Acronyms(**values), Report(path=folder.name(path))
    for n, name in enumerate(told.known):
        if name in told.explained:
            message = f"{shown(name)} stands under 'explained' too; keep it in one of the two"
            report.add(head.mark_of("known", n), "RC204", message)
    for name, words in told.explained.items():
        alone = re.sub(rf" *\(?(?<!\w){re.escape(name)}(?!\w)[):]? *\(?", "", words, count=1)
        if alone != words:
            alone = alone if "(" in alone else alone.removesuffix(")")
            message = f"only the words of {shown(name)} stand here; write '{alone}'"
            report.add(
                head.mark_of("explained", name), "RC103", message, repair=Repair(words, alone)
            )
    folder.problems += report.problems
    return told
