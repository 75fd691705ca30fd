"""The files that are made from the catalog: schema, issue form and owners."""

import json

from resource_toolkit.catalog import Catalog, Settings
from resource_toolkit.reading import read_settings, resource_schema
from resource_toolkit.writing import write_files

from . import issueform, owners

SCHEMA_FILE = "schema/resource.schema.json"


def schema_text(catalog: Catalog) -> str:
    """Return the JSON Schema of a resource's front matter."""
    return json.dumps(resource_schema(catalog), ensure_ascii=False, indent=2) + "\n"


def generated_files(catalog: Catalog) -> dict[str, str]:
    """Return path to text of every generated file, relative to the root."""
    known = (catalog.root / "mkdocs.yml").is_file()
    settings = read_settings(catalog.root) if known else Settings()
    return {
        issueform.FILE: issueform.form_text(catalog),
        owners.FILE: owners.owners_text(catalog, settings),
        SCHEMA_FILE: schema_text(catalog),
    }


def stale_files(catalog: Catalog) -> dict[str, str]:
    """Return the generated files whose text differs from what stands there."""
    stale = {}
    for path, text in generated_files(catalog).items():
        file = catalog.root / path
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            stale[path] = text
    return stale


def write_generated(catalog: Catalog) -> list[str]:
    """Write the generated files that are not as they should be; return their paths."""
    stale = stale_files(catalog)
    write_files(catalog.root, {path: text.encode() for path, text in stale.items()})
    return sorted(stale)


def refresh_schema(catalog: Catalog, *, anew: bool = False) -> None:
    """Write the schema, which editors read, where it stands already or is wanted `anew`."""
    file = catalog.root / SCHEMA_FILE
    if anew or file.is_file():
        text = schema_text(catalog)
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            write_files(catalog.root, {SCHEMA_FILE: text.encode()})
