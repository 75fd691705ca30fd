"""A resource that is about to begin: its slug, its twins, its template and its file."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from urllib.parse import quote_plus, urlsplit

from resource_toolkit.catalog import Catalog, Resource, Settings
from resource_toolkit.reading import Field, Terms, resource_fields

from .yaml_text import field_lines, file_text, key_order

NEAR = 0.84
"""Titles more alike than this are said to be near-duplicates."""
LONGEST_URL = 7500
"""GitHub refuses longer addresses."""
_LATER = ("reviewed", "reviewed_by", "aliases", "status", "replaced_by", "allow")
"""Fields that make no sense in a new file, or that a person sets on another day."""


def suggest_slug(title: str, taken: Iterable[str] = ()) -> str:
    """Return a slug for a title that is not taken: plain letters, at most 50 characters."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", "").lower())
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:50]
        if len(longer) > 50:
            break
        slug = longer
    slug = slug or "resource"
    folded = {name.casefold() for name in taken}
    candidate, number = slug, 2
    while candidate in folded:
        candidate, number = f"{slug}-{number}", number + 1
    return candidate


def taken_slugs(catalog: Catalog) -> Iterator[str]:
    """Yield every slug and alias in use."""
    for resource in catalog.resources.values():
        yield resource.slug
        yield from resource.aliases


def twins(
    catalog: Catalog, title: str, addresses: Iterable[str] = (), skip: str = ""
) -> list[tuple[Resource, str]]:
    """Return resources that may be the same, each with why: `title` or `address`."""
    wanted = {bare_address(address) for address in addresses}
    name = _bare(title)
    alike: list[tuple[float, Resource, str]] = []
    for resource in catalog.resources.values():
        if resource.slug == skip:
            continue
        if wanted & {bare_address(address) for address in resource.opens.values()}:
            alike.append((2, resource, "address"))
            continue
        names = {_bare(resource.title), *map(_bare, resource.also_called)}
        likeness = max(_likeness(name, other) for other in names) if name else 0
        if likeness > NEAR:
            alike.append((likeness, resource, "title"))
    alike.sort(key=lambda row: (-row[0], row[1].slug))
    return [(resource, why) for _, resource, why in alike[:5]]


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other)
    return matcher.ratio() if matcher.quick_ratio() > NEAR else 0


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def bare_address(address: str) -> str:
    """Return an address without what does not tell pages apart: scheme, www, closing slash."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address  # Who reads the field says what is wrong with it.
    path = parts.path.rstrip("/")
    query = f"?{parts.query}" if parts.query else ""
    return f"{(parts.hostname or '').removeprefix('www.')}{path}{query}"


def sections(catalog: Catalog, terms: Mapping[str, str]) -> tuple[str, ...]:
    """Return the headings that the terms given (field to term) ask for."""
    headings: list[str] = []
    for vocabulary in catalog.vocabularies.values():
        term = vocabulary.find(terms.get(vocabulary.field.name, ""))
        headings += term.sections if term else ()
    return tuple(dict.fromkeys(headings))


def section_text(headings: Iterable[str]) -> str:
    """Return a body of empty sections."""
    return "\n\n\n".join(f"## {heading}" for heading in headings) + "\n"


def ordered_fields(catalog: Catalog) -> tuple[Field, ...]:
    """Return the fields of a resource in the order in which files hold them."""
    vocabularies = tuple(catalog.vocabularies.values())
    by_name = {field.name: field for field in resource_fields(vocabularies, catalog.house)}
    order = key_order(vocabularies, catalog.house)
    return tuple(by_name[name] for name in order)


def is_needed(field: Field, collection: str) -> bool:
    """Return whether a resource of this collection must have the field."""
    rule = field.shape.vocabulary.field if isinstance(field.shape, Terms) else None
    return field.required or (rule is not None and collection in rule.required_in)


def resource_text(catalog: Catalog, values: Mapping[str, str | list[str]], body: str) -> str:
    """Return the file of a resource for what a person typed, with its empty sections."""
    known = {field.name: field for field in ordered_fields(catalog)}
    lines = {name: field_lines(known[name], value) for name, value in values.items()}
    if "added" not in lines:
        lines["added"] = [f"added: {catalog.today}"]
    linked = "url" in values or "urls" in values
    if "written" not in lines and not linked:
        lines["written"] = [f"written: {catalog.today}"]
    if not body.strip():
        chosen = {name: value for name, value in values.items() if isinstance(value, str)}
        body = section_text(sections(catalog, chosen)) if not linked else ""
    return file_text(lines, tuple(known), body)


def template_text(
    catalog: Catalog, collection: str, kind: Mapping[str, str] | None = None, *, brief: bool = False
) -> str:
    """Return a commented file to fill in: every field with its meaning, optional ones asleep.

    `kind` holds terms that are known already, by field; `brief` leaves out the lists of terms.
    """
    known = dict(kind or {})
    lines = ["---"]
    for field in ordered_fields(catalog):
        if field.name in _LATER:
            continue
        needed = is_needed(field, collection)
        lines.append(f"# {_explained(field, brief=brief)}")
        if field.name in known:
            lines.append(f"{field.name}: {known[field.name]}")
        elif field.name == "added":
            lines.append(f"{field.name}: {catalog.today}")
        elif needed:
            lines.append(f"{field.name}:")
        else:
            lines.append(f"# {field.example}" if not _offers(field) else f"# {field.name}: []")
    lines += ["---", ""]
    return "\n".join(lines) + "\n" + section_text(sections(catalog, known))


def _offers(field: Field) -> bool:
    return isinstance(field.shape, Terms) and field.shape.vocabulary.field.many


def _explained(field: Field, *, brief: bool) -> str:
    if not isinstance(field.shape, Terms):
        return field.meaning.split(". ")[0].rstrip(".") if brief else field.meaning
    vocabulary = field.shape.vocabulary
    if brief:
        return f"{vocabulary.title}, see {vocabulary.path}"
    return f"{vocabulary.title}: {', '.join(term.slug for term in vocabulary.terms)}"


def new_file_url(
    settings: Settings, catalog: Catalog, collection: str, kind: Mapping[str, str] | None = None
) -> str:
    """Return the address of the repository's new-file page, name and template filled in.

    It is empty when `new_root` is not set. The address is kept short enough to be accepted.
    """
    if not settings.new_root:
        return ""
    folder = f"{settings.new_root}{catalog.folder}/{collection}"
    address = ""
    for brief in (False, True):
        text = template_text(catalog, collection, kind, brief=brief)
        value = quote_plus(text, safe=":,/@")
        address = f"{folder}?filename=new-resource.md&value={value}"
        if len(address) <= LONGEST_URL:
            break
    return address
