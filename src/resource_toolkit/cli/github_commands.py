"""The steps of the workflows in `.github`: what happens on the host runs here, as a program."""

import argparse
import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from resource_toolkit.checking import Step
from resource_toolkit.problems import ToolkitError, many

from .command import add, checked, existing_file, root_of

if TYPE_CHECKING:
    from resource_toolkit.catalog import Settings
    from resource_toolkit.upkeep.repository import Contributed, Host, Offered

    from .command import Commands

_PREVIEW = "preview"
"""The folder of a preview before it is on the web."""


def add_to(commands: "Commands") -> None:
    """Declare the command and its steps."""
    github = add(commands, "github", _github, "Do one step of a workflow; workflows call it.")
    steps = github.add_subparsers(dest="step", required=True, metavar="STEP")
    for name, (step, told) in STEPS.items():
        one = steps.add_parser(name, help=told, description=told)
        one.set_defaults(does=step)
    shown = steps.choices["report"]
    shown.add_argument("file", type=existing_file, metavar="FILE", help="the report")
    shown.add_argument("--title", required=True, help="the title of its issue")
    shown.add_argument("--label", required=True, help="the label that its issue has")
    kept = steps.choices["record"]
    kept.add_argument("--message", required=True, help="what the commit says")
    kept.add_argument("--propose", action="store_true", help="open a pull request in any case")
    kept.add_argument("--branch", required=True, help="where it goes when main is protected")


def _github(options: argparse.Namespace) -> int:
    from resource_toolkit.upkeep.repository import Host

    said = options.does(options, Host(_given("GITHUB_REPOSITORY"), root_of(options)))
    if said:
        print(said)
    return 0


def _given(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise ToolkitError(f"this is a step of a workflow: {name} is not set")
    return value


def _settings(options: argparse.Namespace) -> "Settings":
    return checked(options, Step.READING).settings


def _event() -> Any:
    return json.loads(Path(_given("GITHUB_EVENT_PATH")).read_text(encoding="utf-8"))


def _put_out(**values: str) -> None:
    """Hand values on to the steps that come after."""
    with Path(_given("GITHUB_OUTPUT")).open("a", encoding="utf-8") as output:
        output.writelines(f"{name}={value}\n" for name, value in values.items())


def _take(options: argparse.Namespace, host: "Host") -> str:
    from dataclasses import replace

    from resource_toolkit.upkeep.repository import address_of, find, keep, take

    pull = find(host, _given("OWNER"), _given("BRANCH"), _given("COMMIT"))
    if pull is None:
        keep(host.root, None)
        _put_out(open="false", address="")
        return "No open pull request ends here: it was closed, or has a newer change."
    change = take(host, pull, _settings(options))
    if os.environ.get("PREVIEWS") == "true" and change.known and not change.beyond:
        with suppress(ToolkitError):  # where Pages is off, there is no address
            site = host.api("pages")["html_url"]
            change = replace(change, preview=address_of(site, change.number))
    keep(host.root, change)
    _put_out(open="true", address=change.preview)
    return f"Content of pull request {change.number}."


def _pictures(options: argparse.Namespace, host: "Host") -> str:
    from resource_toolkit.upkeep import changed_pages, read_base
    from resource_toolkit.upkeep.repository import kept, take_pictures

    change, site = kept(host.root), host.root / _PREVIEW
    if change is None or not site.is_dir():
        return "There is no preview to take pictures of."
    now = checked(options)
    base = read_base(now, change.base)
    pages = changed_pages(base.catalog, now.catalog, base.pages)
    return f"Taken of {many(len(take_pictures(site, host.root, pages)), 'page')}."


def _preview(_: argparse.Namespace, host: "Host") -> str:
    from resource_toolkit.upkeep.repository import (
        FOLDER,
        PICTURES,
        kept,
        mark_as_preview,
        update_previews,
    )

    change, site = kept(host.root), host.root / _PREVIEW
    number = change.number if change else 0
    pictured = change and any(site.glob(f"{FOLDER}/*.png"))
    changed = update_previews(host, number, site / FOLDER if pictured else None, PICTURES)
    shown = change and change.preview and site.is_dir()
    if shown:
        mark_as_preview(site, number)
    changed |= update_previews(host, number, site if shown else None)
    return "The previews are written anew." if changed else "No preview changes."


def _comment(options: argparse.Namespace, host: "Host") -> str:
    from resource_toolkit.upkeep import changed_pages, read_base, summary_of
    from resource_toolkit.upkeep.repository import COMMENT, Run, comment_text, kept, pictured_pages

    change = kept(host.root)
    if change is None:
        return ""
    now = checked(options, Step.PROSE)
    base = read_base(now, change.base)
    pages = changed_pages(base.catalog, now.catalog, base.pages)
    run = Run(
        page=_given("RUN_PAGE"),
        passed=_given("ENDED") == "success" and not now.broken,
        artifact=_artifact(host, _given("RUN"), _given("RUN_PAGE")),
    )
    text = comment_text(
        host,
        change,
        summary_of(now, change.base, change.preview, change.files),
        run=run,
        repairs=_repairs(options, host, change),
        pictured=pictured_pages(host.root / _PREVIEW, pages),
    )
    host.say(change.number, COMMENT, text)
    return text


def _artifact(host: "Host", run: str, page: str) -> str:
    """Return the address of the copy of the site that a run has kept, or nothing."""
    kept = host.api(f"actions/runs/{int(run)}/artifacts")["artifacts"]
    named = [artifact["id"] for artifact in kept if artifact["name"] == "site"]
    return f"{page}/artifacts/{named[0]}" if named else ""


def _repairs(options: argparse.Namespace, host: "Host", change: "Contributed") -> "Offered | None":
    """Return what the program could mend on the branch, whose content the clone has then."""
    from resource_toolkit.upkeep.repository import Offered, patch_of, repairs_of

    pull = host.api(f"pulls/{change.number}")
    commit, lines = repairs_of(host, pull, _settings(options), _mended(options))
    if not commit:
        return None
    takes = change.repository == host.name or pull["maintainer_can_modify"]
    return Offered(lines=tuple(lines), patch="" if takes else patch_of(host, commit))


def _mended(options: argparse.Namespace) -> Callable[[], Iterable[object]]:
    """Return what writes the repairs that the checks propose, and says them."""
    from resource_toolkit.upkeep import plan_repairs, write_repairs

    def mend() -> Iterable[object]:
        now = checked(options, Step.PROSE)
        repairs = plan_repairs(now)
        write_repairs(now, repairs)
        return repairs.fixes

    return mend


def _fix(options: argparse.Namespace, host: "Host") -> str:
    from resource_toolkit.upkeep.repository import is_asked, repair_branch

    event = _event()
    if not is_asked(event):
        return "Nobody asks for repairs here."
    pull = host.api(f"pulls/{int(event['issue']['number'])}")
    return repair_branch(host, pull, _settings(options), _mended(options))


def _form(options: argparse.Namespace, host: "Host") -> str:
    from resource_toolkit.upkeep.repository import answer_form

    said = answer_form(host, checked(options, Step.PROSE), _event())
    # A line that somebody wrote could be taken for a command of the workflow.
    return "The form was answered." if said else "This needs no answer."


def _report(options: argparse.Namespace, host: "Host") -> str:
    from resource_toolkit.upkeep.repository import report

    now = checked(options, Step.READING)
    text = options.file.read_text(encoding="utf-8")
    if not text.strip():
        return "There is no report."
    said = report(
        host, now.catalog, now.settings, title=options.title, label=options.label, text=text
    )
    return "What is new was told." if said else "Nothing in it is new."


def _record(options: argparse.Namespace, host: "Host") -> str:
    from resource_toolkit.upkeep.repository import record, write_doors

    write_doors(host.root, host.name)
    return (
        record(host, options.message, options.branch, propose=options.propose) or "Nothing is new."
    )


STEPS: dict[str, tuple[Callable[[argparse.Namespace, "Host"], str], str]] = {
    "take": (_take, "Put the content of a pull request in place of main's."),
    "pictures": (_pictures, "Take small pictures of the pages that a preview changes."),
    "preview": (_preview, "Put a preview on the web, and take away those of closed changes."),
    "comment": (_comment, "Write the comment under a pull request."),
    "fix": (_fix, "Commit repairs to the branch of a pull request."),
    "form": (_form, "Make a draft of a submitted form."),
    "report": (_report, "Write a report into its issue, and tell what is new."),
    "record": (_record, "Commit what changed to main, or open a pull request."),
}
