"""Words of safety rules that a change made others, while nobody compared them with their source."""

import re
from collections.abc import Iterator, Mapping, Sequence

import yaml

from resource_toolkit.catalog import SAFETY_FILE, Quoted, SafetyRule
from resource_toolkit.checking import COUNTS, Checked
from resource_toolkit.problems import Problem, shown

from .lines import AGREES, Line
from .slips import changed_amount, measures

_DUE, _UNLIKE = "RC541", "RC546"
_QUOTED, _OWN = ("quote", "more"), ("title", "gist")


def with_safety_words(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit, with words of safety rules that a change made doubtful.

    `before` has the former texts of the files of a change.
    """
    path = f"{now.catalog.folder}/{SAFETY_FILE}"
    former = _rules(before[path]) if path in before else {}
    told = [*now.problems]
    known = {(one.path, one.line) for one in told}
    safety = now.catalog.safety
    for n, rule in enumerate(safety.rules):
        was = former.get(rule.id)
        slips = [*_slips(rule, was)] if was else []
        if any(code == _DUE for _, code, _ in slips):  # Then the other words are its effect.
            gists = {
                safety.mark("rules", n, "translations", one, "gist") for one in rule.translated
            }
            told = [
                one for one in told if one.code != _UNLIKE or (one.line, one.column) not in gists
            ]
        for steps, code, message in slips:
            line, column = safety.mark("rules", n, *steps)
            if now.catalog.house.runs(code) and (path, line) not in known:
                known.add((path, line))
                one = Problem(path=path, line=line, column=column, code=code, message=message)
                told.append(one)
    return told


def _rules(text: str) -> dict[str, Mapping[str, object]]:
    """Return the rules of a file by their id, nothing if it cannot be read."""
    try:
        read: object = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return {}
    rules = read.get("rules") if isinstance(read, dict) else None
    mapped = [rule for rule in rules if isinstance(rule, dict)] if isinstance(rules, list) else []
    return {str(rule.get("id")): rule for rule in mapped}


def _slips(
    rule: SafetyRule, was: Mapping[str, object]
) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield where a rule has other words than before, with code and message."""
    translated = was.get("translations")
    by_language = translated if isinstance(translated, dict) else {}
    said: list[tuple[tuple[str, ...], Quoted, object]] = [((), rule.quoted, was)]
    said += [
        (("translations", language), quoted, by_language.get(language))
        for language, quoted in rule.translated.items()
    ]
    for at, quoted, former in said:
        if not isinstance(former, dict):
            continue
        for field in _OWN:
            line = Line(0, str(getattr(quoted, field)), str(former.get(field) or ""))
            if message := _amount(rule, line):
                yield (*at, field), AGREES, message
        same_source = former.get("url") == quoted.url and str(was.get("checked")) == str(
            rule.checked
        )
        for field in _QUOTED if same_source else ():
            for n, old in _others(_texts(former.get(field)), getattr(quoted, field)):
                message = f"these words of the publisher were others until now: {shown(old, 300)}; "
                message += "write them again, or, if you compared the new ones with "
                message += f"{quoted.url}, set checked to that day"
                single = isinstance(former.get(field), str)
                yield (*at, field) if single else (*at, field, n), _DUE, message


def _texts(said: object) -> tuple[str, ...]:
    return tuple(map(str, said)) if isinstance(said, list) else (str(said),) if said else ()


def _others(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield each text of a list that is another one now, with its place."""
    if len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        yield from ((n, was) for n, (was, now) in pairs if was != now)


def _amount(rule: SafetyRule, line: Line) -> str:
    """Return what to say of an amount that is another one now, and that the rule says elsewhere."""
    lost, new = changed_amount(line)
    if not lost or not new:
        return _count(rule, line)
    for quoted in (rule.quoted, *rule.translated.values()):
        for text in (quoted.title, *quoted.quote, *quoted.more, quoted.gist):
            same = next((one for one in measures(text) if one.key == lost.key), None)
            if same and text != line.now:
                return (
                    f"{shown(lost.said)} stood here until now, and {shown(text)} still says "
                    f"{shown(same.said)}; write it again, or correct it there too"
                )
    return ""


def _count(rule: SafetyRule, line: Line) -> str:
    """Return what to say of a number without a unit, such as an age."""
    was, now = (re.findall(r"\w+", one.casefold()) for one in (line.was, line.now))
    unlike = [(a, b) for a, b in zip(was, now, strict=False) if a != b]
    if len(was) != len(now) or len(unlike) != 1 or unlike[0][0] not in COUNTS:
        return ""
    said = unlike[0][0]
    for quoted in (rule.quoted, *rule.translated.values()):
        for text in (*quoted.quote, *quoted.more):
            same = next((one for one in measures(text) if one.key[0] == COUNTS[said]), None)
            if same:
                message = f"{shown(said)} stood here until now, and {shown(text)} still says "
                return f"{message}{shown(same.said)}; write it again, or correct it there too"
    return ""
