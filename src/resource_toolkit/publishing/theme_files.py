"""Join the parts of the theme into the few files that pages load, named by what they hold."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

THEME = Path(__file__).parents[1] / "theme"
BUNDLES: Mapping[str, tuple[str, ...]] = {
    "site.css": ("css/[0-5]*.css", "css/9*.css"),
    "find.css": ("css/6*.css",),
}
"""Name of a joined file to the patterns of its parts; the parts of a pattern follow by name."""


def join_bundles(theme: Path, bundles: Mapping[str, Iterable[str]] = BUNDLES) -> dict[str, bytes]:
    """Return the joined files by name. Raises FileNotFoundError when one has no part."""
    joined = {}
    for name, patterns in bundles.items():
        parts = [part for pattern in patterns for part in sorted(theme.glob(pattern))]
        if not parts:
            raise FileNotFoundError(f"nothing in {theme} belongs to {name}")
        joined[name] = b"\n".join(part.read_bytes() for part in parts)
    return joined


def bundle_addresses(joined: Mapping[str, bytes]) -> dict[str, str]:
    """Return the address of each joined file in the site; it changes with the content."""
    found = {}
    for name, data in joined.items():
        stem, _, ending = name.rpartition(".")
        found[name] = f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:8]}.{ending}"
    return found


def write_joined(site: Path, joined: Mapping[str, bytes]) -> None:
    """Write the joined files into a built site."""
    for name, address in bundle_addresses(joined).items():
        target = site / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(joined[name])
