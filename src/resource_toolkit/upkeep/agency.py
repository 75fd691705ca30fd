"""An empty toolkit for another agency: its own content and settings over the same code."""

import os
import re
import shutil
from datetime import date
from pathlib import Path

from resource_toolkit.problems import ToolkitError
from resource_toolkit.writing import new_folder

THEME = "src/resource_toolkit/theme"
STARTER = Path(__file__).with_name("starter")
_KEY = re.compile(r"^(?=[A-Za-z_]+:)", re.M)
_OURS = {
    "site_name": "site_name: Our toolkit\n",
    "site_description": "site_description: What it is and whom it serves, in one sentence.\n",
    "site_url": "site_url: https://example.org/\n",
    "copyright": "copyright: Text CC BY 4.0. Links belong to their publishers.\n",
    "edit_uri": "edit_uri: https://github.com/example/our-toolkit/edit/main/docs/\n\n",
    "nav": "nav:\n  - Home: index.md\n{find}  - Toolkits: collections/index.md\n"
    "  - About: about/index.md\n",
}
_EXTRA = {
    "contact": "toolkit@example.org",
    "edit_root": "https://github.com/example/our-toolkit/edit/main/",
    "new_root": "https://github.com/example/our-toolkit/new/main/",
}


def write_agency(code: Path, target: Path, today: date) -> list[str]:
    """Write an empty toolkit that builds into a folder; return its files.

    `code` is the toolkit whose settings, hooks and macros are copied and whose overrides are
    referred to. Raises ToolkitError when the folder holds something already.
    """
    target = new_folder(target, code)
    if not (code / THEME).is_dir():
        raise ToolkitError(
            f"there are no overrides in {code}; run this in the toolkit's own folder"
        )
    for source in sorted(STARTER.rglob("*")):
        if source.is_file():
            text = source.read_text(encoding="utf-8").replace("{today}", today.isoformat())
            _write(target / source.relative_to(STARTER), text)
    for name in ("hooks", "macros"):
        ignored = shutil.ignore_patterns("__pycache__", ".*")
        shutil.copytree(code / name, target / name, ignore=ignored, dirs_exist_ok=True)
    docs = code / "docs"
    shared = [*docs.rglob("_frame.md"), docs / "find.md", docs / "list.md"]
    shared += [docs / "about" / name for name in ("coverage.md", "freshness.md")]
    for source in shared:
        if source.is_file():
            _write(target / source.relative_to(code), source.read_text(encoding="utf-8"))
    overrides = os.path.relpath(code / THEME, target.resolve()).replace(os.sep, "/")
    text = (code / "mkdocs.yml").read_text(encoding="utf-8")
    has_find = (target / "docs" / "find.md").is_file()
    _write(target / "mkdocs.yml", settings_text(text, overrides, find=has_find))
    _write(target / ".gitignore", "/site/\n/.toolkit/\n__pycache__/\n")
    return sorted(
        path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()
    )


def settings_text(text: str, overrides: str, *, find: bool) -> str:
    """Return a `mkdocs.yml` with the agency's own lines in place of those of another."""
    blocks = _KEY.split(text)
    kept = ["# The site. The first lines, `extra` and `nav` are yours.\n"]
    for block in blocks[1:] if blocks and not re.match(r"[A-Za-z_]+:", blocks[0]) else blocks:
        name = block.partition(":")[0]
        if name in _OURS:
            kept.append(_OURS[name].replace("{find}", "  - Find: find.md\n" if find else ""))
        elif name == "extra":
            kept.append(_with_values(block))
        elif name == "theme":
            kept.append(re.sub(r"(?m)^(\s+custom_dir:).*$", rf"\1 {overrides}", block))
        else:
            kept.append(block)
    return "".join(kept)


def _with_values(block: str) -> str:
    for name, value in _EXTRA.items():
        block = re.sub(rf"(?m)^(\s+{name}:).*$", rf"\1 {value}", block)
    return block


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
