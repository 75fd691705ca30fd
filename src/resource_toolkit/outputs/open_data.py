"""The catalog as other programs read it."""

import json
from collections.abc import Iterator

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
        "safety": list(resource.safety),
        "reviewed": resource.reviewed.isoformat() if resource.reviewed else None,
        **{name: list(resource.terms(name)) for name in catalog.vocabularies},
    }


def open_data_files(catalog: Catalog, _: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield address and content of `catalog.json`: the offered resources."""
    records = [resource_record(catalog, resource) for resource in catalog.active]
    text = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
    yield "catalog.json", f"{text}\n".encode()
