"""Resources whose file has another name since a change, known by their text."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from resource_toolkit.checking import Checked, renamed_file
from resource_toolkit.problems import Problem


def with_renamed(now: Checked, files: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit; each resource with a new name is told once, in its file.

    `files` has the former texts, without front matter, of the files of a change, or of all.
    """
    root, problems = now.catalog.root, now.problems
    fresh = [one for one in now.catalog.resources.values() if one.path not in files]
    for path, text in sorted(files.items()) if fresh else ():
        old = PurePosixPath(path).stem
        known = old in now.catalog.resources or old in now.catalog.former_names
        if known or not text.strip() or (root / path).is_file():
            continue
        new = [one for one in fresh if one.body.strip() == text.strip()]
        told = any(
            problem.message.startswith(f"this was '{old}' until now") for problem in problems
        )
        if len(new) == 1 and not told:
            problems = renamed_file(problems, new[0], old)
    return problems
