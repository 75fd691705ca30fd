"""One compiler sets all sources of a process: none of them leaves a trace in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from resource_toolkit.papers.documents.typesetter import CALLS, FOLDER, as_pdf, told
from resource_toolkit.problems import ToolkitError

if TYPE_CHECKING:
    from pathlib import Path

START = f'{CALLS}\n#set document(title: "A form", date: none)\n#set text(lang: "en")\n'
SHORT = f"{START}= A form\nOne line. #end"
LONG = f"{START}= A form\n#lorem(1500) #end"
PAGE = "locate(<end>).page()"


def test_what_was_set_before_changes_nothing(tmp_path: Path) -> None:
    first = as_pdf(SHORT, tmp_path, "/form/")
    pages = int(told(LONG, tmp_path, PAGE, "/form/"))
    assert pages > 1
    assert as_pdf(LONG, tmp_path, "/form/") != first
    assert told(SHORT, tmp_path, PAGE, "/form/") == "1"
    assert as_pdf(SHORT, tmp_path, "/form/") == first


@pytest.mark.parametrize("text", ["#nothing-of-that-name", "#panic()"])
def test_a_fault_names_the_paper_and_leaves_no_file(tmp_path: Path, text: str) -> None:
    with pytest.raises(ToolkitError, match="/form/"):
        told(START + text, tmp_path, PAGE, "/form/")
    with pytest.raises(ToolkitError, match="no PDF of /form/"):
        as_pdf(START + text, tmp_path, "/form/")
    assert list((tmp_path / FOLDER).iterdir()) == []
