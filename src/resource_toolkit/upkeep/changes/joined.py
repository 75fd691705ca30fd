"""Two texts of a list that a change made one, as when a comma between them was lost."""

from collections.abc import Iterator, Mapping, Sequence

import yaml

from resource_toolkit.catalog import Resource
from resource_toolkit.checking import Checked
from resource_toolkit.problems import Problem

_SIGNS = " .;:/|-–—"


def with_joined(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit, with each text of a list that was two until now."""
    own = [one for one in now.catalog.active if one.path in before]
    return [*now.problems, *(told for one in own for told in _joined(one, before[one.path]))]


def _joined(resource: Resource, was: str) -> Iterator[Problem]:
    parts = was.split("---\n", 2)
    try:
        head: object = yaml.load(parts[1], Loader=yaml.CSafeLoader) if len(parts) > 2 else {}
    except yaml.YAMLError:
        return
    asked = head.get("asked_as") if isinstance(head, dict) else None
    lists: dict[tuple[str, ...], tuple[Sequence[str], object]] = {
        ("asked_as", language): (phrases, asked.get(language))
        for language, phrases in resource.asked_as.items()
        if isinstance(asked, dict)
    }
    if isinstance(head, dict):
        lists[("also_called",)] = (resource.also_called, head.get("also_called"))
    for steps, (phrases, former) in lists.items():
        lost = (
            [str(one) for one in former if one not in phrases] if isinstance(former, list) else []
        )
        for n, phrase in enumerate(phrases) if len(lost) > 1 else ():
            first = next((one for one in lost if phrase.startswith(one) and phrase != one), "")
            rest = phrase[len(first) :].lstrip(_SIGNS)
            if first and rest in lost:
                line, column = resource.mark(*steps, n)
                message = f"a comma is lost here; write '{first}, {rest}', as it was until now"
                yield Problem(
                    path=resource.path, line=line, column=column, code="RC512", message=message
                )
