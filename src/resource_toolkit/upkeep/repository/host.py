"""The repository on its host: git here, and GitHub's own command for what stands there.

Whatever people wrote goes to both as data, by a file or by standard input, never as a word of a
command line that a shell reads.
"""

import json
import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from resource_toolkit.problems import ToolkitError

MAIN = "main"
"""The branch from which the site is made."""
BOT = ("github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com")
"""Name and address under which workflows commit."""
AS_BOT = ("-c", f"user.name={BOT[0]}", "-c", f"user.email={BOT[1]}")
"""The same as options of git."""
_FENCE = re.compile(r"^```", re.M)
LONGEST = 65_000
"""How many signs a comment may have (GitHub takes 65,536)."""


@dataclass(frozen=True)
class Host:
    """One repository on GitHub, and a clone of it."""

    name: str
    """Owner and name, with a slash between them."""
    root: Path

    @property
    def page(self) -> str:
        """The address of the repository, without a closing slash."""
        return f"https://github.com/{self.name}"

    def git(self, *words: str, given: bytes | None = None, index: Path | None = None) -> str:
        """Return what git prints; with an index of its own, that of the clone stays as it is.

        Raises ToolkitError with what git says when it fails.
        """
        done = self._run("git", *words, given=given, index=index)
        if done.returncode:
            raise ToolkitError(f"git {words[0]}: {_last_line(done.stderr)}")
        return done.stdout.decode("utf-8", "replace").strip()

    def git_works(self, *words: str) -> bool:
        """Return whether a call of git succeeds."""
        return self._run("git", *words).returncode == 0

    def commit(self, tree: str, message: str, *parents: str) -> str:
        """Return a new commit of a tree, in the name of the workflow."""
        after = [word for parent in parents for word in ("-p", parent)]
        return self.git(*AS_BOT, "commit-tree", tree, *after, "-F", "-", given=message.encode())

    def tree(self, start: str, *folders: str) -> str:
        """Return the tree of a commit with folders of the clone as they are on the disk."""
        with TemporaryDirectory(prefix="toolkit-index-") as name:
            index = Path(name) / "index"
            self.git("read-tree", start, index=index)
            known = self.git("ls-tree", "-d", "--name-only", start, "--", *folders).split("\n")
            there = [name for name in folders if name in known or (self.root / name).is_dir()]
            options = ("-c", "core.symlinks=false", "-c", "core.safecrlf=false")
            self.git(*options, "add", "--all", "--", *there, index=index)
            return self.git("write-tree", index=index)

    def api(self, path: str, method: str = "GET", body: Mapping[str, object] | None = None) -> Any:
        """Return the answer to a call of the API below the repository, or None for no words.

        Raises ToolkitError when GitHub refuses it.
        """
        words = ["api", f"repos/{self.name}/{path}", "--method", method]
        given = None
        if body is not None:
            words += ["--input", "-"]
            given = json.dumps(body).encode()
        done = self._run("gh", *words, given=given)
        if done.returncode:
            raise ToolkitError(f"GitHub refused {method} {path}: {_last_line(done.stderr)}")
        return json.loads(done.stdout) if done.stdout.strip() else None

    def all_of(self, path: str) -> Iterable[Mapping[str, Any]]:
        """Return every entry of a list of the API, page by page."""
        sign = "&" if "?" in path else "?"
        for page in range(1, 50):
            entries = self.api(f"{path}{sign}per_page=100&page={page}")
            yield from entries
            if len(entries) < 100:
                return

    def compare(self, branch: str) -> str:
        """Return the address at which a person opens a pull request from a branch."""
        return f"{self.page}/compare/{MAIN}...{branch}?expand=1"

    def pull_of(self, branch: str) -> int:
        """Return the number of the open pull request from a branch of ours, or 0."""
        owner = self.name.partition("/")[0]
        pulls = self.api(f"pulls?state=open&head={owner}:{branch}")
        return int(pulls[0]["number"]) if pulls else 0

    def tip_of(self, branch: str) -> str:
        """Return the last commit of a branch of ours, which is fetched, or nothing."""
        if not self.git("ls-remote", "origin", f"refs/heads/{branch}"):
            return ""
        self.git("fetch", "--quiet", "origin", f"refs/heads/{branch}")
        return self.git("rev-parse", "FETCH_HEAD")

    def is_ours(self, branch: str) -> bool:
        """Return whether nobody but workflows has committed to a branch since it left main."""
        tip = self.tip_of(branch)
        mails = self.git("log", "--format=%ae%n%ce", f"HEAD..{tip}").split() if tip else ()
        return set(mails) <= {BOT[1]}

    def start(self, workflow: str, branch: str) -> None:
        """Start a workflow on a branch: what workflows push starts none by itself."""
        self.api(f"actions/workflows/{workflow}/dispatches", "POST", {"ref": branch})

    def say(self, number: int, mark: str, text: str) -> None:
        """Write the comment that begins with a mark under an issue, or write it anew."""
        body = {"body": cut(f"{mark}\n{text}")}
        for comment in self.all_of(f"issues/{number}/comments"):
            ours = comment["user"]["type"] == "Bot" and comment["body"].startswith(mark)
            if ours and comment["body"] == body["body"]:
                return
            if ours:
                self.api(f"issues/comments/{comment['id']}", "PATCH", body)
                return
        self.api(f"issues/{number}/comments", "POST", body)

    def _run(
        self, *words: str, given: bytes | None = None, index: Path | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        environment = {**os.environ, "GIT_INDEX_FILE": str(index)} if index else None
        return subprocess.run(
            words, cwd=self.root, input=given, env=environment, capture_output=True, check=False
        )


def cut(text: str) -> str:
    """Return a text that a comment can hold."""
    if len(text) <= LONGEST:
        return text
    kept = text[:LONGEST].rpartition("\n")[0]
    fence = "\n```" if len(_FENCE.findall(kept)) % 2 else ""
    return f"{kept}{fence}\n\n*The rest is too long for a comment.*"


def _last_line(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "no reason was given"
