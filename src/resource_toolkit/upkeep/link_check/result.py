"""What a link check found: as text, and as new addresses in the files."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from resource_toolkit.reading import LinkState, Outcome, address_fault
from resource_toolkit.upkeep.outcome_words import WORDS
from resource_toolkit.writing import encoded, read_lines, write_files

from .mentions import Mention


def fix_redirects(
    root: Path, states: Mapping[str, LinkState], mentions: Mapping[str, Iterable[Mention]]
) -> list[tuple[str, str, str]]:
    """Write new addresses over those that have moved for good; return (file, old, new)."""
    fixed: list[tuple[str, str, str]] = []
    files: dict[str, tuple[str, str]] = {}
    for address, state in sorted(states.items()):
        if state.outcome is not Outcome.MOVED or not state.moved_to:
            continue
        target = state.moved_to
        if address_fault(target):
            continue
        whole = re.compile(re.escape(address) + r"(?=[.,;:!?]?(?:[\s\"'<>)\]},#]|$))", re.M)
        for mention in mentions.get(address, ()):
            text, newline = files.get(mention.path) or read_lines(root / mention.path)
            changed = whole.sub(lambda _, target=target: target, text)  # type: ignore[misc]
            if changed != text:
                files[mention.path] = changed, newline
                fixed.append((mention.path, address, target))
    write_files(root, {name: encoded(text, newline) for name, (text, newline) in files.items()})
    return fixed


def links_text(
    states: Mapping[str, LinkState],
    mentions: Mapping[str, list[Mention]],
    *,
    markdown: bool = False,
) -> str:
    """Return what a run found, worst first, with the files to change."""
    lines: list[str] = []
    for outcome, words in WORDS.items():
        named = [a for a in mentions if a in states and states[a].outcome is outcome]
        lines.append(f"## {words}: {len(named)}" if markdown else f"{words}: {len(named)}")
        for address in named if outcome is not Outcome.FINE else ():
            state = states[address]
            row = f"- <{address}>" if markdown else f"  {address}"
            times = f", {state.failures} times in a row" if state.failures > 1 else ""
            lines.append(f"{row} {state.reason}{times}")
            if state.moved_to:
                lines.append(f"    write {state.moved_to}")
            lines += [f"    in {mention.path}" for mention in mentions[address]]
    return "\n".join(lines)
