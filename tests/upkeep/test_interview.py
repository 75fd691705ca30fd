from pathlib import Path

import pytest

from resource_toolkit.checking import Checked
from resource_toolkit.upkeep import Ask, Draft, Interview
from tests.toolkits.garden import check, errors, make_toolkit, put


def answers(*texts: str) -> Ask:
    left = iter(texts)

    def ask(question: str) -> str:
        try:
            return next(left)
        except StopIteration:
            raise EOFError(question) from None

    return ask


def interview(
    now: Checked, *texts: str, collection: str | None = None, everything: bool = True
) -> Interview:
    draft = Draft(collection=collection, everything=everything)
    return Interview(now, draft, ask=answers(*texts), tell=print)


def test_questions_lead_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    now = check(make_toolkit(tmp_path))
    asked = interview(
        now,
        "gardn", "1",            # toolkit: a slip, then its number
        "Compost: a start",      # title
        "How to begin a heap.",  # summary
        "shet", "Sheet",         # kind: a slip, then its title
        "",                      # no address
        "nine, 1", "1, go-on",   # steps: a slip, then a number (an alias) and a slug
        "5",                     # areas: a code comes before a number
        "",                      # language
        "soon", "20",            # minutes
        "heap, humus",           # also called
        "Compost!", "",          # slug: a slip, then the one offered
    )  # fmt: skip
    assert asked.run()
    said = capsys.readouterr().out
    assert "there is no collection 'gardn'; did you mean 'garden'?" in said
    assert "unknown kind 'shet'; did you mean 'sheet'?" in said
    assert "'soon' is not a whole number" in said
    assert "use letters, digits and single hyphens" in said
    assert (tmp_path / "resources/garden/compost-a-start.md").read_text() == (
        '---\ntitle: "Compost: a start"\nsummary: How to begin a heap.\nkind: sheet\n'
        "steps: [begin, go-on]\nareas: [5]\nminutes: 20\nalso_called: [heap, humus]\n"
        "added: 2027-03-01\nwritten: 2027-03-01\n---\n\n## Steps\n\n\n## Next\n"
    )
    assert errors(check(tmp_path)) == []


def test_at_most_six_questions_stand_before_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    now = check(make_toolkit(tmp_path))
    texts = ("garden", "Worm farm", "How to keep worms.", "sheet", "begin, go-on")
    assert interview(now, *texts, everything=False).run()
    assert (tmp_path / "resources/garden/worm-farm.md").read_text() == (
        "---\ntitle: Worm farm\nsummary: How to keep worms.\nkind: sheet\nsteps: [begin, go-on]\n"
        "added: 2027-03-01\nwritten: 2027-03-01\n---\n\n## Steps\n\n\n## Next\n"
    )
    link = ("kitchen", "Soup", "To cook.", "website", "https://soup.example/", "A cook")
    assert interview(now, *link, everything=False).run()
    assert "toolkit new --all asks for all" in capsys.readouterr().out
    assert errors(check(tmp_path)) == []


def test_a_long_list_is_searched_by_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_toolkit(tmp_path)
    named = "Rain water, Well water, Clay soil, Sand, Peat, Bark, Ash, Lime, Straw, Hay, Wool, Grit"
    terms = "".join(
        f"  - {{slug: x{n}, title: {title}, summary: Of {title}.}}\n"
        for n, title in enumerate([*named.split(", "), "Moss and clay"])
    )
    areas = root / "resources/vocabularies/areas.yml"
    areas.write_text(areas.read_text() + terms)
    now = check(root)
    texts = ("garden", "Worms", "Of worms.", "sheet", "", "begin")
    assert interview(now, *texts, "dust, water, soil", "2, air", "", "", "", "").run()
    said = capsys.readouterr().out
    assert "  15 terms: type a word to find yours, or ? to see them all\n" in said
    assert "Sand" not in said
    assert "  no area has the words 'dust'; try another, or ?\n" in said
    assert "  which of these?\n  1. Rain water (x0)\n  2. Well water (x1)\n" in said
    assert "\n  x2, x1, A\n" in said
    assert "areas: [x2, x1, A]\n" in (root / "resources/garden/worms.md").read_text()
    assert interview(now, *texts[:1], "Wool", *texts[2:], "?", "13", "", "", "", "").run()
    assert "  12. Hay (x9)\n" in capsys.readouterr().out


def test_twins_are_warned_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    now = check(make_toolkit(tmp_path))
    assert not interview(now, "Seed lists", "n", collection="garden").run()
    said = capsys.readouterr().out
    assert "resources/garden/seed-list.md has almost the same title: Seed list" in said
    assert said.endswith("nothing was written\n")
    texts = ("Other", "It is.", "website", "http://beans.example/guide/", "n")
    assert not interview(now, *texts, collection="garden").run()
    assert "resources/garden/bean-guide.md has the same address" in capsys.readouterr().out


def test_answers_that_end_write_nothing(tmp_path: Path) -> None:
    now = check(make_toolkit(tmp_path))
    assert not interview(now, "New", collection="garden").run()
    assert len(list(tmp_path.rglob("*.md"))) == 3


GOOD = """\
collection: kitchen
title: Bean soup
summary: How to cook it.
kind: sheet
areas: [A, "5"]
steps: {begin: Soak them first.}
body: |
  ## Steps

  Cook.

  ## Next

  Eat.
"""


def test_a_file_of_answers_leads_to_a_file_without_questions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    now = check(make_toolkit(tmp_path))
    source = put(tmp_path, "soup.yml", GOOD)
    assert interview(now).take_file(source)
    assert "wrote resources/kitchen/bean-soup.md" in capsys.readouterr().out
    text = (tmp_path / "resources/kitchen/bean-soup.md").read_text()
    assert "steps:\n  begin: Soak them first.\n" in text
    assert text.endswith("---\n\n## Steps\n\nCook.\n\n## Next\n\nEat.\n")
    assert errors(check(tmp_path)) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kitchen", "kitchn", "there is no collection 'kitchn'; did you mean 'kitchen'?"),
        ("collection: kitchen\n", "", "say where it belongs: add a line such as 'collection:"),
        ("areas:", "aresa:", "unknown key 'aresa'; did you mean 'areas'?"),
        ("kind: sheet", "kind: shet", "RC203 unknown kind 'shet'"),
        (
            "title: Bean soup",
            "title: Bean soup\nslug: seed-list",
            "there is a resource 'seed-list'",
        ),
        ("title: Bean soup", "title: Bean soup\nslug: ../x", "'../x' is not a slug"),
        ("title: Bean soup", "title: Bean: soup", "RC005"),
        (GOOD, "- a list\n", "must hold lines of the form 'key: value'"),
    ],
)
def test_a_wrong_file_of_answers_is_told_in_words_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    now = check(make_toolkit(tmp_path))
    source = put(tmp_path, "soup.yml", GOOD.replace(old, new))
    assert not interview(now).take_file(source)
    out = capsys.readouterr().out
    assert said in out
    assert "nothing was written" in out
    assert len(list(tmp_path.rglob("*.md"))) == 3
