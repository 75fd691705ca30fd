"""Which picture stands for a page where its link is passed on."""

from .catalog import Catalog


def social_name(catalog: Catalog, address: str) -> str:
    """Return the name of the picture of a page: that of its kind or toolkit, else of the site."""
    folder, _, rest = address.partition("/")
    slug = rest.partition("/")[0]
    if folder == "collections" and slug in catalog.collections:
        return f"collection-{slug}"
    resource = catalog.resources.get(slug) if folder == "resources" else None
    if resource is not None:
        for vocabulary in catalog.vocabularies.values():
            for term in resource.terms(vocabulary.name) if vocabulary.glance else ():
                if vocabulary.by_slug[term].icon:
                    return f"{vocabulary.name}-{term}"
        return f"collection-{resource.collection}"
    return "site"
