"""Reports that come again: one issue holds the last; what is new in it is told in a comment."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

from resource_toolkit.catalog import Catalog, Record, Settings
from resource_toolkit.problems import ToolkitError
from resource_toolkit.reading import Outcome
from resource_toolkit.upkeep.outcome_words import WORDS

from .host import Host, cut
from .owners import accounts

_MOST_NEW = 30
_FILE = re.compile(r"[\w./-]+/[\w.-]+\.(?:md|yml)")
_CHANGING = re.compile(r"\b\d{4}-\d{2}-\d{2}\b|, \d+ times in a row$")
_NO_NEWS = (WORDS[Outcome.UNSURE], WORDS[Outcome.FINE])
"""Headings below which nothing is worth a comment: hosts often answer no program."""


def report(
    host: Host, catalog: Catalog, settings: Settings, *, title: str, label: str, text: str
) -> str:
    """Write a report into its one issue; return what was said of it in a comment, or nothing.

    Nobody is told of an edit by the host. So what is new is said in a comment that names who looks
    after it, and a closed issue is opened again for it.
    """
    issues = host.api(f"issues?labels={label}&state=all&per_page=1")
    if not issues:
        with suppress(ToolkitError):  # it is there
            host.api("labels", "POST", {"name": label, "color": "2f7d5b"})
        issue = host.api("issues", "POST", {"title": title, "body": cut(text), "labels": [label]})
        former = ""
    else:
        issue, former = issues[0], issues[0]["body"] or ""
    number = int(issue["number"])
    new = new_entries(former, text)
    if issues:
        change: dict[str, object] = {"body": cut(text)}
        if new and issue["state"] == "closed":
            change["state"] = "open"
        host.api(f"issues/{number}", "PATCH", change)
    if not new:
        return ""
    said = comment_of(catalog, settings, new)
    host.api(f"issues/{number}/comments", "POST", {"body": cut(said)})
    return said


def new_entries(former: str, text: str) -> list[str]:
    """Return the entries of a report that were not in the one before.

    An entry is a line with what is indented below it. It is known by its heading and its words;
    days, and how often something failed, are no news.
    """
    known = entries(former)
    return [entry for key, entry in entries(text).items() if key not in known]


def entries(text: str) -> dict[str, str]:
    """Return what is told in a report, by what makes it known again."""
    told: dict[str, str] = {}
    heading = key = ""
    for line in text.splitlines():
        if line.startswith("#"):
            heading, key = line.lstrip("# ").partition(":")[0], ""
        elif line.startswith("    ") and key:
            told[key] += f"\n{line}"
        elif line.startswith(("- ", "  ")) and heading not in _NO_NEWS:
            words = line.strip().removeprefix("- ")
            key = f"{heading}: {_CHANGING.sub('', words)}"
            told[key] = f"- {heading}: {words}" if heading else f"- {words}"
        else:
            key = ""
    return told


def comment_of(catalog: Catalog, settings: Settings, new: list[str]) -> str:
    """Return the comment on what is new, with the stewards of the files that it names."""
    lines = ["New in this report:", "", *new[:_MOST_NEW]]
    if len(new) > _MOST_NEW:
        lines.append(f"- and {len(new) - _MOST_NEW} more")
    named = list(dict.fromkeys(_stewards(catalog, settings, new)))
    if named:
        lines += ["", f"For {', '.join(named)}."]
    return "\n".join(lines)


def _stewards(catalog: Catalog, settings: Settings, lines: Iterable[str]) -> Iterator[str]:
    records: dict[str, Record] = {r.path: r for r in catalog.resources.values()}
    for line in lines:
        for path in _FILE.findall(line):
            resource = catalog.resources.get(path.rpartition("/")[2].removesuffix(".md"))
            steward = None
            if resource is not None and path in records:
                steward = resource.steward or catalog.collections[resource.collection].steward
            yield from (name for name in accounts(steward or settings.stewards) if name[0] == "@")
