"""The styles and scripts of the site: small parts, joined into the few files that pages load.

Browsers load modules from a server only. A classic script also runs in a folder on a stick, and one
file needs one request. The sources stay modules that import each other by name; each becomes a
function of its own here, so that no name of one meets a name of another.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from resource_toolkit.problems import BuildError

THEME = Path(__file__).parents[1] / "theme"
SOURCES = THEME / "js"
STYLES: Mapping[str, tuple[str, ...]] = {
    "site.css": ("css/[0-5]*.css", "css/9*.css"),
    "find.css": ("css/6*.css",),
}
"""Name of a joined file to the patterns of its parts; the parts of a pattern follow by name."""
BUNDLES = {
    "page": ("page/page", "page/tray", "page/sheet", "search/dialog"),
    "search": ("search/face",),
    "find": ("find/main",),
    "list": ("list/list-page",),
    "qr": ("shared/qr",),
    "fill": ("fill/sheet",),
    "kept": ("fill/pages",),
    "docx": ("fill/docx",),
    "fetched": ("shared/fetched",),
}
"""Name of a bundle to the sources that it runs, in order; what they import comes along."""
_IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";\n', re.M)
_EXPORT = re.compile(r"^export (?=(?:const|class) (\w+))", re.M)
_LISTED = re.compile(r"^export ?\{([^}]*)\};?\n?|(?<=[;}])export\{([^}]*)\};?\n?", re.M)


def join(*names: str, then: str = "") -> str:
    """Return sources, and all that they import, as one classic script; `then` runs last.

    Raises BuildError when a source is written in a form that cannot be joined.
    """
    parts: dict[str, str] = {}
    for name in names:
        _take(name, parts)
    whole = "\n".join(parts.values())
    return f'(() => {{\n"use strict";\nconst sources = {{}};\n{whole}\n{then}}})();\n'


def _take(name: str, parts: dict[str, str]) -> None:
    """Add a source behind those that it imports, once."""
    if name in parts:
        return
    text = (SOURCES / f"{name}.js").read_text(encoding="utf-8")
    exported: list[str] = []

    def imported(match: re.Match[str]) -> str:
        target = (SOURCES / name).parent.joinpath(match[2]).resolve().relative_to(SOURCES)
        _take(target.with_suffix("").as_posix(), parts)
        wanted = match[1].strip().replace(" as ", ": ")
        return f'const {{ {wanted} }} = sources["{target.with_suffix("").as_posix()}"];\n'

    def listed(match: re.Match[str]) -> str:
        for pair in (match[1] or match[2]).split(","):
            own, _, given = pair.strip().partition(" as ")
            exported.append(f"{given}: {own}" if given else own)
        return ""

    text = _IMPORT.sub(imported, text)
    exported += [match[1] for match in _EXPORT.finditer(text)]
    text = _LISTED.sub(listed, _EXPORT.sub("", text))
    if re.search(r"^(import|export)\b", text, re.M):
        raise BuildError(f"theme/js/{name}.js imports or exports in a form that cannot be joined")
    given = ", ".join(exported)
    parts[name] = f'sources["{name}"] = (() => {{\n{text.rstrip()}\nreturn {{ {given} }};\n}})();'


@cache
def bundles() -> dict[str, tuple[str, bytes]]:
    """Return name of each bundle to its address and content; the address carries a hash."""
    made = {}
    for name, entries in BUNDLES.items():
        content = join(*entries).encode()
        digest = hashlib.sha256(content).hexdigest()[:10]
        made[name] = (f"assets/{name}.{digest}.js", content)
    return made


def manifest() -> dict[str, str]:
    """Return name of each bundle to its address, relative to the site."""
    return {name: address for name, (address, _) in bundles().items()}


def join_bundles(theme: Path, bundles: Mapping[str, Iterable[str]] = STYLES) -> dict[str, bytes]:
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


def look_addresses() -> dict[str, dict[str, str]]:
    """Return what templates name styles and scripts by, for the `extra` of an engine."""
    return {"bundles": bundle_addresses(join_bundles(THEME)), "scripts": manifest()}
