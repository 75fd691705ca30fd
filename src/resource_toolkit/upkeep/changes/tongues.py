"""Lines that a change turned into another language than that of what stands around them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from resource_toolkit.catalog import Catalog
from resource_toolkit.checking import NAMES, Checked, is_of
from resource_toolkit.problems import Problem, as_line, shown

from .lines import Line, changed_lines

_CODE = "RC548"
_OTHER = {"en": "es", "es": "en"}
_NAMED = re.compile(r"\[[^\]\n]*\]\([^)\n]*\)|«[^»\n]*»|“[^”\n]*”|(?<=\w )\"[^\"\n]*\"|\{\{.*?\}\}")
"""Links and quoted words, which may be of another language."""
_OF_FILE = re.compile(r"(?:\.|locales/)(en|es)(?:\.|/|$)")
_KEY = re.compile(r"( *)(?:- )?([\w-]+):")
_SAID = re.compile(r" *([\w-]+): +[\"']?(.*?)[\"']?")
_FEW, _LEAST = 3, 2


def with_tongues(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit, with each line that is in another language than before.

    `before` has the former texts of the files of a change. Many such lines are a translation.
    """
    catalog, told = now.catalog, list[Problem]()
    known = {(one.path, one.line) for one in now.problems if one.code == _CODE}
    for path, was in before.items() if catalog.house.runs(_CODE) else ():
        file = catalog.root / path
        text = file.read_text("utf-8", "replace") if file.is_file() else was
        rows = text.split("\n")
        changed = [line for line in changed_lines(was, text) if line.was.strip()]
        turned = [one for line in changed if (one := _turned(catalog, path, rows, line))]
        for line, message in turned if len(turned) <= _FEW else ():
            if (path, line.at + 1) not in known:
                told.append(
                    Problem(path=path, line=line.at + 1, column=1, code=_CODE, message=message)
                )
    return [*now.problems, *told]


def _turned(
    catalog: Catalog, path: str, rows: Sequence[str], line: Line
) -> tuple[Line, str] | None:
    own = _language(catalog, path, rows, line.at)
    if own not in _OTHER:
        return None
    other = _OTHER[own]
    former, said = (_NAMED.sub("", text) for text in (line.was, line.now))
    turned = is_of(own, other, [former], _LEAST) and is_of(other, own, [said], _LEAST)
    if turned or (not is_of(other, own, [former]) and is_of(other, own, [_new(former, said)])):
        message = f"words here are {NAMES[other]}, and were {NAMES[own]} until now, as the rest; "
        return line, f"{message}write them in {NAMES[own]}: it was {as_line(line.was, 200)}"
    word = _SAID.fullmatch(line.now)
    if word and own != catalog.home_language and word[2] in _at_home(catalog, path, word[1]):
        message = f"{shown(word[2])} is the {NAMES[other]} word; write {as_line(line.was, 200)} "
        return line, f"{message}again, or translate it, or, if both are called so, keep it"
    return None


def _new(was: str, now: str) -> str:
    """Return the words of a line between those with which it begins and ends as it did."""
    old, new = was.split(), now.split()
    begin = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    end = next((n for n, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b), 0)
    return " ".join(new[begin : max(len(new) - end, begin)])


def _at_home(catalog: Catalog, path: str, name: str) -> Iterator[str]:
    """Yield what a word of the interface, or a term, is called in the language of the house."""
    if "/locales/" in path and name in catalog.words:
        yield catalog.words[name]
    for vocabulary in catalog.vocabularies.values():
        if vocabulary.path == path and name in vocabulary.by_slug:
            yield vocabulary.by_slug[name].title


def _language(catalog: Catalog, path: str, rows: Sequence[str], at: int) -> str:
    """Return the language in which a line should be: of its file, or of the key above it."""
    if path.endswith(".md"):
        resource = next((one for one in catalog.active if one.path == path), None)
        if resource and catalog.spoken:
            spoken = resource.terms(catalog.spoken.name)
            many = len(spoken) > 1 or resource.opens or rows[at].startswith("  ")
            return "" if many else catalog.language_of(resource)
        text = "\n".join(rows)
        return next((one for one, other in _OTHER.items() if is_of(one, other, [text])), "")
    if named := _OF_FILE.search(path):
        return named[1]
    depth = len(rows[at]) - len(rows[at].lstrip())
    if re.search(r"\b(?:es|en): *[\"'\[]", rows[at]):
        return ""  # It holds words of a language that it names.
    for above in reversed(rows[:at]):
        key = _KEY.match(above)
        if key and len(key[1]) < depth:
            depth = len(key[1])
            if key[2] in _OTHER:
                return key[2]
    return catalog.home_language
