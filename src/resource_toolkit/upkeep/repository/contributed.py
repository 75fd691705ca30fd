"""What a pull request contributes, as data: the program that reads it is that of main."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeAlias

from resource_toolkit.catalog import Settings
from resource_toolkit.problems import ToolkitError
from resource_toolkit.writing import write_files

from .host import Host

KEPT = ".toolkit/change.json"
"""Where one step of a workflow leaves word for the next."""
Pull: TypeAlias = Mapping[str, Any]
"""A pull request as GitHub tells it."""
_TRUSTED = ("MEMBER", "OWNER", "COLLABORATOR", "CONTRIBUTOR")
"""Who has had something accepted here before, as GitHub calls it."""


@dataclass(frozen=True, kw_only=True)
class Contributed:
    """A pull request whose content lies in the folders of the clone."""

    number: int
    commit: str
    """The last commit of its branch."""
    base: str
    """The commit of main that its content is compared with."""
    branch: str
    repository: str
    """Where the branch is: this repository, or a fork."""
    author: str
    known: bool
    """Whether its author has had something accepted here before."""
    beyond: tuple[str, ...] = ()
    """Files that it changes and that are no content: they were left as they are on main."""
    preview: str = ""
    """The address of its preview, or nothing."""

    @property
    def files(self) -> str:
        """The address below which GitHub shows the files of its last commit."""
        return f"https://github.com/{self.repository}/blob/{self.commit}/"


def find(host: Host, owner: str, branch: str, commit: str) -> Pull | None:
    """Return the open pull request that ends at a commit, or None: it has a newer one, or none."""
    for pull in host.all_of("pulls?state=open"):
        head = pull["head"]
        there = head["repo"] or {"owner": {"login": ""}}
        if (there["owner"]["login"], head["ref"], head["sha"]) == (owner, branch, commit):
            return pull
    return None


def take(host: Host, pull: Pull, settings: Settings) -> Contributed:
    """Put the content of a pull request into the folders of the clone, and nothing else of it.

    It is taken as it would be after merging. Links are written as small files of text, so that
    nothing of it leads out of the folders. Raises ToolkitError when it cannot be had.
    """
    number, head = int(pull["number"]), pull["head"]
    host.git("fetch", "--quiet", "--depth=2", "origin", f"refs/pull/{number}/merge")
    merged = host.git("rev-parse", "FETCH_HEAD")
    base, tip = host.git("rev-parse", f"{merged}^1", f"{merged}^2").split()
    if tip != head["sha"]:
        raise ToolkitError(f"pull request {number} has a newer change than {head['sha'][:7]}")
    content = tuple(f"{folder}/" for folder in (settings.resources, settings.docs))
    changed = host.git("diff", "--name-only", "-z", base, merged).split("\0")
    put(host, merged, settings)
    return Contributed(
        number=number,
        commit=tip,
        base=base,
        branch=head["ref"],
        repository=head["repo"]["full_name"],
        author=pull["user"]["login"],
        known=pull["author_association"] in _TRUSTED,
        beyond=tuple(name for name in changed if name and not name.startswith(content)),
    )


def put(host: Host, commit: str, settings: Settings) -> None:
    """Put the content of a commit into the folders of the clone."""
    for folder in (settings.resources, settings.docs):
        there = host.git("ls-tree", "-d", "--name-only", commit, "--", folder)
        if there:
            host.git(
                *("-c", "core.symlinks=false", "restore", f"--source={commit}"),
                *("--worktree", "--", folder),
            )
        elif (host.root / folder).is_dir():
            raise ToolkitError(f"the pull request has no folder {folder}")


def keep(root: Path, change: Contributed | None) -> None:
    """Leave word for the next step."""
    write_files(root, {KEPT: json.dumps(asdict(change) if change else {}).encode()})


def kept(root: Path) -> Contributed | None:
    """Return what a step before left; None where there is nothing to do."""
    file = root / KEPT
    said = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return Contributed(**{**said, "beyond": tuple(said["beyond"])}) if said else None
