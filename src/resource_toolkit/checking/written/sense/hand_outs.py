"""Headings of what is handed out that no text has: then everything is handed out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from resource_toolkit.catalog import Catalog
from resource_toolkit.checking.named import problem_at
from resource_toolkit.checking.readability import Prose
from resource_toolkit.problems import Problem, Repair, as_line, did_you_mean, nearest, shown
from resource_toolkit.reading import ALL

_ARTICLE = "(?:(?:the|an?|la|el|una?) )?"
_PARTS = re.compile(r"\n## +([^\n]+)")
_TO_LEADER = (
    r"(?:[-*+] |\d{1,2}[.)] |> )?(?:[(\[][*_]{0,2}(?:notes? |nota )?(?:(?:for|to|para) )?"
    r"|[*_]{1,2}(?:notes? |nota )?(?:for|to|para) )(?:the |la |el )?"
    r"(?:facilitators?|trainers?|leaders?|facilitador\w*|capacitador\w*|quien guía)"
    r"(?: notes?)?[*_]{0,2}:"
)
"""How a line begins, in brackets or by a sign, that speaks to the one who leads."""
_FEW = 3
"""A kind with fewer pages shows no custom yet."""


def hand_outs(prose: Prose) -> Iterator[Problem]:
    """What a resource hands out should be a part of it."""
    yield from nearly_handed_out(prose)
    yield from _notes_inside(prose)
    resource = prose.resource
    for name, count in Counter(resource.hand_out).items():
        if count > 1:
            message = f"{shown(name)} stands twice in hand_out; name each part once"
            yield prose.at(resource.mark("hand_out", name), "RC551", message)
    if parted := _parted(prose):
        yield parted
        return
    for start in resource.hand_out:
        if start != ALL and f"## {start}" not in prose.text:
            heads = [line[3:].strip() for line in prose.text.split("\n") if line[:3] == "## "]
            usual = prose.catalog.hand_out(replace(resource, hand_out=()))
            meant = [one for one in usual if any(head.startswith(one) for head in heads)]
            plain = re.sub(f"(?i){_ARTICLE}", "", start, count=1)
            hint = did_you_mean(start, heads) or did_you_mean(plain, heads)
            hint = hint or f"; use one of {', '.join(map(_head, heads))}"
            near = nearest(start, heads)
            if near and near not in resource.hand_out and len(resource.hand_out) > 1:
                hint = f"; write {_head(near)} for {shown(start)}"
            elif meant:
                hint = f"; write [{', '.join(meant)}]"
            parts = [
                part.strip() for part in re.split(r"[,;]| (?:and|y|&) ", start) if part.strip()
            ]
            if len(parts) > 1 and all(any(h.startswith(one) for h in heads) for one in parts):
                hint = f"; several are a list: write [{', '.join(parts)}]"
            message = f"no heading begins with {shown(start)}, so everything is handed out{hint}"
            yield prose.at(resource.mark("hand_out", start), "RC551", message)


def _parted(prose: Prose) -> Problem | None:
    """Return the problem of a heading with a comma that stands in a list without quotes."""
    resource = prose.resource
    for first, second in pairwise(resource.hand_out):
        whole = f"{first}, {second}"
        if f"## {second}" not in prose.text and f"\n## {whole}" in f"\n{prose.text}":
            message = f'a comma parts this heading in two; write "{whole}" for {whole}'
            told = prose.at(resource.mark("hand_out", first), "RC551", message)
            return replace(told, repair=Repair(whole, f'"{whole}"'))
    return None


def _head(heading: str) -> str:
    """Return a heading as a list names it: in quotes of YAML where it holds a comma."""
    return f'"{heading}"' if "," in heading else shown(heading)


def nearly_handed_out(prose: Prose) -> Iterator[Problem]:
    """A part that is named nearly as what is handed out should be handed out."""
    words = prose.catalog.words_for(prose.resource)
    yield from _misspelled(prose, [words["filled_example"], words["facilitator_notes"]])
    starts = tuple(one for one in prose.catalog.hand_out(prose.resource) if one != ALL)
    missing = _missing(prose)
    heads = [head for head in _PARTS.finditer(f"\n{prose.text}") if not head[1].startswith(starts)]
    for head in heads if starts else ():
        for start in starts:
            named = re.match(rf"(?i){_ARTICLE}\w*{re.escape(start.split()[-1])}s?\b:?", head[1])
            if named and start not in missing:
                rest = head[1][named.end() :].strip()
                told = f"## {start}: {rest}" if rest else f"## {start}"
                message = "this part is not handed out; a heading of one begins with "
                message += f"{shown(start)}: write '{told}'"
                yield prose.at_body(head.start(), "RC551", message)
                break
    yield from _left_out(prose, starts)


def _misspelled(prose: Prose, parts: Sequence[str]) -> Iterator[Problem]:
    """Yield each heading that differs by a slip from the name of a part that is set apart."""
    handed = [one for one in prose.catalog.hand_out(prose.resource) if one != ALL]
    for head in _PARTS.finditer(f"\n{prose.text}"):
        name, colon, rest = head[1].partition(":")
        known = [*parts, *handed] if colon else parts
        near = [one for one in known if one[0] == name[0] and _differ_by_a_slip(name, one)]
        if near and name not in known and not name.startswith(tuple(handed)):
            told = as_line(f"## {near[0]}{colon}{rest}")
            message = f"{shown(name)} is {shown(near[0])} with a slip, so nobody knows this part; "
            problem = prose.at_body(head.start(), "RC551", f"{message}write {told}")
            yield replace(problem, repair=Repair(f"## {head[1]}", f"## {near[0]}{colon}{rest}"))


def _differ_by_a_slip(one: str, other: str) -> bool:
    """Return whether two names differ in a letter, or in two that changed places."""
    begin = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    ends = one[begin:], other[begin:]
    plain = [(ends[0][1:], ends[1]), (ends[0], ends[1][1:]), (ends[0][1:], ends[1][1:])]
    turned = ends[0][:2] == ends[1][1::-1] and ends[0][2:] == ends[1][2:]
    return begin > 0 and one != other and (turned or any(a == b for a, b in plain))


def _missing(prose: Prose) -> list[str]:
    """Return the parts that a line hand_out names and the text does not have."""
    named = prose.resource.hand_out
    return [one for one in named if one != ALL and f"## {one}" not in prose.text]


def _ends_so(heading: str, start: str) -> bool:
    """Return whether a heading is another one but for its article or a word before its last."""
    return heading.casefold().split()[-1:] == start.casefold().split()[-1:]


def _notes_inside(prose: Prose) -> Iterator[Problem]:
    """Yield notes for the one who leads that stand in a part which everybody gets."""
    notes = prose.catalog.words_for(prose.resource)["facilitator_notes"]
    starts = prose.catalog.hand_out(prose.resource)
    inner = re.compile(rf"(?i)^(?:###+ +{re.escape(notes)}:?[ \t]*$|{_TO_LEADER})", re.M)
    for head in inner.finditer(prose.text) if starts else ():
        part = [*_PARTS.finditer(f"\n{prose.text[: head.start()]}")][-1:]
        if ALL in starts or any(one[1].startswith(starts) for one in part):
            message = "these notes stand on the sheet that people get; put them behind it, under "
            yield prose.at_body(head.start(), "RC551", f"{message}'## {notes}'")


def _left_out(prose: Prose, starts: tuple[str, ...]) -> Iterator[Problem]:
    """Yield a part to fill in that stands between, or right behind, parts that are handed out."""
    parts = list(_PARTS.finditer(f"\n{prose.text}")) if starts else []
    handed = sum(part[1].startswith(starts) for part in parts)
    if handed >= (prose.resource.prints_on or 0) or _missing(prose):
        return  # Whoever counts pages shows that there are more parts; or a name is told.
    example = prose.catalog.words_for(prose.resource)["filled_example"]
    for n, part in enumerate(parts[1:], 1):
        end = parts[n + 1].start() if n + 1 < len(parts) else len(prose.text)
        words = prose.text[part.start() : end]
        inside = parts[n - 1][1].startswith(starts) and not part[1].startswith(starts)
        if inside and part[1].strip() != example and words.count("| <br>") >= _FEW:
            told = f"## {starts[0]}: {part[1][0].lower()}{part[1][1:]}"
            message = "this part is filled in and not handed out; a heading of one begins with "
            message += f"{shown(starts[0])}: write {as_line(told)}"
            yield prose.at_body(part.start(), "RC551", message)


def kinds_handed_out(catalog: Catalog) -> Iterator[Problem]:
    """What the pages of a kind hand out should be a part of some of them."""
    for vocabulary in catalog.vocabularies.values() if catalog.house.runs("RC551") else ():
        for n, term in enumerate(vocabulary.terms):
            starts = [start for start in term.hand_out if start != ALL]
            placed = catalog.by_term.get((vocabulary.name, term.slug), ()) if starts else ()
            bodies = [held.body for held in placed if not held.opens and not held.hand_out]
            if len(bodies) < _FEW:
                continue
            for start in starts:
                if not any(f"\n## {start}" in body for body in bodies):
                    heads = Counter(
                        line[3:]
                        for body in bodies
                        for line in body.split("\n")
                        if line[:3] == "## "
                    )
                    plain = Counter(head.partition(":")[0].strip() for head in heads.elements())
                    alike = [head for head, _ in plain.most_common() if _ends_so(head, start)]
                    hint = f"; write {shown(alike[0])}" if alike else did_you_mean(start, heads)
                    message = f"no page of the kind {shown(term.slug)} has a heading that begins "
                    message += f"with {shown(start)}, so each hands out everything{hint}"
                    yield problem_at(vocabulary, ("terms", n, "hand_out", start), "RC551", message)
