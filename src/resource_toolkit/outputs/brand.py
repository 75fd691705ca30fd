"""The colors of an agency as a style sheet, after those of the theme."""

from collections.abc import Iterator, Mapping

from resource_toolkit.catalog import TINTS, Catalog, Settings

FILE = "assets/brand.css"


def brand_files(_: Catalog, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the style sheet of the agency's colors, if it has any."""
    if settings.colors or settings.dark_colors:
        rules = _rule('body:not([data-scheme="dark"])', settings.colors) + _rule(
            'body[data-scheme="dark"]', settings.dark_colors
        )
        yield FILE, rules.encode()


def _rule(selector: str, colors: Mapping[str, str]) -> str:
    lines = [f"  {TINTS[name].variable}: {color};\n" for name, color in colors.items()]
    return f"{selector} {{\n{''.join(lines)}}}\n" if lines else ""
