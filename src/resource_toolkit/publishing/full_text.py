"""The full-text index of a built site."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from resource_toolkit.problems import BuildError

PAGEFIND_LOADED = {"pagefind-entry.json", "pagefind-worker.js"}
"""Files of the index that its script loads by these names."""


def make_index(site: Path) -> None:
    """Write the full-text index of a built site. Raises BuildError when that fails."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = done.stdout + done.stderr
        if full := re.search("No space left on device|File too large", said):
            raise BuildError(f"the full-text index cannot be written: {full[0]}")
        raise BuildError(f"the full-text index failed:\n{said}")
    # Pagefind brings an interface of its own that no page loads.
    for file in (site / "pagefind").glob("pagefind-*"):
        if file.name not in PAGEFIND_LOADED:
            file.unlink()


def keep_index(old: Path, fresh: Path) -> None:
    """Take the index of an old site over into a fresh one."""
    if (old / "pagefind").is_dir():
        shutil.copytree(old / "pagefind", fresh / "pagefind", copy_function=_link_or_copy)


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def page_names(site: Path) -> dict[str, str]:
    """Return address to name of each page of the full-text index; none without an index.

    The index names its pages by hashes. Knowing them, a hit tells its page without asking for it.
    """
    known: dict[str, str] = {}
    for path in (site / "pagefind" / "fragment").glob("*.pf_fragment"):
        text = gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")
        known[str(json.loads(text)["url"]).lstrip("/")] = path.stem
    return known
