"""Read the hand-written pages: the head of each, its body, and where its page will stand."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from resource_toolkit.catalog import Settings, page_address
from resource_toolkit.pictures import FILE_TYPES, MOST, PICTURE_TYPES
from resource_toolkit.problems import Mark, Marks, Problem, Report, shown

from .document import Document, opens_otherwise, split_document
from .fields.page_fields import PAGE_FIELDS
from .fields.shapes import read_fields
from .fields.slugs import windows_name
from .folder import Folder
from .frontmatter import MappingNode, parse_head
from .textfile import read_text

OUR_FOLDERS = ("assets",)
"""Folders of the site in which the program puts its own files."""
_LIKE_HEAD = re.compile(r"\s*(?:---[ \t]*\n| {0,3}[\w-]+:)")
_MANY = 3
"""So many keys that no page has are those of a resource."""
_END_OF_YAML = re.compile(r"^\.\.\.", re.M)


@dataclass(frozen=True, kw_only=True)
class WrittenPage:
    """A page that people write in Markdown."""

    path: str
    """Its file, relative to the root."""
    address: str
    """Where it will stand, relative to the site."""
    head: dict[str, object]
    """Its front matter; what is wrong in it is left out."""
    marks: Marks
    body: str
    body_line: int
    """The line of the file in which the body begins."""

    @property
    def renders_macros(self) -> bool:
        """Whether macros work on it."""
        return self.head.get("render_macros") is True

    @property
    def leaves_search(self) -> bool:
        """Whether it is to be left out of the search."""
        search = self.head.get("search")
        return isinstance(search, dict) and search.get("exclude") is True

    def mark(self, offset: int) -> Mark:
        """Return line and column of a place in the body."""
        above = self.body.count("\n", 0, offset)
        return self.body_line + above, offset - self.body.rfind("\n", 0, offset)


def read_pages(root: Path, settings: Settings) -> tuple[tuple[WrittenPage, ...], list[Problem]]:
    """Return the hand-written pages in the order of their paths, and what is wrong with them."""
    folder = Folder(root, settings.docs)
    inside = sorted((root / settings.resources).glob("*/_collection.yml"))
    toolkit = inside[0].parent.relative_to(root).as_posix() if inside else settings.resources
    pages = tuple(_pages(folder, folder.base, toolkit))
    return pages, folder.problems


def _pages(folder: Folder, path: Path, toolkit: str) -> Iterator[WrittenPage]:
    for entry in folder.entries(path):
        if windows_name(entry.name):
            message = f"{shown(entry.name)} is a name that Windows keeps for itself; choose another"
            folder.add(entry.path, "RC109", message)
        if entry.is_dir() and path == folder.base and entry.name.casefold() in OUR_FOLDERS:
            message = "the program puts its own files at this address; choose another name"
            folder.add(entry.path, "RC601", message)
        elif entry.is_dir():
            same = Path(toolkit).with_name(entry.name)
            known = (folder.root / same / "_collection.yml").is_file()
            yield from _pages(folder, Path(entry.path), same.as_posix() if known else toolkit)
        elif entry.is_file() and entry.name.endswith(".md"):
            report = Report(path=folder.name(entry.path))
            page = _page(entry.path, os.path.relpath(entry.path, folder.base), report, toolkit)
            folder.problems += report.problems
            if page is not None:
                yield page
        elif not entry.is_file() or not entry.name.lower().endswith(FILE_TYPES):
            message = f"only files of these types belong here: .md, {', '.join(FILE_TYPES)}"
            stem = re.sub(r"(?:\.md)?\.(?:txt|text|markdown|mdown)$", "", entry.name, flags=re.I)
            if entry.is_file() and stem != entry.name:
                message = f"a page ends with .md; rename the file to {stem}.md"
            folder.add(entry.path, "RC010", message)
        else:
            is_picture = entry.name.lower().endswith(PICTURE_TYPES)
            with folder.guard(entry.path):
                folder.add_file_fault(entry.path, most=MOST if is_picture else None)


def _page(file: str, name: str, report: Report, toolkit: str) -> WrittenPage | None:
    document = _document(file, report)
    if document is None:
        return None
    node: MappingNode | None = MappingNode((), (1, 1))
    if document.body_line > 1:
        node = parse_head(document.head, report)
    if node is None:
        return None
    unknown = {*node.keys} - {field.name for field in PAGE_FIELDS}
    if "summary" in unknown and ("added" in unknown or len(unknown) >= _MANY):
        slug = name.replace("\\", "/").rpartition("/")[2]
        message = f"this is a resource; move it into the folder of a toolkit, as {toolkit}/{slug}"
        report.add((1, 1), "RC010", message)
        return None
    return WrittenPage(
        path=report.path,
        address=page_address(name),
        head=read_fields(PAGE_FIELDS, node, report),
        marks=node,
        body=document.body,
        body_line=document.body_line,
    )


def _document(file: str, report: Report) -> Document | None:
    """Return a page taken apart as the site engine does it, or None and problems.

    A page may have no head at all. What the engine would take for one, or would show as text
    because it is none, is refused.
    """
    text = read_text(file, report)
    if text is None:
        return None
    if text.startswith("---"):
        document = split_document(text, report)
        if document is not None and (end := _END_OF_YAML.search(document.head)):
            line = 2 + document.head.count("\n", 0, end.start())
            report.add((line, 1), "RC003", "three dots end the front matter here; delete the line")
            return None
        if document is not None and not document.body and not text.endswith("\n"):
            message = "the last line needs a line break behind its hyphens"
            report.add((document.body_line - 1, 1), "RC003", message)
        return document
    if opens_otherwise(text, report):
        return None
    if _LIKE_HEAD.match(text):
        message = "front matter must begin in the first line, with three hyphens: ---"
        report.add((1, 1), "RC003", message)
        return None
    return Document("", text, 1)
