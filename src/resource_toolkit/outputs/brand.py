"""The colors of an agency as a style sheet, after those of the theme."""

from collections.abc import Mapping

from resource_toolkit.catalog import TINTS, Settings


def brand_sheet(settings: Settings) -> bytes:
    """Return the style sheet of the agency's colors, or nothing where it has none."""
    light = _rule('body:not([data-scheme="dark"])', settings.colors)
    return (light + _rule('body[data-scheme="dark"]', settings.dark_colors)).encode()


def _rule(selector: str, colors: Mapping[str, str]) -> str:
    lines = [f"  {TINTS[name].variable}: {color};\n" for name, color in colors.items()]
    return f"{selector} {{\n{''.join(lines)}}}\n" if lines else ""
