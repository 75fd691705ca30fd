"""Telephone numbers that differ by a slip from one that is known, or have too few digits."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from resource_toolkit.catalog import Catalog, Record, Resource, twin_of
from resource_toolkit.checking.links import at_start
from resource_toolkit.checking.named import Steps, problem_at
from resource_toolkit.problems import Problem

_END = re.compile(r"[-.](?<=\d\d[-.])\d{2,6}(?![\d-]|\.\d)")
_BEFORE = re.compile(r"(?<![\d.-])(?:1[-. ])?\(?\d{2,4}\)?[-. ]\d{2,4}\Z")
_MANY = 50
"""Fewer texts have too few words to tell a name by."""
_KNOWN = 3
"""A number that so many sheets name is taken for the right one."""
_WHOLE = 10
"""So many digits has a number, without the 1 before it."""
_FREE = re.compile(r"1[-. ]\(?8(?:00|33|44|55|66|77|88)\)?[-. ]")
"""How a number begins that is free to call, and always has that many digits."""
_WITH_CODE = re.compile(r"1[-. ]\(?8(?:00|33|44|55|66|77|88)\)?[-. ]|\(?[2-9]\d\d\)?[-. ]\d{3}[-.]")
"""How a number begins that is free to call, or that has the code of its area."""
_FREE_CODES = frozenset(("800", "833", "844", "855", "866", "877", "888"))
_SHORT = re.compile(r"\d{3}(?<![\w.,/:$#-]\d{3})(?![\w/%°:-]|[.,]\d| ?(?:[a-zñ(°]|%))")
"""A number of three digits that counts nothing."""
_HELP = re.compile(r"[2-9]11")
_CALLS = re.compile(r"(?i)\b(?:call|dial|phone|llam|marqu|tel[eé]fono)[^.!?\n]*\Z|\band \**\Z")
"""What stands before a number to call."""
_USUAL = 5
"""A number for help that so many sheets name is the usual one."""
_OWNER = re.compile(
    r"(?:\b(?P<kin>(?i:mom(?:my)?|dad(?:dy)?|mother|father|(?:grand|step)(?:ma|pa|mom|dad|mother"
    r"|father)|aunt|uncle|mamá|papá|madre|padre|abuel[oa]|tí[oa]))\b(?!['’])[^\n.!?]{0,30}?"
    r"|(?P<name>(?:(?P<title>Ms|Mrs?|Miss|Sra?|Srta)\.? )?[A-ZÁÉÍÓÚÑ][\w'’-]+ [A-ZÁÉÍÓÚÑ][\w'’-]+))"
    r"(?:[ ,:;(|–—*-]|\b(?:at|al|tel|cell)\b\.?){1,8}\Z"
)
"""A person right before a number."""


class _Number(NamedTuple):
    """A number as it is written, and where."""

    said: str
    start: int

    @property
    def digits(self) -> str:
        plain = re.sub(r"\D", "", self.said)
        return plain[1:] if len(plain) > _WHOLE - 1 and plain[0] == "1" else plain


def phone_numbers(catalog: Catalog) -> Iterator[Problem]:
    """A telephone number should be that of the other sheets, and whole."""
    if not catalog.house.runs("RC550"):
        return
    yield from _short_numbers(catalog)
    held = {resource.slug: list(_numbers(resource.body)) for resource in catalog.active}
    places: dict[str, dict[str, str]] = {}
    for slug, numbers in held.items():
        for number in numbers:
            places.setdefault(number.digits, {}).setdefault(slug, number.said)
    known = {digits: where for digits, where in places.items() if len(where) >= _KNOWN}
    for slug, numbers in held.items():
        resource = catalog.resources[slug]
        unknown = [number for number in numbers if number.digits not in known]
        twin = _twin(catalog, resource) if unknown else None
        theirs = held.get(twin.slug, []) if twin else []
        for number in unknown:
            near = next((right for right in known if _is_slip(right, number.digits)), None)
            other = next((one for one in theirs if _is_slip(one.digits, number.digits)), None)
            if near:
                said = next(iter(known[near].values()))
                message = f"differs by a slip from {said}, which stands on {len(known[near])} "
                message += "other pages"
            elif twin and other and number.digits not in {one.digits for one in theirs}:
                message = f"differs by a slip from {other.said}, which stands in {twin.path}"
            elif _WITH_CODE.match(number.said) and len(number.digits) != _WHOLE:
                behind = " behind the 1" if _FREE.match(number.said) else ""
                message = (
                    f"has {len(number.digits)} digits{behind}, and a whole number has {_WHOLE}"
                )
            else:
                continue
            message = f"{number.said} {message}; look it up"
            yield at_start(resource, number.start, "RC550", message)
    yield from _in_heads(catalog, known)


def _in_heads(catalog: Catalog, known: Mapping[str, Mapping[str, str]]) -> Iterator[Problem]:
    """Yield each title, summary, reason or note with a number that is nearly one of the sheets."""
    texts: list[tuple[Record, Steps, str]] = []
    for resource in catalog.active:
        texts += [(resource, (name,), getattr(resource, name)) for name in ("title", "summary")]
        texts += [
            (resource, (facet, placement.term), placement.reason)
            for facet, placements in resource.placements.items()
            for placement in placements
            if placement.reason
        ]
    for packet in catalog.packets.values():
        texts += [(packet, (name,), getattr(packet, name)) for name in ("title", "summary")]
        texts += [
            (packet, ("resources", n, "note"), part.note)
            for n, part in enumerate(packet.parts)
            if part.note
        ]
    for record, steps, text in texts:
        for number in _numbers(text) if "-" in text or "." in text[:-1] else ():
            near = next((right for right in known if _is_slip(right, number.digits)), None)
            if near and number.digits not in known:
                said = next(iter(known[near].values()))
                message = f"{number.said} differs by a slip from {said}, which stands on "
                message += f"{len(known[near])} pages; write {said}"
                yield problem_at(record, steps, "RC550", message)


def _short_numbers(catalog: Catalog) -> Iterator[Problem]:
    """Yield each number of three digits that is nearly the one for help of the other sheets."""
    held = {
        resource.slug: [*_SHORT.finditer(resource.body)]
        for resource in catalog.active
        if not resource.opens
    }
    pages = Counter(number for numbers in held.values() for number in {one[0] for one in numbers})
    known = [number for number in pages if _HELP.fullmatch(number) and pages[number] >= _USUAL]
    for slug, numbers in held.items() if known else ():
        text = catalog.resources[slug].body
        for one in numbers:
            calls = _CALLS.search(text[max(one.start() - 30, 0) : one.start()])
            right = next((k for k in known if (calls or k in text) and _one_off(k, one[0])), None)
            if right and pages[one[0]] == 1 and not _HELP.fullmatch(one[0]):
                message = f"{one[0]} differs by a slip from {right}, which stands on "
                message += f"{pages[right]} pages; look it up"
                yield at_start(catalog.resources[slug], one.start(), "RC550", message)


def _one_off(right: str, number: str) -> bool:
    return sum(a != b for a, b in zip(right, number, strict=True)) == 1 or (
        number == right[::-1] != right
    )


def private_numbers(catalog: Catalog, text: str) -> Iterator[tuple[int, str]]:
    """Yield where a text gives the telephone number of a person, and whose it is.

    A name is that of a person if it has a title, or if no text has a word of it in small letters.
    """
    for number in _numbers(text):
        local = len(number.digits) == _WHOLE and number.digits[:3] not in _FREE_CODES
        owner = _OWNER.search(text[max(number.start - 60, 0) : number.start]) if local else None
        sure = owner and (owner["kin"] or owner["title"])
        if owner and (sure or _is_name(catalog, owner["name"])):
            yield number.start, owner["kin"] or owner["name"]


def _is_name(catalog: Catalog, text: str) -> bool:
    words = re.findall(r"[^\W\d_]{3,}", text)
    return len(catalog.active) >= _MANY and not any(said_small(catalog, word) for word in words)


def said_small(catalog: Catalog, word: str) -> bool:
    """Return whether some text has a word, in small letters, as a word of its own."""
    small = word.lower()
    own = re.compile(rf"(?<![\w'’-]){re.escape(small)}(?![\w-])")
    texts = (text for one in catalog.active for text in (one.body, one.summary))
    return any(small in text and own.search(text) for text in texts)


def _twin(catalog: Catalog, resource: Resource) -> Resource | None:
    """Return the sheet in the language of the site that a sheet in another language follows."""
    twin, home = twin_of(catalog, resource), catalog.home_language
    follows = twin and catalog.language_of(twin) == home != catalog.language_of(resource)
    return twin if follows else None


def _numbers(body: str) -> Iterator[_Number]:
    """Yield what may be telephone numbers; most texts hold none."""
    for end in _END.finditer(body):
        first = max(end.start() - 14, 0)
        if before := _BEFORE.search(body, first, end.start()):
            yield _Number(before[0] + end[0], before.start())


def _is_slip(right: str, number: str) -> bool:
    """Return whether one digit is another one, too many or lost, or two have changed places."""
    if len(right) != _WHOLE or right == number:
        return False
    unlike = [(a, b) for a, b in zip(right, number, strict=False) if a != b]
    if len(right) == len(number):
        swapped = len(unlike) == len("ab") and unlike[0] == unlike[1][::-1]
        return len(unlike) == 1 or swapped
    short, long = sorted((right, number), key=len)
    return len(long) - len(short) == 1 and any(
        long[:at] + long[at + 1 :] == short for at in range(len(long))
    )
