"""A new resource: asked for in plain words, or taken from the answers in a file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from resource_toolkit.catalog import no_collection
from resource_toolkit.checking import Checked, try_files
from resource_toolkit.problems import Report
from resource_toolkit.reading import (
    Field,
    MappingNode,
    Terms,
    read_data,
    slug_fault,
)
from resource_toolkit.writing import (
    is_needed,
    resource_text,
    suggest_slug,
    taken_slugs,
    template_text,
    twins,
    write_files,
)

from .answers import (
    Answers,
    as_typed,
    asked_fields,
    chosen,
    file_faults,
    holds_many,
    plain_text,
    read_faults,
)
from .choices import Choices

Ask = Callable[[str], str]
"""Puts a question and returns the answer; raises EOFError when there is none any more."""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What is known of the new resource before anybody is asked."""

    collection: str | None = None
    slug: str | None = None
    everything: bool = False
    """Whether all is asked for that may be said of it, and not only what is needed."""


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
        own = {key: plain_text(given.pop(key, None)) for key in ("collection", "slug", "body")}
        collection = self.draft.collection or own["collection"]
        values = {key: as_typed(value) for key, value in given.items()}
        title = str(values.get("title", ""))
        slug = self.draft.slug or own["slug"] or suggest_slug(title, taken_slugs(catalog))
        faults = file_faults(catalog, given, collection, slug)
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
        write_files(catalog.root, {path: text.encode()})
        self.tell(f"wrote {path}")
        return True

    def _interview(self) -> bool:
        catalog = self.now.catalog
        self.tell("A new resource. Enter alone leaves out what is not needed.\n")
        collection = self._collection()
        values: Answers = {}
        everything = self.draft.everything
        for field in asked_fields(catalog, collection, everything=everything):
            if field.name == "publisher" and "url" not in values:
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
        write_files(catalog.root, {path: text.encode()})
        self.tell(f"\nwrote {path}")
        if trial.own:
            self.tell("Still to do:")
        for problem in trial.own:
            self.tell(f"  {problem}")
        self.tell("Open the file and write its text. Then run: toolkit check")
        if not everything:
            self.tell("toolkit new --all asks for all that may be said of a resource.")
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
            given = chosen(self.ask("Number or name: ").strip(), listed)
        return str(given)

    def _answer(self, field: Field, collection: str) -> str | list[str]:
        """Return the answer to one field, asked again until it reads; empty when it is left out."""
        needed = is_needed(field, collection)
        self.tell(f"\n{field.meaning}{'' if needed else ' (Enter to leave it out)'}")
        if isinstance(field.shape, Terms):
            return self._terms(field, Choices(field.shape.vocabulary), needed=needed)
        while True:
            text = self.ask(f"{field.name}: ").strip()
            if not text and not needed:
                return ""
            parts = [part.strip() for part in text.split(",") if part.strip()]
            value: str | list[str] = parts if holds_many(field) else text
            faults = read_faults(field, value) if text else ["this one is needed"]
            if not faults:
                return value
            for fault in faults:
                self.tell(f"  {fault}")

    def _terms(self, field: Field, choices: Choices, *, needed: bool) -> str | list[str]:
        """Return the terms that are chosen; what is named already stays while the rest is asked."""
        for line in choices.lines():
            self.tell(line)
        many, kept = holds_many(field), list[str]()
        while True:
            text = self.ask(f"{field.name}: ").strip()
            if not text and (kept or not needed):
                return kept
            parts = [part.strip() for part in text.split(",") if part.strip()] if many else [text]
            named, left = choices.read(filter(None, parts))
            reasoned = [part for part in left if not read_faults(field, [part])]
            kept += [name for name in (*named, *reasoned) if name not in kept]
            unclear = [part for part in left if part not in reasoned]
            if kept and not unclear:
                if choices.is_long:
                    self.tell(f"  {', '.join(kept)}")
                return kept if many else kept[-1]
            faults = [f"  {fault}" for part in unclear for fault in read_faults(field, part)]
            offers = [line for part in unclear for line in choices.offer(part)]
            for line in offers or faults or ["  this one is needed"]:
                self.tell(line)

    def _goes_on(self, values: Answers) -> bool:
        """Warn of resources that may be the same; return whether to go on."""
        catalog = self.now.catalog
        url = values.get("url")
        title = "" if url else str(values.get("title", ""))
        alike = twins(catalog, title, [str(url)] if url else [])
        for resource, why in alike:
            said = "the same address" if why == "address" else "almost the same title"
            self.tell(f"  {resource.path} has {said}: {resource.title}")
        return not alike or self.ask("Go on? (y/n) ").strip().lower().startswith("y")

    def _slug(self, title: str) -> str:
        catalog = self.now.catalog
        taken = {slug.casefold() for slug in taken_slugs(catalog)}
        offer = suggest_slug(title, taken)
        if not self.draft.everything:
            return offer
        self.tell("\nThe name of its address. It is for good, so choose it well.")
        while True:
            text = self.ask(f"name [{offer}]: ").strip() or offer
            if fault := slug_fault(text):
                self.tell(f"  {fault}")
            elif text.casefold() in taken:
                self.tell("  this name is taken; choose another")
            else:
                return text
