"""Where a command may write: never over anything that the program did not make."""

from pathlib import Path

from resource_toolkit.catalog import Settings
from resource_toolkit.problems import ToolkitError
from resource_toolkit.reading import read_settings

from .site_mark import MARK, foreign_file, is_marked

_CODE = Path(__file__).parents[1]
_OWN = ("src", "hooks", "macros", "schema", "tests", ".git", ".github")


def new_file(path: Path, root: Path) -> Path:
    """Return the path of a file to write, without links.

    Raises ToolkitError when something is there, or the place is not for output.
    """
    target = output_place(path, root)
    if target.exists():
        raise ToolkitError(f"{path} is there already; move it away, or give another name")
    if not target.parent.is_dir():
        raise ToolkitError(f"there is no folder {path.parent}; make it first")
    return target


def new_folder(path: Path, root: Path) -> Path:
    """Return the path of a folder to fill, without links; it is not there, or is empty.

    Raises ToolkitError when it holds something, or the place is not for output.
    """
    target = output_place(path, root)
    if target.exists() and any(target.iterdir()):
        raise ToolkitError(f"{path} is not empty; give a new folder")
    return target


def output_place(path: Path, root: Path) -> Path:
    """Return a path without links, where a command may make something.

    Raises ToolkitError when it is a link, a file or below one, the toolkit's own folder or one
    above it, or inside a folder whose files are written by hand.
    """
    if path.is_symlink():
        raise ToolkitError(f"{path} is a link; give the place itself")
    try:
        target, root = path.resolve(), root.resolve()
    except RuntimeError as error:
        raise ToolkitError(f"{path} leads through links that go round in a circle") from error
    if any(_is_same(target, above) for above in (root, *root.parents)):
        raise ToolkitError(f"{path} is the toolkit's own folder or holds it; give a new folder")
    around = (target, *target.parents)
    for own in _own_folders(root):
        if any(_is_same(own, folder) for folder in around):
            raise ToolkitError(
                f"{path} is {own} or inside it, where files are written by hand; "
                "give a new folder elsewhere"
            )
    for there in around:
        if there.exists() and not there.is_dir():
            raise ToolkitError(f"{there} is a file; move it away, or give another folder")
    return target


def refuse_foreign(site: Path, root: Path) -> None:
    """Raise ToolkitError when a folder that a build would replace is not all of its own making.

    A site of an earlier version has no mark: `site` in the root is taken for one when it looks so.
    """
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise ToolkitError(f"{site} is no folder; move it away, or give another one")
    if not site.is_dir() or not any(site.iterdir()):
        return
    if not is_marked(site):
        if site == root.resolve() / "site" and _looks_built(site):
            return
        raise ToolkitError(
            f"{site} was not made by 'toolkit build' (it has no file {MARK}), so nothing in it "
            "is touched; give a new folder, or move this one away"
        )
    if foreign := foreign_file(site):
        raise ToolkitError(
            f"{site / foreign} was not made by 'toolkit build', which would remove it; "
            "move it out of the site"
        )


def _looks_built(site: Path) -> bool:
    return (site / "assets/catalog").is_dir() and (site / "sitemap.xml").is_file()


def _own_folders(root: Path) -> list[Path]:
    """Return the folders whose files people write: the toolkit's, and the program's own."""
    known = (root / "mkdocs.yml").is_file()
    settings = read_settings(root) if known else Settings()
    names = [*_OWN, settings.docs, settings.resources, settings.theme]
    return [_CODE, *(root / name for name in names if name)]


def _is_same(one: Path, other: Path) -> bool:
    """Return whether two paths are one place, also where letters' case does not count."""
    try:
        return one.samefile(other)
    except OSError:
        return one == other
