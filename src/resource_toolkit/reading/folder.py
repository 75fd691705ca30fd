"""The folder of the resources: its files in order, their data, and what does not belong there."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from resource_toolkit.problems import NO_MARKS, Marks, Problem, Report

from . import frontmatter
from .fields.shapes import Field, Grouped, Mapped, Values
from .fields.slugs import Slug, slug_fault
from .fields.values import Text
from .frontmatter import MappingNode, Node


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
        return re.sub(r"[\x00-\x1f\x7f]", "�", os.fsencode(name).decode("utf-8", "replace"))

    def add(self, path: Path | str, code: str, message: str) -> None:
        """Add a problem of a whole file or folder."""
        problem = Problem(path=self.name(path), line=1, column=1, code=code, message=message)
        self.problems.append(problem)

    def entries(self, folder: Path) -> Iterator[os.DirEntry[str]]:
        """Yield the entries of a folder in order; refuses links, skips what begins with a dot."""
        if not folder.is_dir():
            return
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
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
            report.add((1, 1), "RC104", "the file is empty; fill it or delete it")
        values = Grouped(known).read(node, report) if node is not None else None
        self.problems += report.problems
        return values or {}, node if isinstance(node, MappingNode) else NO_MARKS

    def pairs(self, path: Path, key: Text | Slug, value: Text) -> dict[str, str]:
        """Return the lines `key: value` of a file that may be absent."""
        node = self.data(path) if path.is_file() else None
        report = Report(path=self.name(path))
        values = Mapped(key, value).read(node, report) if node is not None else None
        self.problems += report.problems
        return values or {}

    def yaml_files(self, name: str) -> Iterator[Path]:
        """Yield the .yml files of a folder, in which nothing else may be."""
        for entry in self.entries(self.base / name):
            if entry.name.endswith(".yml") and entry.is_file():
                yield Path(entry.path)
            else:
                message = "only .yml files belong here; move the file or delete it"
                self.add(entry.path, "RC010", message)

    def yaml_groups(
        self, name: str, known: tuple[Field, ...]
    ) -> Iterator[tuple[Path, Values, Marks]]:
        """Yield path, values and marks of each .yml file of a folder."""
        for path in self.yaml_files(name):
            if fault := slug_fault(path.stem):
                self.add(path, "RC109", f"name {fault}")
            yield path, *self.group(path, known)
