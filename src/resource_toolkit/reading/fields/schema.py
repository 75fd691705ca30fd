"""The front matter as JSON Schema, for editors that complete and check while one types."""

from resource_toolkit.catalog import Catalog
from resource_toolkit.reading.fields.values import JsonSchema

from .house_fields import HOUSE_FIELDS
from .resource_fields import resource_fields
from .shapes import fields_schema


def resource_schema(catalog: Catalog) -> JsonSchema:
    """Return the JSON Schema of a resource's front matter."""
    schema = fields_schema(resource_fields(tuple(catalog.vocabularies.values()), catalog.house))
    head = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Front matter of a resource",
    }
    return {**head, **schema}


def house_schema() -> JsonSchema:
    """Return the JSON Schema of `house.yml`."""
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": "An agency's own rules"}
    return {**head, **fields_schema(HOUSE_FIELDS)}
