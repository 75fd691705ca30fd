"""Load everything under `resources/` into a catalog; bad content becomes problems, never raises."""

import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from resource_toolkit.catalog.catalog import Catalog
from resource_toolkit.catalog.records import (
    EMPTY_HEAD,
    Collection,
    Packet,
    Question,
    Redirect,
    Resource,
    Training,
)
from resource_toolkit.catalog.vocabularies import Acronyms, Vocabulary
from resource_toolkit.problems.problem import Problem, Report
from resource_toolkit.reading import frontmatter, records
from resource_toolkit.reading.document import read_document
from resource_toolkit.reading.fields import file_fields
from resource_toolkit.reading.fields import resource_fields as fields
from resource_toolkit.reading.fields.shapes import Field, Grouped, Listed, Mapped
from resource_toolkit.reading.fields.values import SLUG, Slug, Text, no_slug
from resource_toolkit.reading.frontmatter import Node, Sequence
from resource_toolkit.reading.plain_lines import Headlines
from resource_toolkit.reading.textfile import read_text

RESERVED = ("vocabularies", "packets", "trainings", "check-ups", "locales")
"""Folders of `resources/` that are no collections."""
DATA_FILES = ("acronyms.yml", "questions.yml", "redirects.yml", "permalinks.txt")
IMAGE_TYPES = (".png", ".jpg", ".jpeg", ".webp")
_IMAGE_BYTES = re.compile(rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|RIFF....WEBP", re.S)
MAX_IMAGE = 500 * 1024
DEFAULT_WORDS = Path(__file__).parents[1] / "catalog" / "locales" / "en.yml"


def load_catalog(
    root: Path, *, today: date, folder: str = "resources"
) -> tuple[Catalog, list[Problem]]:
    """Return the catalog of `root/folder` and every problem of reading it, sorted."""
    loader = _Loader(root.resolve(), folder)
    catalog = loader.load(today)
    return catalog, sorted(loader.problems)


class _Loader:
    """Reads one catalog and collects problems on the way."""

    def __init__(self, root: Path, folder: str) -> None:
        self.root = root
        self.base = root / folder
        self.problems: list[Problem] = []

    def load(self, today: date) -> Catalog:
        if not self.base.is_dir():
            self._add(self.base, "RC010", "there is no such folder; it must hold the resources")
        vocabularies = self._vocabularies()
        lists = tuple(vocabularies.values())
        self.placed = {found.field.name: found.name for found in lists}
        collections = self._collections()
        self.headlines = Headlines(fields.resource_fields(lists))
        resources = self._resources(collections)
        trainings: dict[str, Training] = {}
        for path, values, head in self._yaml_folder(
            "trainings", file_fields.training_fields(lists)
        ):
            trainings[path.stem] = records.training(path.stem, self._name(path), values, head)
        packets: dict[str, Packet] = {}
        for path, values, head in self._yaml_folder("packets", file_fields.packet_fields(lists)):
            packets[path.stem] = records.packet(
                path.stem, self._name(path), values, head, self.placed
            )
        return Catalog(
            root=self.root,
            folder=self.base.relative_to(self.root).as_posix(),
            today=today,
            vocabularies=vocabularies,
            collections=collections,
            resources=resources,
            trainings=trainings,
            packets=packets,
            questions=self._questions(),
            redirects=self._redirects(),
            permalinks=self._permalinks(),
            words=self._words(vocabularies),
            acronyms=self._acronyms(),
        )

    def _name(self, path: Path | str) -> str:
        name = os.fspath(path).removeprefix(f"{self.root}{os.sep}").replace(os.sep, "/")
        if name.isascii() and name.isprintable():
            return name
        # A name may hold anything; a message must stay one line of text that can be printed.
        return re.sub(r"[\x00-\x1f\x7f]", "�", os.fsencode(name).decode("utf-8", "replace"))

    def _add(self, path: Path | str, code: str, message: str) -> None:
        problem = Problem(path=self._name(path), line=1, column=1, code=code, message=message)
        self.problems.append(problem)

    def _entries(self, folder: Path) -> Iterator[os.DirEntry[str]]:
        """Yield the entries of a folder in order; refuses links, skips what begins with a dot."""
        if not folder.is_dir():
            return
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            if entry.is_symlink():
                message = "this is a link to another place; put the file itself here"
                self._add(entry.path, "RC011", message)
            elif not entry.name.startswith("."):
                yield entry

    def _data(self, path: Path) -> Node | None:
        report = Report(path=self._name(path))
        node = frontmatter.read_data(path, report)
        self.problems += report.problems
        return node

    def _group(
        self, path: Path, known: tuple[Field, ...]
    ) -> tuple[dict[str, Any], frontmatter.Mapping]:
        """Return the values of a YAML file with these fields, and its node."""
        node = self._data(path)
        report = Report(path=self._name(path))
        if node is None and not any(found.path == report.path for found in self.problems):
            report.add((1, 1), "RC104", "the file is empty; fill it or delete it")
        values = Grouped(known).read(node, report) if node is not None else None
        self.problems += report.problems
        return values or {}, node if isinstance(node, frontmatter.Mapping) else EMPTY_HEAD

    def _yaml_files(self, name: str) -> Iterator[Path]:
        for entry in self._entries(self.base / name):
            if entry.name.endswith(".yml") and entry.is_file():
                yield Path(entry.path)
            else:
                message = "only .yml files belong here; move the file or delete it"
                self._add(entry.path, "RC010", message)

    def _yaml_folder(
        self, name: str, known: tuple[Field, ...]
    ) -> Iterator[tuple[Path, dict[str, Any], frontmatter.Mapping]]:
        """Yield path, values and node of each .yml file of a folder."""
        for path in self._yaml_files(name):
            if not SLUG.fullmatch(path.stem):
                self._add(path, "RC109", _no_slug(path.stem))
            yield path, *self._group(path, known)

    def _vocabularies(self) -> dict[str, Vocabulary]:
        found: list[Vocabulary] = []
        for path, values, head in self._yaml_folder("vocabularies", file_fields.VOCABULARY_FIELDS):
            has_terms = any("slug" in term for term in values.get("terms", ()))
            if has_terms and values.get("field", {}).get("name"):
                found.append(records.vocabulary(path.stem, self._name(path), values, head))
        ordered = sorted(found, key=lambda vocabulary: (vocabulary.order, vocabulary.name))
        return {vocabulary.name: vocabulary for vocabulary in ordered}

    def _collections(self) -> dict[str, Collection]:
        found: list[Collection] = []
        for entry in self._entries(self.base):
            if entry.name in RESERVED or entry.name.startswith("_"):
                continue
            if entry.is_dir():
                found.append(self._collection(Path(entry.path)))
            elif entry.name not in DATA_FILES:
                message = f"only folders and {', '.join(DATA_FILES)} belong here"
                self._add(entry.path, "RC010", message)
        ordered = sorted(found, key=lambda collection: (collection.order, collection.slug))
        return {collection.slug: collection for collection in ordered}

    def _collection(self, folder: Path) -> Collection:
        path = folder / "_collection.yml"
        values: dict[str, Any] = {}
        head = EMPTY_HEAD
        if not SLUG.fullmatch(folder.name):
            self._add(folder, "RC109", _no_slug(folder.name))
        if path.is_file():
            values, head = self._group(path, file_fields.COLLECTION_FIELDS)
        else:
            message = "the collection needs this file with its title and summary"
            self._add(path, "RC205", message)
        filled = {"title": folder.name, "summary": "", **values}
        return Collection(slug=folder.name, path=self._name(path), head=head, **filled)

    def _resources(self, collections: Mapping[str, Collection]) -> dict[str, Resource]:
        by_folded: dict[str, Resource] = {}
        for collection in sorted(collections):
            for file in self._markdown_files(self.base / collection):
                resource = self._resource(file, collection)
                other = by_folded.setdefault(resource.slug.casefold(), resource)
                if other is not resource:
                    message = f"the slug is taken by {other.path}; rename one of the two files"
                    self._add(file.path, "RC302", message)
        if not by_folded and self.base.is_dir():
            self._add(self.base, "RC010", "there is no resource; add a file to a collection")
        return {found.slug: found for found in sorted(by_folded.values(), key=lambda r: r.slug)}

    def _markdown_files(self, folder: Path) -> Iterator[os.DirEntry[str]]:
        for entry in self._entries(folder):
            if entry.is_dir() and entry.name == "images":
                self._check_images(Path(entry.path))
            elif entry.name.endswith(".md") and entry.is_file():
                yield entry
            elif entry.name != "_collection.yml":
                message = "only .md files, _collection.yml and the folder images belong here"
                self._add(entry.path, "RC010", message)

    def _check_images(self, folder: Path) -> None:
        for entry in self._entries(folder):
            size = entry.stat().st_size
            if not entry.name.lower().endswith(IMAGE_TYPES) or not entry.is_file():
                self._add(entry.path, "RC309", "only PNG, JPEG and WebP images belong here")
            elif size > MAX_IMAGE:
                limit = MAX_IMAGE // 1024
                message = f"the image has {size // 1024:,} KB; make it smaller than {limit} KB"
                self._add(entry.path, "RC309", message)
            elif not _IMAGE_BYTES.match(Path(entry.path).read_bytes()):
                message = "this is no PNG, JPEG or WebP image, whatever its name says"
                self._add(entry.path, "RC309", message)

    def _resource(self, file: os.DirEntry[str], collection: str) -> Resource:
        report, slug = Report(path=self._name(file.path)), file.name.removesuffix(".md")
        if not SLUG.fullmatch(slug):
            report.add((1, 1), "RC109", _no_slug(slug))
        document = read_document(file.path, report)
        values, head = self.headlines.read(document.head, report) if document else ({}, None)
        self.problems += report.problems
        placements = records.take_placements(values, self.placed)
        filled = {"title": slug, "summary": "", **values}
        return Resource(
            slug=slug,
            path=report.path,
            collection=collection,
            placements=placements,
            head=head or EMPTY_HEAD,
            body=document.body if document and head else "",
            body_line=document.body_line if document and head else 1,
            **filled,
        )

    def _questions(self) -> tuple[Question, ...]:
        path = self.base / "questions.yml"
        if not path.is_file():
            return ()
        node = self._data(path)
        report = Report(path=self._name(path))
        shape = Listed(Grouped(file_fields.QUESTION_FIELDS))
        found = shape.read(node, report) if node is not None else None
        self.problems += report.problems
        items = node.items if isinstance(node, Sequence) else ()
        lines = [item.mark[0] for item in items if isinstance(item, frontmatter.Mapping)]
        return tuple(
            Question(line=line, **values)
            for line, values in zip(lines, found or (), strict=False)
            if {"ask", "query"} <= values.keys()
        )

    def _pairs(self, path: Path, key: Text | Slug, value: Text) -> dict[str, str]:
        if not path.is_file():
            return {}
        node = self._data(path)
        report = Report(path=self._name(path))
        found = Mapped(key, value).read(node, report) if node is not None else None
        self.problems += report.problems
        return found or {}

    def _redirects(self) -> tuple[Redirect, ...]:
        path = self.base / "redirects.yml"
        node = self._data(path) if path.is_file() else None
        report = Report(path=self._name(path))
        found = Mapped(Text(200), Text(200)).read(node, report) if node is not None else None
        self.problems += report.problems
        lines = {key.value: key.mark[0] for key, _ in getattr(node, "entries", ())}
        return tuple(
            Redirect(source=old.lstrip("/"), target=new.lstrip("/"), line=lines.get(old, 1))
            for old, new in (found or {}).items()
        )

    def _permalinks(self) -> dict[str, int]:
        path = self.base / "permalinks.txt"
        if not path.is_file():
            return {}
        report = Report(path=self._name(path))
        lines = enumerate((read_text(path, report) or "").split("\n"), 1)
        self.problems += report.problems
        return {line.strip().lstrip("/"): number for number, line in lines if line.strip()}

    def _words(self, vocabularies: Mapping[str, Vocabulary]) -> dict[str, str]:
        """Return the words of the interface: the defaults, under those of `locales/`."""
        report = Report(path=DEFAULT_WORDS.name)
        node = frontmatter.read_data(DEFAULT_WORDS, report)
        words = Mapped(Text(), Text()).read(node, report) if node is not None else None
        if words is None or report.problems:
            raise ValueError(report.problems)
        spoken = [found for found in vocabularies.values() if found.role == "language"]
        home = spoken[0].terms[0].slug if spoken else "en"
        own = {path.stem: self._pairs(path, Text(), Text()) for path in self._yaml_files("locales")}
        return {**words, "language": home, **own.get(home, {})}

    def _acronyms(self) -> Acronyms:
        path = self.base / "acronyms.yml"
        values = self._group(path, file_fields.ACRONYM_FIELDS)[0] if path.is_file() else {}
        return Acronyms(**values)


def _no_slug(name: str) -> str:
    return f"name {no_slug(name)}"
