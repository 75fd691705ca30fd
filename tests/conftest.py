"""Sites that many tests share: built once in a test run, whichever process asks first."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import hypothesis
import pytest

from resource_toolkit.checking.checked import Checked, check
from resource_toolkit.reading.settings import read_settings
from tests.toolkits.sites import AGENCY, PROJECT, TODAY, build_once, copy_agency, serve_folder

if TYPE_CHECKING:
    from collections.abc import Iterator


SHIPPED = "Early Childhood Toolkit"
"""The name of the toolkit that this repository comes with."""

# A pull request must never turn red by luck: the same examples each time. Found ones are kept as
# `@example`; a search with new ones is `pytest --hypothesis-profile=default`.
hypothesis.settings.register_profile("fixed", derandomize=True)
hypothesis.settings.load_profile("fixed")


collect_ignore = [] if read_settings(PROJECT).name == SHIPPED else ["house/test_docs.py"]
"""Tests that read pages of ours before anything else."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what holds words of the toolkit shipped here, where another one stands in place."""
    if read_settings(PROJECT).name == SHIPPED:
        return
    left = {item for item in items if item.get_closest_marker("shipped_toolkit")}
    config.hook.pytest_deselected(items=list(left))
    items[:] = [item for item in items if item not in left]


@pytest.fixture(scope="session")
def checked() -> Checked:
    """The real toolkit as the core reads it."""
    return check(PROJECT, datetime.now(UTC).date())


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this test run share."""
    base = tmp_path_factory.getbasetemp()
    # Under xdist each process has a folder of its own below that of the run.
    return base.parent if base.name.startswith("popen-") else base


@pytest.fixture(scope="session")
def built_site(shared_folder: Path) -> Path:
    """The real toolkit, not to be changed; $TOOLKIT_SITE names one."""
    made = os.environ.get("TOOLKIT_SITE")
    return Path(made) if made else build_once(PROJECT, shared_folder / "real-site")


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The address of the real toolkit, under the sub-path that it will live under."""
    with serve_folder(built_site, urlsplit(read_settings(PROJECT).url).path or "/") as address:
        yield address


@pytest.fixture(scope="session")
def agency_site(shared_folder: Path) -> Path:
    """The site of the other agency; not to be changed."""
    return build_once(AGENCY, shared_folder / "agency-site", "--today", TODAY)


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    """A copy of the other agency's toolkit, to change and build."""
    return copy_agency(tmp_path / "agency")
