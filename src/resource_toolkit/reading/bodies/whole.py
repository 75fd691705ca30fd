"""Bodies of a catalog: what their files say, and what is put in from data of the toolkit."""

import re
from pathlib import Path

from resource_toolkit.catalog import Catalog
from resource_toolkit.pictures import with_sizes

from .check_up_forms import with_form
from .markup import Body, BodyRenderer
from .safety_boxes import with_rules

_PICTURE = re.compile(r"\.\./\.\./collections/([\w-]+)/pictures/([\w.-]+)")
"""The source of a picture, as the page of a resource names it."""


def render_bodies(catalog: Catalog) -> dict[str, Body]:
    """Return slug to rendered body for every resource.

    It holds the sizes of its pictures, the form of the check-up that the resource names, and the
    safety rules that it names.
    """
    renderer = BodyRenderer(catalog.docs)
    base = catalog.root / catalog.folder

    def file_of(source: str) -> Path | None:
        link = _PICTURE.fullmatch(source)
        return base / link[1] / "pictures" / link[2] if link else None

    bodies = {}
    for slug, resource in catalog.resources.items():
        body = renderer.render(with_form(catalog, resource), resource.collection, resource.anchors)
        sized = body._replace(html=with_sizes(body.html, file_of))
        bodies[slug] = with_rules(catalog, resource, sized)
    return bodies
