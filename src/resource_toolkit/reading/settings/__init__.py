"""The few values of `mkdocs.yml` that the program needs, and what a host knows of them."""

from .hosted import goes_live, is_placeholder, said_by_host
from .mkdocs_yml import (
    NAME,
    Config,
    SettingsFault,
    read_hosted,
    read_mapping,
    read_settings,
    settings_of,
)

__all__ = [
    "NAME",
    "Config",
    "SettingsFault",
    "goes_live",
    "is_placeholder",
    "read_hosted",
    "read_mapping",
    "read_settings",
    "said_by_host",
    "settings_of",
]
