"""The scripts of the site: small sources, joined into one classic script per kind of page.

Browsers load modules from a server only. A classic script also runs in a folder on a stick, and one
file needs one request. The sources stay modules that import each other by name; each becomes a
function of its own here, so that no name of one meets a name of another.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

from resource_toolkit.problems import BuildError

SOURCES = Path(__file__).parents[1] / "theme" / "js"
BUNDLES = {
    "page": ("page/page", "page/tray", "search/dialog"),
    "search": ("search/face",),
    "find": ("find/main",),
    "list": ("list/list-page",),
    "qr": ("shared/qr",),
}
"""Name of a bundle to the sources that it runs, in order; what they import comes along."""
_IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";\n', re.M)
_EXPORT = re.compile(r"^export (?=(?:const|class) (\w+))", re.M)
_LISTED = re.compile(r"^export ?\{([^}]*)\};?\n?|(?<=;)export\{([^}]*)\};?\n?", re.M)


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
