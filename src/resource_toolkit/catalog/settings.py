"""The few values of `mkdocs.yml` that the core needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the site is called, where it lives, and where people edit and write."""

    name: str = ""
    url: str = ""
    """The address of the site with a closing slash, or nothing."""
    resources: str = "resources"
    """The folder of the resources, relative to `mkdocs.yml`."""
    edit_root: str = ""
    """The address where the files of the root are edited, with a closing slash, or nothing."""
    new_root: str = ""
    """The address where a new file is begun, with a closing slash, or nothing."""
    contact: str = ""
    """The e-mail address that takes reports, or nothing."""
    docs: str = "docs"
    """The folder of the hand-written pages."""
    stewards: str = ""
    """The accounts that are asked about changes to pages, look, macros and settings, or nothing."""
    theme: str = ""
    """The folder of the templates, relative to `mkdocs.yml`, or nothing."""
    colors: Mapping[str, str] = field(default_factory=dict)
    """Colors of the agency by their names, such as `links`, as `#rrggbb`."""
    dark_colors: Mapping[str, str] = field(default_factory=dict)
    """The same for dark colors."""
