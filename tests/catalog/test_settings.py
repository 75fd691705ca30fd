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
        (b"extra: text", "mkdocs.yml: 'extra' must hold lines of the form 'key: value'"),
        (b"extra: [contact]", "mkdocs.yml: 'extra' must hold lines of the form 'key: value'"),
        (b"extra: {contact: [a, b]}", "mkdocs.yml: 'contact' must be one text"),
        (b"site_name: {a: b}", "mkdocs.yml: 'site_name' must be one text"),
        (b"site_url: 12", "mkdocs.yml: 'site_url' must be a text; put it in quotes: \"12\""),
        (b"site_name: 2026-11-45", "mkdocs.yml cannot be read: day is out of range for month"),
        (b"- a", "mkdocs.yml must hold settings of the form 'key: value'"),
        (
            b"site_name: a\nnav: [a",
            "mkdocs.yml:2:8 cannot be read: expected ',' or ']'",
        ),
        (b"site_name: \xff", "mkdocs.yml is not valid UTF-8; save the file as UTF-8"),
        (b"nav: " + b"[" * 5000, "mkdocs.yml cannot be read: "),
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
    assert line.startswith(told)
