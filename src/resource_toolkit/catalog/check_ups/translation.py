"""The words of a check-up in another language. Ids, scales, regions and codes stay as they are."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from resource_toolkit.catalog.records import Record

from .check_ups import CheckUp, Gate, Line, Scale


@dataclass(frozen=True, kw_only=True, slots=True)
class TermWords:
    """Title and summary of a term, as a check-up in another language says them."""

    slug: str
    title: str
    summary: str


@dataclass(frozen=True, kw_only=True)
class CheckUpWords(Record):
    """What a check-up says in another language."""

    language: str
    of: str = ""
    """The fingerprint of the words that were translated."""
    translated: date | None = None
    reviewed: date | None = None
    reviewed_by: str = ""
    stem: str = ""
    leaning: str = ""
    scales: tuple[Scale, ...] = ()
    answers: tuple[str, ...] = ()
    unsure: str = ""
    note: str = ""
    first: Gate | None = None
    """The gate; its term is empty."""
    lines: tuple[Line, ...] = ()
    """The lines; their scales are empty. `low` only where this language has tools of its own."""
    notes: tuple[str, ...] = ()
    terms: tuple[TermWords, ...] = ()

    @property
    def address(self) -> str:
        """The page of the check-up in this language, relative to the site."""
        return f"{self.language}/check-ups/{self.slug}/"


def words_of(check_up: CheckUp) -> Mapping[str, object]:
    """Return all that a translation must say, as plain values in the order of the file."""
    gate = check_up.first
    return {
        "title": check_up.title,
        "summary": check_up.summary,
        "stem": check_up.stem,
        "leaning": check_up.leaning,
        "scales": [(scale.id, scale.title, scale.low, scale.high) for scale in check_up.scales],
        "answers": check_up.answers,
        "unsure": check_up.unsure,
        "note": check_up.note,
        "first": (gate.ask, gate.yes, gate.no) if gate else None,
        "lines": [(line.id, line.ask, line.help, line.goal) for line in check_up.lines],
        "notes": check_up.notes,
    }


def words_fingerprint(check_up: CheckUp) -> str:
    """Return eight characters that change with any word that is to be translated."""
    text = json.dumps(words_of(check_up), ensure_ascii=False)
    return sha256(text.encode()).hexdigest()[:8]


def told_in(check_up: CheckUp, words: CheckUpWords) -> CheckUp:
    """Return the check-up with the words of a translation that fits it; codes mean the same."""
    lines = {line.id: line for line in words.lines}
    scales = {scale.id: scale for scale in words.scales}
    gate, said = check_up.first, words.first
    return replace(
        check_up,
        title=words.title,
        summary=words.summary,
        stem=words.stem,
        leaning=words.leaning,
        scales=tuple(scales[scale.id] for scale in check_up.scales),
        answers=words.answers,
        unsure=words.unsure,
        note=words.note,
        first=replace(said, term=gate.term) if gate and said else None,
        lines=tuple(_line(line, lines[line.id]) for line in check_up.lines),
        notes=words.notes,
    )


def _line(line: Line, said: Line) -> Line:
    return replace(said, scale=line.scale, low=said.low or line.low)
