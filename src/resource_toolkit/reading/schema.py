"""The front matter as JSON Schema, for editors that complete and check while one types."""

import json
from typing import Any

from resource_toolkit.catalog.catalog import Catalog
from resource_toolkit.reading.fields.resource_fields import resource_fields
from resource_toolkit.reading.fields.shapes import fields_schema

FILE = "schema/resource.schema.json"


def resource_schema(catalog: Catalog) -> dict[str, Any]:
    """Return the JSON Schema of a resource's front matter."""
    schema = fields_schema(resource_fields(tuple(catalog.vocabularies.values())))
    head = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Front matter of a resource",
    }
    return {**head, **schema}


def write_schema(catalog: Catalog, *, write: bool) -> str:
    """Return the schema as text, or write it below the root and return where."""
    text = json.dumps(resource_schema(catalog), ensure_ascii=False, indent=2) + "\n"
    if not write:
        return text.rstrip()
    path = catalog.root / FILE
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return f"wrote {FILE}"
