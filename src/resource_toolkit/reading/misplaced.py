"""What to do with an entry that does not belong into the folder of a toolkit."""

from resource_toolkit.pictures import PICTURE_TYPES

from .fields.slugs import likely_slug

_PICTURES = frozenset(
    (
        "pictures",
        "picture",
        "images",
        "image",
        "img",
        "photos",
        "photo",
        "pics",
        "fotos",
        "imagenes",
    )
)
"""What people call the folder of pictures."""


def misplaced(name: str, toolkit: str, *, is_folder: bool) -> str:
    """Return what to do with an entry that does not belong into the folder of a toolkit."""
    stem, _, ending = name.rpartition(".")
    ending = ending.lower()
    stem = stem[:-3] if stem.lower().endswith(".md") else stem
    if name.startswith(("~$", ".~lock")):
        return "an office program made this while a file was open; delete it"
    stem = likely_slug(stem) or stem
    if is_folder and name.casefold() in _PICTURES:
        return f"the folder of pictures is called pictures; rename it to {toolkit}/pictures"
    if is_folder:
        return f"a toolkit has no folders but pictures; move what is in it into {toolkit} itself"
    if ending in ("txt", "markdown", "mdown", "text"):
        return f"a resource ends with .md; rename the file to {stem}.md"
    if f".{ending}" in PICTURE_TYPES:
        return f"pictures lie in the folder pictures; move it to {toolkit}/pictures/"
    if ending in ("pdf", "doc", "docx", "odt", "pptx", "xlsx"):
        how = f"save it as PDF, put it into docs/ and link to docs/{stem}.pdf from a page"
        return f"only texts belong here; write this one as {stem}.md, or {how}"
    return "only .md files, _collection.yml and the folder pictures belong here"
