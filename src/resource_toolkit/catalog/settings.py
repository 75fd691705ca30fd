"""The few values of `mkdocs.yml` that the core needs; colors are measured against each other."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LEAST = 4.5
"""The least contrast of text, as WCAG 2.2 asks at level AA (success criterion 1.4.3)."""


@dataclass(frozen=True, kw_only=True)
class Tint:
    """A color of the theme that an agency may choose, and the worst color that it meets."""

    variable: str
    """Its custom property in the style sheets."""
    against: str
    """The other color of the pair that is hardest to read."""
    dark_against: str
    """The same in dark colors."""


TINTS = {
    "links": Tint(variable="--teal", against="#e4f0ed", dark_against="#17332f"),
    "header": Tint(variable="--teal-deep", against="#c9ded9", dark_against="#c9ded9"),
    "accent": Tint(variable="--warm", against="#fcefdf", dark_against="#33261a"),
}
"""The names in `extra: {colors: …}`. Links and accents are text; the header lies under text."""


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colors such as `#0b5a5c`, from 1 to 21, as WCAG 2.2 does."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(int(color[n : n + 2], 16) / 255) for n in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


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
    language: str = ""
    """The language of the site, as far as no list of languages says it, or nothing."""
    colors: Mapping[str, str] = field(default_factory=dict)
    """Colors of the agency by their names, such as `links`, as `#rrggbb`."""
    dark_colors: Mapping[str, str] = field(default_factory=dict)
    """The same for dark colors."""
