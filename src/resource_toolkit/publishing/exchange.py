"""Put a finished site in the place of the old one, in one step where the system can."""

import ctypes
import os
import shutil
from contextlib import suppress
from pathlib import Path

from resource_toolkit.writing import MARK, refuse_foreign, remove_marked


def exchange(fresh: Path, site: Path, root: Path) -> None:
    """Put `fresh` in the place of `site` in one step, where the system can; `fresh` may go then.

    Raises ToolkitError when there is anything in the way that no build made.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    fresh.chmod(0o755)
    near = _on_one_disk(fresh, site, root)
    refuse_foreign(site, root)
    if not site.exists():
        near.rename(site)
    elif not _swap(near, site):
        aside = _aside(site)
        site.rename(aside)
        near.rename(site)
        remove_marked(aside, MARK)
    if near != fresh:
        remove_marked(near, MARK)


def _on_one_disk(fresh: Path, site: Path, root: Path) -> Path:
    """Return `fresh`, or its copy beside `site` on another disk, where no rename leads."""
    if fresh.stat().st_dev == site.parent.stat().st_dev:
        return fresh
    near = site.with_name(f".{site.name}.new")
    _remove(near, root)
    try:
        near.mkdir()
        # The mark comes first, so that a copy that was cut off is known as one.
        shutil.copy2(fresh / MARK, near)
        shutil.copytree(fresh, near, dirs_exist_ok=True)
    except OSError:
        shutil.rmtree(near, ignore_errors=True)
        raise
    return near


def _aside(site: Path) -> Path:
    return site.with_name(f".{site.name}.old")


def restore(site: Path, root: Path) -> None:
    """Bring back a site whose exchange was cut off half-way.

    Raises ToolkitError when something else stands where the old site is put for a moment.
    """
    aside = _aside(site)
    if aside.is_dir() and not aside.is_symlink() and not site.exists():
        aside.rename(site)
    _remove(aside, root)


def _remove(folder: Path, root: Path) -> None:
    """Remove a former site, and nothing else."""
    refuse_foreign(folder, root)
    if folder.is_dir():
        remove_marked(folder, MARK)


def _swap(one: Path, other: Path) -> bool:
    """Exchange two paths with renameat2, which Linux has; return whether that was done."""
    # Elsewhere there is no such call, or no way to look for it (a TypeError on Windows).
    with suppress(OSError, AttributeError, TypeError):
        rename = ctypes.CDLL(None, use_errno=True).renameat2
        here, exchange_flag = -100, 2
        paths = os.fsencode(one), os.fsencode(other)
        return rename(here, paths[0], here, paths[1], exchange_flag) == 0  # type: ignore[no-any-return]
    return False
