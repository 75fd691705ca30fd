from pathlib import Path

from resource_toolkit.writing.edits import Parts, encoded, read_lines, take_apart
from resource_toolkit.writing.journal import write_files
from tests.toolkits.garden import SEED

ORDER = ("title", "summary", "kind", "steps", "areas", "minutes", "added", "written", "reviewed")


def parts_of(text: str) -> Parts:
    parts = take_apart(text)
    assert parts is not None
    return parts


def test_a_file_taken_apart_goes_together_again_to_the_byte() -> None:
    assert parts_of(SEED).text() == SEED


def test_a_key_is_replaced_and_its_comment_kept() -> None:
    changed = parts_of(SEED).put("written", ["written: 2027-03-01"], ORDER).text()
    assert changed == SEED.replace("written: 2026-01-05", "written: 2027-03-01")


def test_a_new_key_comes_to_its_place() -> None:
    changed = parts_of(SEED).put("reviewed", ["reviewed: 2027-03-01"], ORDER).text()
    wanted = "written: 2026-01-05   # by the team\nreviewed: 2027-03-01\n---\n"
    assert changed == SEED.replace("written: 2026-01-05   # by the team\n---\n", wanted)


def test_a_key_of_many_lines_is_taken_out_with_all_of_them() -> None:
    changed = parts_of(SEED).without("steps").text()
    gone = "steps:   # why it is here\n  begin: You start with seeds.\n"
    assert changed == SEED.replace(gone, "")


def test_what_cannot_be_read_is_not_edited() -> None:
    assert take_apart("title: no fence\n") is None
    assert take_apart("---\ntitle: a: b\n---\n") is None
    assert take_apart("---\n{title: a, kind: b}\n---\n") is None
    assert take_apart("---\n---\n") is None


def test_newlines_of_a_file_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.md"
    write_files(tmp_path, {"deep/a.md": encoded("a\nb\n", "\r\n")})
    assert path.read_bytes() == b"a\r\nb\r\n"
    assert read_lines(path) == ("a\nb\n", "\r\n")
    assert [each.name for each in path.parent.iterdir()] == ["a.md"]
