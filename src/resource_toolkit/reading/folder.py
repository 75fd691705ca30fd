"""The folder of the resources: its files in order, their data, and what does not belong there."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from resource_toolkit.catalog import page_address
from resource_toolkit.pictures import PICTURE_TYPES, file_fault
from resource_toolkit.problems import NO_MARKS, Marks, Problem, Repair, Report, printable

from . import frontmatter
from .fields.shapes import Field, Grouped, Values
from .fields.slugs import folded_name, likely_slug, slug_fault
from .frontmatter import MappingNode, Node

Made = TypeVar("Made")
_FOR_PICTURES = frozenset(
    ["pictures", "picture", "images", "image", "img", "photos", "photo", "pics", "fotos"]
)
"""What people call the folder of pictures."""
LIKE_ABOUT = tuple(
    f"{name}.{ending}"
    for name in ("_collection", "collection", "_collections", "_Collection", "Collection")
    for ending in ("yml", "yaml", "txt", "yml.txt", "md")
    if f"{name}.{ending}" != "_collection.yml"
)
"""How the file about a toolkit is called by mistake."""
_TRANSLATED = re.compile(r"^(?:of: *[\"'][0-9a-f]{8}[\"']|translated:)", re.M)
_IDS = re.compile(r"\bid: *([\w-]+)")
_LANGUAGE = re.compile(r"[-_ ]\(?([A-Za-z]{2})\)?$")
_ALIKE = {
    "packets": re.compile(r"^resources:\s*\n(?: *#[^\n]*\n)* *- *\{? *slug:", re.M),
    "trainings": re.compile(r"^(?:outline|objectives|hours|sessions):", re.M),
}
"""Folders whose files look alike, each with what stands in its own alone."""


class Folder:
    """Reads files below a folder and collects what is wrong with them."""

    def __init__(self, root: Path, name: str) -> None:
        self.root = root
        self.base = root / name
        self.problems: list[Problem] = []

    nothing: tuple[Values, Marks] = {}, NO_MARKS
    """What a file that is not there holds."""

    def name(self, path: Path | str) -> str:
        """Return a path relative to the root, as messages say it."""
        name = os.fspath(path).removeprefix(f"{self.root}{os.sep}").replace(os.sep, "/")
        if name.isascii() and name.isprintable():
            return name
        # A name may hold anything; a message must stay one line of text that can be printed.
        text = os.fsencode(name).decode("utf-8", "replace")
        return re.sub(r"[\t\n]", "�", printable(text))

    def add(self, path: Path | str, code: str, message: str, repair: Repair | None = None) -> None:
        """Add a problem of a whole file or folder."""
        problem = Problem(
            path=self.name(path), line=1, column=1, code=code, message=message, repair=repair
        )
        self.problems.append(problem)

    def add_file_fault(self, path: Path | str, *, most: int | None = None) -> None:
        """Add what is wrong with a picture or another file that pages carry."""
        fault = file_fault(Path(path), most=most)
        if fault is not None:
            name, (line, message) = self.name(path), fault
            self.problems.append(
                Problem(path=name, line=line, column=1, code="RC309", message=message)
            )

    @contextmanager
    def guard(self, path: Path | str) -> Iterator[None]:
        """Turn whatever is raised while a file is read into a problem of that file."""
        try:
            yield
        except OSError as error:
            self.add(path, "RC001", f"this cannot be read ({error.strerror})")
        except Exception as fault:  # noqa: BLE001 one file must not hide what is wrong in others
            told = " ".join(f"{type(fault).__name__}: {fault}".split())
            message = f"the file cannot be read; the program has a fault there ({told[:120]})"
            self.add(path, "RC001", message)

    def single(self, name: str, read: "Callable[[Folder, Path], Made]") -> Made | None:
        """Return what is read from a file that may be absent, beside the folders."""
        path = self.base / name
        made: Made | None = None
        if path.is_file() and not path.is_symlink():
            with self.guard(path):
                made = read(self, path)
        return made

    def entries(self, folder: Path) -> Iterator[os.DirEntry[str]]:
        """Yield the entries of a folder in order; refuses links, skips what begins with a dot."""
        if not folder.is_dir() or (folder.is_symlink() and folder != self.base):
            return
        entries: list[os.DirEntry[str]] = []
        with self.guard(folder), os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
        named: dict[str, str] = {}
        for entry in entries:
            other = named.setdefault(folded_name(entry.name), entry.path)
            if other != entry.path:
                message = (
                    f"on some systems this has the same name as {self.name(other)}; rename one"
                )
                self.add(entry.path, "RC302", message)
            if entry.is_symlink():
                message = "this is a link to another place; put the file itself here"
                self.add(entry.path, "RC011", message)
            elif not entry.name.startswith("."):
                yield entry

    def data(self, path: Path) -> Node | None:
        """Return the data of a YAML file, or None and problems."""
        report = Report(path=self.name(path))
        node = frontmatter.read_data(path, report)
        self.problems += report.problems
        return node

    def group(self, path: Path, known: tuple[Field, ...]) -> tuple[Values, Marks]:
        """Return the values of a YAML file with these fields, and where they stand."""
        node = self.data(path)
        report = Report(path=self.name(path))
        if node is None and not any(problem.path == report.path for problem in self.problems):
            report.add(
                (1, 1), "RC104", "the file is empty; bring back what stood in it, or delete it"
            )
        values = Grouped(known).read(node, report) if node is not None else None
        self.problems += report.problems
        return values or {}, node if isinstance(node, MappingNode) else NO_MARKS

    def _lies_wrong(self, path: Path, name: str) -> bool:
        """Add the problem of a packet or training that lies in the folder of the other."""
        text = path.read_text(encoding="utf-8", errors="replace")
        kinds = [kind for kind, form in _ALIKE.items() if form.search(text)]
        if len(kinds) != 1 or kinds == [name]:
            return False
        what = kinds[0].removesuffix("s")
        message = f"this is a {what}; move it to {self.base.name}/{kinds[0]}/{path.name}"
        self.add(path, "RC010", message)
        return True

    def _names_no_language(self, path: Path) -> bool:
        """Add the problem of words in another language whose file has the name of a check-up."""
        text = path.read_text(encoding="utf-8", errors="replace")
        if path.parent.name != "check-ups" or not _TRANSLATED.search(text):
            return False
        ids = _IDS.findall(text)
        stem, language = path.stem, "es"
        if named := _LANGUAGE.search(stem):
            stem, language = stem[: named.start()], named[1].lower()
        beside = (file for file in sorted(path.parent.glob("*.yml")) if file != path)
        for file in beside if ids else ():
            if "." not in file.stem and _IDS.findall(file.read_text("utf-8", "replace")) == ids:
                stem = file.stem
        message = "this says a check-up in another language, so its name ends with that and .yml"
        self.add(path, "RC010", f"{message}; rename it to {stem}.{language}.yml")
        return True

    def yaml_files(self, name: str) -> Iterator[Path]:
        """Yield the .yml files of a folder, in which nothing else may be."""
        for entry in self.entries(self.base / name):
            if entry.name.endswith(".yml") and entry.is_file():
                yield Path(entry.path)
            else:
                message = "only .yml files belong here; move the file or delete it"
                if entry.name.lower().endswith(".yaml"):
                    stem = ".".join(
                        likely_slug(part) or part for part in Path(entry.name).stem.split(".")
                    )
                    message = f"the file must end with .yml; rename it to {stem}.yml"
                self.add(entry.path, "RC010", message)

    def yaml_records(
        self,
        name: str,
        known: tuple[Field, ...],
        make: Callable[[Path, Values, Marks], Made],
        *,
        translations: bool | None = None,
    ) -> Iterator[Made]:
        """Yield what is made of path, values and marks of each .yml file of a folder.

        Where `translations` is given, only files of such names (`slug.language.yml`) or only the
        others are read.
        """
        for path in self.yaml_files(name):
            stem, *language = path.stem.split(".", 1)
            if translations is not None and translations is not bool(language):
                continue
            with self.guard(path):
                if translations is False and self._names_no_language(path):
                    continue
                if fault := slug_fault(stem if translations else path.stem):
                    self.add(path, "RC109", f"name {fault}")
                if name in _ALIKE and self._lies_wrong(path, name):
                    continue
                yield make(path, *self.group(path, known))


def page_addresses(docs: Path) -> frozenset[str]:
    """Return the addresses of the hand-written pages below a folder.

    The home page has none of its own, nor has what begins with `_` or a dot.
    """
    names = (os.path.relpath(path, docs) for path in docs.rglob("*.md"))
    public = (name for name in names if not re.search(r"(?:^|[/\\])[_.]", name))
    return frozenset(filter(None, map(page_address, public)))


def likely_folder(file: Path) -> Path | None:
    """Return the folder of the toolkit beside a file in which most of its links lead somewhere."""
    text = file.read_bytes().decode("utf-8", "replace")
    links = set(re.findall(r"\]\(([\w/-]+\.\w+)", text))
    links |= {
        f"{slug}.md" for slug in re.findall(r"(?:^related: \[|, *|^ +- )([\w-]+)", text, re.M)
    }
    folders = sorted(about.parent for about in file.parent.glob("*/_collection.yml"))
    led = {folder: sum((folder / link).is_file() for link in links) for folder in folders}
    best = max(folders, key=lambda folder: led[folder], default=None)
    return best if best and (led[best] or len(folders) == 1) else None


def where_it_lies(file: Path, folder: Folder) -> str:
    """Return where to move a resource that lies in no toolkit."""
    if likely := likely_folder(file):
        return f"move it to {folder.name(likely)}/{file.name}"
    names = [about.parent.name for about in sorted(file.parent.glob("*/_collection.yml"))]
    base = folder.name(file.parent)
    if not names:
        return f"move it to {base}/a-toolkit/{file.name}"
    return f"move it into one of these in {base}: {', '.join(names)}"


def misplaced(name: str, toolkit: str, *, is_folder: bool) -> str:
    """Return what to do with an entry that does not belong into the folder of a toolkit."""
    stem, _, ending = name.rpartition(".")
    ending = ending.lower()
    stem = stem[:-3] if stem.lower().endswith(".md") else stem
    if name.startswith(("~$", ".~lock")):
        return "an office program made this while a file was open; delete it"
    stem = likely_slug(stem) or stem
    if is_folder and name.casefold() in _FOR_PICTURES:
        return f"the folder of pictures is called pictures; rename it to {toolkit}/pictures"
    if is_folder:
        return f"a toolkit has no folders but pictures; move what is in it into {toolkit} itself"
    if ending in ("txt", "markdown", "mdown", "text"):
        return f"a resource ends with .md; rename the file to {stem}.md"
    if f".{ending}" in PICTURE_TYPES:
        return f"pictures lie in the folder pictures; move it to {toolkit}/pictures/"
    if ending in ("pdf", "doc", "docx", "odt", "pptx", "xlsx"):
        how = f"save it as PDF, put it into docs/ and link to docs/{stem}.pdf from a page"
        return f"only texts belong here; write this one as {stem}.md, or {how}"
    return "only .md files, _collection.yml and the folder pictures belong here"
