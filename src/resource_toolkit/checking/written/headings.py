"""Headings: those that a kind of resource asks for, and their levels."""

import re
from collections.abc import Iterator
from dataclasses import replace

from resource_toolkit.checking.readability import Prose
from resource_toolkit.problems import Problem, Repair, as_line, shown
from resource_toolkit.reading import section_titles

from .notes import second_titles

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]", re.M)
_TITLE = re.compile(r"^(#{2,6})[ \t]+([^\n]*?)[ \t#]*$", re.M)
_EMPTY_SECTION = re.compile(r"^## +(\S[^\n]*)(?:\n\s*)?(?=^## |\Z)", re.M)
_DECORATED = re.compile(r"\*\*|__|[^a-z\n]+$")


def sections(prose: Prose) -> Iterator[Problem]:
    """A resource in the home language should have the sections of its kind."""
    catalog, resource = prose.catalog, prose.resource
    home = catalog.spoken and catalog.home_language
    if resource.opens or (home and catalog.language_of(resource) != home):
        return
    # What a kind asks for is always missed; an empty section only where the agency minds.
    empty = _EMPTY_SECTION.finditer(prose.text) if catalog.house.asked_for("RC504") else ()
    for match in empty:
        message = f"section {shown(match[1])} is empty; write it, or delete its heading"
        yield prose.at_body(match.start(), "RC504", message)
    present = [title.casefold() for title in section_titles(prose.body)]
    yield from _lost_signs(prose, present)
    for vocabulary in catalog.vocabularies.values():
        for placed in resource.terms(vocabulary.name):
            missing = []
            for wanted in catalog.term(vocabulary.name, placed).sections:
                if any(_is_section(title, wanted.casefold()) for title in present):
                    continue
                line = _like_heading(prose, wanted)
                if line is None:
                    missing.append(shown(wanted))
                elif not _DECORATED.match(line[0]):  # Else that line is told.
                    rest = line["rest"] or ""
                    told = f"## {wanted}: {rest.strip()}" if rest.strip() else f"## {wanted}"
                    message = f"this should be the heading of a section; write {as_line(told)}"
                    yield prose.at_body(line.start(), "RC504", message)
            if missing:
                yield _missing(prose, placed, missing)


def _lost_signs(prose: Prose, present: list[str]) -> Iterator[Problem]:
    """Yield each line that is the name of a part to hand out, and no heading."""
    wanted = {name for term in prose.catalog.terms_of(prose.resource) for name in term.sections}
    for name in prose.catalog.hand_out(prose.resource):
        if name in wanted or any(title.startswith(name.casefold()) for title in present):
            continue
        if line := re.search(rf"(?m)^{re.escape(name)}[:. ]*$", prose.text):
            message = f"this should be the heading of a section; write {as_line(f'## {name}')}"
            repair = Repair(line[0], f"## {name}")
            yield replace(prose.at_body(line.start(), "RC504", message), repair=repair)


def _missing(prose: Prose, placed: str, missing: list[str]) -> Problem:
    """Return the problem of sections that a kind asks for and a text lacks."""
    if len(missing) == 1 and (twice := _twice(prose)):
        message = f"this heading stands twice; {missing[0]} is missing: give one of them this name"
        return prose.at_body(twice.start(), "RC504", message)
    article = "an" if placed[0] in "aeiou" else "a"
    message = (
        f"sections of {article} {placed} are missing: {', '.join(missing)}; add their headings"
    )
    return prose.at_body(0, "RC504", message)


def _twice(prose: Prose) -> re.Match[str] | None:
    """Return the first heading of a section that another one has too, further up."""
    seen: set[str] = set()
    for head in _TITLE.finditer(prose.text):
        if head[1] == "##" and head[2].casefold() in seen:
            return head
        seen |= {head[2].casefold()} if head[1] == "##" else set()
    return None


def _like_heading(prose: Prose, wanted: str) -> re.Match[str] | None:
    """Return the line that was meant to be a heading, or nothing."""
    name = re.escape(wanted)
    return re.search(
        rf"(?im)^(?:[^\w\n]{{0,4}}{name}[*_:. ]*|#+ {name}\b(?!:)(?P<rest>[^\n]*))$", prose.text
    )


def _is_section(title: str, wanted: str) -> bool:
    return title == wanted or title.startswith(f"{wanted}:")


def heading_levels(prose: Prose) -> Iterator[Problem]:
    """Headings should not skip a level; a body begins at level 2."""
    yield from second_titles(prose)
    above = 1
    for match in _HEADING.finditer(prose.text):
        level = max(len(match[1]), 2)
        if level > above + 1:
            message = f"the heading skips a level; write {'#' * (above + 1)} instead of {match[1]}"
            yield prose.at_body(match.start(), "RC507", message)
        above = level
    starts = prose.catalog.hand_out(prose.resource)
    given = False
    for head in _TITLE.finditer(prose.text) if starts and "\n###" in prose.text else ():
        named = head[2].startswith(starts)
        if head[1] == "##":
            given = named
        elif named and not given:
            message = f"this part is handed out only below a heading with ##; write '## {head[2]}'"
            yield prose.at_body(head.start(), "RC507", message)
