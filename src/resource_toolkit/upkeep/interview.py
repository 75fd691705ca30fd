"""`toolkit new`: ask for a resource in plain words, or take the answers from a file."""

import argparse
from collections.abc import Callable
from typing import Any

from resource_toolkit.catalog.catalog import Catalog
from resource_toolkit.checking.trial import try_files
from resource_toolkit.problems.problem import Report, did_you_mean
from resource_toolkit.publishing.build import Checked
from resource_toolkit.reading import frontmatter
from resource_toolkit.reading.fields.shapes import Field, Listed, Terms
from resource_toolkit.reading.fields.values import SLUG
from resource_toolkit.reading.frontmatter import Mapping, Node, Scalar, Sequence
from resource_toolkit.writing.drafts import (
    is_needed,
    ordered_fields,
    resource_text,
    suggest_slug,
    taken_slugs,
    template_text,
    twins,
)
from resource_toolkit.writing.edits import write_lines
from resource_toolkit.writing.yaml_text import field_lines

ASKED = ("title", "summary", "url", "publisher", "minutes", "also_called")
"""The fixed fields that are asked for; vocabularies come on top, all others can be added later."""
Ask = Callable[[str], str]
Values = dict[str, str | list[str]]


def run(options: argparse.Namespace, now: Checked, ask: Ask = input) -> int:
    """Write a new resource; return 1 when something keeps it from being written."""
    catalog = now.catalog
    if options.template:
        collection = options.collection or next(iter(catalog.collections), "")
        if collection not in catalog.collections:
            hint = did_you_mean(collection, catalog.collections)
            print(f"there is no collection '{collection}'{hint}")
            return 1
        print(template_text(catalog, collection), end="")
        return 0
    if options.source:
        return _from_file(options, now)
    try:
        return _interview(options, now, ask)
    except EOFError:
        print("\nnothing was written: the answers ended")
        return 1


def _interview(options: argparse.Namespace, now: Checked, ask: Ask) -> int:
    catalog = now.catalog
    print("A new resource. Enter alone leaves out what is not needed.\n")
    collection = _collection(options, catalog, ask)
    values: Values = {}
    for field in ordered_fields(catalog):
        if not _is_asked(field, catalog, collection, values):
            continue
        answer = _answer(field, collection, ask)
        if answer:
            values[field.name] = answer
        if field.name in ("title", "url") and not _goes_on(catalog, values, ask):
            print("nothing was written")
            return 1
    slug = options.slug or _slug(catalog, str(values["title"]), ask)
    path = f"{catalog.folder}/{collection}/{slug}.md"
    if slug in catalog.resources or (catalog.root / path).exists():
        print(f"nothing was written: there is a resource {slug} already")
        return 1
    text = resource_text(catalog, values, "")
    trial = try_files(now, {path: text})
    write_lines(catalog.root / path, text)
    print(f"\nwrote {path}")
    if trial.own:
        print("Still to do:")
    for problem in trial.own:
        print(f"  {problem}")
    print("Open the file and write its text. Then run: toolkit check")
    return 0


def _is_asked(field: Field, catalog: Catalog, collection: str, values: Values) -> bool:
    if field.name == "publisher":
        return "url" in values
    if isinstance(field.shape, Terms):
        facets = {vocabulary.name for vocabulary in catalog.facets}
        return is_needed(field, collection) or field.shape.vocabulary.name in facets
    return field.name in ASKED


def _collection(options: argparse.Namespace, catalog: Catalog, ask: Ask) -> str:
    given = options.collection
    while given not in catalog.collections:
        if given:
            print(f"  there is no toolkit '{given}'{did_you_mean(given, catalog.collections)}")
        elif given == "":
            print("  this one is needed; write its number")
        print("Where does it belong?")
        listed = list(catalog.collections)
        for number, slug in enumerate(listed, 1):
            print(f"  {number}. {catalog.collections[slug].title} ({slug})")
        given = _chosen(ask("Number or name: ").strip(), listed)
    return str(given)


def _chosen(text: str, listed: list[str]) -> str:
    return listed[int(text) - 1] if text.isdecimal() and 0 < int(text) <= len(listed) else text


def _answer(field: Field, collection: str, ask: Ask) -> str | list[str]:
    """Return the answer to one field, asked again until it reads; empty when it is left out."""
    needed = is_needed(field, collection)
    print(f"\n{field.meaning}{'' if needed else ' (Enter to leave it out)'}")
    options: list[str] = []
    if isinstance(field.shape, Terms):
        options = [term.slug for term in field.shape.vocabulary.terms]
        for number, term in enumerate(field.shape.vocabulary.terms, 1):
            print(f"  {number}. {term.title} ({term.slug})")
    while True:
        text = ask(f"{field.name}: ").strip()
        if not text and not needed:
            return ""
        value: str | list[str] = text
        if _holds_many(field):
            parts = [part.strip() for part in text.split(",") if part.strip()]
            value = [_named(field, part, options) for part in parts]
        elif options:
            value = _named(field, text, options)
        faults = read_faults(field, value) if text else ["this one is needed"]
        if not faults:
            return value
        for fault in faults:
            print(f"  {fault}")


def _named(field: Field, text: str, options: list[str]) -> str:
    """Return the term that a number, name or title stands for; codes come before numbers."""
    if isinstance(field.shape, Terms):
        term = field.shape.vocabulary.find(text)
        titles = {t.title.casefold(): t.slug for t in field.shape.vocabulary.terms}
        if term is not None:
            return term.slug
        return titles.get(text.casefold()) or _chosen(text, options)
    return text


def _holds_many(field: Field) -> bool:
    many = isinstance(field.shape, Terms) and field.shape.vocabulary.field.many
    return many or isinstance(field.shape, Listed)


def read_faults(field: Field, value: str | list[str]) -> list[str]:
    """Return in words what is wrong with an answer."""
    report = Report(path="")
    text = "\n".join(field_lines(field, value))
    node = frontmatter.parse_data(text, report, first_line=1, limit=frontmatter.MAX_HEAD)
    if isinstance(node, Mapping):
        field.shape.read(node.entries[0][1], report)
    return [problem.message for problem in report.problems]


def _goes_on(catalog: Catalog, values: Values, ask: Ask) -> bool:
    """Warn of resources that may be the same; return whether to go on."""
    url = values.get("url")
    title = "" if url else str(values.get("title", ""))
    found = twins(catalog, title, [str(url)] if url else [])
    for resource, why in found:
        said = "the same address" if why == "address" else "almost the same title"
        print(f"  {resource.path} has {said}: {resource.title}")
    return not found or ask("Go on? (y/n) ").strip().lower().startswith("y")


def _slug(catalog: Catalog, title: str, ask: Ask) -> str:
    taken = {slug.casefold() for slug in taken_slugs(catalog)}
    offer = suggest_slug(title, taken)
    print("\nThe name of its address. It is for good, so choose it well.")
    while True:
        text = ask(f"name [{offer}]: ").strip() or offer
        if not SLUG.fullmatch(text) or len(text) > 80:
            print("  use letters, digits and single hyphens")
        elif text.casefold() in taken:
            print("  this name is taken; choose another")
        else:
            return text


def _from_file(options: argparse.Namespace, now: Checked) -> int:
    """Write the resource that a YAML file describes; nothing is written with an error."""
    catalog = now.catalog
    name = str(options.source)
    report = Report(path=name)
    node = frontmatter.read_data(options.source, report)
    if not isinstance(node, Mapping):
        for problem in report.problems:
            print(problem)
        print(f"nothing was written: {name} must hold lines of the form 'key: value'")
        return 1
    given = {key.value: value for key, value in node.entries}
    own = {key: _plain(given.pop(key, None)) for key in ("collection", "slug", "body")}
    collection = options.collection or own["collection"]
    values = {key: _typed(value) for key, value in given.items()}
    title = str(values.get("title", ""))
    slug = options.slug or own["slug"] or suggest_slug(title, taken_slugs(catalog))
    faults = _file_faults(catalog, given, collection, slug)
    for fault in faults:
        print(f"{name}: error: {fault}")
    if faults:
        print("nothing was written")
        return 1
    for twin, why in twins(catalog, title, [str(values["url"])] if "url" in values else []):
        said = "the same address" if why == "address" else "almost the same title"
        print(f"{name}: warning: {twin.path} has {said}: {twin.title}")
    path = f"{catalog.folder}/{collection}/{slug}.md"
    text = resource_text(catalog, values, own["body"])
    trial = try_files(now, {path: text})
    for problem in trial.own:
        print(f"{name}: {problem.severity} {problem.code} {problem.message}")
    for problem in trial.others:
        print(problem)
    if trial.errors:
        print("nothing was written")
        return 1
    write_lines(catalog.root / path, text)
    print(f"wrote {path}")
    return 0


def _file_faults(catalog: Catalog, given: dict[str, Node], collection: str, slug: str) -> list[str]:
    """Return in words why a file cannot become a resource of this collection and slug."""
    known = [field.name for field in ordered_fields(catalog)]
    offered = [*known, "collection", "slug", "body"]
    faults = [
        f"unknown key '{key}'{did_you_mean(key, offered)}" for key in given if key not in known
    ]
    if not collection:
        faults.append("say where it belongs: add a line such as 'collection: "
                      f"{next(iter(catalog.collections), 'name')}'")  # fmt: skip
    elif collection not in catalog.collections:
        hint = did_you_mean(collection, catalog.collections)
        faults.append(f"there is no collection '{collection}'{hint}")
    if not SLUG.fullmatch(slug):
        faults.append(f"'{slug}' is not a slug; use letters, digits and single hyphens")
    elif slug.casefold() in {each.casefold() for each in taken_slugs(catalog)}:
        faults.append(f"there is a resource '{slug}' already")
    return faults


def _plain(node: Node | None) -> str:
    return node.value if isinstance(node, Scalar) else ""


def _typed(node: Node) -> Any:
    """Return a node as the texts that a person would type: one, or several, or `name: value`."""
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    if isinstance(node, Mapping):
        return [f"{key.value}: {_plain(value)}" for key, value in node.entries]
    return node.value
