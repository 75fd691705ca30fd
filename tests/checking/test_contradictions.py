"""What a page says against others, where several files must change to show it."""

import shutil
from pathlib import Path

from tests.toolkits.mistakes import ORCHARD, tell


def test_another_age_in_the_title_than_in_the_list_is_told(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    topics = root / "resources/vocabularies/topics.yml"
    said = topics.read_text(encoding="utf-8")
    topics.write_text(said.replace("To give water.", "For trees of 0 to 2 years."), "utf-8")
    file = root / "resources/care/prune-a-tree.md"
    text = file.read_text(encoding="utf-8").replace("Prune a young tree", '"Trees, 0 to 2 years"')
    file.write_text(text, encoding="utf-8")
    [told] = map(str, tell(root))
    assert (
        "prune-a-tree.md:8:9: warning RC547 the title says '0 to 2 years', which is water" in told
    )
    file.write_text(text.replace("[pruning]", "[water]"), encoding="utf-8")
    assert tell(root) == []
    file.write_text(text.replace("[pruning]", "[pruning, soil]"), encoding="utf-8")
    assert tell(root) == [], "a term without ages may hold all"


def test_a_link_under_the_name_of_another_publisher_is_told(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    guide = root / "resources/harvest/apple-guide.md"
    text = guide.read_text(encoding="utf-8")
    for n, (site, publisher) in enumerate(
        [("pears.org", "Pear Board"), ("pears.org", "Pear Board"), ("example.org", "")]
    ):
        new = text.replace("www.example.org/apples", f"www.{site}/{n}")
        new = new.replace("Guide to apples", f"Guide number {n}")
        new = new.replace("Example Growers", publisher or "Example Growers")
        guide.with_name(f"guide-{n}.md").write_text(new, encoding="utf-8")
    assert tell(root) == []
    other = text.replace("www.example.org/apples", "data.example.org/pears")
    other = other.replace("Guide to apples", "Guide to pears")
    wrong = guide.with_name("guide-to-pears.md")
    wrong.write_text(other.replace("Example Growers", "Pear Board"), encoding="utf-8")
    [told] = map(str, tell(root))
    assert "guide-to-pears.md:6:12: warning RC505 the other links to example.org are" in told
    assert "published by 'Example Growers', and those of this publisher lead to pears.org" in told
    wrong.write_text(other, encoding="utf-8")
    assert tell(root) == []
