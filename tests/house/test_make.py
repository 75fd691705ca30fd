"""What make says when it cannot begin."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_python_that_does_not_run_is_called_that(tmp_path: Path) -> None:
    command = ["make", "check", "PYTHON=no-such-python", f"VENV={tmp_path / 'venv'}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(
        "PYTHON=no-such-python does not run: give the name or the path of a Python, such as\n"
        "make PYTHON=python3.12 check\n"
    )
