"""Files and folders that were renamed by hand: told once, not wherever the old name stands."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from resource_toolkit.catalog import Catalog, nearest_page
from resource_toolkit.problems import Problem, many, shown

_GONE = re.compile(r"/([\w-]+)/(?:([\w-]+)/)?(?= was published and is gone)")
_NO_FILE = re.compile(r"there is no file '([^']+)'; write '(?:\.\./)*([^']+)'")
_TAKEN = re.compile(r"the slug is taken by (.+)/[^/]+\.md; rename one of the two files")
_FEW = 3
"""So many files that are there twice are told one by one."""
_LEADS = ("RC3", "RC52", "RC552", "RC6", "RC203")
"""How the codes begin of what an old name brings."""


class _Moved(NamedTuple):
    """What has a new name: its file, what to say, and how problems name it as it was."""

    path: str
    message: str
    named: re.Pattern[str]


def moved_once(catalog: Catalog, problems: Sequence[Problem]) -> list[Problem]:
    """Return problems with one in place of all that a vocabulary, toolkit or page brings.

    It is one that was renamed by hand.
    """
    told = _copies_once(catalog, problems)
    gone = [_GONE.match(problem.message) for problem in told if problem.code == "RC306"]
    names = [(address[1], address[2] or "") for address in gone if address]
    renamed = [*_vocabularies(catalog, names), *_toolkits(catalog, names)] if names else []
    for moved in (*renamed, *_pages(catalog, names, told)):
        brought = [one for one in told if one.code.startswith(_LEADS) and _is_of(moved, one)]
        told = [one for one in told if one not in brought]
        message = f"{moved.message} ({many(len(brought), 'line')} with the old name left out)"
        told.append(
            Problem(path=moved.path, line=1, column=1, code="RC306", message=message, field="")
        )
    return told


def _copies_once(catalog: Catalog, problems: Sequence[Problem]) -> list[Problem]:
    """Return problems with one in place of all that the copy of a folder brings."""
    pairs: dict[tuple[str, str], list[Problem]] = {}
    for one in problems:
        if one.code == "RC302" and (taken := _TAKEN.match(one.message)):
            folders = one.path.rpartition("/")[0], taken[1]
            pairs.setdefault(folders, []).append(one)
    told = list(problems)
    for (later, first), twice in pairs.items():
        if len(twice) <= _FEW:
            continue
        known = f"collections/{later.rpartition('/')[2]}/" in catalog.permalinks
        copy, kept = (first, later) if known else (later, first)
        message = f"{len(twice)} files of this folder have the names of those in {kept}; if it is "
        message += "a copy, delete the whole folder, else give each file a name of its own"
        told = [one for one in told if one not in twice and not _lies_in(copy, one)]
        told.append(
            Problem(path=f"{copy}/_collection.yml", line=1, column=1, code="RC302", message=message)
        )
    return told


def _lies_in(folder: str, problem: Problem) -> bool:
    return problem.path.startswith(f"{folder}/") and problem.severity == "error"


def _is_of(moved: _Moved, problem: Problem) -> bool:
    return bool(moved.named.search(problem.message))


def _named(name: str) -> re.Pattern[str]:
    return re.compile(rf"['=/ ]{re.escape(name)}(?:['=/]|\Z)")


def _vocabularies(catalog: Catalog, names: Sequence[tuple[str, str]]) -> Iterator[_Moved]:
    """Yield each vocabulary that is new and has the terms of one whose addresses are gone."""
    olds = {old for old, _ in names if old not in catalog.vocabularies}
    for old in sorted(olds):
        terms = {term for folder, term in names if folder == old and term}
        for name, vocabulary in catalog.vocabularies.items():
            known = any(address.startswith(f"{name}/") for address in catalog.permalinks)
            if not known and terms and terms <= vocabulary.by_slug.keys():
                message = f"this file was {old}.yml until now, and pages have their addresses by "
                message += f"it; rename it back to {old}.yml"
                yield _Moved(vocabulary.path, message, _named(old))
                break


def _toolkits(catalog: Catalog, names: Sequence[tuple[str, str]]) -> Iterator[_Moved]:
    """Yield the only toolkit that is new, where the page of one other is gone."""
    olds = [old for folder, old in names if folder == "collections" and old]
    news = [
        toolkit
        for slug, toolkit in catalog.collections.items()
        if f"collections/{slug}/" not in catalog.permalinks
    ]
    if len(olds) == len(news) == 1:
        old, new = olds[0], news[0]
        message = f"this folder was {shown(old)} until now; rename it back, then "
        message += f"'toolkit rename {old} {new.slug}' writes the new name wherever it stands"
        there = rf"another folder; write \S*\b{new.slug}/|the file lies beside this one"
        named = re.compile(rf"{_named(old).pattern}|{there}")
        yield _Moved(new.path, message, named)


def _pages(
    catalog: Catalog, names: Sequence[tuple[str, str]], problems: Sequence[Problem]
) -> Iterator[_Moved]:
    """Yield each page whose former address is gone, or whose former file links name."""
    said = {match[1]: match[2] for one in problems if (match := _NO_FILE.match(one.message))}
    moved = dict(_renamed_pages(catalog, names))
    for old, new in said.items():
        places = list(catalog.root.glob(f"{catalog.docs}/**/{new.rpartition('/')[2]}"))
        twice = sum(f"there is no file {shown(old)}" in one.message for one in problems) > 1
        if twice and len(places) == 1 and old.endswith(".md"):
            moved.setdefault(old, places[0].relative_to(catalog.root).as_posix())
    for old, path in moved.items():
        message = f"this page was {old} until now; rename it back, then 'toolkit rename "
        message += f"{old} NEW-NAME' writes the new name wherever it stands"
        inner = re.escape(old.removeprefix(f"{catalog.docs}/").removesuffix(".md"))
        named = (
            rf"there is no file '{re.escape(old)}'|/{inner}/ was pub|the menu names '{inner}.md'"
            rf"|but not to {re.escape(path.rpartition('/')[2])};"
        )
        yield _Moved(path, message, re.compile(named))


def _renamed_pages(catalog: Catalog, names: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the former and the present file of each page that is new where another is gone.

    It has the name of that one in another folder, a name like it, or is the only one, be it in its
    folder.
    """
    own = {"resources", "collections", *catalog.vocabularies}
    gone = ["/".join(filter(None, name)) for name in names if name[0] not in own]
    fresh = sorted(page.strip("/") for page in catalog.pages if page not in catalog.permalinks)
    for old in gone:
        last = old.rpartition("/")[2]
        same = [page for page in fresh if page.rpartition("/")[2] == last]
        near = nearest_page(f"{old}/", [f"{page}/" for page in fresh]).strip("/") if fresh else ""
        new = same[0] if len(same) == 1 else near
        beside = [page for page in fresh if page.rpartition("/")[0] == old.rpartition("/")[0]]
        left = [page for page in gone if page.rpartition("/")[0] == old.rpartition("/")[0]]
        new = new or (fresh[0] if len(gone) == len(fresh) == 1 else "")
        new = new or (beside[0] if "/" in old and len(beside) == len(left) == 1 else "")
        for file in (f"{catalog.docs}/{new}.md", f"{catalog.docs}/{new}/index.md") if new else ():
            if (catalog.root / file).is_file():
                yield f"{catalog.docs}/{old}.md", file
