"""The form "Correct a page": the words that stand there, and the words that should."""

import re
from collections.abc import Iterator

from resource_toolkit.catalog import Catalog, Record
from resource_toolkit.checking import Checked, try_files
from resource_toolkit.problems import ToolkitError, did_you_mean, shown
from resource_toolkit.reading import read_pages

from .elements import Proposal, answers, form_file, quoted, text_field

FILE = ".github/ISSUE_TEMPLATE/correct-a-page.yml"
NAME = "Correct a page"
_PAGE, _NOW, _THEN, _WHY = (
    *("Page", "The words that stand there now", "The words that should stand there"),
    "How you know",
)
HEADINGS = (_PAGE, _NOW, _THEN)
"""What only answers to this form have."""


def form_text(_: Catalog) -> str:
    """Return the form as YAML."""
    intro = "One mistake for each form. Everything you write here is public."
    fields = [
        text_field("page", _PAGE, "Its address, or its title.", needed=True),
        text_field("now", _NOW, "Copy a whole sentence from the page.", needed=True, long=True),
        text_field("then", _THEN, "The same sentence, as it should be.", needed=True, long=True),
        text_field("why", _WHY, "A link or a few words help those who look at it.", long=True),
    ]
    about = "Something is wrong or out of date. Your words become a draft for the maintainers."
    return form_file(NAME, about, "Correction: ", intro, fields)


def read_form(now: Checked, submitted: str) -> Proposal:
    """Return the file with the words exchanged.

    Raises ToolkitError with a way on when the page or the words are not there, or not just once.
    """
    said = dict(answers(submitted, [_PAGE, _NOW, _THEN, _WHY]))
    missing = [label for label in HEADINGS if label not in said]
    if missing:
        raise ToolkitError(f"'{missing[0]}' is empty")
    path = _file_of(now, said[_PAGE])
    text = (now.catalog.root / path).read_text(encoding="utf-8")
    edit = f"\nThe file is {now.settings.edit_root}{path}" if now.settings.edit_root else ""
    # Words that were copied from a page have lost their line breaks.
    wanted = re.compile(r"\s+".join(map(re.escape, said[_NOW].split())))
    places = list(wanted.finditer(text))
    if not places:
        raise ToolkitError(
            f"{shown(said[_NOW])} does not stand in {path}, at least not in these very words; "
            f"copy the sentence once more, without links and bold words, or ask a maintainer{edit}"
        )
    if len(places) > 1:
        raise ToolkitError(
            f"{shown(said[_NOW])} stands {len(places)} times in {path}; copy more of the sentence"
            f"{edit}"
        )
    files = {path: text[: places[0].start()] + said[_THEN] + text[places[0].end() :]}
    why = quoted(said.get(_WHY, ""))
    return Proposal(
        title="Correction",
        files=files,
        trial=try_files(now, files),
        more=f"Why:\n\n{why}" if why else "",
    )


def _file_of(now: Checked, named: str) -> str:
    """Return the file of a page that somebody named by its address or title."""
    address = re.sub(r"[?#].*$", "", named.strip()).rstrip("/")
    pages = list(_pages(now))
    by_title = {title.casefold(): path for title, _, path in pages}
    if title := by_title.get(named.strip().casefold()):
        return title
    ends = [(len(end), path) for _, end, path in pages if end and _ends(address, end)]
    if ends:
        return max(ends)[1]
    hint = did_you_mean(named, [title for title, _, _ in pages])
    raise ToolkitError(f"no page has the address or title {shown(named)}{hint}")


def _ends(address: str, end: str) -> bool:
    return f"/{address}".endswith(f"/{end.rstrip('/')}")


def _pages(now: Checked) -> Iterator[tuple[str, str, str]]:
    """Yield title, address and file of each page that is one file."""
    catalog = now.catalog
    records: list[Record] = [
        *(catalog.resources.values()),
        *(catalog.packets.values()),
        *(catalog.trainings.values()),
    ]
    for record in records:
        yield record.title, record.address, record.path
        yield record.title, record.slug, record.path
    for page in read_pages(catalog.root, now.settings)[0]:
        yield str(page.head.get("title", page.path)), page.address, page.path
