"""Runs scripts of the theme in Node, for tests that need no browser."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from typing import Any

import pytest

from resource_toolkit.publishing.bundles import join

BEFORE = """
globalThis.self = globalThis;
globalThis.location = { protocol: "https:" };
globalThis.document = {
  baseURI: "file:///",
  getElementById: (name) =>
    name === "toolkit" ? { textContent: '{"base":".","words":{}}' } : null,
};
const given = JSON.parse(require("fs").readFileSync(0, "utf-8"));
"""
"""What the scripts expect of a page, and `given` from the test."""


def run(*names: str, given: Any, answer: str, data: str = "") -> Any:
    """Return what `answer`, the body of an async function, makes of `given` and the named sources.

    `data` is run first: the scripts that a site brings along. Skips where there is no Node.
    """
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    then = f"(async () => {{\n{answer}\n}})().then((made) => console.log(JSON.stringify(made)));"
    with tempfile.NamedTemporaryFile("w", suffix=".cjs", encoding="utf-8") as script:
        script.write(BEFORE + data + join(*names, then=then))
        script.flush()
        done = subprocess.run(
            [node, script.name],
            input=json.dumps(given),
            capture_output=True,
            text=True,
            check=True,
        )
    return json.loads(done.stdout)
