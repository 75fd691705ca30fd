"""Words that a change wrote twice in a row, or that are others than those that fit, by a letter."""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from resource_toolkit.checking import Checked, without_code
from resource_toolkit.problems import Problem, shown

from .lines import Line, Told, changed_lines, problems_of

_TWICE, _SLIP = "RC512", "RC520"
_AGAIN = re.compile(
    r"(?i)(?<![\w'’*#_/.-])(?P<said>[^\W\d_]{2,}(?:[,;:]? [^\s|_*,;:]+){0,30}) (?P=said)"
    r"(?![\w'’*_/-])"
)
_JOINS = frozenset(("and", "by", "or", "to", "y", "e", "a", "o", "por", "tras"))
"""Words that tie a word to itself, as in "again and again and again"."""
_MEANT = frozenset(("that", "had", "very", "no", "muy", "ha", "bye", "knock"))
"""Words that stand twice on purpose."""
_NAME = 2
"""Words of a name at most: "New York, New York"."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be been by can do for form from had has have he her his how i if in is "
        "it its me my no not of off on or our out she so than that the their them then there these "
        "they this those to too two up us was we were what when where which who will with you your "
        "al con cuando de del el en es está este esta esto la las le les lo los me mi nos o para "
        "pero por que se si sin son su sus te tu un una uno y ya",
    )
)
"""Words with which a sentence is built; one of them is wrong in the place of another."""
_SWAPPED = frozenset(map(frozenset, (("in", "on"), ("he", "she"), ("his", "her"), ("mi", "tu"))))
"""Pairs of which a person may mean either."""
_ALIKE = frozenset(
    map(frozenset, (("their", "there"), ("then", "than"), ("to", "two"), ("form", "from")))
)
_SURE = 2
"""In so many other places stand the words that fit."""
_LETTERS, _USUAL = 4, 5
"""So long is a word with a slip, and in so many texts stands the right one."""
_RARE = 20
"""So many times as often as those that do not."""


def with_words(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit, with the slips in the words that a change wrote.

    `before` has the former texts of the files of a change.
    """
    problems, house = list(now.problems), now.catalog.house
    allowed = {one.path: one.allow for one in now.catalog.resources.values()}
    for path, former in before.items():
        file = now.catalog.root / path
        text = file.read_text("utf-8", "replace") if file.is_file() else ""
        was = without_code(former) if path.endswith(".md") else former
        text = without_code(text) if path.endswith(".md") else text
        lines = changed_lines(was, text) if was != text else ()
        told = filter(None, (_said_again(line, was) or _another(now, line) or _slip(now, line)
                             for line in lines))  # fmt: skip
        allow = allowed.get(path, ())
        problems += [*problems_of(told, path, problems, house, allow, by_code=True)]
    return problems


def _said_again(line: Line, was: str) -> Told | None:
    """Return what is told of words that stand twice in a row, and did not until now."""
    for again in _AGAIN.finditer(line.now):
        said = again["said"]
        words = said.casefold().split()
        capitals = said[0].isupper() and again[0][len(said) + 1].isupper()
        name = capitals and len(words) <= _NAME
        if again[0] in was or name or words[-1] in _JOINS or {*words} & _MEANT:
            continue
        message = f"{shown(again[0])} says it twice; write {shown(said)}, or, if it is meant so, "
        return Told(line, _TWICE, f"{message}put a comma between the two")
    return None


def _another(now: Checked, line: Line) -> Told | None:
    """Return what is told of the only word that a change made another, where none fits so.

    The word that stood there fits to the one behind it in other places, the new one in few or none.
    """
    old, new = ([word.casefold() for word in _WORD.findall(text)] for text in (line.was, line.now))
    unlike = [n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b]
    if len(old) != len(new) or len(unlike) != 1 or unlike[0] + 1 == len(new):
        return None
    n = unlike[0]
    if not {old[n], new[n]} & _SMALL or not _near(old[n], new[n]):
        return None
    texts = [f"{one.title}\n{one.summary}\n{one.body}".casefold() for one in now.catalog.active]
    fits, stands = (_places(texts, word, new[n + 1]) for word in (old[n], new[n]))
    if f"{new[n]} {new[n + 1]}" not in line.now.casefold() or fits < max(
        _SURE, _RARE * (stands - 1)
    ):
        return None
    message = f"{shown(f'{old[n]} {old[n + 1]}')} stood here until now, and "
    message += f"{shown(f'{new[n]} {new[n + 1]}')} stands hardly anywhere; write {shown(old[n])} "
    return Told(line, _SLIP, f"{message}again, or, if it is meant so, say it in other words")


def _slip(now: Checked, line: Line) -> Told | None:
    """Return what is told of the only word that a change made one that stands nowhere else.

    It differs by a letter from the one that stood there, and not at its end or begin, where words
    have endings, or a sentence begins.
    """
    old, new = (_WORD.findall(text) for text in (line.was, line.now))
    unlike = [(a, b) for a, b in zip(old, new, strict=False) if a != b]
    if len(old) != len(new) or len(unlike) != 1:
        return None
    was, word = unlike[0]
    inner = was[:1] == word[:1] and was[-1:] == word[-1:] and was != word and word.islower()
    if not inner or not was.islower() or len(was) < _LETTERS or not _near(was, word):
        return None
    texts = [f"{one.title}\n{one.summary}\n{one.body}".casefold() for one in now.catalog.active]
    stands = sum(word in text for text in texts)
    if stands > 1 or sum(was in text for text in texts) < _USUAL:
        return None
    message = f"{shown(was)} stood here until now, and {shown(word)} stands nowhere else; write "
    return Told(line, _SLIP, f"{message}{shown(was)} again, or, if it is meant so, keep it")


def _near(one: str, other: str) -> bool:
    """Return whether two words differ by one letter, or are often taken for each other."""
    pair = frozenset((one, other))
    if pair in _SWAPPED:
        return False
    parts = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    sizes = [max(b - a, d - c) for what, a, b, c, d in parts if what != "equal"]
    return pair in _ALIKE or sizes == [1] or sorted(one) == sorted(other)


def _places(texts: Iterable[str], word: str, behind: str) -> int:
    """Return how often a word stands before another one."""
    both = re.compile(rf"(?<![\w'’-]){word}[ \n]{behind}(?![\w'’-])")
    return sum(len(both.findall(text)) for text in texts)
