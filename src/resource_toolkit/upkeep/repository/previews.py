"""Previews on the web: a folder for each open pull request, on a branch that Deploy puts in.

Small pictures have a branch of their own, which is not published: a comment shows them from there.
Both are made by the program of main from content alone, so none holds a script of a contributor.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from resource_toolkit.problems import ToolkitError

from .host import MAIN, Host

BRANCH = "previews"
PICTURES = "pictures"
FOLDER = "pr"
"""The folder of the site in which they stand."""
DEPLOY = "deploy.yml"
_TRIES = 4
_HEAD = re.compile(r"<head>")
_MAIN = re.compile(r"(<main\b[^>]*>)")
_NOTE = '<p class="copy-note">{}</p>'


def address_of(site: str, number: int) -> str:
    """Return the address of a preview on a site."""
    return f"{site.rstrip('/')}/{FOLDER}/{number}/"


def mark_as_preview(site: Path, number: int) -> None:
    """Say on every page that it is a preview, and keep the pages out of search engines."""
    note = _NOTE.format(f"A preview of change {number}. It is not published yet.")
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        text = _HEAD.sub('<head><meta name="robots" content="noindex">', text, count=1)
        page.write_text(_MAIN.sub(rf"\1{note}", text, count=1), encoding="utf-8")


def update_previews(
    host: Host, number: int = 0, site: Path | None = None, branch: str = BRANCH
) -> bool:
    """Put a preview in its place, take away those of closed pull requests, and deploy.

    Without a site, the preview of `number` goes. Returns whether anything changed. Raises
    ToolkitError when the branch cannot be written.
    """
    for _ in range(_TRIES):
        former = host.tip_of(branch)
        wanted = {str(pull["number"]) for pull in host.all_of("pulls?state=open")}
        there = set(host.git("ls-tree", "--name-only", former).split()) if former else set()
        kept = sorted((there & wanted) - {str(number)})
        if not site and kept == sorted(there):
            return False
        commit = host.commit(_joined(host, former, kept, number, site), "Previews")
        force = f"--force-with-lease=refs/heads/{branch}:{former}"
        if host.git_works("push", "--quiet", force, "origin", f"{commit}:refs/heads/{branch}"):
            if branch == BRANCH:
                host.start(DEPLOY, MAIN)
            return True
    raise ToolkitError(f"the branch {branch} cannot be written; may this workflow push to it?")


def _joined(host: Host, former: str, kept: Iterable[str], number: int, site: Path | None) -> str:
    """Return the tree of the branch: the previews that stay, and the fresh one."""
    with TemporaryDirectory(prefix="toolkit-index-") as name:
        index = Path(name) / "index"
        host.git("read-tree", "--empty", index=index)
        for folder in kept:
            host.git("read-tree", f"--prefix={folder}/", f"{former}:{folder}", index=index)
        if site:
            own = Path(name) / "own"
            host.git("read-tree", "--empty", index=own)
            here = ("-C", str(site), "--git-dir", host.git("rev-parse", "--absolute-git-dir"))
            host.git(*here, "--work-tree=.", "add", "--all", "--force", ".", index=own)
            tree = host.git("write-tree", index=own)
            host.git("read-tree", f"--prefix={number}/", tree, index=index)
        return host.git("write-tree", index=index)
