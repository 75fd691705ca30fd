"""Lines of the list of published addresses that a change made others: nobody writes there."""

import re
from collections.abc import Mapping

from resource_toolkit.catalog import known_addresses
from resource_toolkit.checking import Checked
from resource_toolkit.problems import Problem, shown

from .lines import changed

_CODE = "RC306"


def with_ledger(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit; a published address with a slip is told with what it was.

    `before` has the former texts of the files of a change. What else is told of the address is its
    effect.
    """
    path = f"{now.catalog.folder}/permalinks.txt"
    file = now.catalog.root / path
    if path not in before or not file.is_file():
        return now.problems
    problems, known = list(now.problems), known_addresses(now.catalog)
    old, new = before[path].split("\n"), file.read_text("utf-8", "replace").split("\n")
    lines = list(changed(old, new))
    for line in lines:
        was, said = line.was.strip(), line.now.strip()
        if not was or not said or was in new or said in old or said.strip("/") + "/" in known:
            continue
        name = re.escape(said.strip("/").rpartition("/")[2])
        own = re.compile(rf"(?<![\w-]){name}(?![\w-])")
        problems = [one for one in problems if one.code != _CODE or not own.search(one.message)]
        message = f"{shown(said)} is no page, and until now this line was '{was}'; write that again"
        problems.append(Problem(path=path, line=line.at + 1, column=1, code=_CODE, message=message))
    slips = {line.was for line in lines}
    for at, was in enumerate(old):
        lost = was.strip().strip("/") + "/" in known and was not in new and was not in slips
        if lost and was.strip():
            message = f"'{was.strip()}' stood here until now, and people have this address on "
            above = next((new.index(row) for row in reversed(old[:at]) if row in new), 0)
            number = min(above + 2, len(new))
            message += "paper; put the line back"
            problems.append(Problem(path=path, line=number, column=1, code=_CODE, message=message))
    return problems
