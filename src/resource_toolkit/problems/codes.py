"""Every code with its rule, what it means, and examples: the data of `codes.yml`.

A code is never reused. RC5 are warnings, all others errors.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).with_name("codes.yml")


@dataclass(frozen=True, kw_only=True)
class Explained:
    """What a code means, with one example that is wrong and one that is right."""

    code: str
    rule: str
    means: str
    stands_in: str = ""
    """Where the examples stand: nothing for front matter, `body`, or a file."""
    wrong: str = ""
    right: str = ""
    after: tuple[str, ...] = ()
    """Kinds of files of which it is no fault while one of them cannot be read."""


@cache
def _codes_file() -> dict[str, Any]:
    # Both loaders are safe; the one in C, where it is there, is ten times as fast.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    read: dict[str, Any] = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506
    return read


def sample_files() -> dict[str, str]:
    """Return the files of the small toolkit that the examples of the codes belong to."""
    return dict(_codes_file()["sample"])


def explained_codes() -> tuple[Explained, ...]:
    """Return every code with what it means, in order."""
    return tuple(
        Explained(
            code=code,
            rule=said["rule"],
            means=said["means"],
            stands_in=said.get("in", ""),
            wrong=said.get("wrong", ""),
            right=said.get("right", ""),
            after=tuple(said.get("after", ())),
        )
        for code, said in _codes_file()["codes"].items()
    )
