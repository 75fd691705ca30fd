"""The repository's address is said once, by `edit_uri`; `extra` may say another."""

from typing import Any

import pytest

from resource_toolkit.reading.settings import settings_of

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
