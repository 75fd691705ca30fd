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
    said = _moved_on(host, pull) or _repaired(host, pull, settings, repair)
    host.say(int(pull["number"]), DONE, said)
    return said


def _repaired(host: Host, pull: Pull, settings: Settings, repair: Repair) -> str:
    commit, lines = repairs_of(host, pull, settings, repair)
    if not commit:
        return "There is nothing that the program can mend here by itself."
    head = pull["head"]
    own = head["repo"]["full_name"] == host.name
    where = "origin" if own else f"https://github.com/{head['repo']['full_name']}.git"
    if not own and not pull["maintainer_can_modify"]:
        why = (
            "Your copy of the repository takes no commit from here. Choose **Allow edits by "
            "maintainers** beside the pull request and ask again, or make these changes"
        )
    elif host.git_works("push", "--quiet", where, f"{commit}:refs/heads/{head['ref']}"):
        told = f"Done: {many(len(lines), 'repair')} on your branch."
        return f"{told}\n\n{quoted(chr(10).join(lines))}\n\n{_checked_again(host, pull)}"
    elif moved := _moved_on(host, pull):
        return moved
    else:
        may = "; perhaps it is protected" if own else ", although you allow edits by maintainers"
        why = f"GitHub did not take the commit for your branch{may}. Please make these changes"
    patch = patch_of(host, commit).replace("```", "` ` `")
    return f"{why}:\n\n```diff\n{patch}```"


def _moved_on(host: Host, pull: Pull) -> str:
    """Return what to say when a branch has a newer change than the one that was read."""
    tip = host.git("ls-remote", "origin", f"refs/pull/{pull['number']}/head").partition("\t")[0]
    if tip == pull["head"]["sha"]:
        return ""
    return "Your branch has a newer change by now, so nothing was written. Please ask again."


def _checked_again(host: Host, pull: Pull) -> str:
    """Start the check, which a push of a workflow does not; return what happens next."""
    head = pull["head"]
    if head["repo"]["full_name"] != host.name:
        return "Close this pull request and open it again, so that the check runs."
    host.start(CHECK, head["ref"])
    return "The check runs again now."
