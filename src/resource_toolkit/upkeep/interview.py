"""A new resource: asked for in plain words, or taken from the answers in a file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resource_toolkit.catalog import Catalog, no_collection
from resource_toolkit.checking import Checked, try_files
from resource_toolkit.problems import Report, did_you_mean
from resource_toolkit.reading import (
    MAX_HEAD,
    Field,
    Listed,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    Terms,
    parse_data,
    read_data,
    slug_fault,
)
from resource_toolkit.writing import (
    field_lines,
    is_needed,
    ordered_fields,
    resource_text,
    suggest_slug,
    taken_slugs,
    template_text,
    twins,
    write_text,
)

ASKED = ("title", "summary", "url", "publisher", "minutes", "also_called")
"""The fixed fields that are asked for; vocabularies come on top, all others can be added later."""
Ask = Callable[[str], str]
"""Puts a question and returns the answer; raises EOFError when there is none any more."""
Answers = dict[str, str | list[str]]


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What is known of the new resource before anybody is asked."""

    collection: str | None = None
    slug: str | None = None


@dataclass(frozen=True)
class Interview:
    """Makes one new resource in a toolkit; each way returns whether it did."""

    now: Checked
    draft: Draft
    ask: Ask
    tell: Callable[[str], None]

    def print_template(self) -> bool:
        """Tell an empty commented file."""
        catalog = self.now.catalog
        collection = self.draft.collection or next(iter(catalog.collections), "")
        if collection not in catalog.collections:
            self.tell(no_collection(catalog, collection))
            return False
        self.tell(template_text(catalog, collection).removesuffix("\n"))
        return True

    def run(self) -> bool:
        """Ask, and write the file."""
        try:
            return self._interview()
        except EOFError:
            self.tell("\nnothing was written: the answers ended")
            return False

    def take_file(self, source: Path) -> bool:
        """Write the resource that a YAML file describes; nothing is written with an error."""
        catalog = self.now.catalog
        name = str(source)
        report = Report(path=name)
        node = read_data(source, report)
        if not isinstance(node, MappingNode):
            for problem in report.problems:
                self.tell(str(problem))
            self.tell(f"nothing was written: {name} must hold lines of the form 'key: value'")
            return False
        given = {key.value: value for key, value in node.entries}
        own = {key: _plain(given.pop(key, None)) for key in ("collection", "slug", "body")}
        collection = self.draft.collection or own["collection"]
        values = {key: _typed(value) for key, value in given.items()}
        title = str(values.get("title", ""))
        slug = self.draft.slug or own["slug"] or suggest_slug(title, taken_slugs(catalog))
        faults = _file_faults(catalog, given, collection, slug)
        for fault in faults:
            self.tell(f"{name}: error: {fault}")
        if faults:
            self.tell("nothing was written")
            return False
        for twin, why in twins(catalog, title, [str(values["url"])] if "url" in values else []):
            said = "the same address" if why == "address" else "almost the same title"
            self.tell(f"{name}: warning: {twin.path} has {said}: {twin.title}")
        path = f"{catalog.folder}/{collection}/{slug}.md"
        text = resource_text(catalog, values, own["body"])
        trial = try_files(self.now, {path: text})
        for problem in trial.own:
            self.tell(f"{name}: {problem.severity} {problem.code} {problem.message}")
        for problem in trial.others:
            self.tell(str(problem))
        if trial.errors:
            self.tell("nothing was written")
            return False
        write_text(catalog.root / path, text)
        self.tell(f"wrote {path}")
        return True

    def _interview(self) -> bool:
        catalog = self.now.catalog
        self.tell("A new resource. Enter alone leaves out what is not needed.\n")
        collection = self._collection()
        values: Answers = {}
        for field in ordered_fields(catalog):
            if not _is_asked(field, catalog, collection, values):
                continue
            answer = self._answer(field, collection)
            if answer:
                values[field.name] = answer
            if field.name in ("title", "url") and not self._goes_on(values):
                self.tell("nothing was written")
                return False
        slug = self.draft.slug or self._slug(str(values["title"]))
        path = f"{catalog.folder}/{collection}/{slug}.md"
        if slug in catalog.resources or (catalog.root / path).exists():
            self.tell(f"nothing was written: there is a resource {slug} already")
            return False
        text = resource_text(catalog, values, "")
        trial = try_files(self.now, {path: text})
        write_text(catalog.root / path, text)
        self.tell(f"\nwrote {path}")
        if trial.own:
            self.tell("Still to do:")
        for problem in trial.own:
            self.tell(f"  {problem}")
        self.tell("Open the file and write its text. Then run: toolkit check")
        return True

    def _collection(self) -> str:
        catalog = self.now.catalog
        given = self.draft.collection
        while given not in catalog.collections:
            if given:
                self.tell(f"  {no_collection(catalog, given)}")
            elif given == "":
                self.tell("  this one is needed; write its number")
            self.tell("Where does it belong?")
            listed = list(catalog.collections)
            for number, slug in enumerate(listed, 1):
                self.tell(f"  {number}. {catalog.collections[slug].title} ({slug})")
            given = _chosen(self.ask("Number or name: ").strip(), listed)
        return str(given)

    def _answer(self, field: Field, collection: str) -> str | list[str]:
        """Return the answer to one field, asked again until it reads; empty when it is left out."""
        needed = is_needed(field, collection)
        self.tell(f"\n{field.meaning}{'' if needed else ' (Enter to leave it out)'}")
        options: list[str] = []
        if isinstance(field.shape, Terms):
            options = [term.slug for term in field.shape.vocabulary.terms]
            for number, term in enumerate(field.shape.vocabulary.terms, 1):
                self.tell(f"  {number}. {term.title} ({term.slug})")
        while True:
            text = self.ask(f"{field.name}: ").strip()
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
                self.tell(f"  {fault}")

    def _goes_on(self, values: Answers) -> bool:
        """Warn of resources that may be the same; return whether to go on."""
        catalog = self.now.catalog
        url = values.get("url")
        title = "" if url else str(values.get("title", ""))
        found = twins(catalog, title, [str(url)] if url else [])
        for resource, why in found:
            said = "the same address" if why == "address" else "almost the same title"
            self.tell(f"  {resource.path} has {said}: {resource.title}")
        return not found or self.ask("Go on? (y/n) ").strip().lower().startswith("y")

    def _slug(self, title: str) -> str:
        catalog = self.now.catalog
        taken = {slug.casefold() for slug in taken_slugs(catalog)}
        offer = suggest_slug(title, taken)
        self.tell("\nThe name of its address. It is for good, so choose it well.")
        while True:
            text = self.ask(f"name [{offer}]: ").strip() or offer
            if fault := slug_fault(text):
                self.tell(f"  {fault}")
            elif text.casefold() in taken:
                self.tell("  this name is taken; choose another")
            else:
                return text


def _is_asked(field: Field, catalog: Catalog, collection: str, values: Answers) -> bool:
    if field.name == "publisher":
        return "url" in values
    if isinstance(field.shape, Terms):
        facets = {vocabulary.name for vocabulary in catalog.facets}
        return is_needed(field, collection) or field.shape.vocabulary.name in facets
    return field.name in ASKED


def _chosen(text: str, listed: list[str]) -> str:
    return listed[int(text) - 1] if text.isdecimal() and 0 < int(text) <= len(listed) else text


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
    node = parse_data(text, report, first_line=1, limit=MAX_HEAD)
    if isinstance(node, MappingNode):
        field.shape.read(node.entries[0][1], report)
    return [problem.message for problem in report.problems]


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
        faults.append(no_collection(catalog, collection))
    if fault := slug_fault(slug):
        faults.append(fault)
    elif slug.casefold() in {name.casefold() for name in taken_slugs(catalog)}:
        faults.append(f"there is a resource '{slug}' already")
    return faults


def _plain(node: Node | None) -> str:
    return node.value if isinstance(node, ScalarNode) else ""


def _typed(node: Node) -> Any:
    """Return a node as the texts that a person would type: one, or several, or `name: value`."""
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.items]
    if isinstance(node, MappingNode):
        return [f"{key.value}: {_plain(value)}" for key, value in node.entries]
    return node.value
