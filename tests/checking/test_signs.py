"""Signs of other programs in a text: each is told with what to write, and plain words never are."""

import pytest

from resource_toolkit.checking.written.signs import foreign_signs
from resource_toolkit.checking.written.signs.stars import loose_stars
from resource_toolkit.checking.written.slips import slips
from resource_toolkit.checking.written.to_do import TO_DO

TOLD = {
    "- a cup for each - a towel - a tray": "- a cup for each\n- a towel\n- a tray",
    "- Bring water - Bring cups": "- Bring water\n- Bring cups",
    "1. Dig. 2. Squeeze. 3. Look.": "1. Dig.\n2. Squeeze.\n3. Look.",
    "I. Dig.\nII. Squeeze.\nIII. Look.": "1. Dig.\n2. Squeeze.\n3. Look.",
    "(i) Dig.\n(ii) Squeeze.\n(iii) Look.": "1. Dig.\n2. Squeeze.\n3. Look.",
    "1. Dig.\n   a. first\n   b. second": "1. Dig.\n   1. first\n   2. second",
    "Say _ this _ aloud.": "Say _this_ aloud.",
    "Say __ this__ aloud.": "Say __this__ aloud.",
    "Say it * out loud * now.": "Say it *out loud* now.",
    "~~ old ~~ new": "~~old~~ new",
    "A ==light== jug": "A **light** jug",
    "A [b]light[/b] jug": "A **light** jug",
    "Dig.\n\n\\newpage\n\nLook.": "Dig.\n\n\n\nLook.",
    "![A jug](pictures/jug.png =300x200)": "![A jug](pictures/jug.png)",
    "+-----+-----+\n| Day | Who |\n+=====+=====+\n| Mon | Ana |\n+-----+-----+": (
        "| Day | Who |\n|---|---|\n| Mon | Ana |"
    ),
    "##Steps##": "## Steps",
    ":smile: Hello": None,
    "See [the form][form].": None,
    "x^2^ is more": None,
    "Day, Who\nMon, Ana\nTue, Luis": None,
    "- [ ] Dig.\n☐ Water it.\n- [ ] Look.": "- [ ] Dig.\n- [ ] Water it.\n- [ ] Look.",
    "1. Dig:\n\n    ```yaml\n    a: b\n\n2. Look:\n\n    ```yaml\n    c: d\n    ```": None,
    "Name: ______\n\n----------": None,
    "- [ ] Dig a hole.\n- [ ] Water it. - [ ] Look.": (
        "- [ ] Dig a hole.\n- [ ] Water it.\n- [ ] Look."
    ),
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n| c | d |\n|—|—|\n| 3 | 4 |": (
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n| c | d |\n|---|---|\n| 3 | 4 |"
    ),
    "'''yaml\na: b\n```": "```yaml\na: b\n```",
}
"""A text, and what it becomes when what is told is written; None where only a person can say."""
HARMLESS = (
    "- A jug - with a lid - one that is light enough for " + 6 * "small hands and ",
    "- Water - from the tap",
    "- **Time:** 10 - 20 minutes",
    "Use the cups of Session 1. Then go on.",
    "1. Write it into column 2. (10 minutes)",
    "Name: ___ and ___",
    "5 * 3 * 2 and a_b_c",
    "At 10:30:15 or in Ohio: yes: now",
    "[A link](https://www.example.org/a_b_c_d)\n\n[other]: https://www.example.org",
    "See [the form][1].\n\n[1]: https://www.example.org",
    "| Day | Who |\n|---|---|\n| Mon | Ana |",
    "A text that goes on\nover three lines, as editors\nbreak it.",
    "**Saved in** ______**:** all",
    "**Who:** ______**When:** ______",
    "It costs $5 or $10, and about ~3 minutes each.",
)


def test_stars_are_paired_within_a_cell() -> None:
    text = "| a | **One:** x<br>**Two: y<br>**Three:** z |\n| b | **One:** x<br>**Two:** y |"
    told = [(text[slip.start :][:6], slip.message) for slip in loose_stars(text)]
    said = "these two stars have no others that close them; write **Two:**"
    assert told == [("**Two:", said)]


@pytest.mark.parametrize("text", TOLD)
def test_sign_is_told(text: str) -> None:
    found = [*foreign_signs(text), *slips(text, lambda _: "")]
    assert found
    wanted, written = TOLD[text], text
    for slip in found:
        if slip.repair:
            assert slip.repair.old in written
            written = written.replace(slip.repair.old, slip.repair.new, 1)
    assert wanted is None or written == wanted


@pytest.mark.parametrize("text", HARMLESS)
def test_plain_text_is_not_scolded(text: str) -> None:
    assert [*foreign_signs(text), *slips(text, lambda _: "")] == []


@pytest.mark.parametrize(
    "note",
    ["[Picture: a jug]", "[photo here]", "[Image]", "@maria please check", "[Foto: una jarra]"],
)
def test_note_to_oneself(note: str) -> None:
    assert TO_DO.search(f"Dig. {note} Look.")
    assert not TO_DO.search("![Picture: a jug](pictures/jug.png) by @maria [photo](../a.md)")
