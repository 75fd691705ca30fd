"""Words of a changed line: of another language, or with a number that others count on."""

import re
from collections.abc import Iterator, Sequence

from resource_toolkit.checking import COUNTS, TENS, count_of, small_words
from resource_toolkit.problems import shown
from resource_toolkit.upkeep.changes.lines import AGREES, Line, Told

from .tongues import Tongues, turned

_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_NAMED = re.compile(
    r"\[[^\]]*\](?:\([^)]*\))?|«[^»]*»|“[^”]*”|\"[^\"]*\"|\*[^*]+\*|\{\{.*?\}\}|`[^`]*`"
)
"""Links, quoted words and calls, which may be of another language."""
_SURE, _FEW = 3, 2
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_COUNT = re.compile(rf"(?i)(?<![\w.,:/-])(?:{'|'.join((*COUNTS, *TENS))}|\d{{1,2}})(?!\w|[.,:/]\d)")
_NEXT = re.compile(r"[ -]+([^\W\d_]+)(?: +([^\W\d_]+))?")
_USUAL = re.compile(
    r"(?i)(?:minut|second|day|días|week|seman|month|meses|year|años|people|person|child|niñ|adult"
    r"|famil|times|veces|inch|pulg|feet|page|págin)"
)
"""What a text counts at many places, each time other ones."""
_STEM, _DOZEN = 4, 12


def other_language(lines: Sequence[Line], tongues: Tongues) -> Iterator[Told]:
    """Yield each line with words of another language than those that stood there."""
    for line in lines:
        was = _language(line.was, 1)
        fresh = [said for said in _SENTENCE.findall(_plain(line.now)) if said not in line.was]
        least = _FEW if len(fresh) == 1 and not _kept(line) else _SURE
        strange = next((said for said in fresh if _language(said, least) not in ("", was)), "")
        strange = strange or next(
            (said for said in fresh if was and _is_other(said, was, tongues)), ""
        )
        if was and strange:
            yield turned(line, strange, _language(strange, 1), was)


def strange_lines(
    own: str, old: Sequence[str], lines: Sequence[Line], tongues: Tongues
) -> Iterator[Told]:
    """Yield each new line of another language than its page, where none of that stood until now."""
    fresh = [line for line in lines if not line.was.strip() and line.now[:1] not in ">|!"]
    strange = [
        line
        for line in fresh
        if any(_is_other(said, own, tongues) for said in _SENTENCE.findall(_plain(line.now)))
    ]
    if strange and not any(_language(row, _SURE) not in ("", own) for row in old):
        for line in strange:
            message = f"{shown(line.now.strip())} is in another language than the page; translate "
            yield Told(line, "RC548", f"{message}it, or, if it is meant so, put it in quotes")


def _is_other(said: str, own: str, tongues: Tongues) -> bool:
    """Return whether a sentence is of another language by its small words and by one more."""
    language = _language(said, 1)
    if language in ("", own):
        return False
    sure = _language(said, _FEW) or len(_LONG_WORD.findall(said)) > _FEW
    return bool(_language(said, _SURE) or (sure and tongues.of(said) == language))


def _kept(line: Line) -> bool:
    """Return whether some sentence of a line is as it was."""
    return any(said in line.now for said in _SENTENCE.findall(line.was))


def _plain(text: str) -> str:
    return _NAMED.sub(" ", text.strip().strip("\"'"))


def _language(text: str, least: int) -> str:
    """Return the language of a text, if its small words tell it; else nothing."""
    english, spanish = (small_words(name, _plain(text)) for name in ("en", "es"))
    if english >= least and english > _SURE * spanish:
        return "en"
    return "es" if spanish >= least and spanish > _SURE * english else ""


def counts_left(
    rows: Sequence[str], lines: Sequence[Line], *, hours: bool, odd: bool = False
) -> Iterator[Told]:
    """Yield each line with another number than before, where other lines still say the old one.

    What is counted at many places counts if its number is one that few have; `odd` asks for such.
    """
    for line in lines:
        was, now = (list(_COUNT.finditer(text)) for text in (line.was, line.now))
        unlike = [(a, b) for a, b in zip(was, now, strict=False) if _value(a) != _value(b)]
        if len(was) != len(now) or len(unlike) != 1:
            continue
        old, new = unlike[0]
        nouns, rare = _nouns(line.was, old), _is_rare(_value(old))
        if not nouns or (odd and not rare):
            continue
        usual = _USUAL.match(nouns[0]) or (not hours and nouns[0].startswith(("hour", "hora")))
        if usual and not rare:
            continue
        if line.was[: old.start()] != line.now[: new.start()]:
            continue
        for at, row in enumerate(rows):
            said = next((one for one in _COUNT.finditer(row) if _same(row, one, old, nouns)), None)
            if said and at != line.at:
                behind = _NEXT.match(row, said.end())
                words = row[said.start() : behind.end(1) if behind else said.end()]
                message = f"line {at + 1} still says {shown(words)}; write {old[0]} here again, or "
                yield Told(line, AGREES, f"{message}correct it there too")
                break


def _is_rare(number: int) -> bool:
    return number > _DOZEN and number % 5 > 0


def _value(said: re.Match[str]) -> int:
    return TENS.get(said[0].casefold()) or count_of(said[0])


def _nouns(row: str, said: re.Match[str]) -> list[str]:
    """Return what a number may count: the next word, or the one behind it."""
    behind = _NEXT.match(row, said.end())
    words = [word for word in behind.groups() if word] if behind else []
    if words and (words[0].endswith("s") or row[said.end()] == "-"):
        words = words[:1]
    return [word.casefold() for word in words if len(word) >= _STEM]


def _same(row: str, said: re.Match[str], old: re.Match[str], nouns: Sequence[str]) -> bool:
    """Return whether a number of a row is the old one, of the same things."""
    theirs = _nouns(row, said) if _value(said) == _value(old) else []
    return any(one[:_STEM] == nouns[-1][:_STEM] for one in theirs)
