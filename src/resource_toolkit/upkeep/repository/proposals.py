"""A submitted form becomes a branch and a draft pull request, or an answer that says what lacks."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from resource_toolkit.checking import Checked
from resource_toolkit.problems import ToolkitError, many
from resource_toolkit.writing import write_files

from .forms import Proposal, is_form, quoted, read_form
from .host import MAIN, Host
from .repair import CHECK

ANSWER = "<!-- form -->"
NEWER = "<!-- newer answer -->"


def answer_form(host: Host, now: Checked, event: Mapping[str, Any]) -> str:
    """Make a pull request of a submitted form; return what was said to people, or nothing.

    Nothing is done where the issue is no form, or is closed.
    """
    issue = event["issue"]
    text, number = issue["body"] or "", int(issue["number"])
    if issue["state"] != "open" or not is_form(text):
        return ""
    try:
        proposal = read_form(now, text)
    except ToolkitError as error:
        said = (
            f"Thank you. The form cannot become a page yet:\n\n{quoted(str(error))}\n\n"
            "Please edit the form above. It is read again each time you save it."
        )
        host.say(number, ANSWER, said)
        return said
    branch = f"form-{number}"
    if not host.is_ours(branch):
        said = (
            f"People have worked on this in the branch `{branch}`, so your new answer was not "
            "put over theirs. They see it here; what it says now:\n\n"
            f"{quoted(proposal.text)}"
        )
        host.say(host.pull_of(branch) or number, NEWER, said)
        return said
    return _propose(host, now, number, branch, proposal)


def _propose(host: Host, now: Checked, number: int, branch: str, proposal: Proposal) -> str:
    write_files(host.root, {path: text.encode() for path, text in proposal.files.items()})
    tree = host.tree("HEAD", now.settings.resources, now.settings.docs)
    head = host.git("rev-parse", "HEAD")
    tip = host.tip_of(branch)
    if tip and tree == host.git("rev-parse", f"{tip}^{{tree}}"):
        return ""
    # The branch goes on from where it was, so nothing is pushed over.
    parents = (tip, head) if tip and not _has(host, tip, head) else ()
    message = f"{proposal.title}, from form {number}"
    commit = host.commit(tree, message, *(parents or ((tip or head),)))
    host.git("push", "--quiet", "origin", f"{commit}:refs/heads/{branch}")
    pull = host.pull_of(branch)
    said = proposal_text(number, proposal)
    if pull:
        host.say(pull, NEWER, f"The form was changed.\n\n{said}")
    else:
        pull = _open_pull(host, number, branch, proposal, said)
    # A push of a workflow starts no check; what the checks say stands in the text too.
    with suppress(ToolkitError):
        host.start(CHECK, branch)
    where = f"#{pull}" if pull else host.compare(branch)
    told = f"Thank you. Your words are a draft now: {where}. A person reads it before it is shown."
    host.say(number, ANSWER, told)
    return told


def _has(host: Host, tip: str, commit: str) -> bool:
    return host.git_works("merge-base", "--is-ancestor", commit, tip)


def proposal_text(number: int, proposal: Proposal) -> str:
    """Return the text of the pull request: where it comes from, and what the checks say."""
    trial = proposal.trial
    problems = [str(problem) for problem in (*trial.own, *trial.others)]
    warnings = len(problems) - len(trial.errors)
    told = f"The check finds {many(len(trial.errors), 'error')}, {many(warnings, 'warning')}."
    parts = [
        f"From the form in #{number}. Please read it as if a stranger had written it.",
        proposal.more,
        f"**{told}**",
        quoted("\n".join(problems[:50])),
        f"Closes #{number}",
    ]
    return "\n\n".join(part for part in parts if part)


def _open_pull(host: Host, number: int, branch: str, proposal: Proposal, said: str) -> int:
    """Open the draft; return its number, or 0 where the repository lets no workflow do so."""
    body = {
        "title": f"{proposal.title} (form {number})",
        "head": branch,
        "base": MAIN,
        "body": said,
        "draft": True,
    }
    # Private repositories of free accounts have no drafts.
    for asked in (body, {**body, "draft": False}):
        with suppress(ToolkitError):
            return int(host.api("pulls", "POST", asked)["number"])
    return 0
