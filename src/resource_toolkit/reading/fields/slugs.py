"""Slugs: the names of files that become addresses."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from resource_toolkit.problems import Repair, Report, Scope, shown
from resource_toolkit.reading.frontmatter import Node

from .values import JsonSchema, scalar

SLUG = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")


_SEVERAL = re.compile(r"\s*[,;|]\s*|\.\s+|\s+(?:and|y|&|\+|/|-|–|—|•)\s+")
LONGEST_SLUG = 80
"""So many characters a slug may have."""
_ENDING = re.compile(
    r"\.(?:md|markdown|html?|ya?ml|txt|docx?|pdf|svg|png|jpe?g|webp|gif|csv|xlsx?)\Z", re.I
)
_WINDOWS = re.compile(r"(?i:con|prn|aux|nul|com\d|lpt\d)\Z")
"""Names that Windows keeps for itself: there, no file or folder can have them."""
_COPY = re.compile(
    r"(?i)cop(?:y of|ia de)[ _-]+(.+)|(.+?)(?:"
    r"[ _-]*\((?:(?:another|otra|\d+\w*) )?(?:copy|kopie|copia)(?: \d+)?\)| \(\d+\)"
    r"| ?- ?(?:copy|kopie|copia)(?: \(?\d+\)?)?|[ _](?:copy|copia)(?:[ _]\d+)?)"
)
"""How systems name a copy of a file."""


@dataclass(frozen=True)
class Slug:
    """An address name: letters and digits joined by single hyphens."""

    def read(self, node: Node, report: Report) -> str | None:
        written = scalar(node, report, "a slug")
        if written is None:
            return None
        fault = slug_fault(written.value)
        if not fault:
            return written.value
        resource = isinstance(self, ResourceSlug)
        parts = parted_slugs(written.value, resource=resource)
        if parts:
            listed = f"[{', '.join(parts)}]"
            repair = Repair(written.value, listed) if written.plain else None
            message = f"several slugs are a list; write {listed}"
            report.add(written.mark, "RC109", message, repair=repair)
        else:
            likely = likely_slug(written.value)
            guess = Repair(written.value, likely, names_resource=resource)
            report.add(written.mark, "RC109", fault, repair=guess if likely else None)
        return None

    def schema(self) -> JsonSchema:
        return {"type": "string", "pattern": f"^{SLUG.pattern}$", "maxLength": LONGEST_SLUG}


def parted_slugs(text: str, *, resource: bool) -> list[str]:
    """Return the slugs that stand in a text with other signs between them; or nothing.

    Where it names no `resource`, it may also be one slug of several words.
    """
    parts = [_ENDING.sub("", part) for part in _SEVERAL.split(text.strip())]
    sure = resource or re.search(r"[,;]", text) or "-" in "".join(parts)
    return parts if sure and len(parts) > 1 and all(map(SLUG.fullmatch, parts)) else []


LANGUAGE_CODES = {
    **dict.fromkeys(("english", "eng", "ingles", "inglés", "us", "en-us"), "en"),
    **dict.fromkeys(("spanish", "spa", "sp", "espanol", "español", "esp", "es-mx"), "es"),
}
"""What people write for a language, and its code."""


@dataclass(frozen=True)
class Language(Slug):
    """The code of a language, such as es."""

    def read(self, node: Node, report: Report) -> str | None:
        written = scalar(node, report, "the code of a language")
        code = LANGUAGE_CODES.get(written.value.strip().casefold()) if written else None
        if written is None or code is None:
            return super().read(node, report)
        message = f"a language is named by its code; write {code} for {shown(written.value)}"
        report.add(written.mark, "RC109", message, repair=Repair(written.value, code))
        return None


@dataclass(frozen=True)
class ResourceSlug(Slug):
    """The slug of a resource that a file names."""


def windows_name(name: str) -> bool:
    """Return whether Windows keeps the name of a file or folder for itself, whatever its ending."""
    return bool(_WINDOWS.match(name.partition(".")[0]))


def folded_name(name: str) -> str:
    """Return the form that all names have in common which some system takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def copied_name(name: str) -> str:
    """Return what is copied where a name is one that systems give to copies; else nothing."""
    copied = _COPY.fullmatch(name)
    return (copied[1] or copied[2]) if copied else ""


def slug_fault(name: str) -> str | None:
    """Return why a text is not a slug, with the slug that it could be, or None."""
    if SLUG.fullmatch(name):
        if windows_name(name):
            return f"{shown(name)} is a name that Windows keeps for itself; choose another"
        if len(name) <= LONGEST_SLUG:
            return None
        return f"{shown(name)} has {len(name)} characters; a slug has at most {LONGEST_SLUG}"
    likely = likely_slug(name)
    hint = f"; write {shown(likely)}" if likely else ""
    if copied := copied_name(name):
        what = f"is the name of a copy; if {shown(copied)} is there, delete this one"
        return f"{shown(name)} {what}{hint.replace('; ', ', or ')}"
    return f"{shown(name)} is not a slug; use letters, digits and single hyphens{hint}"


def likely_slug(name: str) -> str:
    """Return the slug that a text which is none could be, or nothing."""
    last = _ENDING.sub("", name.rstrip("/").rpartition("/")[2])
    plain = re.sub(r"[\u0300-\u036f'’]", "", unicodedata.normalize("NFKD", last))
    if SLUG.fullmatch(plain):
        return plain if plain != name and len(plain) <= LONGEST_SLUG else ""
    likely = "-".join(re.findall(r"[A-Za-z0-9]+", plain if plain.isupper() else plain.lower()))
    return likely if likely != name and len(likely) <= LONGEST_SLUG else ""


def refuse_name(file: Path, report: Report) -> None:
    """Add the problem of a file whose name is no slug; of a copy, that it is one.

    What is a copy of a file beside it gets no other name by itself.
    """
    name = file.name.removesuffix(".md")
    fault, likely = slug_fault(name), likely_slug(name)
    first = file.with_name(f"{copied_name(name)}.md")
    if fault and first.is_file():
        fault = f"{shown(name)} is that of a copy of {first.name}; delete this file"
        report.add((1, 1), "RC109", f"name {fault}")
    elif fault:
        new = f"{report.path.removesuffix(file.name)}{likely}.md"
        repair = Repair(report.path, new, scope=Scope.FILE) if likely else None
        report.add((1, 1), "RC109", f"name {fault}", repair=repair)
