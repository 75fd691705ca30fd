"""A host for tests: a bare repository, a clone of it, and a program that answers as `gh` does."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

from resource_toolkit.upkeep.repository.host import Host
from tests.toolkits.garden import make_toolkit

NAME = "garden/kit"
GH = '''#!{python}
"""Answers the calls of GitHub's API that the program makes, from a file of what is there."""
import json, re, sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

here = Path({folder!r})
there = json.loads((here / "there.json").read_text())
assert sys.argv[1] == "api" and sys.argv[3] == "--method", sys.argv
address, method = urlsplit(sys.argv[2]), sys.argv[4]
path = address.path.removeprefix("repos/{name}/")
asked = {{key: values[0] for key, values in parse_qs(address.query).items()}}
body = json.loads(sys.stdin.read()) if "--input" in sys.argv else {{}}
there["calls"].append([method, path, body])
answer = None
if [method, path] in there["refused"]:
    sys.exit("HTTP 403: not allowed")
if match := re.fullmatch(r"pulls/(\\d+)", path):
    answer = next(pull for pull in there["pulls"] if pull["number"] == int(match[1]))
elif path == "pulls" and method == "GET":
    owner, _, branch = asked.get("head", "").partition(":")
    answer = [p for p in there["pulls"] if p["state"] == "open"
              and branch in ("", p["head"]["ref"])]
elif path == "pulls":
    number = 100 + len(there["pulls"])
    answer = {{"number": number, "state": "open", "head": {{"ref": body["head"]}}, "text": body}}
    there["pulls"].append(answer)
elif match := re.fullmatch(r"issues/(\\d+)/comments", path):
    comments = there["comments"].setdefault(match[1], [])
    if method == "GET":
        answer = comments
    else:
        comments.append({{"id": len(there["calls"]), "user": {{"type": "Bot"}}, **body}})
elif match := re.fullmatch(r"issues/comments/(\\d+)", path):
    for comments in there["comments"].values():
        for comment in comments:
            if comment["id"] == int(match[1]):
                comment.update(body)
elif path == "issues" and method == "GET":
    answer = [i for i in there["issues"] if asked["labels"] in i["labels"]]
elif path == "issues":
    answer = {{"number": 50, "state": "open", **body}}
    there["issues"].append(answer)
elif match := re.fullmatch(r"issues/(\\d+)", path):
    for issue in there["issues"]:
        if issue["number"] == int(match[1]):
            issue.update(body)
elif path.endswith("/artifacts"):
    answer = {{"artifacts": [{{"id": 99, "name": "site"}}]}}
elif path == "pages":
    answer = {{"html_url": "https://garden.example/kit/"}}
elif path == "labels":
    there["labels"] = [*there.get("labels", []), body["name"]]
elif not path.endswith("/dispatches"):
    sys.exit(f"HTTP 404: {{path}}")
(here / "there.json").write_text(json.dumps(there))
if answer is not None:
    print(json.dumps(answer))
'''


class FakeHost:
    """A repository with the small toolkit on main, and what GitHub knows of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bare = folder / "origin.git"
        self.file = folder / "there.json"
        empty: dict[str, Any] = {"calls": [], "refused": [], "pulls": [], "issues": []}
        self.file.write_text(json.dumps({**empty, "comments": {}}), encoding="utf-8")
        bin_folder = folder / "bin"
        bin_folder.mkdir()
        program = bin_folder / "gh"
        program.write_text(GH.format(python=sys.executable, folder=str(folder), name=NAME))
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        self.path = os.pathsep.join([str(bin_folder), os.environ["PATH"]])
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self.bare))
        root = make_toolkit(folder / "first")
        (root / ".gitignore").write_text("/.toolkit/\n/preview/\n", encoding="utf-8")
        git(root, "init", "--quiet", "--initial-branch=main")
        git(root, "remote", "add", "origin", str(self.bare))
        save(root, "The toolkit")
        git(root, "push", "--quiet", "origin", "main")
        self.host = Host(NAME, self.clone("work"))

    def clone(self, name: str) -> Path:
        git(self.folder, "clone", "--quiet", str(self.bare), name)
        return self.folder / name

    @property
    def there(self) -> dict[str, Any]:
        known: dict[str, Any] = json.loads(self.file.read_text(encoding="utf-8"))
        return known

    def change(self, **values: Any) -> None:
        self.file.write_text(json.dumps({**self.there, **values}), encoding="utf-8")

    def said(self, number: int) -> list[str]:
        return [comment["body"] for comment in self.there["comments"].get(str(number), [])]

    def calls(self, method: str, path: str) -> list[dict[str, Any]]:
        return [body for m, p, body in self.there["calls"] if (m, p) == (method, path)]

    def files(self, branch: str) -> list[str]:
        listed = git(self.bare, "ls-tree", "-r", "--name-only", f"refs/heads/{branch}")
        return listed.splitlines()

    def show(self, branch: str, path: str) -> str:
        return git(self.bare, "show", f"refs/heads/{branch}:{path}")

    def mails(self, branch: str) -> list[str]:
        return git(self.bare, "log", "--format=%ae", f"main..refs/heads/{branch}").splitlines()

    def pull(self, author: Path, number: int = 7, **values: Any) -> dict[str, Any]:
        """Open a pull request from the branch `mine` of an author's clone, as GitHub would."""
        git(author, "push", "--quiet", "origin", "HEAD:refs/heads/mine")
        tip = git(author, "rev-parse", "HEAD")
        git(author, "push", "--quiet", "--force", "origin", f"HEAD:refs/pull/{number}/head")
        git(author, "switch", "--quiet", "--detach", "origin/main")
        git(author, *WHO, "merge", "--quiet", "--no-ff", "--message=Merge", tip)
        git(author, "push", "--quiet", "--force", "origin", f"HEAD:refs/pull/{number}/merge")
        git(author, "switch", "--quiet", "mine")
        pull = {
            "number": number,
            "state": "open",
            "maintainer_can_modify": False,
            "author_association": "CONTRIBUTOR",
            "user": {"login": "ada"},
            "head": {
                "ref": "mine",
                "sha": tip,
                "repo": {"full_name": NAME, "owner": {"login": "garden"}},
            },
            **values,
        }
        self.change(pulls=[*self.there["pulls"], pull])
        return pull

    def protect_main(self) -> None:
        hook = self.bare / "hooks" / "update"
        hook.write_text('#!/bin/sh\n[ "$1" != refs/heads/main ]\n', encoding="utf-8")
        hook.chmod(0o755)


WHO = ("-c", "user.name=Ada", "-c", "user.email=ada@garden.example")


def git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def save(root: Path, message: str) -> None:
    git(root, "add", "--all")
    git(root, *WHO, "commit", "--quiet", f"--message={message}")
