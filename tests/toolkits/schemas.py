"""Checking files against a JSON Schema, in this process."""

from check_jsonschema import main
from click.testing import CliRunner


def schema_faults(*arguments: str) -> str:
    """Return what `check-jsonschema` says is wrong, or nothing."""
    done = CliRunner().invoke(main, arguments)
    return done.output if done.exit_code else ""
