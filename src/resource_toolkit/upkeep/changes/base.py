"""What a change is compared with: a folder, or a commit of which the files are unpacked."""

import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from resource_toolkit.catalog import Settings
from resource_toolkit.problems import ToolkitError

_TEXTS = (".md", ".yml", ".txt")
"""How the files end that are compared line by line."""


@contextmanager
def base_folder(root: Path, base: str, settings: Settings) -> Iterator[Path]:
    """Yield a folder with the content to compare with: a folder, or a commit unpacked.

    Of a commit, the last one that it and the change have in common is taken, so that nothing that
    came to it later is told as a part of the change. Raises ToolkitError when there is neither.
    """
    folder = Path(base)
    if folder.is_dir():
        yield folder
        return
    known = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    if known is None:
        raise ToolkitError(f"{base!r} is neither a folder nor a commit that git knows")
    shared = _git(root, "merge-base", known.decode().strip(), "HEAD")
    commit = (shared or known).decode().strip()
    with tempfile.TemporaryDirectory(prefix="toolkit-base-") as name:
        for part in (settings.resources, settings.docs):
            _unpack(root, commit, part, Path(name))
            (Path(name) / part).mkdir(exist_ok=True, parents=True)
        yield Path(name)


def changed_files(base: Path, root: Path, parts: Iterable[str]) -> frozenset[str]:
    """Return the files in some folders that a base has not, or has with another content."""
    return frozenset(
        path.relative_to(root).as_posix()
        for part in parts
        for path in (root / part).rglob("*")
        if path.is_file() and not _same(path, base / path.relative_to(root))
    )


def uncommitted_files(root: Path) -> frozenset[str]:
    """Return the files of a folder that differ from the last commit; none without git."""
    told = _git(root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", ".")
    home = _git(root, "rev-parse", "--show-prefix")
    prefix = (home or b"").decode().strip()
    rows = (told or b"").decode("utf-8", "surrogateescape").split("\0")
    return frozenset(row[3:].removeprefix(prefix) for row in rows if row)


def committed_texts(root: Path, files: Iterable[str]) -> dict[str, str]:
    """Return what texts and data were at the last commit, those that are new left out."""
    texts = {}
    for name in files:
        was = _git(root, "show", f"HEAD:./{name}") if name.endswith(_TEXTS) else None
        if was is not None:
            texts[name] = was.decode("utf-8", "replace").replace("\r\n", "\n")
    return texts


def former_texts(base: Path, files: frozenset[str]) -> dict[str, str]:
    """Return what texts and data were in a folder, those that are new left out."""
    there = [name for name in files if name.endswith(_TEXTS) and (base / name).is_file()]
    return {name: (base / name).read_text("utf-8", "replace") for name in there}


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()


def _unpack(root: Path, commit: str, part: str, target: Path) -> None:
    archive = _git(root, "archive", "--format=tar", commit, "--", part)
    if archive is not None:
        packed = target / "base.tar"
        packed.write_bytes(archive)
        with tarfile.open(packed) as tar:
            tar.extractall(target, filter="data")
        packed.unlink()


def _git(root: Path, *words: str) -> bytes | None:
    try:
        done = subprocess.run(["git", *words], cwd=root, capture_output=True, check=False)
    except OSError:
        return None  # There is no git.
    return None if done.returncode else done.stdout
