"""The catalog as other programs read it."""

import json
from collections.abc import Iterator
from datetime import date

from resource_toolkit.catalog import Catalog, Resource, Settings


def resource_record(catalog: Catalog, resource: Resource) -> dict[str, object]:
    """Return a resource as `toolkit list --json` and `catalog.json` show it."""
    return {
        "slug": resource.slug,
        "title": resource.title,
        "summary": resource.summary,
        "collection": resource.collection,
        "url": f"/{resource.address}",
        "minutes": resource.minutes,
        "safety": list(resource.safety_rules),
        "reviewed": resource.reviewed.isoformat() if resource.reviewed else None,
        **said_in_data(catalog, resource),
        **{name: list(resource.terms(name)) for name in catalog.vocabularies},
    }


def said_in_data(catalog: Catalog, resource: Resource) -> dict[str, object]:
    """Return links and declared facts as data, where there are any."""
    declared = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in resource.facts.items()
        if catalog.house.facts[name].exported
    }
    said = {"links": dict(resource.links), "facts": declared}
    return {name: value for name, value in said.items() if value}


def open_data_files(catalog: Catalog, _: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield address and content of `catalog.json`: the offered resources."""
    records = [resource_record(catalog, resource) for resource in catalog.active]
    text = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
    yield "catalog.json", f"{text}\n".encode()
