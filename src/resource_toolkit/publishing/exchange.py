"""Put a finished site in the place of the old one, in one step where the system can."""

import ctypes
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

WORK = ".toolkit"
"""The folder of the root that holds what a build is working on."""


def workplace(root: Path, use: str) -> Path:
    """Make a folder for this process to work in, and remove those of processes that are gone."""
    work = root / WORK
    work.mkdir(exist_ok=True)
    for folder in work.glob("*-*-*"):
        if not _runs(folder.name.split("-")[1]):
            shutil.rmtree(folder, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"{use}-{os.getpid()}-", dir=work))


def _runs(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        pass
    return True


def exchange(fresh: Path, site: Path) -> None:
    """Put `fresh` in the place of `site` in one step, where the system can; `fresh` may go then."""
    site.parent.mkdir(parents=True, exist_ok=True)
    fresh.chmod(0o755)
    near = _on_one_disk(fresh, site)
    if not site.exists():
        near.rename(site)
    elif not _swap(near, site):
        aside = _aside(site)
        site.rename(aside)
        near.rename(site)
        shutil.rmtree(aside)
    if near != fresh:
        shutil.rmtree(near, ignore_errors=True)


def _on_one_disk(fresh: Path, site: Path) -> Path:
    """Return `fresh`, or its copy beside `site` on another disk, where no rename leads."""
    if fresh.stat().st_dev == site.parent.stat().st_dev:
        return fresh
    near = site.with_name(f".{site.name}.new")
    shutil.rmtree(near, ignore_errors=True)
    try:
        shutil.copytree(fresh, near)
    except shutil.Error as error:
        shutil.rmtree(near, ignore_errors=True)
        raise OSError(error.args[0][0][2]) from error
    return near


def _aside(site: Path) -> Path:
    return site.with_name(f".{site.name}.old")


def restore(site: Path) -> None:
    """Bring back a site whose exchange was cut off half-way."""
    aside = _aside(site)
    if aside.is_dir():
        if site.exists():
            shutil.rmtree(aside)
        else:
            aside.rename(site)


def _swap(one: Path, other: Path) -> bool:
    """Exchange two paths with renameat2, which Linux has; return whether that was done."""
    with suppress(OSError, AttributeError):
        rename = ctypes.CDLL(None, use_errno=True).renameat2
        here, exchange_flag = -100, 2
        paths = os.fsencode(one), os.fsencode(other)
        return rename(here, paths[0], here, paths[1], exchange_flag) == 0  # type: ignore[no-any-return]
    return False
