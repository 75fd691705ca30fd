"""All files that are made from the catalog: schemas, forms and owners."""

from resource_toolkit.catalog import Catalog, Settings
from resource_toolkit.reading import read_settings
from resource_toolkit.writing import schema_texts

from .repository import OWNERS_FILE, form_files, owners_text


def generated_files(catalog: Catalog) -> dict[str, str]:
    """Return path to text of every generated file, relative to the root."""
    known = (catalog.root / "mkdocs.yml").is_file()
    settings = read_settings(catalog.root) if known else Settings()
    return {
        **form_files(catalog),
        OWNERS_FILE: owners_text(catalog, settings),
        **schema_texts(catalog),
    }
