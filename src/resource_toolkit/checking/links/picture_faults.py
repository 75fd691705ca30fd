"""What is wrong with a picture that a body shows, and where it may lie."""

import re
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.pictures import PICTURE_NAME, plain_name, web_name
from resource_toolkit.problems import Repair, Scope, nearest, shown

Fault: TypeAlias = tuple[str | None, Repair | None]
"""What is wrong with a link, if anything is, and what to write instead."""
_PHOTOS = frozenset((".heic", ".heif", ".tif", ".tiff", ".bmp", ".raw", ".dng"))
"""What phones and scanners save, and few browsers show."""


def picture_fault(catalog: Catalog, resource: Resource, link: str, picture: str) -> Fault:
    """Return why a link leads to no picture beside a resource that pages can show."""
    path = catalog.root / catalog.folder / resource.collection / "pictures" / picture
    if path.is_file():
        return _no_picture(link, path), None
    beside = pictures_beside(catalog, resource)
    odd = [name for name in beside if not PICTURE_NAME.fullmatch(name)]
    if any(plain_name(name) == picture for name in odd):
        return None, None  # RC221 says how the file must be called.
    near = nearest(picture, beside)
    whole = f"{link.rpartition('/')[0]}/{near}"
    same = near and near.casefold() == picture.casefold()
    if near and web_name(near) != near:
        there = f"{catalog.folder}/{resource.collection}/pictures"
        return f"there is no picture {shown(link)}; rename {there}/{near} to {picture}", None
    hint = f"; did you mean '{whole}'?" if near else ""
    hint = f"; write {whole} for it, with these letters" if same else hint
    hint = hint or _in_another_folder(catalog, resource, picture)
    repair = Repair(link, whole, scope=Scope.LINKS) if same else None
    return f"there is no picture {shown(link)}{hint}", repair


def _no_picture(link: str, path: Path) -> str | None:
    """Return why a file beside a text is no picture that a page shows, or None."""
    if path.suffix.lower() not in _PHOTOS:
        return None
    told = link.removesuffix(path.suffix) + ".jpg"
    return f"no page shows {shown(link)}; once it is saved as JPEG, write {told}"


def pictures_beside(catalog: Catalog, resource: Resource) -> list[str]:
    """Return the names of the pictures beside a resource."""
    folder = catalog.root / catalog.folder / resource.collection / "pictures"
    return [path.name for path in folder.iterdir()] if folder.is_dir() else []


def picture_elsewhere(catalog: Catalog, resource: Resource, link: str) -> str:
    """Return what to do about a link to a picture of another folder, or nothing."""
    told = re.fullmatch(
        r"(?:\.\./)*(?:[\w.-]+/)*([\w. ()-]+\.(?:svg|png|jpe?g|webp|hei[cf]))", unquote(link), re.I
    )
    if told is None:
        return ""
    name, folder = told[1], f"{catalog.folder}/{resource.collection}/pictures"
    there = (catalog.root / resource.path).parent / unquote(link)
    todo = "copy it" if there.is_file() else "put it"
    where = f"a picture lies in the folder of its page: {todo} into {folder}"
    plain = web_name(name)
    named = f" as {plain}" if plain != name else ""
    return f"{where}{named}, and write pictures/{plain}"


def _in_another_folder(catalog: Catalog, resource: Resource, picture: str) -> str:
    """Return the hint to the only toolkit beside whose texts a picture lies, or to bring it."""
    places = sorted((catalog.root / catalog.folder).glob(f"*/pictures/{picture}"))
    here = f"{catalog.folder}/{resource.collection}/pictures"
    if len(places) != 1:
        return f"; put its file into {here}, or take the line out"
    there = places[0].parent.relative_to(catalog.root).as_posix()
    return f"; it lies in {there}: put a copy into {here}"
