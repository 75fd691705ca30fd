"""Layouts that were found are kept: to find one, a paper is set up to a dozen times."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import astuple
from pathlib import Path

from .paper import Paper
from .typst_source import Layout

FILE = "layouts.json"
"""The file beside the papers of a record with the layouts of its papers and parts."""

_PICTURE = re.compile(r'<img [^>]*src="[^"]*?pictures/([^"/]+)"')


class Layouts:
    """The layouts of papers that were made before with the same programs, and new ones."""

    def __init__(self, tools: str, folders: Iterable[Path] = ()) -> None:
        self.tools = hashlib.sha256(tools.encode()).hexdigest()
        self.used: dict[str, Layout] = {}
        self._known: dict[str, list[float]] = {}
        for folder in folders:
            file = folder / FILE
            kept = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
            if kept.get("tools") == self.tools:
                self._known |= kept["layouts"]

    def known(self, paper: Paper) -> Layout | None:
        """Return the layout of a paper that is set as before."""
        there = self._known.get(_key(paper))
        if there is None:
            return self.used.get(_key(paper))
        size, margin, line, air = there
        return Layout(size=size, margin=margin, line=line, air=air)

    def note(self, paper: Paper, layout: Layout) -> None:
        """Note the layout of a paper."""
        self.used[_key(paper)] = layout

    def write(self, folder: Path) -> None:
        """Keep the layouts that were used beside the papers of a record."""
        layouts = {key: astuple(layout) for key, layout in self.used.items()}
        text = json.dumps({"tools": self.tools, "layouts": layouts})
        (folder / FILE).write_text(text, encoding="utf-8")


def _key(paper: Paper) -> str:
    """Return what stands for all that a layout hangs on, pictures among it."""
    digest = hashlib.sha256(repr(paper).encode())
    for name in _PICTURE.findall(paper.html):
        file = paper.root / paper.pictures / name
        digest.update(file.read_bytes() if file.is_file() else b"")
    return digest.hexdigest()
