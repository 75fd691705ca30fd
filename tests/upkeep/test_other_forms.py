"""The forms "Correct a page" and "Propose a term", and what becomes of their answers."""

from pathlib import Path

import pytest
import yaml

from resource_toolkit.problems import ToolkitError
from resource_toolkit.upkeep.repository.forms import form_files, is_form, read_form
from resource_toolkit.upkeep.repository.forms.terms import with_term
from tests.toolkits.garden import check, make_toolkit, put

PAGE = "https://small.example/kit/resources/water-plan/"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_toolkit(tmp_path)


def correction(page: str, now: str, then: str) -> str:
    return (
        f"### Page\n\n{page}\n\n### The words that stand there now\n\n{now}\n\n"
        f"### The words that should stand there\n\n{then}\n\n### How you know\n\n_No response_\n"
    )


def term(vocabulary: str, title: str, tools: str) -> str:
    return (
        f"### List\n\n{vocabulary}\n\n### Term\n\n{title}\n\n"
        f"### What belongs there\n\nWhat people: say.\n\n### Tools that it fits\n\n{tools}\n"
    )


def test_forms_need_no_label(root: Path) -> None:
    files = form_files(check(root).catalog)
    assert len(files) == 3
    for text in files.values():
        assert "labels" not in yaml.safe_load(text)


@pytest.mark.parametrize("page", [PAGE, "Water plan", "water-plan", "/resources/water-plan/#on-x"])
def test_a_correction_changes_the_one_sentence(root: Path, page: str) -> None:
    answer = correction(page, "Write  a name\nfor each day.", "Write two names for each day.")
    assert is_form(answer)
    proposal = read_form(check(root), answer)
    before = (root / "resources/garden/water-plan.md").read_text()
    assert proposal.path == "resources/garden/water-plan.md"
    assert proposal.text == before.replace("Write a name", "Write two names")
    assert proposal.trial.errors == ()


def test_a_hand_written_page_can_be_corrected(root: Path) -> None:
    put(root, "docs/about/index.md", "---\ntitle: About us\n---\n\nWe grow beens.\n")
    answer = correction("https://small.example/kit/about/", "We grow beens.", "We grow beans.")
    assert read_form(check(root), answer).files == {
        "docs/about/index.md": "---\ntitle: About us\n---\n\nWe grow beans.\n"
    }


@pytest.mark.parametrize(
    ("page", "now", "message"),
    [
        ("Watter plan", "Hang it up.", "did you mean 'Water plan'"),
        (PAGE, "Hang it down.", "does not stand in resources/garden/water-plan.md"),
        (PAGE, "Hang it down.", "https://git.example/small/edit/main/resources/garden/water-plan"),
        (PAGE, "a", "stands [0-9]+ times in .*; copy more"),
    ],
)
def test_a_correction_that_cannot_be_made_says_why(
    root: Path, page: str, now: str, message: str
) -> None:
    with pytest.raises(ToolkitError, match=message):
        read_form(check(root), correction(page, now, "x"))


def test_a_correction_that_breaks_the_file_says_what_is_wrong(root: Path) -> None:
    proposal = read_form(check(root), correction(PAGE, "title: Water plan", "titel: Water plan"))
    assert proposal.trial.errors


def test_a_term_joins_its_list_and_its_tools(root: Path) -> None:
    topics = "title: Topic\nsingular: topic\nfield: {name: topics, many: true}\nterms:\n"
    put(root, "resources/vocabularies/topics.yml", f"{topics}  - {{slug: soil, title: Soil}}\n")
    tools = f"1. Water plan\n- {PAGE.replace('water-plan', 'seed-list')}\nNo such tool"
    proposal = read_form(check(root), term("Topic (topics)", "Rain barrels", tools))
    assert proposal.text == (
        f"{topics}  - {{slug: soil, title: Soil}}\n  - slug: rain-barrels\n"
        '    title: Rain barrels\n    summary: "What people: say."\n'
    )
    assert sorted(proposal.files) == [
        "resources/garden/seed-list.md",
        "resources/garden/water-plan.md",
        "resources/vocabularies/topics.yml",
    ]
    assert "topics: [rain-barrels]\n" in proposal.files["resources/garden/water-plan.md"]
    assert "1 of the tools named are not here" in proposal.more
    assert "A term needs 3 tools; 2 are named." in proposal.more


def test_a_term_that_is_there_or_belongs_nowhere_is_refused(root: Path) -> None:
    now = check(root)
    with pytest.raises(ToolkitError, match="has 'begin HERE' already, as begin"):
        read_form(now, term("Step (steps)", "begin HERE", "Water plan"))
    with pytest.raises(ToolkitError, match="there is no list 'Area \\(areas\\)' that takes"):
        read_form(now, term("Area (areas)", "Ether", "Water plan"))


def test_a_list_that_wants_reasons_is_left_to_people(root: Path) -> None:
    proposal = read_form(check(root), term("Step (steps)", "Rest", "Water plan"))
    assert list(proposal.files) == ["resources/vocabularies/steps.yml"]
    assert "- `resources/garden/water-plan.md`" in proposal.more


def test_a_term_is_written_before_what_follows_the_list() -> None:
    text = "terms:\n- slug: a\n  title: A\n\n# the end\nnote: Of more.\n"
    assert with_term(text, {"slug": "b", "title": "B"}) == (
        "terms:\n- slug: a\n  title: A\n- slug: b\n  title: B\n\n# the end\nnote: Of more.\n"
    )
