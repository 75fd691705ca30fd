"""Packets, trainings and check-ups that a change deletes or renames, and a menu as it was."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from resource_toolkit.catalog import Catalog, Record, known_addresses, page_address
from resource_toolkit.checking import Checked
from resource_toolkit.problems import Problem, as_line, many, shown

_NAMES = frozenset(("RC145", "RC304", "RC343", "RC603", "RC620"))
"""Codes of what names a record that is not there."""
_ADDRESS, _MENU, _FEW = "RC306", "RC623", 3
_TITLE = re.compile(r"^(?:title:|#) *(.+)$", re.M)
_PAGE = re.compile(r"^[ ]*-[^\n]*?([\w./-]+\.md)\b", re.M)
_TERM_GONE = re.compile(r"the term '([^']+)' stood here until now")
_SUCH = re.compile(r"put its line back, such as '[^']*'")
_NOT_THERE = ", which is not there"
_ENTRY = r"^[ ]*-[ ]*[\"']?{title}[\"']?:[ ]*[\"']?([^\s\"'#]+)"


def _records(now: Checked) -> dict[str, tuple[str, Mapping[str, Record]]]:
    """Return the folders of records that are no resources, each with what one is called."""
    catalog = now.catalog
    return {
        "packets": ("packet", catalog.packets),
        "trainings": ("training", catalog.trainings),
        "check-ups": ("check-up", catalog.check_ups),
    }


def titles_gone(now: Checked, before: Mapping[str, str]) -> dict[str, str]:
    """Return the titles of files that are there no more, of the former texts of files."""
    root = now.catalog.root
    titles = {path: _TITLE.search(text) for path, text in before.items()}
    return {
        path: title[1].strip("\"' ")
        for path, title in titles.items()
        if title and not (root / path).is_file()
    }


def records_gone(now: Checked, base: Catalog) -> dict[str, str]:
    """Return the titles of records that are no resources, of files that are there no more."""
    known = [*base.packets.values(), *base.trainings.values(), *base.check_ups.values()]
    root = now.catalog.root
    return {one.path: one.title for one in known if not (root / one.path).is_file()}


def with_deleted(now: Checked, gone: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit; each record that a change deletes is told once, first.

    `gone` has the files that are there no more, each with its title.
    """
    problems = now.problems
    for path, title in sorted(gone.items()):
        file = PurePosixPath(path)
        noun, records = _records(now).get(file.parent.name, ("", {}))
        if noun and file.suffix == ".yml" and "." not in file.stem and file.stem not in records:
            problems = list(_told_once(now, problems, path, (noun, title)))
    return problems


def with_moved_pages(now: Checked, gone: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit; each hand-written page with a new name is told once."""
    problems, catalog = now.problems, now.catalog
    files = sorted((catalog.root / catalog.docs).rglob("*.md")) if gone else []
    said = {one: _TITLE.search(one.read_text("utf-8", "replace")) for one in files}
    for old, title in sorted(gone.items()):
        if not old.startswith(f"{catalog.docs}/") or not old.endswith(".md"):
            continue
        inner = old.removeprefix(f"{catalog.docs}/")
        address = re.escape(page_address(inner))
        lost = rf"there is no file '{re.escape(old)}'|/{address} was pub"
        brought = re.compile(rf"{lost}|the menu names '{re.escape(inner)}'")
        told = [one for one in problems if brought.search(one.message)]
        new = [one for one, its in said.items() if its and its[1].strip("\"' ") == title]
        if told and len(new) == 1:
            message = f"this page was {old} until now; rename it back, then 'toolkit rename {old} "
            message += "NEW-NAME' writes the new name wherever it stands"
            message += f" ({many(len(told), 'line')} with the old name left out)"
            path = new[0].relative_to(catalog.root).as_posix()
            one = Problem(path=path, line=1, column=1, code=_ADDRESS, message=message)
            problems = [one, *(other for other in problems if other not in told)]
    return problems


def _told_once(
    now: Checked, problems: list[Problem], path: str, what: tuple[str, str]
) -> Iterator[Problem]:
    catalog, (noun, title) = now.catalog, what
    slug, folder = PurePosixPath(path).stem, PurePosixPath(path).parent.name
    address, own = f"{folder}/{slug}/", re.compile(rf"(?<![\w-]){re.escape(slug)}(?![\w-])")
    known = known_addresses(catalog)
    published = address in catalog.permalinks and address not in known
    lines = [one for one in problems if one.code == _ADDRESS and own.search(one.message)]
    places = [one for one in problems if one.code in _NAMES and own.search(one.message)]
    _, records = _records(now)[folder]
    alike = (one for one in records.values() if one.title == title)
    new = next((one for one in alike if one.address not in catalog.permalinks), None)
    if published or places:
        where = ", ".join(f"{one.path}:{one.line}" for one in places[:_FEW])
        where += f" and {len(places) - _FEW} more" if len(places) > _FEW else ""
        parts = (
            [f"this was {shown(slug)} until now; rename it back, or do this:"]
            if new
            else [f"this {noun} is deleted; bring the file back, or do this:"]
        )
        how = f"write '{new.slug}'" if new else "take it out"
        steps = [f"{how} at {many(len(places), 'place')} ({where})"] if places else []
        target = new.address if new else f"{folder}/" if f"{folder}/" in known else ""
        redirect = f"write '/{address}: /{target}' into {catalog.folder}/redirects.yml, as its "
        steps += [f"{redirect}address was published"] if published else []
        message = f"{' '.join(parts)} {'; '.join(steps)}"
        code = _ADDRESS if published else places[0].code
        at = new.path if new else path
        yield Problem(path=at, line=1, column=1, code=code, message=message)
    yield from (one for one in problems if one not in lines)


def with_last_terms(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit; each term that a change took out is told with its lines."""
    return [
        _with_lines(one, now.catalog, before[one.path]) if one.path in before else one
        for one in now.problems
    ]


def _with_lines(problem: Problem, catalog: Catalog, before: str) -> Problem:
    """Return a problem; of a term that is gone, with the lines that said what it is."""
    told = _TERM_GONE.match(problem.message)
    if problem.code != _ADDRESS or not told:
        return problem
    old = before.split("\n")
    new = (catalog.root / problem.path).read_text("utf-8", "replace").splitlines()
    name = re.escape(told[1])
    entry = re.compile(rf"( *)- *\{{? *slug: *[\"']?{name}\b")
    first = next((n for n, line in enumerate(old) if entry.match(line)), -1)
    if first < 0:
        return problem
    inner = re.match(r" *", old[first])
    end, depth = first + 1, len(inner[0]) if inner else 0
    while end < len(old) and re.match(rf" {{{depth + 1}}}", old[end]):
        end += 1
    lost = [line for line in old if re.match(rf" +{name}: ", line) and line not in new]
    words = f"put back {', '.join(as_line(line, 300) for line in old[first:end])} here"
    words += "".join(f", and {as_line(line, 300)} among the translations" for line in lost)
    above = next((new.index(line) for line in reversed(old[:first]) if line in new), problem.line)
    message = _SUCH.sub(lambda _: words, problem.message)
    return replace(problem, line=min(above + 2, len(new)), column=1, message=message)


def with_last_menu(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit; a page that the menu no longer names is offered again."""
    file = next((path for path in before if path.endswith("mkdocs.yml")), "")
    menu = now.catalog.root / file
    if not file or all(one.code != _MENU for one in now.problems):
        return now.problems
    rows, docs = menu.read_text("utf-8").splitlines(), now.catalog.root / now.catalog.docs
    return [_as_it_was(one, rows, before[file], docs) for one in now.problems]


def _as_it_was(problem: Problem, rows: Sequence[str], before: str, docs: Path) -> Problem:
    """Return a problem; of a page that a menu names, with the one that it named there."""
    begin, told, _ = problem.message.partition(_NOT_THERE)
    if problem.code != _MENU or not told:
        return problem
    entry = re.match(r"[ ]*-[ ]*[\"']?([^:\"']+)[\"']?:", rows[problem.line - 1])
    same = re.search(_ENTRY.format(title=re.escape(entry[1])), before, re.M) if entry else None
    lost = {*_PAGE.findall(before)} - {*_PAGE.findall("\n".join(rows))}
    was = same[1] if same else lost.pop() if len(lost) == 1 else ""
    if not was or not (docs / was).is_file():
        return problem
    return replace(problem, message=f"{begin}{_NOT_THERE}; write '{was}', as it was until now")
