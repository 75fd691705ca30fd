"""The files that a toolkit has once: questions, redirects, ledger, words and acronyms."""

from collections.abc import Mapping
from pathlib import Path

from resource_toolkit.catalog import (
    Acronyms,
    Meaning,
    Question,
    Redirect,
    Vocabulary,
    Wordbook,
    language_vocabulary,
)
from resource_toolkit.problems import Report

from .fields.file_fields import ACRONYM_FIELDS, QUESTION_FIELDS, WORDBOOK_FIELDS
from .fields.shapes import Grouped, Listed, Mapped
from .fields.values import Text
from .folder import Folder
from .frontmatter import MappingNode, SequenceNode, read_data
from .textfile import read_text

DATA_FILES = ("acronyms.yml", "questions.yml", "redirects.yml", "words.yml", "permalinks.txt")
"""What may stand beside the folders of `resources/`."""
DEFAULT_WORDS = Path(__file__).parents[1] / "catalog" / "locales" / "en.yml"


def questions(folder: Folder) -> tuple[Question, ...]:
    """Return the visitors' questions, each with its line."""
    path = folder.base / "questions.yml"
    if not path.is_file():
        return ()
    node = folder.data(path)
    report = Report(path=folder.name(path))
    shape = Listed(Grouped(QUESTION_FIELDS))
    read = shape.read(node, report) if node is not None else None
    folder.problems += report.problems
    items = node.items if isinstance(node, SequenceNode) else ()
    lines = [item.mark[0] for item in items if isinstance(item, MappingNode)]
    return tuple(
        Question(line=line, **values)
        for line, values in zip(lines, read or (), strict=False)
        if {"ask", "query"} <= values.keys()
    )


def redirects(folder: Folder) -> tuple[Redirect, ...]:
    """Return the withdrawn addresses, each with its line."""
    path = folder.base / "redirects.yml"
    node = folder.data(path) if path.is_file() else None
    report = Report(path=folder.name(path))
    pairs = Mapped(Text(200), Text(200)).read(node, report) if node is not None else None
    folder.problems += report.problems
    lines = {key.value: key.mark[0] for key, _ in getattr(node, "entries", ())}
    return tuple(
        Redirect(source=old.lstrip("/"), target=new.lstrip("/"), line=lines.get(old, 1))
        for old, new in (pairs or {}).items()
    )


def permalinks(folder: Folder) -> dict[str, int]:
    """Return every address ever published with its line in the ledger."""
    path = folder.base / "permalinks.txt"
    if not path.is_file():
        return {}
    report = Report(path=folder.name(path))
    lines = enumerate((read_text(path, report) or "").split("\n"), 1)
    folder.problems += report.problems
    return {line.strip().lstrip("/"): number for number, line in lines if line.strip()}


def words(folder: Folder, vocabularies: Mapping[str, Vocabulary]) -> dict[str, str]:
    """Return the words of the interface: the defaults, under those of `locales/`."""
    report = Report(path=DEFAULT_WORDS.name)
    node = read_data(DEFAULT_WORDS, report)
    defaults = Mapped(Text(), Text()).read(node, report) if node is not None else None
    if defaults is None or report.problems:
        raise ValueError(report.problems)
    spoken = language_vocabulary(vocabularies.values())
    home = spoken.terms[0].slug if spoken else "en"
    own = {path.stem: folder.pairs(path, Text(), Text()) for path in folder.yaml_files("locales")}
    return {**defaults, "language": home, **own.get(home, {})}


def acronyms(folder: Folder) -> Acronyms:
    """Return the glossary."""
    path = folder.base / "acronyms.yml"
    values = folder.group(path, ACRONYM_FIELDS)[0] if path.is_file() else {}
    return Acronyms(**values)


def wordbook(folder: Folder) -> Wordbook:
    """Return what people's words stand for when they search."""
    path = folder.base / "words.yml"
    values = folder.group(path, WORDBOOK_FIELDS)[0] if path.is_file() else {}
    means = [found for found in values.get("means", ()) if {"words", "query"} <= found.keys()]
    return Wordbook(same=values.get("same", ()), means=tuple([Meaning(**found) for found in means]))
