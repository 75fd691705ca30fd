"""Repairs on the branch of a pull request, when somebody asks for them.

The program of main makes them; of the branch, only content is read.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from resource_toolkit.catalog import Settings
from resource_toolkit.problems import ToolkitError, many

from .comment import ASK, COMMENT, OFFER
from .contributed import Pull, put
from .forms import quoted
from .host import Host

DONE = "<!-- repaired -->"
CHECK = "check.yml"
_MAY = ("OWNER", "MEMBER", "COLLABORATOR")
Repair = Callable[[], Iterable[object]]
"""Repairs the files of the clone; returns a line for each repair."""


def is_asked(event: Mapping[str, Any]) -> bool:
    """Return whether an event asks for repairs: the box was ticked, or somebody wrote the word.

    Only who may write to the repository can tick a box in a comment of a workflow.
    """
    comment, issue = event["comment"], event["issue"]
    if "pull_request" not in issue or issue["state"] != "open":
        return False
    if event["action"] == "edited":
        before = event.get("changes", {}).get("body", {}).get("from", "")
        ours = comment["user"]["type"] == "Bot" and comment["body"].startswith(COMMENT)
        ticked = f"- [x] {OFFER}" in comment["body"] and f"- [ ] {OFFER}" in before
        return bool(ours and ticked)
    asks = comment["body"].strip() == ASK
    own = comment["user"]["login"] == issue["user"]["login"]
    return bool(asks and (own or comment["author_association"] in _MAY))


def repairs_of(host: Host, pull: Pull, settings: Settings, repair: Repair) -> tuple[str, list[str]]:
    """Return the commit that repairs a branch, or nothing, and a line for each repair."""
    host.git("fetch", "--quiet", "--depth=1", "origin", f"refs/pull/{pull['number']}/head")
    tip = host.git("rev-parse", "FETCH_HEAD")
    if tip != pull["head"]["sha"]:
        raise ToolkitError("the branch has a newer change; ask again")
    put(host, tip, settings)
    lines = [str(line) for line in repair()]
    tree = host.tree(tip, settings.resources, settings.docs)
    if tree == host.git("rev-parse", f"{tip}^{{tree}}"):
        return "", []
    told = "\n".join(f"- {line}" for line in lines)
    return host.commit(tree, f"Repair what the check found\n\n{told}\n", tip), lines


def patch_of(host: Host, commit: str) -> str:
    """Return what a commit changes, as a patch."""
    return host.git("diff", "--no-color", "--no-ext-diff", f"{commit}^", commit) + "\n"


def repair_branch(host: Host, pull: Pull, settings: Settings, repair: Repair) -> str:
    """Commit the repairs to the branch of a pull request, or say why not; return what was said."""
    commit, lines = repairs_of(host, pull, settings, repair)
    if not commit:
        said = "There is nothing that the program can mend here by itself."
    elif _push(host, pull, commit):
        said = (
            f"Done: {many(len(lines), 'repair')} on your branch.\n\n{quoted(chr(10).join(lines))}"
        )
        said += f"\n\n{_checked_again(host, pull)}"
    else:
        patch = patch_of(host, commit).replace("```", "` ` `")
        said = (
            "Your branch takes no commit from here. Choose **Allow edits by maintainers** beside "
            f"the pull request and ask again, or make these changes:\n\n```diff\n{patch}```"
        )
    host.say(int(pull["number"]), DONE, said)
    return said


def _push(host: Host, pull: Pull, commit: str) -> bool:
    head = pull["head"]
    there = head["repo"]["full_name"]
    if there == host.name:
        where = "origin"
    elif pull["maintainer_can_modify"]:
        where = f"https://github.com/{there}.git"
    else:
        return False
    return host.git_works("push", "--quiet", where, f"{commit}:refs/heads/{head['ref']}")


def _checked_again(host: Host, pull: Pull) -> str:
    """Start the check, which a push of a workflow does not; return what happens next."""
    head = pull["head"]
    if head["repo"]["full_name"] != host.name:
        return "Close this pull request and open it again, so that the check runs."
    host.start(CHECK, head["ref"])
    return "The check runs again now."
