"""The files that a toolkit has once: house, questions, redirects, ledger, words, safety."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path

from resource_toolkit.catalog import (
    HOUSE_FILE,
    SAFETY_FILE,
    Acronyms,
    Hazard,
    House,
    Meaning,
    Question,
    Quoted,
    Redirect,
    Safety,
    SafetyRule,
    Vocabulary,
    Wordbook,
    language_vocabulary,
    word_fault,
)
from resource_toolkit.problems import Repair, Report, as_line, did_you_mean, shown

from .fields.file_fields import ACRONYM_FIELDS, QUESTION_FIELDS, WORDBOOK_FIELDS
from .fields.glossary import refuse_letters
from .fields.house_fields import HOUSE_FIELDS, house_of
from .fields.safety_fields import SAFETY_FIELDS
from .fields.shapes import Grouped, Listed, Mapped, Values
from .fields.slugs import LANGUAGE_CODES
from .fields.values import Text
from .folder import Folder
from .frontmatter import MappingNode, ScalarNode, SequenceNode, read_data
from .textfile import read_text

DATA_FILES = (
    *("acronyms.yml", HOUSE_FILE, "questions.yml", "redirects.yml", SAFETY_FILE, "words.yml"),
    "permalinks.txt",
)
"""What may stand beside the folders of `resources/`."""
_TIGHT = re.compile(r"(/[\w~./-]+):(/\S*|https?://\S+)")
_HOST = re.compile(r"^https?://[^/]+")
LOCALES = Path(__file__).parents[1] / "catalog" / "locales"
"""The words that the program brings along, by language; English has them all."""


def questions(folder: Folder, path: Path) -> tuple[Question, ...]:
    """Return the visitors' questions, each with its line."""
    node = folder.data(path)
    report = Report(path=folder.name(path))
    shape = Listed(Grouped(QUESTION_FIELDS))
    read = shape.read(node, report) if node is not None else None
    items = node.items if isinstance(node, SequenceNode) else ()
    asked = [item for item in items if isinstance(item, MappingNode)]
    _asked_once(asked, report)
    folder.problems += report.problems
    return tuple(
        Question(
            line=item.mark_of("query")[0],
            lines={said: item.mark_of("ask_in", said)[0] for said in values.get("ask_in", ())},
            **values,
        )
        for item, values in zip(asked, read or (), strict=False)
        if {"ask", "query"} <= values.keys()
    )


def redirects(folder: Folder, path: Path) -> tuple[Redirect, ...]:
    """Return the withdrawn addresses, each with its line."""
    node = folder.data(path)
    report = Report(path=folder.name(path))
    tight = _TIGHT.match(node.value) if isinstance(node, ScalarNode) else None
    if node is not None and tight:
        told = as_line(f"{tight[1]}: {tight[2]}")
        repair = Repair(tight[0], f"{tight[1]}: {tight[2]}")
        message = f"a blank stands behind the colon; write {told}"
        report.add(node.mark, "RC004", message, repair=repair)
        node = None
    pairs = Mapped(Text(200), Text(200)).read(node, report) if node is not None else None
    folder.problems += report.problems
    lines = {key.value: key.mark[0] for key, _ in getattr(node, "entries", ())}
    return tuple(
        Redirect(source=_address(old), target=_target(new), line=lines.get(old, 1))
        for old, new in (pairs or {}).items()
    )


def _address(text: str) -> str:
    """Return the address of a page, which ends with a slash whether it was written or not."""
    address = text.removeprefix("/")
    return f"{address}/" if re.fullmatch(r"(?:[\w~-]+/)*[\w~-]+", address) else address


def _target(text: str) -> str:
    """Return where an address leads, its page with a slash at the end."""
    page, sign, part = text.partition("#")
    return f"{_address(page)}{sign}{part}"


def permalinks(folder: Folder, path: Path) -> dict[str, int]:
    """Return every address ever published with its line in the ledger, which must hold some."""
    report = Report(path=folder.name(path))
    text = read_text(path, report)
    if text is not None and not text.strip():
        message = "the list of published addresses is empty; bring its lines back, as they were"
        report.add((1, 1), "RC306", message)
    folder.problems += report.problems
    lines = enumerate((text or "").split("\n"), 1)
    return {_HOST.sub("", line.strip()).lstrip("/"): n for n, line in lines if line.strip()}


def words(
    folder: Folder, vocabularies: Mapping[str, Vocabulary], language: str
) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Return the words of the interface, under those of `locales/`.

    First those of the site, then those of its other languages, by language. What a language lacks
    is said in the first.
    """
    shipped = {path.stem: _shipped_words(path) for path in sorted(LOCALES.glob("*.yml"))}
    defaults = shipped["en"]
    spoken = language_vocabulary(vocabularies.values())
    home = spoken.terms[0].slug if spoken else language or "en"
    own: dict[str, dict[str, str]] = {}
    for path in folder.yaml_files("locales"):
        code = _language_meant(path.stem, {*shipped, *(spoken.by_slug if spoken else ())})
        if code != path.stem:
            message = f"a language is named by its code; rename the file to {code}.yml"
            folder.add(path, "RC010", message)
        with folder.guard(path):
            own[code] = _own_words(folder, path, defaults)
    said = {**defaults, **shipped.get(home, {}), "language": home, **own.get(home, {})}
    return said, {
        name: {**said, **shipped.get(name, {}), "language": name, **own.get(name, {})}
        for name in sorted({*shipped, *own} - {home})
    }


def _language_meant(name: str, known: Collection[str]) -> str:
    """Return the code of the language that the name of a file means, among those known."""
    code = LANGUAGE_CODES.get(name.casefold(), name.casefold())
    return code if code in known and name not in known else name


@cache
def _shipped_words(path: Path) -> Mapping[str, str]:
    report = Report(path=path.name)
    node = read_data(path, report)
    read = Mapped(Text(), Text()).read(node, report) if node is not None else None
    if read is None or report.problems:
        raise ValueError(report.problems)
    return read


def _own_words(folder: Folder, path: Path, defaults: Mapping[str, str]) -> dict[str, str]:
    """Return a toolkit's own words of one language; those that are wrong are left out."""
    node = folder.data(path)
    report = Report(path=folder.name(path))
    if node is not None and not isinstance(node, MappingNode):
        Mapped(Text(), Text()).read(node, report)
    said: dict[str, str] = {}
    for key, value in node.entries if isinstance(node, MappingNode) else ():
        text = Text().read(value, report) if key.value in defaults else None
        fault = text and word_fault(key.value, text, defaults[key.value])
        if key.value not in defaults:
            hint = did_you_mean(key.value, defaults)
            report.add(key.mark, "RC101", f"there is no word {shown(key.value)}{hint}")
        elif fault:
            report.add(value.mark, "RC116", fault)
        elif text:
            said[key.value] = text
    folder.problems += report.problems
    return said


def _asked_once(items: Sequence[MappingNode], report: Report) -> None:
    """Add a problem for each question that was asked before, in other letters or not."""
    first: dict[tuple[str, bool], int] = {}
    for item in items:
        asked = next((value for key, value in item.entries if key.value == "ask"), None)
        if isinstance(asked, ScalarNode):
            # One of the season may be asked all year too: each has its own list.
            named = " ".join(asked.value.casefold().split()), "months" in item.keys
            line = first.setdefault(named, asked.mark[0])
            if line != asked.mark[0]:
                message = f"{shown(asked.value)} is asked in line {line} too; ask it once"
                report.add(asked.mark, "RC204", message)


def house(folder: Folder, path: Path) -> House:
    """Return the agency's own rules."""
    before = len(folder.problems)
    values, head = folder.group(path, HOUSE_FIELDS)
    return house_of(values, head, faulty=len(folder.problems) > before)


def acronyms(folder: Folder, path: Path) -> Acronyms:
    """Return the glossary."""
    values, head = folder.group(path, ACRONYM_FIELDS)
    told, report = Acronyms(**values), Report(path=folder.name(path))
    refuse_letters(told.explained, told.known, head, report)
    folder.problems += report.problems
    return told


def wordbook(folder: Folder, path: Path) -> Wordbook:
    """Return what people's words stand for when they search."""
    values, head = folder.group(path, WORDBOOK_FIELDS)
    means = [meaning for meaning in values.get("means", ()) if {"words", "query"} <= meaning.keys()]
    return Wordbook(
        same=values.get("same", ()),
        means=tuple([Meaning(**meaning) for meaning in means]),
        light=values.get("light", {}),
        urgent=values.get("urgent", {}),
        head=head,
    )


def safety(folder: Folder, path: Path) -> Safety:
    """Return the safety rules; what lacks something it needs is left out."""
    values, head = folder.group(path, SAFETY_FIELDS)
    months = values.get("review_every", 0)
    needed = {"id", "checked", *Quoted.__slots__} - {"language", "gist", "more"}
    rules = [_rule(rule, months) for rule in values.get("rules", ()) if needed <= rule.keys()]
    hazards = [held for held in values.get("hazards", ()) if len(held) == len(Hazard.__slots__)]
    return Safety(
        rules=tuple(rules),
        hazards=tuple([Hazard(**hazard) for hazard in hazards]),
        looks_at=values.get("looks_at", ""),
        head=head,
    )


def _rule(values: Values, months: int) -> SafetyRule:
    quoted = {name: values[name] for name in Quoted.__slots__ if name in values}
    translated = {
        language: _said_in(language, quoted, said)
        for language, said in values.get("translations", {}).items()
        if "title" in said
    }
    return SafetyRule(
        id=values["id"],
        quoted=Quoted(**quoted, language=""),
        checked=values["checked"],
        review_every=values.get("review_every", months),
        translated=translated,
    )


def _said_in(language: str, quoted: Values, said: Values) -> Quoted:
    """Return a rule in another language: its publisher's words there, else the first ones."""
    if "quote" in said:
        return Quoted(**{**quoted, "more": (), **said}, language=language)
    return Quoted(**{**quoted, **said}, language="")
