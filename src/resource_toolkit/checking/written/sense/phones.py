"""Telephone numbers that differ by a slip from one that is known, or have too few digits."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from resource_toolkit.catalog import Catalog, Resource, twin_of
from resource_toolkit.checking.links import at_start
from resource_toolkit.problems import Problem

_END = re.compile(r"[-.](?<=\d\d[-.])\d{2,6}(?![\d-]|\.\d)")
_BEFORE = re.compile(r"(?<![\d.-])(?:1[-. ])?\(?\d{2,4}\)?[-. ]\d{2,4}\Z")
_SHORT = re.compile(
    r"(?i)\b(?:call|dial|llam\w+ al|marqu\w+(?: el)?)[ *]+(\d{3})\b(?![-.]?\d)|\*\*(\d{3})[.:]?\*\*"
)
"""A number of three digits that people are to call, or that stands in bold."""
_SERVICE = re.compile(r"[2-9]11|988")
"""Numbers of three digits that are there, each for something else."""
_USUAL = 5
"""So many pages show which number of three digits is meant."""
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
    held = {resource.slug: list(_numbers(resource.body)) for resource in catalog.active}
    places: dict[str, dict[str, str]] = {}
    for slug, numbers in held.items():
        for number in numbers:
            places.setdefault(number.digits, {}).setdefault(slug, number.said)
    known = {digits: where for digits, where in places.items() if len(where) >= _KNOWN}
    yield from _short_numbers(catalog)
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


def _short_numbers(catalog: Catalog) -> Iterator[Problem]:
    """Yield a number of three digits that differs by a slip from the one that most pages name."""
    called = {one.slug: [*_SHORT.finditer(one.body)] for one in catalog.active}
    pages = Counter(said for calls in called.values() for said in {_said(call) for call in calls})
    right, many = next(iter(pages.most_common(1)), ("", 0))
    for slug, calls in called.items() if many >= _USUAL else ():
        resource = catalog.resources[slug]
        for call in calls:
            said = _said(call)
            unlike = sum(a != b for a, b in zip(said, right, strict=True))
            slip = unlike == 1 or (unlike > 1 and sorted(said) == sorted(right))
            if slip and not _SERVICE.fullmatch(said) and (call[1] or right in resource.body):
                message = f"{said} differs by a slip from {right}, which stands on {many} other "
                yield at_start(resource, call.start(), "RC550", f"{message}pages; look it up")


def _said(call: re.Match[str]) -> str:
    return call[1] or call[2]


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
