"""The form "Propose a term": a word for a list, and the tools that it fits."""

import re
from collections.abc import Iterable, Iterator, Mapping

from resource_toolkit.catalog import Catalog, Resource, Vocabulary
from resource_toolkit.checking import Checked, try_files
from resource_toolkit.problems import ToolkitError, shown
from resource_toolkit.reading import Terms
from resource_toolkit.writing import (
    field_lines,
    ordered_fields,
    read_lines,
    scalar_text,
    suggest_slug,
    take_apart,
)

from .elements import Proposal, answers, choice_field, form_file, text_field
from .suggestions import SLUG_IN_LABEL

FILE = ".github/ISSUE_TEMPLATE/propose-a-term.yml"
NAME = "Propose a term"
_LIST, _TERM, _MEANING, _TOOLS = "List", "Term", "What belongs there", "Tools that it fits"
HEADINGS = (_LIST, _TERM, _MEANING)
"""What only answers to this form have."""
ENOUGH = 3
"""How many tools a term needs to be worth a page."""


def offered(catalog: Catalog) -> list[Vocabulary]:
    """Return the lists that grow: not those of an agency's codes, nor the languages."""
    return [v for v in catalog.vocabularies.values() if not v.coded and not v.role]


def form_text(catalog: Catalog) -> str:
    """Return the form as YAML, or nothing where no list grows."""
    lists = [f"{vocabulary.title} ({vocabulary.name})" for vocabulary in offered(catalog)]
    if not lists:
        return ""
    intro = "A word that you missed when you chose from a list. Everything you write is public."
    tools = f"Titles or addresses of at least {ENOUGH} tools, one on each line."
    fields = [
        choice_field("list", _LIST, "Where the word belongs.", lists, needed=True),
        text_field("term", _TERM, "As people would say it.", needed=True),
        text_field("meaning", _MEANING, "In one sentence.", needed=True, long=True),
        text_field("tools", _TOOLS, tools, needed=True, long=True),
    ]
    about = "A list lacks a word. Your words become a draft for the maintainers."
    return form_file(NAME, about, "Term: ", intro, fields)


def read_form(now: Checked, submitted: str) -> Proposal:
    """Return the list with the term, and the tools that have it then.

    Raises ToolkitError when the list is not there, or has the term already.
    """
    catalog = now.catalog
    said = dict(answers(submitted, [_LIST, _TERM, _MEANING, _TOOLS]))
    missing = [label for label in HEADINGS if label not in said]
    if missing:
        raise ToolkitError(f"'{missing[0]}' is empty")
    names = SLUG_IN_LABEL.findall(said[_LIST])
    vocabulary = catalog.vocabularies.get(names[-1] if names else "")
    if vocabulary is None or vocabulary not in offered(catalog):
        raise ToolkitError(f"there is no list {shown(said[_LIST])} that takes new terms")
    title = " ".join(said[_TERM].split())
    slug = suggest_slug(title)
    known = [t for t in vocabulary.terms if title.casefold() == t.title.casefold()]
    if same := known or [t for t in (vocabulary.find(title), vocabulary.find(slug)) if t]:
        raise ToolkitError(
            f"the list {vocabulary.title} has {shown(title)} already, as {same[0].slug}"
        )
    text, _ = read_lines(catalog.root / vocabulary.path)
    entry = {"slug": slug, "title": title, "summary": said[_MEANING]}
    files = {vocabulary.path: with_term(text, entry)}
    tools, unknown = _tools(catalog, said.get(_TOOLS, ""))
    files |= dict(_with_term(catalog, vocabulary, slug, tools))
    return Proposal(
        title="Proposed term",
        files=files,
        trial=try_files(now, files),
        more=_told(files, tools, unknown),
    )


def with_term(text: str, entry: Mapping[str, str]) -> str:
    """Return the text of a list with a term at its end, indented as those before it."""
    lines = text.rstrip("\n").split("\n")
    first = next(n for n, line in enumerate(lines) if re.match(r"terms:\s*(#.*)?$", line))
    ends = (n for n, line in enumerate(lines) if n > first and re.match(r"[^\s#-]", line))
    end = next(ends, len(lines))
    while not lines[end - 1].strip() or lines[end - 1].startswith("#"):
        end -= 1
    bullet = next((re.match(r"\s*", line) for line in lines[first + 1 :] if "- " in line), None)
    indent = bullet[0] if bullet else "  "
    fresh = [f"{key}: {scalar_text(value)}" for key, value in entry.items()]
    added = [f"{indent}- {fresh[0]}", *(f"{indent}  {line}" for line in fresh[1:])]
    return "\n".join([*lines[:end], *added, *lines[end:]]) + "\n"


def _tools(catalog: Catalog, said: str) -> tuple[list[Resource], list[str]]:
    """Return the resources that somebody named, and the names that are none."""
    by_name = {resource.title.casefold(): resource for resource in catalog.active}
    by_name |= {resource.slug: resource for resource in catalog.active}
    tools, unknown = [], []
    for line in re.split(r"[\n;]", said):
        name = re.sub(r"^\s*(?:[-*]|\d+\.)\s+", "", line).strip().casefold()
        slug = re.sub(r"[?#].*$", "", name).rstrip("/").rpartition("/")[2]
        if resource := by_name.get(name) or by_name.get(slug):
            tools.append(resource)
        elif name:
            unknown.append(line.strip())
    return list({tool.slug: tool for tool in tools}.values()), unknown


def _with_term(
    catalog: Catalog, vocabulary: Vocabulary, slug: str, tools: Iterable[Resource]
) -> Iterator[tuple[str, str]]:
    """Yield path and text of each tool with the term; people write it where it wants a reason."""
    if not vocabulary.field.many or vocabulary.field.notes:
        return
    fields = {field.name: field for field in ordered_fields(catalog)}
    field = next(
        field
        for field in fields.values()
        if isinstance(field.shape, Terms) and field.shape.vocabulary == vocabulary
    )
    for resource in tools:
        parts = take_apart(read_lines(catalog.root / resource.path)[0])
        if parts is not None:
            terms = [*resource.terms(vocabulary.name), slug]
            lines = field_lines(field, terms)
            yield resource.path, parts.put(field.name, lines, tuple(fields)).text()


def _told(files: Mapping[str, str], tools: list[Resource], unknown: list[str]) -> str:
    lines = []
    left = [resource for resource in tools if resource.path not in files]
    if left:
        lines.append("Write the term into these by hand, with a reason or in place of another:")
        lines += [f"- `{resource.path}`" for resource in left]
    if unknown:
        lines.append(f"{len(unknown)} of the tools named are not here by this title.")
    if len(tools) < ENOUGH:
        lines.append(f"A term needs {ENOUGH} tools; {len(tools)} are named.")
    return "\n".join(lines)
