"""Every file that names resources, and its text once another name stands in it."""

from collections.abc import Iterator
from dataclasses import replace

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.checking import RESOURCE_MACROS, Checked, without_code
from resource_toolkit.problems import Repair
from resource_toolkit.reading import (
    CHECK_UP_FIELDS,
    CHECK_UP_WORDS_FIELDS,
    VOCABULARY_FIELDS,
    Field,
    WrittenPage,
    packet_fields,
    read_pages,
    resource_fields,
    training_fields,
)
from resource_toolkit.writing import Successor, read_lines, take_apart


def successor_for(catalog: Catalog, repair: Repair) -> Successor | None:
    """Return what a repair of names puts in the place of what; None where it is not there."""
    folder, _, old = repair.old.rpartition("/")
    target, former = catalog.resources.get(repair.new), catalog.resources.get(old)
    if target is None:
        return None
    same = former is None or former is target
    return Successor(
        old=old,
        old_collection=folder or (former or target).collection,
        slug=target.slug,
        collection=target.collection,
        same=same,
        old_title="" if former is None or same else former.title,
        title=target.title,
    )


def with_successor(now: Checked, path: str, text: str, successor: Successor) -> str:
    """Return the text of one file with a successor wherever it names the old resource."""
    catalog = now.catalog
    for resource in catalog.resources.values():
        if resource.path == path:
            return in_resource(catalog, resource, text, successor)
    for data_path, fields in _data_files(catalog):
        if data_path == path:
            return successor.in_data(text, fields)
    return text


def texts_with(now: Checked, successor: Successor) -> Iterator[tuple[str, str]]:
    """Yield path and new text of every file but the resource's own that may name it."""
    catalog, root = now.catalog, now.catalog.root
    for resource in catalog.resources.values():
        if resource.slug != successor.old:
            text = read_lines(root / resource.path)[0]
            yield resource.path, in_resource(catalog, resource, text, successor)
    for path, fields in _data_files(catalog):
        yield path, successor.in_data(read_lines(root / path)[0], fields)
    if successor.same and catalog.redirects:
        path = f"{catalog.folder}/redirects.yml"
        yield path, successor.in_redirects(read_lines(root / path)[0], catalog.redirects)
    for page in read_pages(root, now.settings)[0]:
        yield page.path, _in_page(page, read_lines(root / page.path)[0], successor)


def _data_files(catalog: Catalog) -> Iterator[tuple[str, tuple[Field, ...]]]:
    """Yield the YAML files that name resources, each with its fields."""
    vocabularies = tuple(catalog.vocabularies.values())
    for vocabulary in vocabularies:
        yield vocabulary.path, VOCABULARY_FIELDS
    for packet in catalog.packets.values():
        yield packet.path, packet_fields(vocabularies)
    for training in catalog.trainings.values():
        yield training.path, training_fields(vocabularies)
    for check_up in catalog.check_ups.values():
        yield check_up.path, CHECK_UP_FIELDS
    for words in catalog.check_up_words:
        yield words.path, CHECK_UP_WORDS_FIELDS


def in_resource(catalog: Catalog, resource: Resource, text: str, successor: Successor) -> str:
    """Return the text of a resource's file with a successor in its front matter and its body."""
    if successor.old not in text:
        return text
    fields = resource_fields(tuple(catalog.vocabularies.values()))
    text = successor.in_head(text, fields, resource.slug)
    parts = take_apart(text)
    if parts is None:
        return text
    plain = without_code(parts.rest)
    body = successor.in_body(parts.rest, plain, resource.collection, resource.slug)
    return replace(parts, rest=body).text()


def _in_page(page: WrittenPage, text: str, successor: Successor) -> str:
    if successor.old not in text:
        return text
    above = "".join(text.splitlines(keepends=True)[: page.body_line - 1])
    body = text[len(above) :]
    if page.renders_macros:
        body = successor.in_macros(body, RESOURCE_MACROS)
    return above + successor.in_page_links(body, without_code(body), page.address)
