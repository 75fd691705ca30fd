"""A build without the programs for papers makes the site, and says once what is left out."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

from resource_toolkit.checking import Step, check
from resource_toolkit.cli.site_commands import _all_papers
from tests.toolkits.sites import AGENCY, TODAY

if TYPE_CHECKING:
    import pytest


def test_what_is_left_out_is_said_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = check(AGENCY, date.fromisoformat(TODAY), until=Step.RULES)
    for name in [name for name in sys.modules if name.startswith("resource_toolkit.papers.doc")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "typst", None)
    assert _all_papers(now) == {}
    assert capsys.readouterr().err == (
        "the PDF and Word files are left out: papers need more programs; "
        "install 'resource-toolkit[papers]'\n"
    )
