from __future__ import annotations

import pytest
import yaml

from resource_toolkit.papers.lines import held
from resource_toolkit.papers.text import write_text
from resource_toolkit.papers.tree import (
    Blank,
    Blocks,
    Break,
    Cell,
    Heading,
    ListBlock,
    Notice,
    Paragraph,
    Picture,
    Quote,
    Room,
    Rule,
    Table,
    Text,
    Tick,
    Verbatim,
)
from resource_toolkit.papers.tree_reader import read_tree
from resource_toolkit.problems import ToolkitError
from resource_toolkit.reading.bodies import BodyRenderer
from tests.toolkits.sites import PROJECT

BODIES = yaml.safe_load((PROJECT / "tests/reading/bodies.yml").read_text(encoding="utf-8"))

BODY = """## A *heading*

Name: ______ and **strong** [a link](https://example.org/).

1. Which? <br><br>
2. Why?

- [ ] Ask
- [x] Tell

| Who | ✓ |
|---|---|
| Ana | ☐ |
| <br><br> | |

> Say it.

> [!NOTE]
> Mind.

![Two hands](pictures/hands.png)

```
a  b
```

---
"""


def tree_of(body: str) -> Blocks:
    return read_tree(BodyRenderer().render(body, "garden").html)


def test_a_body_becomes_a_tree() -> None:
    picture = "../../collections/garden/pictures/hands.png"
    assert tree_of(BODY) == (
        Heading(2, (Text("A "), Text("heading", emphasis=True))),
        Paragraph(
            (
                Text("Name: "),
                Blank(6),
                Text(" and "),
                Text("strong", strong=True),
                Text(" "),
                Text("a link", href="https://example.org/"),
                Text("."),
            )
        ),
        ListBlock(((Paragraph((Text("Which? "),)), Room(2)), (Paragraph((Text("Why?"),)),)), 1),
        ListBlock(
            ((Paragraph((Tick(), Text(" Ask"))),), (Paragraph((Tick(ticked=True), Text(" Tell"))),))
        ),
        Table(
            head=(Cell((Text("Who"),)), Cell((Text("✓"),))),
            rows=((Cell((Text("Ana"),)), Cell((Tick(),))), (Cell((), 2), Cell(()))),
        ),
        Quote((Paragraph((Text("Say it."),)),)),
        Notice("Note", (Paragraph((Text("Mind."),)),)),
        Paragraph((Picture(picture, "Two hands"),)),
        Verbatim("a  b"),
        Rule(),
    )


@pytest.mark.parametrize("html", ["<video></video>", "<p><kbd>x</kbd></p>", "<p><table></p>"])
def test_what_the_reader_does_not_know_stops_it(html: str) -> None:
    with pytest.raises(ToolkitError):
        read_tree(html)


@pytest.mark.parametrize("name", list(BODIES))
def test_every_body_that_a_page_can_hold_has_a_tree(name: str) -> None:
    assert write_text(tree_of(BODIES[name][0]))


def test_a_line_break_stays_inside_a_paragraph() -> None:
    assert tree_of("One.<br>Two.") == (Paragraph((Text("One."), Break(), Text("Two."))),)


def test_a_tree_as_text() -> None:
    text = write_text(tree_of(BODY))
    line = "_" * 40
    assert text.split("\n\n") == [
        "## A heading",
        "Name: ______ and strong a link (https://example.org/).",
        f"1. Which?\n   {line}\n   {line}\n2. Why?",
        "- [ ] Ask\n- [x] Tell",
        f"- Who: Ana\n  ✓: [ ]\n- Who: {line}\n  ✓: {line}",
        "> Say it.",
        "Note:\n  Mind.",
        "[Two hands]",
        "a  b",
        f"{'-' * 40}\n",
    ]


def held_in(html: str) -> list[str]:
    (line,) = read_tree(html)
    assert isinstance(line, Paragraph)
    return [run.text for run in held(line.runs) if isinstance(run, Text)]


def test_a_choice_of_several_stays_in_one_piece_and_one_alone_has_lines() -> None:
    assert held_in("<p>\u2610 by our own rule \u2610 not yet</p>") == [
        "\u00a0by\u00a0our\u00a0own\u00a0rule\u2002",
        "\u00a0not\u00a0yet",
    ]
    assert held_in("<p>\u2610 by our own rule</p>") == ["\u00a0by our own rule"]


def test_how_long_a_step_takes_stays_with_its_last_word() -> None:
    assert held_in("<p>Set the bowls out. (3 minutes) Go on. (See below)</p>") == [
        "Set the bowls out.\u00a0(3\u00a0minutes) Go on. (See below)"
    ]


def test_a_label_stays_in_one_piece_and_a_sentence_does_not() -> None:
    assert held_in("<p>Back by: ____ Who knows: ____</p>") == [
        "Back\u00a0by:\u00a0",
        "\u2002Who\u00a0knows:\u00a0",
    ]
    assert held_in(
        "<p>We never warm a bottle in a microwave, and our rule for it is: ____</p>"
    ) == ["We never warm a bottle in a microwave, and our rule for it is:\u00a0"]
    assert held_in(
        "<p>The plan for wind, frost, heat and storms is on the wall. "
        "<strong>Where it hangs:</strong> ____</p>"
    )[1:] == ["Where\u00a0it\u00a0hangs:", "\u00a0"]
