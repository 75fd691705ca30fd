"""The steps of the workflows, run on a bare repository and a host that answers as GitHub does."""

import re
from pathlib import Path
from typing import Any

import pytest

from resource_toolkit.cli.main import main
from resource_toolkit.problems import ToolkitError
from resource_toolkit.upkeep.repairs import plan_repairs, write_repairs
from resource_toolkit.upkeep.repository.comment import ASK, COMMENT, OFFER
from resource_toolkit.upkeep.repository.contributed import find, put, take
from resource_toolkit.upkeep.repository.host import LONGEST, cut
from resource_toolkit.upkeep.repository.previews import mark_as_preview, update_previews
from resource_toolkit.upkeep.repository.proposals import answer_form
from resource_toolkit.upkeep.repository.records import record
from resource_toolkit.upkeep.repository.repair import is_asked, repair_branch
from resource_toolkit.upkeep.repository.reports import report
from tests.toolkits.fake_host import NAME, FakeHost, git, save
from tests.toolkits.garden import TODAY, WATER, check
from tests.toolkits.garden import put as write

FAULTY = WATER.replace("summary: Who waters when.", "summary: Who waters: when.")
"""What the program can mend: a colon in a text without quotes."""


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeHost:
    fake = FakeHost(tmp_path)
    monkeypatch.setenv("PATH", fake.path)
    return fake


@pytest.fixture
def author(there: FakeHost) -> Path:
    """Return the clone of somebody who changes things on a branch."""
    clone = there.clone("author")
    git(clone, "switch", "--quiet", "--create", "mine")
    return clone


def new_resource(author: Path, name: str = "rain-plan", text: str = WATER) -> None:
    write(author, f"resources/garden/{name}.md", text.replace("Water plan", "Rain plan"))
    save(author, "Rain")


# What a pull request contributes


def test_only_content_is_taken_and_links_become_text(there: FakeHost, author: Path) -> None:
    new_resource(author)
    write(author, "hooks/catalog.py", "raise SystemExit('contributed code')\n")
    (author / "resources/garden/secret.md").symlink_to("/etc/passwd")
    (author / "resources/garden/water-plan.md").unlink()
    save(author, "More")
    pull = there.pull(author)
    root = there.host.root
    settings = check(root).settings
    change = take(there.host, pull, settings)
    assert (root / "resources/garden/rain-plan.md").is_file()
    assert not (root / "resources/garden/water-plan.md").exists()
    assert not (root / "hooks/catalog.py").exists()
    secret = root / "resources/garden/secret.md"
    assert not secret.is_symlink()
    assert secret.read_text() == "/etc/passwd"
    assert change.beyond == ("hooks/catalog.py",)
    assert git(root, "rev-parse", change.base) == git(root, "rev-parse", "origin/main")


def test_a_pull_request_is_found_by_owner_branch_and_commit(there: FakeHost, author: Path) -> None:
    new_resource(author)
    pull = there.pull(author)
    tip = pull["head"]["sha"]
    assert find(there.host, "garden", "mine", tip) == pull
    assert find(there.host, "garden", "mine", "0" * 40) is None
    assert find(there.host, "mallory", "mine", tip) is None


def test_what_changed_since_is_not_taken(there: FakeHost, author: Path) -> None:
    new_resource(author)
    pull = there.pull(author)
    pull["head"]["sha"] = "0" * 40
    with pytest.raises(ToolkitError, match="has a newer change"):
        take(there.host, pull, check(there.host.root).settings)


# The comment


def workflow(
    there: FakeHost, monkeypatch: pytest.MonkeyPatch, pull: dict[str, Any], *steps: str
) -> None:
    """Run steps as preview.yml does."""
    values = {
        "GITHUB_REPOSITORY": NAME,
        "GITHUB_OUTPUT": str(there.folder / "output"),
        "OWNER": "garden",
        "BRANCH": "mine",
        "COMMIT": pull["head"]["sha"],
        "RUN": "1",
        "RUN_PAGE": "https://github.com/garden/kit/actions/runs/1",
        "ENDED": "success",
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    for step in steps:
        with pytest.raises(SystemExit) as done:
            main(["github", "--root", str(there.host.root), "--today", str(TODAY), step])
        assert done.value.code == 0


def test_the_comment_says_what_changes_and_where_to_look(
    there: FakeHost, author: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_resource(author)
    workflow(there, monkeypatch, there.pull(author), "take", "comment")
    (text,) = there.said(7)
    assert text.startswith(f"{COMMENT}\n**The check passed.**")
    assert "actions/runs/1/artifacts/99) (sign in first)" in text
    assert "### Rain plan (`resources/rain-plan/index.html`) – added" in text
    assert OFFER not in text
    assert (there.folder / "output").read_text() == "open=true\naddress=\n"


@pytest.mark.parametrize("repository", [NAME, "ada/kit"])
def test_the_comment_links_each_fault_to_its_line_where_the_branch_is(
    there: FakeHost, author: Path, monkeypatch: pytest.MonkeyPatch, repository: str
) -> None:
    new_resource(author, text=FAULTY)
    pull = there.pull(author)
    pull["head"]["repo"]["full_name"] = repository
    there.change(pulls=[pull])
    workflow(there, monkeypatch, pull, "take", "comment")
    page = f"https://github.com/{repository}/blob/{pull['head']['sha']}"
    line = f"- [line 3]({page}/resources/garden/rain-plan.md?plain=1#L3): "
    assert line in there.said(7)[0]


def photograph(there: FakeHost) -> None:
    """Put a browser in place that takes a picture of every page, and holds no secret."""
    program = there.folder / "bin" / "google-chrome"
    program.write_text(
        "#!/usr/bin/env bash\n"
        'for word in "$@"; do case $word in --screenshot=*)\n'
        'echo picture > "${word#--screenshot=}";; esac; done\n',
        encoding="utf-8",
    )
    program.chmod(0o755)


@pytest.mark.parametrize("known", ["CONTRIBUTOR", "NONE"])
def test_without_pages_and_for_newcomers_the_comment_shows_pictures_of_a_branch(
    there: FakeHost, author: Path, monkeypatch: pytest.MonkeyPatch, known: str
) -> None:
    photograph(there)
    new_resource(author)
    pull = there.pull(author, author_association=known)
    site = there.host.root / "preview"
    write(site, "index.html", "<html></html>")
    write(site, "resources/rain-plan/index.html", "<html></html>")
    workflow(there, monkeypatch, pull, "take", "pictures", "preview", "comment")
    assert "7/resources-rain-plan.png" in there.files("pictures")
    assert "previews" not in git(there.bare, "branch", "--list", "previews")
    assert there.calls("POST", "actions/workflows/deploy.yml/dispatches") == []
    (text,) = there.said(7)
    source = "https://github.com/garden/kit/blob/pictures/7/resources-rain-plan.png?raw=true"
    assert f'<a href="{source}"><img src="{source}" width="150" alt="Rain plan"></a>' in text
    assert "open `changed/index.html` in it" in text
    there.change(pulls=[{**pull, "state": "closed"}])
    workflow(there, monkeypatch, pull, "take", "preview")
    assert there.files("pictures") == []


def test_the_comment_is_written_anew_and_offers_repairs(
    there: FakeHost, author: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_resource(author)
    pull = there.pull(author)
    workflow(there, monkeypatch, pull, "take", "comment")
    new_resource(author, text=FAULTY)
    there.change(pulls=[])
    workflow(there, monkeypatch, there.pull(author), "take", "comment")
    (text,) = there.said(7)
    assert f"- [ ] {OFFER}" in text
    assert re.search(r"^- resources/.*\n\n      - .*\n      \+ .*$", text, re.M), "with their signs"
    assert ASK in text
    written = [path for method, path, _ in there.there["calls"] if method == "PATCH"]
    assert len(written) == 1
    workflow(there, monkeypatch, there.there["pulls"][0], "take", "comment")
    assert len([m for m, _, _ in there.there["calls"] if m == "PATCH"]) == 1, "nothing is new"


def test_a_closed_pull_request_gets_no_comment(
    there: FakeHost, author: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_resource(author)
    pull = there.pull(author)
    there.change(pulls=[{**pull, "state": "closed"}])
    workflow(there, monkeypatch, pull, "take", "comment")
    assert there.said(7) == []


def test_a_preview_has_its_address_and_only_for_known_people(
    there: FakeHost, author: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_resource(author)
    pull = there.pull(author)
    monkeypatch.setenv("PREVIEWS", "true")
    workflow(there, monkeypatch, pull, "take")
    output = there.folder / "output"
    assert "open=true\naddress=https://garden.example/kit/pr/7/\n" in output.read_text()
    site = there.host.root / "preview"
    page = "<html><head></head><body><main>x</main></body></html>"
    write(site, "index.html", page)
    write(site, "resources/rain-plan/index.html", page)
    photograph(there)
    workflow(there, monkeypatch, pull, "pictures", "preview", "comment")
    assert "7/resources/rain-plan/index.html" in there.files("previews")
    assert "7/changed/index.html" in there.files("previews")
    assert "(https://garden.example/kit/pr/7/resources/rain-plan/) – added" in there.said(7)[0]
    leads = '<a href="https://garden.example/kit/pr/7/resources/rain-plan/"><img src="'
    assert leads in there.said(7)[0]
    there.change(pulls=[{**pull, "author_association": "NONE"}])
    output.unlink()
    workflow(there, monkeypatch, pull, "take")
    assert output.read_text() == "open=true\naddress=\n"
    there.change(pulls=[pull], refused=[["GET", "pages"]])
    workflow(there, monkeypatch, pull, "take")
    assert output.read_text() == 2 * "open=true\naddress=\n"


def test_a_long_text_is_cut_between_lines_and_its_fence_closed() -> None:
    text = cut("```diff\n" + "x" * 60 + "\n" + ("y" * 70 + "\n") * 1000)
    assert len(text) < LONGEST + 100
    assert text.count("```") == 2
    assert text.endswith("too long for a comment.*")


# Previews on the web


def test_previews_come_and_go_with_their_pull_requests(
    there: FakeHost, author: Path, tmp_path: Path
) -> None:
    new_resource(author)
    first, second = there.pull(author), {"number": 8, "state": "open", "head": {"ref": "x"}}
    site = tmp_path / "built"
    write(site, "index.html", "<head></head><main>A</main>")
    assert update_previews(there.host, 7, site)
    there.change(pulls=[first, second])
    assert update_previews(there.host, 8, site)
    assert there.files("previews") == ["7/index.html", "8/index.html"]
    there.change(pulls=[second])
    assert update_previews(there.host)
    assert there.files("previews") == ["8/index.html"]
    assert not update_previews(there.host)
    assert git(there.bare, "rev-list", "--count", "previews") == "1"
    starts = there.calls("POST", "actions/workflows/deploy.yml/dispatches")
    assert starts == [{"ref": "main"}] * 3


def test_a_preview_says_that_it_is_one_and_stays_out_of_search_engines(tmp_path: Path) -> None:
    write(tmp_path, "a/index.html", '<html><head><title>T</title></head><main id="m">A</main>')
    mark_as_preview(tmp_path, 7)
    text = (tmp_path / "a/index.html").read_text()
    assert '<meta name="robots" content="noindex">' in text
    assert '<main id="m"><p class="copy-note">A preview of change 7.' in text


# Repairs


def event(pull: dict[str, Any], body: str, **values: Any) -> dict[str, Any]:
    comment = {
        "body": body,
        "user": {"login": "ada", "type": "User"},
        "author_association": "NONE",
        **values.pop("comment", {}),
    }
    issue = {
        "number": pull["number"],
        "state": "open",
        "user": {"login": "ada"},
        "pull_request": {},
    }
    return {"action": "created", "comment": comment, "issue": issue, **values}


def test_who_may_ask_for_repairs() -> None:
    pull = {"number": 7}
    assert is_asked(event(pull, " /fix \n"))
    assert not is_asked(event(pull, "please /fix"))
    stranger = {"user": {"login": "mallory", "type": "User"}}
    assert not is_asked(event(pull, "/fix", comment=stranger))
    assert is_asked(event(pull, "/fix", comment={**stranger, "author_association": "MEMBER"}))
    asked = event(pull, "/fix")
    del asked["issue"]["pull_request"]
    assert not is_asked(asked)
    bot = {"user": {"login": "github-actions[bot]", "type": "Bot"}}
    before = {"body": {"from": f"{COMMENT}\n- [ ] {OFFER}"}}
    ticked = f"{COMMENT}\n- [x] {OFFER}"
    assert is_asked(event(pull, ticked, action="edited", changes=before, comment=bot))
    assert not is_asked(event(pull, ticked, action="edited", changes=before))
    done = {"body": {"from": ticked}}
    assert not is_asked(event(pull, ticked, action="edited", changes=done, comment=bot))


def repaired(there: FakeHost, pull: dict[str, Any]) -> str:
    def mend() -> tuple[object, ...]:
        now = check(there.host.root)
        repairs = plan_repairs(now)
        write_repairs(now, repairs)
        return repairs.fixes

    return repair_branch(there.host, pull, check(there.host.root).settings, mend)


def test_repairs_are_committed_on_top_of_the_branch(there: FakeHost, author: Path) -> None:
    new_resource(author, text=FAULTY)
    write(author, "hooks/catalog.py", "contributed\n")
    save(author, "A program too")
    pull = there.pull(author)
    said = repaired(there, pull)
    assert said.startswith("Done: ")
    assert 'summary: "Who waters: when."' in there.show("mine", "resources/garden/rain-plan.md")
    assert there.show("mine", "hooks/catalog.py") == "contributed"
    assert git(there.bare, "rev-parse", "mine^") == pull["head"]["sha"]
    assert there.calls("POST", "actions/workflows/check.yml/dispatches") == [{"ref": "mine"}]
    assert there.said(7)[0].startswith("<!-- repaired -->\nDone: ")


def test_a_fork_that_takes_no_commits_gets_the_patch(there: FakeHost, author: Path) -> None:
    new_resource(author, text=FAULTY)
    fork = {"full_name": "ada/kit", "owner": {"login": "ada"}}
    pull = there.pull(author)
    pull["head"]["repo"] = fork
    said = repaired(there, pull)
    assert '-summary: Who waters: when.\n+summary: "Who waters: when."\n' in said
    assert "Choose **Allow edits by maintainers**" in said
    assert git(there.bare, "rev-parse", "mine") == pull["head"]["sha"]


def refuse_branches(there: FakeHost, first: str = "") -> None:
    """Let the host refuse every commit for a branch; it does something `first`."""
    hook = there.bare / "hooks" / "update"
    hook.write_text(f"#!/bin/sh\n{first}\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)


def test_a_fork_that_allows_edits_is_not_asked_to_allow_them(
    there: FakeHost, author: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_resource(author, text=FAULTY)
    pull = there.pull(author, maintainer_can_modify=True)
    pull["head"]["repo"] = {"full_name": "ada/kit", "owner": {"login": "ada"}}
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", f"url.{there.bare}.insteadOf")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "https://github.com/ada/kit.git")
    refuse_branches(there)
    said = repaired(there, pull)
    assert said.startswith("GitHub did not take the commit for your branch, although you allow")
    assert '+summary: "Who waters: when."\n' in said
    assert "Choose" not in said
    (there.bare / "hooks" / "update").unlink()
    assert repaired(there, pull).startswith("Done: ")


def test_a_branch_of_ours_that_takes_no_commit_gets_the_patch(
    there: FakeHost, author: Path
) -> None:
    new_resource(author, text=FAULTY)
    pull = there.pull(author)
    refuse_branches(there)
    said = repaired(there, pull)
    assert said.startswith("GitHub did not take the commit for your branch; perhaps it is prot")
    assert '+summary: "Who waters: when."\n' in said


MOVED = "Your branch has a newer change by now, so nothing was written. Please ask again."


def test_a_newer_change_is_never_pushed_over(there: FakeHost, author: Path) -> None:
    new_resource(author, text=FAULTY)
    pull = there.pull(author)
    new_resource(author, name="other")
    there.pull(author)
    tip = git(author, "rev-parse", "HEAD")
    assert repaired(there, pull) == MOVED
    assert there.said(7) == [f"<!-- repaired -->\n{MOVED}"]
    assert git(there.bare, "rev-parse", "mine") == tip


def test_a_change_that_comes_in_between_is_not_pushed_over(there: FakeHost, author: Path) -> None:
    new_resource(author, text=FAULTY)
    pull = there.pull(author)
    refuse_branches(there, "git update-ref refs/pull/7/head main")
    assert repaired(there, pull) == MOVED


def test_nothing_to_mend_is_said(there: FakeHost, author: Path) -> None:
    new_resource(author)
    assert repaired(there, there.pull(author)).startswith("There is nothing")


# Forms

FORM = (
    "### Collection\n\nKitchen (kitchen)\n\n### Title\n\nSoup\n\n### Summary\n\nHot.\n\n"
    "### Kind of resource\n\nSheet (sheet)\n\n### Text\n\nCook it.\n"
)


def submitted(body: str, state: str = "open") -> dict[str, Any]:
    return {"issue": {"number": 3, "state": state, "body": body}}


def answered(there: FakeHost, body: str, state: str = "open") -> str:
    git(there.host.root, "clean", "--quiet", "-fd")  # each run of a workflow has a fresh clone
    put(there.host, "origin/main", check(there.host.root).settings)
    return answer_form(there.host, check(there.host.root), submitted(body, state))


def test_a_form_becomes_a_draft_that_closes_it_and_is_checked(there: FakeHost) -> None:
    assert "#100" in answered(there, FORM)
    assert "title: Soup" in there.show("form-3", "resources/kitchen/soup.md")
    (pull,) = there.there["pulls"]
    text = pull["text"]
    assert text["draft"]
    assert text["body"].endswith("Closes #3")
    assert "**The check finds 0 errors, 1 warning.**" in text["body"]
    assert "    resources/kitchen/soup.md:" in text["body"]
    assert there.calls("POST", "actions/workflows/check.yml/dispatches") == [{"ref": "form-3"}]


def test_a_changed_form_adds_a_commit_and_no_second_pull_request(there: FakeHost) -> None:
    answered(there, FORM)
    first = git(there.bare, "rev-parse", "form-3")
    answered(there, FORM.replace("Soup", "Stew"))
    assert git(there.bare, "merge-base", "form-3", first) == first
    assert "resources/kitchen/stew.md" in there.files("form-3")
    assert "resources/kitchen/soup.md" not in there.files("form-3")
    assert len(there.there["pulls"]) == 1
    assert "The form was changed." in there.said(100)[0]
    assert answered(there, FORM.replace("Soup", "Stew")) == ""


def test_what_people_did_on_the_branch_is_never_written_over(there: FakeHost) -> None:
    answered(there, FORM)
    clone = there.clone("maintainer")
    git(clone, "switch", "--quiet", "form-3")
    write(clone, "resources/kitchen/soup.md", "finished by a person\n")
    save(clone, "Finished")
    git(clone, "push", "--quiet")
    tip = git(clone, "rev-parse", "HEAD")
    said = answered(there, FORM.replace("Hot.", "Very hot."))
    assert "People have worked on this" in said
    assert "    summary: Very hot." in there.said(100)[0]
    assert git(there.bare, "rev-parse", "form-3") == tip


def test_a_form_that_cannot_become_a_page_is_answered(there: FakeHost) -> None:
    said = answered(there, FORM.replace("(kitchen)", "(kitchn)"))
    assert "did you mean 'kitchen'" in said
    assert there.said(3)[0].startswith("<!-- form -->\nThank you. The form cannot")
    assert "form-3" not in git(there.bare, "branch", "--list", "form-3")


@pytest.mark.parametrize(("body", "state"), [("Hello", "open"), (FORM, "closed"), ("", "open")])
def test_what_is_no_open_form_is_left_alone(there: FakeHost, body: str, state: str) -> None:
    assert answered(there, body, state) == ""
    assert there.there["calls"] == []


def test_where_no_pull_request_may_be_opened_the_way_is_told(there: FakeHost) -> None:
    there.change(refused=[["POST", "pulls"]])
    assert "https://github.com/garden/kit/compare/main...form-3?expand=1" in answered(there, FORM)
    assert "form-3" in git(there.bare, "branch", "--list", "form-3")


def test_a_hostile_form_is_only_text(there: FakeHost) -> None:
    evil = "$(touch /tmp/x) `id` ::error::x @team\n```\n#1"
    answered(there, FORM.replace("Cook it.", evil).replace("Soup", "So; touch x"))
    assert evil.splitlines()[0] in there.show("form-3", "resources/kitchen/so-touch-x.md")
    (pull,) = there.there["pulls"]
    assert "@team" not in pull["text"]["title"]


# Reports and records


def told(there: FakeHost, text: str) -> str:
    now = check(there.host.root)
    return report(there.host, now.catalog, now.settings, title="Links", label="links", text=text)


OLD = """\
## gone: 1
- <https://a.example/1> 404, 5 times in a row
    in resources/garden/seed-list.md
## could not check: 1
- <https://busy.example/> 429
    in resources/garden/seed-list.md
"""
NEW = """\
## gone: 2
- <https://a.example/1> 404, 6 times in a row
    in resources/garden/seed-list.md
- <https://a.example/2> 404, 4 times in a row
    in resources/garden/water-plan.md
## could not check: 1
- <https://other.example/> 429
    in resources/garden/seed-list.md
"""
SAID = """\
New in this report:

- gone: <https://a.example/2> 404, 4 times in a row
    in resources/garden/water-plan.md

For @garden/water."""


def test_a_report_tells_only_what_is_new_and_whom_it_concerns(there: FakeHost) -> None:
    assert "<https://a.example/1>" in told(there, OLD)
    assert told(there, OLD.replace("5 times", "6 times")) == ""
    assert told(there, NEW) == SAID
    assert len(there.said(50)) == 2
    assert there.there["issues"][0]["body"] == NEW
    assert there.there["labels"] == ["links"]


def test_what_became_worse_is_new(there: FakeHost) -> None:
    told(there, OLD)
    worse = "## gone: 1\n- <https://busy.example/> 404\n    in resources/garden/seed-list.md\n"
    assert "gone: <https://busy.example/> 404" in told(there, worse)


def test_a_review_that_became_late_is_new(there: FakeHost) -> None:
    due = "Reviews due\n  2027-03-05 resources/garden/seed-list.md, kept by @garden/all\n"
    assert "seed-list" in told(there, due)
    assert told(there, due.replace("Reviews due", "Reviews due until May")) == ""
    late = due.replace(".md,", ".md (late),")
    assert told(there, late).endswith("For @garden/all.")


def test_a_closed_report_opens_again_for_news(there: FakeHost) -> None:
    told(there, OLD)
    issue = {**there.there["issues"][0], "state": "closed"}
    there.change(issues=[issue])
    told(there, OLD)
    assert there.there["issues"][0]["state"] == "closed"
    told(there, NEW)
    assert there.there["issues"][0]["state"] == "open"


def test_a_record_is_committed_to_main(there: FakeHost, author: Path) -> None:
    new_resource(author)
    git(author, "push", "--quiet", "origin", "HEAD:main")
    write(there.host.root, "resources/permalinks.txt", "/resources/seed-list/\n")
    assert record(there.host, "New addresses", "records") == "Committed to main."
    assert "resources/permalinks.txt" in there.files("main")
    assert "resources/garden/rain-plan.md" in there.files("main")
    assert record(there.host, "New addresses", "records") == ""


def test_a_deploy_lets_the_button_lead_to_this_repository(
    there: FakeHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(there.host.root, "README.md", "[Open](https://codespaces.new/example/our-toolkit)\n")
    monkeypatch.setenv("GITHUB_REPOSITORY", NAME)
    with pytest.raises(SystemExit):
        main(["github", "--root", str(there.host.root), "record", *WORDS])
    assert there.show("main", "README.md") == "[Open](https://codespaces.new/garden/kit)"


WORDS = ("--message", "New addresses", "--branch", "records")


def test_a_protected_main_gets_a_pull_request(there: FakeHost) -> None:
    there.protect_main()
    write(there.host.root, "resources/permalinks.txt", "/resources/seed-list/\n")
    assert "Pull request 100 has it" in record(there.host, "New addresses", "records")
    assert there.show("records", "resources/permalinks.txt") == "/resources/seed-list/"
    there.change(pulls=[], refused=[["POST", "pulls"]])
    write(there.host.root, "resources/permalinks.txt", "/resources/water-plan/\n")
    with pytest.raises(ToolkitError, match=r"compare/main\.\.\.records"):
        record(there.host, "New addresses", "records")


def test_a_record_is_never_pushed_over_what_people_did(there: FakeHost) -> None:
    there.protect_main()
    write(there.host.root, "resources/permalinks.txt", "/resources/seed-list/\n")
    record(there.host, "New addresses", "records")
    clone = there.clone("maintainer")
    git(clone, "switch", "--quiet", "records")
    write(clone, "resources/permalinks.txt", "by a person\n")
    save(clone, "Mine")
    git(clone, "push", "--quiet")
    write(there.host.root, "resources/permalinks.txt", "/resources/water-plan/\n")
    with pytest.raises(ToolkitError, match="people have committed to records"):
        record(there.host, "New addresses", "records")
    assert there.show("records", "resources/permalinks.txt") == "by a person"
