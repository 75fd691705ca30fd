"""A generator for resource toolkits: reads a folder of Markdown, checks it, builds a site."""

from resource_toolkit.catalog import Catalog, Resource, Settings, Vocabulary
from resource_toolkit.checking import check
from resource_toolkit.problems import Problem, ToolkitError
from resource_toolkit.reading import read_catalog

__all__ = [
    "Catalog",
    "Problem",
    "Resource",
    "Settings",
    "ToolkitError",
    "Vocabulary",
    "check",
    "read_catalog",
]
