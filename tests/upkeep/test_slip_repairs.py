"""Lists, tables, headings and links as word processors and pens leave them, and what is written."""

from pathlib import Path

import pytest

from resource_toolkit.upkeep import plan_repairs
from tests.toolkits.garden import SEED, check, make_toolkit, put

SEED_FILE = "resources/garden/seed-list.md"

SLIPS = {
    "• Bring cups.\n•\tBring water.": "- Bring cups.\n- Bring water.",
    "You need:\n•\u00a0Cups.\n• Water.": "You need:\n\n- Cups.\n- Water.",
    "o\tCups.\no\tWater.": "- Cups.\n- Water.",
    "1.Sow.\n2.Water.": "1. Sow.\n2. Water.",
    "- [] Sow.": "- [ ] Sow.",
    "Day\tWho\nMonday\tAll\nFriday\tNobody": (
        "| Day | Who |\n|---|---|\n| Monday | All |\n| Friday | Nobody |"
    ),
    "Day\tWho\nMonday\tAll\nTuesday\tAna\nFriday\tNobody": (
        "| Day | Who |\n|---|---|\n| Monday | All |\n| Tuesday | Ana |\n| Friday | Nobody |"
    ),
    "Day\tWho\tCan\nMonday\t\t2\nTuesday\tAna\t\n\nFriday\tAll\t1": (
        "| Day | Who | Can |\n|---|---|---|\n| Monday |  | 2 |\n| Tuesday | Ana |  |"
        "\n| Friday | All | 1 |"
    ),
    "Why now:\n---\n\n## Tell us\n\nCut here.": "Why now:\n\n---\n\n## Tell us\n\nCut here.",
    "—\n\nCut here.": "---\n\nCut here.",
    "Write it.\n– – –\n\nCut here.": "Write it.\n\n---\n\nCut here.",
    "| Day | Who |\n|---|---|\n| Monday | </br> |": "| Day | Who |\n|---|---|\n| Monday | <br> |",
    "1\\. Sow.\n2\\. Water.\n3. Wait.": "1. Sow.\n2. Water.\n3. Wait.",
    "1. Sow.\n2\\. Water.": "1. Sow.\n2. Water.",
    "| Day | Who |\n| Monday | All |": "| Day | Who |\n|---|---|\n| Monday | All |",
    "##Water": "## Water",
    "See [[Bean guide]].": "See [Bean guide](bean-guide.md).",
    "See [[bean-guide|the beans]].": "See [the beans](bean-guide.md).",
    "See [the beans](Bean guide).": "See [the beans](bean-guide.md).",
    "See [the beans] (bean-guide.md).": "See [the beans](bean-guide.md).",
    "See (the beans)[bean-guide.md].": "See [the beans](bean-guide.md).",
    "See [the beans](bean-guide.md": "See [the beans](bean-guide.md)",
    "It is the childâ€™s cup.": "It is the child’s cup.",
    "# Water": "## Water",
    "Our times: ____ ____\n---\n\nCut here.": "Our times: ____ ____\n\n---\n\nCut here.",
    "Ready: [] yes [] no": "Ready: ☐ yes ☐ no",
    "- Sow.\n-[x] Water.": "- Sow.\n- [x] Water.",
    "See [the beans](bean-guide.md].": "See [the beans](bean-guide.md).",
    "Look here.\n\n    - Sow the beans now.": "Look here.\n\n- Sow the beans now.",
    "A [page](https://a.example/b?utm_source=x&c=1&fbclid=y).": (
        "A [page](https://a.example/b?c=1)."
    ),
}
"""What stands in a text, to what `check --fix` makes of it."""


@pytest.mark.parametrize("wrong", SLIPS)
def test_a_slip_is_written_as_its_message_says(tmp_path: Path, wrong: str) -> None:
    root = make_toolkit(tmp_path)
    text = f"{SEED}\n{wrong}\n\nThe end.\n"
    put(root, SEED_FILE, text)
    plan = plan_repairs(check(root))
    assert plan.files == {SEED_FILE: text.replace(wrong, SLIPS[wrong]).encode()}
    assert [problem for problem in plan.checked.problems if problem.repair] == []


def test_a_picture_with_blanks_in_its_name_is_renamed_with_its_users(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    folder = root / "resources/garden/pictures"
    folder.mkdir()
    dot = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
        "0000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
    )
    (folder / "My Photo 1.PNG").write_bytes(dot)
    text = f"{SEED}\n![Beans](pictures/My Photo 1.PNG)\n"
    put(root, SEED_FILE, text)
    plan = plan_repairs(check(root))
    assert plan.moved == {
        "resources/garden/pictures/My Photo 1.PNG": "resources/garden/pictures/my-photo-1.png"
    }
    wanted = text.replace("My Photo 1.PNG", "my-photo-1.png").encode()
    assert plan.files == {
        "resources/garden/pictures/My Photo 1.PNG": None,
        "resources/garden/pictures/my-photo-1.png": dot,
        SEED_FILE: wanted,
    }
    assert [str(p) for p in plan.checked.problems if p.severity == "error"] == []


def test_a_file_whose_name_is_no_address_is_renamed(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    put(root, "resources/garden/Sow & Wait.md", SEED.replace("Seed list", "Sow and wait"))
    plan = plan_repairs(check(root))
    assert plan.moved == {"resources/garden/Sow & Wait.md": "resources/garden/sow-wait.md"}
    assert [str(p) for p in plan.checked.problems if p.severity == "error"] == []


def test_queries_and_redirects_are_written_as_their_messages_say(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    put(root, "resources/questions.yml", "- ask: What to read?\n  query: 'kinds=Websit'\n")
    put(root, "resources/words.yml", "means: [{words: {en: [page]}, query: Website}]\n")
    put(root, "resources/redirects.yml", "/old/: /resources/seed-list.md\n")
    plan = plan_repairs(check(root))
    assert plan.files == {
        "resources/questions.yml": b"- ask: What to read?\n  query: 'kinds=website'\n",
        "resources/words.yml": b"means: [{words: {en: [page]}, query: kinds=website}]\n",
        "resources/redirects.yml": b"/old/: /resources/seed-list/\n",
    }
