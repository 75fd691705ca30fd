"""The comment under a pull request: what changes, where to look, what can be mended."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from resource_toolkit.problems import many
from resource_toolkit.upkeep.changes import ChangedPage
from resource_toolkit.upkeep.changes.told import plain

from .contributed import Contributed
from .host import Host
from .pictures import FOLDER, picture_name
from .previews import PICTURES

COMMENT = "<!-- preview -->"
OFFER = "Write these repairs into my branch"
"""The words beside the check box."""
ASK = "/fix"
"""The comment that asks for repairs."""
_MOST_SHOWN = 6
_PATCH = 12_000
"""How many signs of a patch a comment shows."""


@dataclass(frozen=True, kw_only=True)
class Run:
    """How the check of a pull request ended."""

    page: str
    passed: bool
    artifact: str
    """The address of the copy of the site, or nothing where none was made."""


@dataclass(frozen=True, kw_only=True)
class Offered:
    """What the program would mend by itself."""

    lines: tuple[str, ...]
    patch: str = ""
    """The change, for a fork that takes no commits; else nothing."""


def comment_text(
    host: Host,
    change: Contributed,
    summary: str,
    *,
    run: Run,
    repairs: Offered | None,
    pictured: Iterable[ChangedPage] = (),
) -> str:
    """Return the comment as Markdown."""
    parts = [
        "**The check passed.**" if run.passed else "**The check found something to mend.**",
        *_beyond(change, run),
        *_repairs(repairs),
        *_look(change, run),
        *_pictures(host, change, list(pictured)),
        summary.strip(),
    ]
    return "\n\n".join(parts) + "\n"


def _beyond(change: Contributed, run: Run) -> Iterator[str]:
    if change.beyond:
        names = ", ".join(f"`{name}`" for name in change.beyond[:5] if "`" not in name)
        more = f" and {len(change.beyond) - 5} more" if len(change.beyond) > 5 else ""
        yield (
            f"This change is not of content alone: {names}{more}. Read those lines before you "
            "accept it. What stands below was made without them; "
            f"[the run of the check]({run.page}) has all."
        )


def _repairs(repairs: Offered | None) -> Iterator[str]:
    if repairs is None:
        return
    told = [_repair(line) for line in repairs.lines[:20]]
    if len(repairs.lines) > 20:
        told.append(f"- and {len(repairs.lines) - 20} more")
    yield f"### {many(len(repairs.lines), 'repair')} that the program can make"
    yield "\n".join(told)
    if repairs.patch:
        yield "Your copy of the repository takes no commits from here. These lines do it:"
        shown = repairs.patch[:_PATCH].replace("```", "` ` `")
        block = f"```diff\n{shown}\n```"
        yield f"<details><summary>The repairs as a patch</summary>\n\n{block}\n</details>"
    else:
        yield f"- [ ] {OFFER}"
        yield f"Tick the box. If it does not let you, write a comment that says only `{ASK}`."


def _repair(text: str) -> str:
    """Return a repair as a point; its lines before and after are code, with their signs."""
    said, *rows = text.splitlines()
    code = "".join(f"\n      {row.strip()}" for row in rows)
    return f"- {plain(said)}" + (f"\n{code}\n" if code else "")


def _look(change: Contributed, run: Run) -> Iterator[str]:
    if change.preview:
        yield f"**Look at it:** [the site with this change]({change.preview}), in a minute or two."
    elif run.artifact:
        yield (
            f"**Look at it:** download [the preview]({run.artifact}) (sign in first), unpack it, "
            f"and open `{FOLDER}/index.html` in it. It leads to each page that changed; below, "
            "the file of each stands beside its name. Finder, search and lists work in it."
        )


def _pictures(host: Host, change: Contributed, pictured: list[ChangedPage]) -> Iterator[str]:
    if not pictured:
        return
    base = f"{host.page}/blob/{PICTURES}/{change.number}"
    shown = []
    for page in pictured[:_MOST_SHOWN]:
        source = f"{base}/{picture_name(page)}?raw=true"
        image = f'<img src="{source}" width="150" alt="{_alt(page.title)}">'
        leads = f"{change.preview}{page.address}" if change.preview else source
        shown.append(f'<a href="{leads}">{image}</a>')
    yield "\n".join(shown)
    if change.preview and len(pictured) > _MOST_SHOWN:
        yield f"[More pictures]({change.preview}{FOLDER}/)"


def _alt(title: str) -> str:
    return "".join(sign for sign in title if sign not in '<>"&\n\r')


def pictured_pages(site: Path, pages: Iterable[ChangedPage]) -> list[ChangedPage]:
    """Return the pages of which a built preview holds a picture."""
    return [page for page in pages if (site / FOLDER / picture_name(page)).is_file()]
