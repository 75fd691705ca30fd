"""The form "Suggest a resource": made from the fields, and read back into a file."""

import re

from resource_toolkit.catalog import Catalog, no_collection
from resource_toolkit.checking import Checked, try_files
from resource_toolkit.problems import ToolkitError
from resource_toolkit.reading import Field, Listed, Terms
from resource_toolkit.writing import (
    FACT_COLUMN,
    ordered_fields,
    resource_text,
    split_cell,
    suggest_slug,
    taken_slugs,
)

from .elements import Element, Proposal, answers, choice_field, form_file, text_field

FILE = ".github/ISSUE_TEMPLATE/suggest-a-resource.yml"
NAME = "Suggest a resource"
ASKED = (
    *("title", "summary", "url", "publisher", "author", "year", "cost"),
    *("minutes", "prep_minutes", "group_size", "also_called"),
)
"""The fixed fields that the form asks for; vocabularies come on top."""
LONG = ("summary",)
_COLLECTION = "Collection"
_BODY = "Text"
SLUG_IN_LABEL = re.compile(r"\(([A-Za-z0-9-]+)\)(?=,|$)")
HEADINGS = (_COLLECTION, "Title", "Summary")
"""What only answers to this form have."""


def form_fields(catalog: Catalog) -> tuple[Field, ...]:
    """Return the fields that the form asks for, in order."""
    return tuple(
        field
        for field in ordered_fields(catalog)
        if field.name in ASKED or isinstance(field.shape, Terms)
    )


def label_of(field: Field) -> str:
    """Return the words above a field of the form."""
    if isinstance(field.shape, Terms):
        return field.shape.vocabulary.title
    if field.name.startswith(FACT_COLUMN):
        return field.meaning.removesuffix(".")
    known = {"url": "Web address", "urls": "Web addresses"}
    return known.get(field.name, field.name.replace("_", " ").capitalize())


def form_text(catalog: Catalog) -> str:
    """Return the form as YAML."""
    collections = [f"{c.title} ({slug})" for slug, c in catalog.collections.items()]
    intro = (
        "Tell us about a resource that belongs into this toolkit. Fill in what you know; "
        "the stars are needed. Everything you write here is public."
    )
    fields = [
        choice_field("collection", _COLLECTION, "Where it belongs.", collections, needed=True)
    ]
    fields += [_element(field) for field in form_fields(catalog)]
    about = "The text of the page, or what you would tell a colleague about it."
    fields.append(text_field("body", _BODY, about, long=True))
    said = "Suggest a link or a tool. It becomes a draft for the maintainers."
    return form_file(NAME, said, "Suggestion: ", intro, fields)


def _element(field: Field) -> Element:
    if isinstance(field.shape, Terms):
        vocabulary = field.shape.vocabulary
        options = [f"{term.title} ({term.slug})" for term in vocabulary.terms]
        return choice_field(
            field.name,
            label_of(field),
            vocabulary.note or "",
            options,
            needed=field.required,
            many=vocabulary.field.many,
        )
    several = isinstance(field.shape, Listed)
    meaning = f"{field.meaning} Several with ; between them." if several else field.meaning
    return text_field(
        field.name, label_of(field), meaning, needed=field.required, long=field.name in LONG
    )


def read_form(now: Checked, submitted: str) -> Proposal:
    """Return the file that a submitted form becomes.

    Raises ToolkitError when it is no such form.
    """
    catalog = now.catalog
    fields = {label_of(field): field for field in form_fields(catalog)}
    said = dict(answers(submitted, [_COLLECTION, *fields, _BODY]))
    if "Title" not in said or _COLLECTION not in said:
        raise ToolkitError(f"this is no answer to the form '{NAME}': it has no title or collection")
    named = SLUG_IN_LABEL.findall(said.pop(_COLLECTION))
    collection = named[-1] if named else ""
    if collection not in catalog.collections:
        raise ToolkitError(no_collection(catalog, collection))
    slug = suggest_slug(said["Title"], taken_slugs(catalog))
    body = said.pop(_BODY, "")
    values = {fields[label].name: _value(fields[label], said[label]) for label in said}
    path = f"{catalog.folder}/{collection}/{slug}.md"
    files = {path: resource_text(catalog, values, body)}
    return Proposal(title="Suggested resource", files=files, trial=try_files(now, files))


def _value(field: Field, answer: str) -> str | list[str]:
    if not isinstance(field.shape, Terms):
        return split_cell(field, answer)
    vocabulary = field.shape.vocabulary
    chosen = [slug for slug in SLUG_IN_LABEL.findall(answer) if vocabulary.find(slug)] or [answer]
    return chosen if vocabulary.field.many else chosen[-1]
