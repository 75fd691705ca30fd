"""The files that are made from the catalog: schema, issue form and owners."""

import json

from resource_toolkit.catalog.catalog import Catalog
from resource_toolkit.reading import schema
from resource_toolkit.upkeep import issueform, owners
from resource_toolkit.writing.edits import write_lines


def generated_files(catalog: Catalog) -> dict[str, str]:
    """Return path to text of every generated file, relative to the root."""
    described = json.dumps(schema.resource_schema(catalog), ensure_ascii=False, indent=2)
    return {
        issueform.FILE: issueform.form_text(catalog),
        owners.FILE: owners.owners_text(catalog),
        schema.FILE: described + "\n",
    }


def stale_files(catalog: Catalog) -> dict[str, str]:
    """Return the generated files whose text differs from what stands there."""
    found = {}
    for path, text in generated_files(catalog).items():
        file = catalog.root / path
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            found[path] = text
    return found


def write_generated(catalog: Catalog) -> list[str]:
    """Write the generated files that are not as they should be; return their paths."""
    stale = stale_files(catalog)
    for path, text in stale.items():
        write_lines(catalog.root / path, text)
    return sorted(stale)
