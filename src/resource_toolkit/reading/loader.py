"""Read everything under `resources/` into a catalog; bad content becomes problems, never raises."""

import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from resource_toolkit.catalog import (
    HOUSE_FILE,
    SAFETY_FILE,
    Acronyms,
    Catalog,
    CheckUp,
    CheckUpWords,
    Collection,
    House,
    Packet,
    Resource,
    Safety,
    Training,
    Vocabulary,
    Wordbook,
)
from resource_toolkit.pictures import MOST, PICTURE_NAME, PICTURE_TYPES, no_picture, plain_name
from resource_toolkit.problems import NO_MARKS, Marks, Problem, Repair, Report, Scope, nearest

from . import records, single_files
from .document import read_document
from .fields.check_up_fields import CHECK_UP_FIELDS, CHECK_UP_WORDS_FIELDS
from .fields.file_fields import COLLECTION_FIELDS, VOCABULARY_FIELDS, packet_fields, training_fields
from .fields.resource_fields import resource_fields
from .fields.shapes import Values
from .fields.slugs import refuse_name, slug_fault
from .folder import LIKE_ABOUT, Folder, misplaced, page_addresses, where_it_lies
from .link_state import read_gone
from .plain_lines import PlainLines

ABOUT = "*/_collection.yml"
KNOWN_FOLDERS = ("vocabularies", "packets", "trainings", "check-ups", "locales", "icons")
"""Folders of `resources/` that are not collections, each with files of its own kind."""


def read_catalog(
    root: Path,
    *,
    today: date,
    folder: str = "resources",
    docs: str = "docs",
    language: str = "",
) -> tuple[Catalog, list[Problem]]:
    """Return the catalog of `root/folder` and every problem of reading it, sorted.

    Of the hand-written pages in `root/docs`, only the names are looked at. The words of the
    interface are in `language` where no list of languages names another first.
    """
    loader = _Loader(root.resolve(), folder, docs, language)
    catalog = loader.read(today)
    return catalog, sorted(loader.folder.problems)


class _Loader:
    """Reads one catalog."""

    def __init__(self, root: Path, folder: str, docs: str, language: str) -> None:
        self.folder = Folder(root, folder)
        self.docs = docs
        self.language = language

    def read(self, today: date) -> Catalog:
        folder = self.folder
        if not folder.base.is_dir():
            folder.add(folder.base, "RC010", "there is no such folder; it must hold the resources")
        vocabularies = self._vocabularies()
        house = folder.single(HOUSE_FILE, single_files.house) or House()
        words, translated_words = single_files.words(folder, vocabularies, self.language)
        collections = self._collections()
        return Catalog(
            root=folder.root,
            folder=folder.base.relative_to(folder.root).as_posix(),
            today=today,
            vocabularies=vocabularies,
            collections=collections,
            resources=self._resources(collections, tuple(vocabularies.values()), house),
            trainings=self._trainings(tuple(vocabularies.values())),
            packets=self._packets(tuple(vocabularies.values())),
            check_ups=self._check_ups(),
            check_up_words=self._check_up_words(),
            questions=folder.single("questions.yml", single_files.questions) or (),
            redirects=folder.single("redirects.yml", single_files.redirects) or (),
            permalinks=folder.single("permalinks.txt", single_files.permalinks) or {},
            words=words,
            translated_words=translated_words,
            acronyms=folder.single("acronyms.yml", single_files.acronyms) or Acronyms(),
            wordbook=folder.single("words.yml", single_files.wordbook) or Wordbook(),
            house=house,
            safety=folder.single(SAFETY_FILE, single_files.safety) or Safety(),
            gone=read_gone(folder.root),
            docs=self.docs,
            pages=page_addresses(folder.root / self.docs),
        )

    def _vocabularies(self) -> dict[str, Vocabulary]:
        def make(path: Path, values: Values, head: Marks) -> Vocabulary | None:
            has_terms = any("slug" in term for term in values.get("terms", ()))
            if not has_terms or not values.get("field", {}).get("name"):
                return None
            return records.vocabulary(path.stem, self.folder.name(path), values, head)

        made = self.folder.yaml_records("vocabularies", VOCABULARY_FIELDS, make)
        ordered = sorted(filter(None, made), key=lambda read: (read.order, read.name))
        return {vocabulary.name: vocabulary for vocabulary in ordered}

    def _collections(self) -> dict[str, Collection]:
        read: list[Collection] = []
        for entry in self.folder.entries(self.folder.base):
            if entry.name in KNOWN_FOLDERS:
                continue
            if entry.name.startswith("_"):
                message = "nothing reads this; move what is in it into a collection, or delete it"
                self.folder.add(entry.path, "RC010", message)
            elif entry.is_dir():
                with self.folder.guard(f"{entry.path}/_collection.yml"):
                    read.append(self._collection(Path(entry.path)))
            elif entry.name not in single_files.DATA_FILES:
                message = f"only folders and {', '.join(single_files.DATA_FILES)} belong here"
                if entry.name.endswith(".md"):
                    where = where_it_lies(Path(entry.path), self.folder)
                    message = f"a resource lies in the folder of a toolkit; {where}"
                self.folder.add(entry.path, "RC010", message)
        ordered = sorted(read, key=lambda collection: (collection.order, collection.slug))
        return {collection.slug: collection for collection in ordered}

    def _collection(self, path: Path) -> Collection:
        about = path / "_collection.yml"
        values, head = self.folder.nothing
        if fault := slug_fault(path.name):
            self.folder.add(path, "RC109", f"name {fault}")
        if about.is_file() and not about.is_symlink():
            values, head = self.folder.group(about, COLLECTION_FIELDS)
        else:
            title = path.name.replace("-", " ").capitalize()
            how = f", with the lines 'title: {title}' and 'summary: …'"
            if alike := [name for name in LIKE_ABOUT if (path / name).is_file()]:
                how = f"; rename {alike[0]} to _collection.yml"
            elif near := nearest(path.name, [one.parent.name for one in path.parent.glob(ABOUT)]):
                how += (
                    f"; or move what is in the folder into {self.folder.name(path.parent / near)}"
                )
            self.folder.add(about, "RC205", f"the collection needs this file{how}")
        filled = {"title": path.name, "summary": "", **values}
        return Collection(slug=path.name, path=self.folder.name(about), head=head, **filled)

    def _resources(
        self,
        collections: Mapping[str, Collection],
        vocabularies: tuple[Vocabulary, ...],
        house: House,
    ) -> dict[str, Resource]:
        placed = {vocabulary.field.name: vocabulary.name for vocabulary in vocabularies}
        heads = PlainLines(resource_fields(vocabularies, house))
        most = house.body_characters
        by_folded: dict[str, Resource] = {}
        for collection in sorted(collections):
            for file in self._markdown_files(self.folder.base / collection):
                with self.folder.guard(file.path):
                    resource = self._resource(file, collection, heads, placed, most)
                    other = by_folded.setdefault(resource.slug.casefold(), resource)
                    if other.collection != resource.collection:
                        message = f"the slug is taken by {other.path}; rename one of the two files"
                        self.folder.add(file.path, "RC302", message)
        if not by_folded and self.folder.base.is_dir():
            message = "there is no resource; add a file to a collection"
            self.folder.add(self.folder.base, "RC010", message)
        ordered = sorted(by_folded.values(), key=lambda resource: resource.slug)
        return {resource.slug: resource for resource in ordered}

    def _resource(
        self,
        file: os.DirEntry[str],
        collection: str,
        heads: PlainLines,
        placed: Mapping[str, str],
        most: int,
    ) -> Resource:
        report, slug = Report(path=self.folder.name(file.path)), file.name.removesuffix(".md")
        refuse_name(Path(file.path), report)
        document = read_document(file.path, report, most)
        values, head = heads.read(document.head, report) if document else ({}, None)
        self.folder.problems += report.problems
        placements = records.take_placements(values, placed)
        filled = {"title": slug, "summary": "", **values}
        return Resource(
            slug=slug,
            path=report.path,
            collection=collection,
            placements=placements,
            head=head or NO_MARKS,
            body=document.body if document and head else "",
            body_line=document.body_line if document and head else 1,
            **filled,
        )

    def _markdown_files(self, path: Path) -> Iterator[os.DirEntry[str]]:
        for entry in self.folder.entries(path):
            if entry.is_dir() and entry.name == "pictures":
                self._check_pictures(Path(entry.path))
            elif entry.name.endswith(".md") and entry.is_file():
                yield entry
            elif entry.name != "_collection.yml" and entry.name not in LIKE_ABOUT:
                toolkit = self.folder.name(path)
                message = misplaced(entry.name, toolkit, is_folder=entry.is_dir())
                self.folder.add(entry.path, "RC010", message)

    def _check_pictures(self, path: Path) -> None:
        for entry in self.folder.entries(path):
            with self.folder.guard(entry.path):
                if entry.is_file() and entry.name.lower().endswith(PICTURE_TYPES):
                    self.folder.add_file_fault(entry.path, most=MOST)
                    if not PICTURE_NAME.fullmatch(entry.name):
                        told = f"rename the file to {plain_name(entry.name)}"
                        message = f"a link to a picture holds no blanks or signs; {told}"
                        old = self.folder.name(entry.path)
                        new = old.removesuffix(entry.name) + plain_name(entry.name)
                        repair = Repair(old, new, scope=Scope.FILE)
                        self.folder.add(entry.path, "RC221", message, repair)
                else:
                    message = f"only pictures belong here: {', '.join(PICTURE_TYPES)}"
                    self.folder.add(entry.path, "RC309", message + no_picture(entry.name))

    def _trainings(self, vocabularies: tuple[Vocabulary, ...]) -> dict[str, Training]:
        def make(path: Path, values: Values, head: Marks) -> Training:
            return records.training(path.stem, self.folder.name(path), values, head)

        made = self.folder.yaml_records("trainings", training_fields(vocabularies), make)
        return {training.slug: training for training in made}

    def _packets(self, vocabularies: tuple[Vocabulary, ...]) -> dict[str, Packet]:
        placed = {vocabulary.field.name: vocabulary.name for vocabulary in vocabularies}

        def make(path: Path, values: Values, head: Marks) -> Packet:
            return records.packet(path.stem, self.folder.name(path), values, head, placed)

        made = self.folder.yaml_records("packets", packet_fields(vocabularies), make)
        return {packet.slug: packet for packet in made}

    def _check_ups(self) -> dict[str, CheckUp]:
        def make(path: Path, values: Values, head: Marks) -> CheckUp:
            return records.check_up(path.stem, self.folder.name(path), values, head)

        made = self.folder.yaml_records("check-ups", CHECK_UP_FIELDS, make, translations=False)
        ordered = sorted(made, key=lambda check_up: (check_up.order, check_up.slug))
        return {check_up.slug: check_up for check_up in ordered}

    def _check_up_words(self) -> tuple[CheckUpWords, ...]:
        def make(path: Path, values: Values, head: Marks) -> CheckUpWords:
            slug, language = path.stem.split(".", 1)
            return records.check_up_words(slug, language, self.folder.name(path), values, head)

        made = self.folder.yaml_records("check-ups", CHECK_UP_WORDS_FIELDS, make, translations=True)
        return tuple(made)
