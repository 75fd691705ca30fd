"""What a spreadsheet program lost of a cell, seen against what the file on disk holds."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from resource_toolkit.catalog import Catalog
from resource_toolkit.problems import shown
from resource_toolkit.reading import ENGLISH_MONTHS, broken_letters, with_letters

MOST_OF_CELL = 32_767
"""So many characters a cell of a spreadsheet holds."""
_OWN = ("url", "title", "summary")
"""Columns whose cells belong to one row only."""
_MANY = 3
"""So many cells at other rows, or columns, than before are no correction."""
TOO_LONG = "(longer than a cell can hold; it stays as it is)"
"""What stands in a cell in place of such a text."""
_MOST_SHOWN = 300
"""A cell with so many signs is shown whole."""
_FEW = 3
"""So many words are shown of a longer one."""
_ADDRESS = re.compile(r"\S*(?:\w\.\w|//)\S*")
_IN_WORD = re.compile(r"(?<=[^\W\d_])\?(?=[a-záéíóúñü])|^[(\"“¡]*\?(?=[^\W\d_])")
"""A question mark in a word, or before one."""
_MADE_A_DATE = re.compile(rf"(?i)(\d{{1,2}})-({'|'.join(ENGLISH_MONTHS)})")
_AS_DATE = re.compile(r"\d{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d{2}")


def loss(before: str, after: str) -> str | None:
    """Return what of a text was lost on its way through another program, or None."""
    if "\ufffd" in after and "\ufffd" not in before:
        return "some characters could not be read"
    if len(after) == MOST_OF_CELL < len(before) and before.startswith(after[:1000]):
        return "the text was cut off, as it is longer than a cell can hold"
    if _AS_DATE.fullmatch(after.strip()) and re.fullmatch(r"\d{1,2}[-/]\d{1,2}", before.strip()):
        return f"'{before.strip()}' was taken for a date"
    if (made := _MADE_A_DATE.fullmatch(after.strip())) and after.strip() != before.strip():
        meant = f"{ENGLISH_MONTHS.index(made[2].lower()) + 1} to {made[1]}"
        return f"'{after.strip()}' is what a spreadsheet makes of two numbers; write '{meant}'"
    if after.count("?") > before.count("?") and (sign := _questioned(before, after)):
        return f"'{sign}' became '?'"
    if "?" in after and (words := _lost_words(after)) and len(words) > len(_lost_words(before)):
        return f"a letter of {shown(words[0])} became '?'"
    for sign, wrong in _garbled(before):
        if wrong in after:
            return f"'{sign}' became '{wrong}'{_as_it_was(before, after)}"
    return None


def _lost_words(text: str) -> list[str]:
    """Return the words of a text in which a question mark stands in place of a letter."""
    plain = _ADDRESS.sub("", text)
    return [word for word in plain.split() if _IN_WORD.search(word)] if "?" in plain else []


def _as_it_was(before: str, after: str) -> str:
    """Return what to write for a cell with broken letters: what its file holds, where that is it.

    Saving such a cell in another way does not bring them back.
    """
    whole = with_letters(after)
    if whole == before and len(before) <= _MOST_SHOWN:
        return f", and no saving brings it back; write '{before}' in this cell, as its file has it"
    words = {was: now for _, _, was, now in broken_letters(after)}
    told = ", ".join(f"'{now}' for '{was}'" for was, now in [*words.items()][:_FEW])
    more = f", and so on ({len(words)} words)" if len(words) > _FEW else ""
    where = "; its file has them right" if whole == before else ""
    return f", and no saving brings it back; write {told}{more}{where}" if told else ""


def moved_between_rows(
    catalog: Catalog, rows: Iterable[Mapping[str, str]]
) -> Iterator[tuple[str, int]]:
    """Yield each column whose cells stand at other rows than before, and how many do.

    That is what comes of sorting one column of a table alone.
    """
    listed = [(catalog.resources.get(row.get("slug", "").strip()), row) for row in rows]
    for column in _OWN:
        held = {slug: getattr(one, column) for slug, one in catalog.resources.items()}
        known = Counter(filter(None, held.values()))
        moved = [
            row[column]
            for old, row in listed
            if old and row.get(column) and row[column] != held[old.slug] and row[column] in known
        ]
        if len(moved) >= _MANY:
            yield column, len(moved)


def _questioned(before: str, after: str) -> str | None:
    """Return the first character that is no letter of English and became a question mark."""
    rows = SequenceMatcher(None, before.split("\n"), after.split("\n"), autojunk=False)
    for kind, start, end, first, last in rows.get_opcodes():
        if kind != "replace":
            continue
        old = "\n".join(before.split("\n")[start:end])
        new = "\n".join(after.split("\n")[first:last])
        for part, at, to, begin, stop in SequenceMatcher(None, old, new, False).get_opcodes():
            lost = [sign for sign in old[at:to] if not sign.isascii()]
            if part == "replace" and lost and "?" in new[begin:stop]:
                return lost[0]
    return None


def _garbled(before: str) -> list[tuple[str, str]]:
    """Return what each character becomes when UTF-8 is read as a code page of Windows."""
    pairs = []
    for sign in sorted({sign for sign in before if not sign.isascii()}):
        wrong = sign.encode().decode("cp1252", "replace")
        if wrong not in before and "\ufffd" not in wrong:
            pairs.append((sign, wrong))
    return pairs


def beside_their_columns(
    row: Mapping[str, str], before: Mapping[str, str]
) -> tuple[str, str, str] | None:
    """Return column, code and message when the cells of a row stand one column too far.

    They do when several are what stood in the column beside, and no longer in their own.
    """
    names = [name for name in row if name in before]
    for side, by in (("right", 1), ("left", -1)):
        moved = [
            now
            for was, now in zip(names[max(0, -by) :], names[max(0, by) :], strict=False)
            if row[now].strip() and row[now] == before[was] != before[now]
        ]
        if len(moved) > _MANY:
            message = f"from here on, the cells of this row stand one column too far to the {side}"
            return moved[0], "RC103", f"{message}; move them back"
    return None
