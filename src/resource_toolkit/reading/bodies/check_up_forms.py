"""The paper form of a check-up as Markdown: its questions, its key, and the tools for low lines."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from resource_toolkit.catalog import (
    Catalog,
    CheckUp,
    CheckUpWords,
    Resource,
    filled,
    near_totals,
    points,
    told_in,
)

_SIGNS = re.compile(r"[\\`*_\[\]<>|&#~]")
_ROOM = "<br>"
"""What makes a cell one to write in."""


def with_form(catalog: Catalog, resource: Resource) -> str:
    """Return the body of a resource as Markdown, with the form of the check-up that it names.

    The form comes before the example and the notes for the one who leads, else at the end. Where
    a part of the resource goes on with the questions ("The questions: …"), the key opens that part.
    """
    check_up = catalog.check_ups.get(resource.check_up or "")
    if check_up is None or check_up.vocabulary not in catalog.vocabularies:
        return resource.body
    words = catalog.words_for(resource)
    said = next((w for w in catalog.check_up_words if _fits(w, check_up, words["language"])), None)
    told = told_in(check_up, said) if said else check_up
    terms = {term.slug: term.title for term in said.terms} if said else {}
    asked = "\n".join(_form(told, words))
    key = "\n".join(_key(catalog, told, words, terms))
    names = [re.escape(words[name]) for name in ("filled_example", "facilitator_notes")]
    own = re.search(rf"^## {re.escape(words['form_questions'])}: .*$", resource.body, re.M)
    after = own or re.search(rf"^## (?:{'|'.join(names)})\s*$", resource.body, re.M)
    position = after.start() if after else len(resource.body)
    before, later = resource.body[:position].rstrip(), f"{key}\n\n{resource.body[position:]}"
    if own:
        later = f"\n{own[0]}\n{key}\n{resource.body[own.end() :]}"
    return f"{before}\n\n{asked}\n{later}"


def _fits(words: CheckUpWords, check_up: CheckUp, language: str) -> bool:
    return words.slug == check_up.slug and words.language == language


def _form(check_up: CheckUp, words: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of the form that people answer."""
    answers = " · ".join(f"**{n}** {_text(said)}" for n, said in enumerate(check_up.answers))
    yield f"## {words['form_questions']}\n\n{words['form_each']} {answers}"
    ask = _text(check_up.stem) or words["form_question"]
    for scale in check_up.scales:
        lines = check_up.lines_of(scale.id)
        total = filled(
            words["check_total"], {"scale": scale.title, "full": check_up.full(scale.id)}
        )
        ends = filled(words["check_ends"], {"low": scale.low, "high": scale.high})
        yield f"\n### {_text(scale.title)}\n\n{_text(ends)}\n"
        yield from _table(
            (words["form_line"], ask, words["form_score"]),
            [(line.id, _text(line.ask), _ROOM) for line in lines],
        )
        yield _row(("=", f"**{_text(total)}**", _ROOM))


def _key(
    catalog: Catalog, check_up: CheckUp, words: Mapping[str, str], terms: Mapping[str, str]
) -> Iterator[str]:
    """Yield the lines by which totals lead to a region, and the tools for low lines."""
    vocabulary = catalog.vocabularies[check_up.vocabulary]
    yield f"\n### {words['check_key']}\n\n{words['form_key_add']}\n"
    rows = []
    for region in check_up.regions:
        term = vocabulary.by_slug.get(region.term)
        title = terms.get(region.term) or (term.title if term else region.term)
        totals = [points(check_up, region, scale.id) for scale in check_up.scales]
        rows.append((f"**{_text(title)}**", *(_range(words, *total) for total in totals)))
    heads = [_text(scale.title) for scale in check_up.scales]
    yield from _table((_text(check_up.leaning) or words["check_lean"], *heads), rows)
    near: dict[str, list[str]] = {}
    for scale in check_up.scales:
        runs = ", ".join(_range(words, *run) for run in near_totals(check_up, scale.id))
        near.setdefault(runs, []).append(scale.title)
    for runs, scales in near.items():
        if runs:
            names = {"scale": ", ".join(scales), "range": runs}
            yield f"\n{_text(filled(words['check_near'], names))}"
    yield f"\n### {words['check_low']}\n"
    tools = [(line.id, ", ".join(_links(catalog, line.low))) for line in check_up.lines]
    yield from _beside((words["form_line"], words["check_which"]), tools)


def _range(words: Mapping[str, str], least: int, most: int) -> str:
    if least == most:
        return str(least)
    return filled(words["check_range"], {"least": least, "most": most})


def _links(catalog: Catalog, slugs: Iterable[str]) -> Iterator[str]:
    for slug in slugs:
        tool = catalog.resources.get(slug)
        if tool:
            yield f"[{_text(tool.title)}](../{tool.file_name})"


def _beside(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield a table, its second half beside its first where both are alike."""
    half, odd = divmod(len(rows), 2)
    if odd:
        yield from _table(heads, rows)
    else:
        pairs = zip(rows[:half], rows[half:], strict=True)
        yield from _table(heads * 2, (left + right for left, right in pairs))


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    heads = tuple(heads)
    yield _row(heads)
    yield _row("---" for _ in heads)
    yield from map(_row, rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(text: str) -> str:
    """Return a text in which Markdown finds no sign of its own."""
    return _SIGNS.sub(r"\\\g<0>", text)
