"""The repository's address is said once, by `edit_uri`; `extra` may say another."""

from pathlib import Path
from typing import Any

import pytest

from resource_toolkit.problems import ToolkitError
from resource_toolkit.reading.settings import read_settings, settings_of

ROOT = "https://github.com/agency/kit"


@pytest.mark.parametrize(
    ("config", "edit_root", "new_root"),
    [
        ({"edit_uri": f"{ROOT}/edit/main/docs/"}, f"{ROOT}/edit/main/", f"{ROOT}/new/main/"),
        ({"edit_uri": f"{ROOT}/edit/main/docs"}, f"{ROOT}/edit/main/", f"{ROOT}/new/main/"),
        (
            {"edit_uri": f"{ROOT}/edit/main/pages/", "docs_dir": "pages"},
            f"{ROOT}/edit/main/",
            f"{ROOT}/new/main/",
        ),
        ({"edit_uri": "https://forge.example/kit/docs/"}, "https://forge.example/kit/", ""),
        ({"edit_uri": "edit/main/docs/"}, "", ""),
        ({}, "", ""),
        (
            {
                "edit_uri": f"{ROOT}/edit/main/docs/",
                "extra": {"edit_root": "https://a.example/e", "new_root": "https://a.example/n/"},
            },
            "https://a.example/e/",
            "https://a.example/n/",
        ),
    ],
)
def test_where_files_are_edited_and_begun(
    config: dict[str, Any], edit_root: str, new_root: str
) -> None:
    settings = settings_of(config)
    assert (settings.edit_root, settings.new_root) == (edit_root, new_root)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"extra: text", "1:1: error RC622 extra: this must hold lines of the form"),
        (b"site_name: a\nextra: [contact]", "2:1: error RC622 extra: this must hold lines"),
        (b"extra: {contact: [a, b]}", "1:1: error RC622 contact: this must be one text"),
        (b"site_name: {a: b}", "1:1: error RC622 site_name: this must be one text"),
        (b"site_url: 12", '1:1: error RC622 site_url: this must be a text; put it in quotes: "12"'),
        (
            b"site_url: http://[",
            "1:1: error RC622 site_url: 'http://[/' is no web address; "
            "write one such as https://example.org/toolkit/",
        ),
        (b"site_name: 2026-11-45", "1:1: error RC622 this cannot be read: day is out of range"),
        (b"- a", "1:1: error RC622 the file must hold settings of the form 'key: value'"),
        (b"site_name: a\nnav: [a", "2:6: error RC004 the bracket that opens here is never closed"),
        (b"site_name: \xff", "1:12: error RC001 this is not valid UTF-8; save the file as UTF-8"),
        (b"nav: " + b"[" * 5000, "1:"),
    ],
)
def test_settings_of_another_type_are_told_in_one_line_with_the_file(
    text: bytes, told: str, tmp_path: Path
) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(text)
    with pytest.raises(ToolkitError) as raised:
        read_settings(tmp_path)
    line = str(raised.value)
    assert "\n" not in line
    assert line.startswith(f"mkdocs.yml:{told}")
