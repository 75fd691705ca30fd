"""A repair is done once: no rule repairs what it wrote, and a second run has nothing to do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from resource_toolkit.catalog import Settings
from resource_toolkit.checking import check as check_toolkit
from resource_toolkit.upkeep import plan_repairs
from resource_toolkit.upkeep.repairs import write_repairs
from tests.checking.test_golden import CASES, read_case, write_case
from tests.toolkits.garden import SEED, TODAY, check, make_toolkit, put
from tests.toolkits.small_copy import SITE, copy_small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from resource_toolkit.checking import Checked

SEED_FILE = "resources/garden/seed-list.md"
PIECES = st.sampled_from(
    [
        *("\\_", "\\*", "_", "__", "*", "**", "~~", "==", "`", "|", "\n", "\n\n", "\n- ", "\n1. "),
        *("- [] ", "[x] ", "☐ ", "• ", "##", "# ", "\t", " ", "a", "Bed", "one.", "......"),
        *("(", ")", "[", "]", "](bean-guide.md)", "{", "}", "<b>", "</b>", "&nbsp;", "\uf0a8"),
        *("---", "word", "\\- ", "1.", "http://a.example", "::", "\u00a0", "§"),
    ]
)


def done_once(told: Callable[[], Checked], *, alone: bool = False) -> None:
    """Fail where a second run repairs more; or, in a text `alone`, a rule more than it told."""
    now = told()
    first = Counter(problem.code for problem in now.problems if problem.repair)
    if first:
        plan = plan_repairs(now)
        fixes = Counter(fix.code for fix in plan.fixes if first[fix.code])
        if alone:
            assert {code: n for code, n in fixes.items() if n > first[code]} == {}
        write_repairs(now, plan)
        assert plan_repairs(told()).files == {}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_repairs_of_every_case_are_done_once(path: Path, tmp_path: Path) -> None:
    write_case(read_case(path), copy_small(tmp_path))
    own = None if (tmp_path / "mkdocs.yml").is_file() else Settings(url=SITE)
    done_once(lambda: check_toolkit(tmp_path, TODAY, own))


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(PIECES, min_size=2, max_size=14).map("".join))
@example("Pick ____: \\_\\_\\_\\_\\_\\_\\_\\_ and \\_\\_\\_\\_\\_\\_\\_\\_.")
@example("\\*\\*\\*\\*\\* a \\*\\*\\*\\*")
def test_repairs_of_any_signs_are_done_once(tmp_path: Path, text: str) -> None:
    root = tmp_path / "garden"
    if not root.exists():
        make_toolkit(root)
    put(root, SEED_FILE, f"{SEED}\n{text}\n\nThe end.\n")
    done_once(lambda: check(root), alone=True)
