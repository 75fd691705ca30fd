"""What the site's scripts and other programs read: the catalog as JSON and as a script."""

import json
from pathlib import Path
from typing import Any

from .model import Catalog, Resource


def resource_record(catalog: Catalog, resource: Resource) -> dict[str, Any]:
    """Return a resource as `toolkit list --json` and `catalog.json` show it."""
    return {
        "slug": resource.slug,
        "title": resource.title,
        "summary": resource.summary,
        "collection": resource.collection,
        "url": resource.address,
        "minutes": resource.minutes,
        "reviewed": resource.reviewed.isoformat() if resource.reviewed else None,
        **{name: list(resource.terms(name)) for name in catalog.vocabularies},
    }


def write_exports(catalog: Catalog, site: Path) -> None:
    """Write `catalog.json` into the site."""
    records = [resource_record(catalog, resource) for resource in catalog.active]
    text = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
    (site / "catalog.json").write_text(text + "\n", encoding="utf-8")
