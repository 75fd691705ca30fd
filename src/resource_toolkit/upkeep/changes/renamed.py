"""Resources whose file, and terms whose slug, has another name since a change: each told once.

A resource is known by its text, a term by its title or place. What a term's new slug brings is
tried: the check is run again as if the former slug were an alias.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import yaml

from resource_toolkit.catalog import Catalog, Vocabulary
from resource_toolkit.checking import Checked, renamed_file, try_files
from resource_toolkit.problems import Problem, many, shown
from resource_toolkit.upkeep.renaming import with_alias

_GONE, _FILES, _FEW = "RC306", "RC145", 6
_NAMES = frozenset(("RC145", "RC203", "RC306", "RC307", "RC603"))
"""Codes of what names a term that is not there."""


def with_renamed(now: Checked, files: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit; each resource with a new name is told once, in its file.

    `files` has the former texts, without front matter, of the files of a change, or of all.
    """
    root, problems = now.catalog.root, now.problems
    fresh = [one for one in now.catalog.resources.values() if one.path not in files]
    for path, text in sorted(files.items()) if fresh else ():
        old = PurePosixPath(path).stem
        known = old in now.catalog.resources or old in now.catalog.former_names
        if known or not text.strip() or (root / path).is_file():
            continue
        new = [one for one in fresh if one.body.strip() == text.strip()]
        told = any(
            problem.message.startswith(f"this was '{old}' until now") for problem in problems
        )
        if len(new) == 1 and not told:
            problems = renamed_file(problems, new[0], old)
    return problems


def with_renamed_terms(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit; each term with a new slug is told once.

    `before` has the former texts of the files of a change.
    """
    lists = [one for one in now.catalog.vocabularies.values() if now.broken and one.path in before]
    known = [_Term(one, *pair) for one in lists for pair in _pairs(before[one.path], one)]
    if not known:
        return now.problems
    files = dict(_with_aliases(now, known))
    rows = {path: _rows_before(now.catalog.root / path, text) for path, text in files.items()}
    left = [
        replace(one, line=rows[one.path].get(one.line, one.line)) if one.path in rows else one
        for one in try_files(now, files).checked.problems
    ]
    if all(one in left for one in now.problems):
        return now.problems
    problems = [_told(now, term, left) for term in known]
    return [*problems, *(one for one in left if not any(term.is_named(one) for term in known))]


class _Term(NamedTuple):
    """A term with a new slug."""

    vocabulary: Vocabulary
    old: str
    new: str

    @property
    def place(self) -> int:
        """Where the term stands in its list."""
        return next(n for n, one in enumerate(self.vocabulary.terms) if one.slug == self.new)

    def is_named(self, problem: Problem) -> bool:
        """Return whether a problem names the former slug as what is not there."""
        name = rf"['=/]{re.escape(self.old)}['/&]"
        return problem.code in _NAMES and bool(re.search(name, problem.message))

    def page(self, catalog: Catalog) -> str:
        """Return the page that somebody has written for the term, or nothing."""
        page = f"{catalog.docs}/{self.vocabulary.name}/{self.old}.md"
        return page if (catalog.root / page).is_file() else ""

    def redirect(self, catalog: Catalog) -> str:
        """Return the line that leads on from the former address, if it was published."""
        old, new = (f"{self.vocabulary.name}/{slug}/" for slug in (self.old, self.new))
        known = old in catalog.permalinks and not self.page(catalog)
        return f"/{old}: /{new}" if known else ""


def _pairs(was: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield former and new slug of each term that has its title still, or its place and summary."""
    try:
        head: object = yaml.load(was, Loader=yaml.CSafeLoader) if was else {}
    except yaml.YAMLError:
        return
    listed = head.get("terms") if isinstance(head, dict) else None
    former = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    known = {str(one.get("slug")) for one in former}
    fresh = [term for term in vocabulary.terms if term.slug not in known]
    for at, one in enumerate(former):
        old = str(one.get("slug"))
        same = [term for term in fresh if term.title == one.get("title")]
        there = vocabulary.terms[at : at + 1] if len(former) == len(vocabulary.terms) else ()
        same = same or [
            term for term in there if term in fresh and term.summary == one.get("summary")
        ]
        if len(same) == 1 and not vocabulary.find(old):
            yield old, same[0].slug


def _with_aliases(now: Checked, terms: Iterable[_Term]) -> Iterator[tuple[str, str]]:
    """Yield the files in which former slugs are aliases, and their addresses lead on."""
    catalog, lists = now.catalog, {term.vocabulary.path: term.vocabulary for term in terms}
    for path in lists:
        text = (catalog.root / path).read_text("utf-8")
        for term in terms:
            text = with_alias(text, term.new, term.old) if term.vocabulary.path == path else text
        yield path, text
    if redirects := [one for term in terms if (one := term.redirect(catalog))]:
        path = f"{catalog.folder}/redirects.yml"
        file = catalog.root / path
        text = file.read_text("utf-8").rstrip() if file.is_file() else ""
        yield path, "\n".join([text, *redirects, ""]).lstrip()


def _rows_before(file: Path, text: str) -> dict[int, int]:
    """Return the lines of a text by which a file has them."""
    old = file.read_text("utf-8").split("\n") if file.is_file() else []
    blocks = SequenceMatcher(None, old, text.split("\n"), autojunk=False).get_matching_blocks()
    return {b + n + 1: a + n + 1 for a, b, size in blocks for n in range(size)}


def _told(now: Checked, term: _Term, left: Iterable[Problem]) -> Problem:
    catalog, vocabulary, old, new = now.catalog, *term
    line, column = vocabulary.mark("terms", term.place)
    count = sum(one.code != _GONE and term.is_named(one) for one in now.problems)
    places = [one for one in left if term.is_named(one)]
    name, page, redirect = vocabulary.name, term.page(catalog), term.redirect(catalog)
    listed = (old, *vocabulary.terms[term.place].aliases)
    aliases = ", ".join(map(_quoted, listed))
    by_hand = f"write 'aliases: [{aliases}]' here"
    by_hand += f", and {shown(new)} for {shown(old)} in {_places(places)}" if places else ""
    file = f"{catalog.folder}/redirects.yml"
    by_hand += f", and the line '{redirect}' into {file}" if redirect else ""
    again = f"write 'slug: {_quoted(old)}' again"
    command = f"{again}, and 'toolkit rename {name}/{old} {new}' writes the new name wherever it "
    command += "stands"
    how = f"{command}, with {page}" if page else f"{by_hand}; or {command}"
    if any(one.code == _FILES for one in places):
        how = f"{again}, as files are called by it"
    message = f"this term was {shown(old)} until now"
    names = "names it so" if count == 1 else "name it so"
    message += f", and {many(count, 'other line')} {names}" if count else ""
    message += f"; {how}"
    return Problem(path=vocabulary.path, line=line, column=column, code=_GONE, message=message)


def _quoted(slug: str) -> str:
    return f'"{slug}"' if slug.isdecimal() else slug


def _places(named: Sequence[Problem]) -> str:
    places = [f"{one.path}:{one.line}" for one in named]
    more = f" and {len(places) - _FEW} more places" if len(places) > _FEW else ""
    return f"{', '.join(places[:_FEW])}{more}"
