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

from resource_toolkit.catalog import Settings
from resource_toolkit.outputs import brand_sheet
from resource_toolkit.problems import BuildError

THEME = Path(__file__).parents[1] / "theme"
SOURCES = THEME / "js"
STYLES: Mapping[str, tuple[str, ...]] = {
    "site.css": ("css/[0-5]*.css", "css/9*.css"),
    "find.css": ("css/6*.css",),
    "check-up.css": ("css/7*.css",),
    "share.css": ("css/80*.css",),
    "home.css": ("css/84*.css",),
    "run.css": ("css/85*.css",),
    "packet.css": ("css/86*.css",),
    "planning.css": ("css/87*.css",),
    "sheet.css": ("css/88*.css",),
    "sessions.css": ("css/89*.css",),
}
"""Name of a joined file to the patterns of its parts; the parts of a pattern follow by name."""
BUNDLES = {
    "page": (
        *("page/page", "page/actions", "page/tray", "page/some", "page/door"),
        "search/dialog",
    ),
    "search": ("search/face",),
    "find": ("find/main",),
    "list": ("list/list-page",),
    "check-up": ("check-up/main",),
    "season": ("page/season",),
    "qr": ("shared/qr",),
    "share": ("share/main",),
    "fill": ("fill/sheet",),
    "kept": ("fill/pages",),
    "docx": ("fill/docx",),
    "fetched": ("shared/fetched",),
    "stick": ("list/stick",),
    "word": ("list/word",),
    "run": ("page/run",),
    "sessions": ("page/sessions",),
    "scheme": ("page/scheme",),
    "redirect": ("page/redirect",),
}
"""Name of a joined script to the sources that it runs, in order; what they import comes along."""
_IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";\n', re.M)
_COMMENT = re.compile(r"^ *(?://[^\n]*|/\*\*.*?\*/)\n", re.M | re.S)
"""A comment on lines of its own; `/*!` stays, which a license may need."""
_STYLE_COMMENT = re.compile(r"/\*(?!!).*?\*/", re.S)
_MARGIN = re.compile(r"\n\s+")
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

    text = _MARGIN.sub("\n", _COMMENT.sub("", _IMPORT.sub(imported, text)))
    exported += [match[1] for match in _EXPORT.finditer(text)]
    text = _LISTED.sub(listed, _EXPORT.sub("", text))
    if re.search(r"^(import|export)\b", text, re.M):
        raise BuildError(f"theme/js/{name}.js imports or exports in a form that cannot be joined")
    given = ", ".join(exported)
    parts[name] = f'sources["{name}"] = (() => {{\n{text.rstrip()}\nreturn {{ {given} }};\n}})();'


def join_styles(folder: Path, patterns: Iterable[str]) -> bytes:
    """Return style sheets as one, without their comments and indents.

    Raises FileNotFoundError when no file fits the patterns.
    """
    parts = [part for pattern in patterns for part in sorted(folder.glob(pattern))]
    if not parts:
        raise FileNotFoundError(f"nothing in {folder} fits {' or '.join(patterns)}")
    whole = "\n".join(part.read_text(encoding="utf-8") for part in parts)
    return _MARGIN.sub("\n", _STYLE_COMMENT.sub("", whole)).encode()


@cache
def _joined() -> dict[str, bytes]:
    return {
        **{name: join_styles(THEME, patterns) for name, patterns in STYLES.items()},
        **{f"{name}.js": join(*entries).encode() for name, entries in BUNDLES.items()},
    }


def look_files(settings: Settings) -> dict[str, tuple[str, bytes]]:
    """Return each style sheet and script by name, with its address in the site and its content.

    The address carries a hash of the content.
    """
    contents = _joined() | {"brand.css": brand_sheet(settings)}
    return {name: (_address(name, data), data) for name, data in contents.items() if data}


def look_addresses(settings: Settings) -> dict[str, str]:
    """Return the address of each style sheet and script, by the name that templates use."""
    return {name: address for name, (address, _) in look_files(settings).items()}


def _address(name: str, data: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{ending}"
