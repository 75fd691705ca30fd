"""Repairs as a patch that `git apply` takes."""

import re
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from .run import Repairs

_ROW = re.compile(r"[^\n]*\n|[^\n]+\Z")
_NO_END = "\n\\ No newline at end of file\n"


def patch_text(root: Path, repairs: Repairs) -> bytes:
    """Return what the repairs change as a unified diff of git's form."""
    former = {new: old for old, new in repairs.moved.items()}
    parts: list[str] = []
    for path, data in sorted(repairs.files.items()):
        if data is not None:
            parts += _one_file(root, former.get(path, path), path, data)
    return "".join(parts).encode(errors="surrogateescape")


def _one_file(root: Path, old: str, new: str, data: bytes) -> Iterator[str]:
    yield f"diff --git a/{old} b/{new}\n"
    before = (root / old).read_bytes()
    if old != new:
        yield f"similarity index {100 if before == data else 90}%\n"
        yield f"rename from {old}\nrename to {new}\n"
    if before != data:
        rows, fresh = (
            _ROW.findall(text.decode(errors="surrogateescape")) for text in (before, data)
        )
        for line in unified_diff(rows, fresh, f"a/{old}", f"b/{new}"):
            yield line if line.endswith("\n") else line + _NO_END
