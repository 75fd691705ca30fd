"""What was renamed by hand: told once, where it stands now, and not wherever it was named."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from resource_toolkit.catalog import Catalog, Record, Vocabulary
from resource_toolkit.checking.named import Steps, problem_at
from resource_toolkit.problems import Problem, Repair, many, nearest, shown
from resource_toolkit.reading import likely_slug, slug_fault

_GONE = "RC306"
_MANY = 5
"""So many files do not err alike: what they name was changed."""
_FEW = 3
"""So many files are named one by one."""
_ADDRESS = re.compile(r"/([\w-]+)/([\w-]+)/(?= was published and is gone)")
_LOST = re.compile(r"no resource has the slug '([^']+)'")
_FOLLOWS = {
    "resources": frozenset({"RC301", "RC304", "RC306", "RC603"}),
    "terms": frozenset({"RC203", "RC306", "RC307", "RC311", "RC524", "RC603"}),
}
"""What an old name gives wherever it stands."""


@dataclass(frozen=True)
class _Renamed:
    """A record that has a new name, with the one it had."""

    record: Record | Vocabulary
    steps: Steps
    old: str
    new: str
    kind: str
    message: str

    def brings(self, problem: Problem) -> bool:
        """Return whether a problem is there only because the old name stands somewhere."""
        if isinstance(self.record, Vocabulary) and problem.path == self.record.path:
            return problem.code == "RC524" and f"'{self.new}'" in problem.message
        return _named_as(self.kind, self.old)(problem)

    def told(self, problem: Problem) -> Problem:
        """Return a problem; of the old name in the own file, with the new one to write."""
        own = problem.code == "RC203" and problem.path == self.record.path
        if not own or f"'{self.old}'" not in problem.message:
            return problem
        message = f"{shown(self.old)} is now {shown(self.new)}; write '{self.new}'"
        return replace(
            problem, message=message, repair=Repair(self.old, self.new, (problem.line, 0))
        )


def fields_once(catalog: Catalog, problems: list[Problem]) -> list[Problem]:
    """Return problems with one in place of all that name a field which its list calls otherwise."""
    for vocabulary in catalog.vocabularies.values():
        name, now = vocabulary.name, vocabulary.field.name
        told = f"unknown key {shown(name)}"
        told_of = [p for p in problems if p.code == "RC101" and p.message.startswith(told)]
        if name != now and len(told_of) >= _MANY:
            message = f"{len(told_of):,} files name this field {shown(name)}; "
            message += f"write 'name: {name}' again, or write {shown(now)} in each of them"
            line, column = vocabulary.mark("field", "name")
            one = Problem(
                path=vocabulary.path, line=line, column=column, code="RC101", message=message
            )
            problems = [one, *(p for p in problems if p not in told_of and p.code != "RC102")]
    return problems


def renamed_once(catalog: Catalog, problems: Iterable[Problem]) -> list[Problem]:
    """Return problems; a new name by hand is told once, and not at each place of the old one."""
    told = list(problems)
    gone = [_ADDRESS.match(one.message) for one in told if one.code == _GONE]
    names = [(address[1], address[2]) for address in gone if address]
    known = [*_resources(catalog, names), *_terms(catalog, names)] if names else []
    told = _misnamed_once(catalog, told)
    if not any(one.kind == "resources" for one in known):
        known += _as_others_name_it(catalog, names, told)
    for renamed in known:
        told = [renamed.told(problem) for problem in told if not renamed.brings(problem)]
        told.append(problem_at(renamed.record, renamed.steps, _GONE, renamed.message))
    return _deleted_once(catalog, names, told) if names else told


def renamed_file(problems: list[Problem], record: Record, old: str) -> list[Problem]:
    """Return problems with one in place of all that name a resource as it was called until now."""
    renamed = _of_resource(record, old)
    left = [renamed.told(problem) for problem in problems if not renamed.brings(problem)]
    return [*left, problem_at(renamed.record, renamed.steps, _GONE, renamed.message)]


def _misnamed_once(catalog: Catalog, problems: list[Problem]) -> list[Problem]:
    """Return problems without those that name a file as it must be called, or lie, and does not."""
    names = {slug: likely_slug(slug) for slug in catalog.resources}
    meant = {name for slug, name in names.items() if name and slug_fault(slug)}
    named = [_named_as("resources", name) for name in meant | _misplaced(catalog, problems)]
    return [one for one in problems if not any(brings(one) for brings in named)]


def _misplaced(catalog: Catalog, problems: Iterable[Problem]) -> set[str]:
    """Return the names of the resources that lie in no toolkit, and must be moved."""
    wrong = [catalog.root / one.path for one in problems if one.code == "RC010"]
    files = [file for path in wrong for file in (path, *path.glob("*.md")) if file.suffix == ".md"]
    return {file.stem for file in files} - catalog.resources.keys()


def _named_as(kind: str, old: str) -> Callable[[Problem], bool]:
    """Return what says whether a problem is there only because an old name stands somewhere."""
    name = re.compile(rf"['=/]{re.escape(old)}['/.]")
    return lambda one: one.code in _FOLLOWS[kind] and bool(name.search(one.message))


def _as_others_name_it(
    catalog: Catalog, names: Iterable[tuple[str, str]], problems: Iterable[Problem]
) -> Iterator[_Renamed]:
    """Yield the new resource that has the same relatives as the only one that is gone.

    What names the old one is named by the new one, which nobody names yet.
    """
    lost: dict[str, set[str]] = {}
    for problem in problems:
        if told := _LOST.match(problem.message):
            lost.setdefault(told[1], set()).add(problem.path)
    olds = [old for folder, old in names if folder == "resources"]
    olds = olds or [old for old, paths in lost.items() if len(paths) > 1]  # Not yet published.
    if len(olds) != 1:
        return
    paths = lost.get(olds[0], set())
    named = {slug for slug, one in catalog.resources.items() if one.path in paths}
    known = {slug for one in catalog.resources.values() for slug in one.related} | named
    fresh = [
        one
        for slug, one in catalog.resources.items()
        if slug not in known and one.address not in catalog.permalinks and not slug_fault(slug)
    ]
    near = sorted(fresh, key=lambda one: -len(named.intersection(one.related)))[:2]
    counts = [len(named.intersection(one.related)) for one in near]
    if counts and counts[0] > sum(counts[1:]) and counts[0] * 2 >= len(named):
        yield _of_resource(near[0], olds[0])


def _deleted_once(
    catalog: Catalog, names: Iterable[tuple[str, str]], problems: list[Problem]
) -> list[Problem]:
    """Return problems with one in place of all that name a term which was taken out of its list."""
    for folder, old in names:
        vocabulary = catalog.vocabularies.get(folder)
        if vocabulary is None or vocabulary.find(old):
            continue
        deleted = _Renamed(vocabulary, ("terms",), old, "", "terms", "")
        unknown = f"unknown {vocabulary.singular} {shown(old)}"
        brought = [
            one
            for one in problems
            if deleted.brings(one) or (one.code == "RC203" and one.message.startswith(unknown))
        ]
        files = sorted({one.path for one in brought if one.code != _GONE} - {vocabulary.path})
        if files:
            message = _deleted(catalog, vocabulary, old, files)
            problems = [one for one in problems if one not in brought]
            problems.append(problem_at(vocabulary, deleted.steps, _GONE, message))
    return problems


def _deleted(catalog: Catalog, vocabulary: Vocabulary, old: str, files: Sequence[str]) -> str:
    """Return what to say of a term that was taken out while files name it."""
    title = old.replace("-", " ").capitalize()
    more = f" and {len(files) - _FEW} more" if len(files) > _FEW else ""
    return (
        f"the term {shown(old)} stood here until now, and {many(len(files), 'file')} still "
        f"{'name' if len(files) > 1 else 'names'} it; put its line back, such as "
        f"'- {{slug: {old}, title: {title}, summary: …}}', or take it out of "
        f"{', '.join(files[:_FEW])}{more}, and write '/{vocabulary.name}/{old}/: "
        f"/{vocabulary.name}/another-term/' into {catalog.folder}/redirects.yml"
    )


def _resources(catalog: Catalog, names: Iterable[tuple[str, str]]) -> Iterator[_Renamed]:
    """Yield each resource that is new and has the title of one whose address is gone."""
    fresh: Mapping[str, Record] = {
        likely_slug(resource.title) or resource.title: resource
        for resource in catalog.resources.values()
        if resource.address not in catalog.permalinks and not slug_fault(resource.slug)
    }
    for folder, old in names:
        if folder == "resources" and (record := fresh.get(old)):
            yield _of_resource(record, old)


def _of_resource(record: Record, old: str) -> _Renamed:
    message = f"this was {shown(old)} until now, and people have that address; write "
    message += f"'aliases: [{old}]' here, then 'toolkit check --fix' writes the new name "
    message += "wherever the old one stands"
    return _Renamed(record, ("title",), old, record.slug, "resources", message)


def _terms(catalog: Catalog, names: Iterable[tuple[str, str]]) -> Iterator[_Renamed]:
    """Yield each term that is new and has nearly the name of one whose address is gone."""
    for folder, old in names:
        vocabulary = catalog.vocabularies.get(folder)
        places = {term.slug: n for n, term in enumerate(vocabulary.terms)} if vocabulary else {}
        fresh = [slug for slug in places if f"{folder}/{slug}/" not in catalog.permalinks]
        new = fresh[0] if len(fresh) == 1 else nearest(old, fresh)
        if vocabulary and new:
            message = f"this term was {shown(old)} until now; write 'aliases: [{old}]' here, and "
            message += f"the line '/{folder}/{old}/: /{folder}/{new}/' into "
            message += f"{catalog.folder}/redirects.yml"
            yield _Renamed(vocabulary, ("terms", places[new]), old, new, "terms", message)
