"""What workflows write into the repository: a commit on main, or else a pull request."""

from resource_toolkit.problems import ToolkitError

from .host import AS_BOT, MAIN, Host


def record(host: Host, message: str, branch: str, *, propose: bool = False) -> str:
    """Commit what changed in the clone to main; return what was done, or nothing.

    Where main takes no commit, or people shall look first (`propose`), it becomes a pull request
    from `branch`. Raises ToolkitError with what to do when that is refused too.
    """
    host.git("add", "--all")
    if host.git_works("diff", "--cached", "--quiet"):
        return ""
    commit = host.commit(host.git("write-tree"), message, host.git("rev-parse", "HEAD"))
    host.git("reset", "--quiet", "--hard", commit)
    for _ in range(0 if propose else 3):
        if host.git_works("push", "--quiet", "origin", f"HEAD:refs/heads/{MAIN}"):
            return f"Committed to {MAIN}."
        host.git("fetch", "--quiet", "origin", f"refs/heads/{MAIN}")
        if host.git_works("merge-base", "--is-ancestor", "FETCH_HEAD", "HEAD"):
            break
        host.git(*AS_BOT, "rebase", "--quiet", "FETCH_HEAD")
    return _ask(host, message, branch)


def _ask(host: Host, message: str, branch: str) -> str:
    """Put the commit on a branch of ours and open a pull request, unless one is open."""
    if not host.is_ours(branch):
        raise ToolkitError(f"people have committed to {branch}; merge it or delete it first")
    host.git("push", "--quiet", "--force", "origin", f"HEAD:refs/heads/{branch}")
    if number := host.pull_of(branch):
        return f"Pull request {number} has it."
    body = {
        "title": message,
        "head": branch,
        "base": MAIN,
        "body": f"A workflow made this for {MAIN}. Please look at it, and merge it.",
    }
    try:
        number = host.api("pulls", "POST", body)["number"]
    except ToolkitError as error:
        raise ToolkitError(
            f"it does not go to {MAIN}, and this workflow may open no pull request; open it at "
            f"{host.compare(branch)}, or in Settings, Actions, General allow GitHub Actions to "
            "create pull requests"
        ) from error
    return f"Pull request {number} has it."
