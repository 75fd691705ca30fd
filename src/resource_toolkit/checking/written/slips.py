"""What office programs, other sites and slips of the pen leave in a text.

Each would stand on the page as signs that nobody meant. A slip has its place in the text, a code,
and what to write instead.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.checking.links import file_link, mark_at, without_code
from resource_toolkit.problems import Problem, Repair, as_line, shown

from .slip_repairs import bulleted, numbered, tabled


class Slip(NamedTuple):
    """Something in a text that its page would show as it is written."""

    start: int
    code: str
    message: str
    repair: Repair | None = None
    """What its message asks to write there, where it says all of it."""


_BULLET = re.compile(r"^ {0,8}(?:\*(?:\t|\u00a0)\s*|[•·●▪■◦‣∙]\s*|o\t+)(?=\S)", re.M)
_DASHES = re.compile(r"^[–—][ \t\u00a0]+\S.*\n+[–—][ \t\u00a0]+\S", re.M)
_BOX = re.compile(r"^( *[-*+] )\[\][ \t]*(?=\S)", re.M)
_NUMBER = re.compile(r"^( {0,3}\d{1,2}[.)])(?=[^\W\d_])", re.M)
_TABS = re.compile(
    r"^(?=\S)(?![-*+•·●▪■◦‣∙o]\s|\d+[.)]\s|#|>)[^\t\n|]+(?:\t+[^\t\n]+)+\n[^\t\n|]*\t[^\n]*$", re.M
)
_ROWS = re.compile(r"(?:^[ ]{0,3}\|[^\n]*\|[ ]*(?:\n|\Z))+", re.M)
_RULER = re.compile(r"^[ |:-]*-[ |:-]*$", re.M)
_HEADING = re.compile(r"^ {0,3}(#{2,6})(?=[^\s#])(.*)|(?<=\n\n)(#)(?=[A-ZÁÉÍÓÚÑ¿¡])(.*)", re.M)
_SIGN = re.compile(r"#[^\s#]")
_WIKI = re.compile(r"\[\[([^\[\]\n|]+)(?:\|([^\[\]\n]+))?\]\]")
_BLANKS = re.compile(
    r"(!?)\[([^\[\]\n]*)\]\(((?!<)[^()\n\"']{0,200}[^\s()][ \t][^()\n\"']{0,200})\)"
)
_APART = re.compile(r"\[([^\[\]\n]+)\] +\(((?:https?://|www\.|\.{1,2}/|[\w-]+\.md)[^()\s]*)\)")
_TURNED = re.compile(r"\(([^()\n]+)\)\[((?:https?://|www\.)[^\[\]\s]+|[^\[\]\s]*\.md[^\[\]\s]*)\]")
_OPEN = re.compile(r"!?\[[^\[\]\n]+\]\([^()\s]+?(?=[.,;:]?(?:\s|\Z))(?![^()\n]*\))", re.M)
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_BROKEN = re.compile(
    "(?:[ÃÂ][\u0080-\u00bf\u0152-\u0178\u2018-\u203aˆ˜€™‰]|â€[\u0080-\u02ff\u2018-\u203a™]?)+"
)
"""Letters of UTF-8 that a program took for those of an older form."""

Named = Callable[[str], str]
"""Returns the link to the page whose title or slug is given, or nothing."""


def resource_slips(catalog: Catalog) -> Iterator[Problem]:
    """A text must hold no signs that nobody meant."""
    titles = {resource.title.casefold(): resource for resource in catalog.resources.values()}
    for resource in catalog.resources.values():

        def named(words: str, resource: Resource = resource) -> str:
            slug = words.removesuffix(".md").strip()
            other = titles.get(slug.casefold()) or catalog.resources.get(slug)
            return file_link(resource, other) if other else ""

        for slip in slips(resource.body, named):
            line, column = mark_at(resource, slip.start)
            yield Problem(
                path=resource.path,
                line=line,
                column=column,
                code=slip.code,
                message=slip.message,
                repair=slip.repair,
            )


def slips(body: str, named: Named) -> Iterator[Slip]:
    """Yield what a text holds by mistake, in no order.

    `named` returns the link to a page that is named by its title.
    """
    text = without_code(body)
    yield from _lists(text, body)
    yield from _tables(text, body)
    yield from _headings(text)
    yield from _links(text, named)
    for broken in _BROKEN.finditer(text) if any(map(text.__contains__, "ÃÂâ")) else ():
        mended = _mended(broken[0])
        if mended:
            begin = re.search(r"\w*$", text[: broken.start()])
            before = begin[0] if begin else ""
            rest = re.match(r"\w*", text[broken.end() :])
            after = rest[0] if rest else ""
            was, now = (f"{before}{letters}{after}" for letters in (broken[0], mended))
            message = f"these letters were saved in another way; write '{now}' for {shown(was)}"
            yield Slip(broken.start(), "RC126", message, Repair(broken[0], mended))


def _line(text: str, start: int) -> str:
    """Return the line of a text in which a position is."""
    return text[text.rfind("\n", 0, start) + 1 :].partition("\n")[0]


def _lists(text: str, body: str) -> Iterator[Slip]:
    last = -9
    for bullet in (*_BULLET.finditer(text), *_DASHES.finditer(text)):
        number = text.count("\n", 0, bullet.start())
        if number > last + 1:
            item = re.sub(r"^[^\w\"“¿¡(\[]+|^o\t+", "", _line(text, bullet.start()))
            message = "a list has a hyphen and a blank before each item, and an empty line above"
            told = f"{message}; write {as_line(f'- {item}')}"
            yield Slip(bullet.start(), "RC121", told, bulleted(body, bullet.start()))
        last = number
    for box in _BOX.finditer(text):
        fixed = _BOX.sub(r"\1[ ] ", _line(text, box.start()))
        message = f"a box to tick has a blank between its brackets; write {as_line(fixed)}"
        yield Slip(box.start(), "RC121", message, Repair(box[0], f"{box[1]}[ ] "))
    last = -9
    for digits in _NUMBER.finditer(text):
        number = text.count("\n", 0, digits.start())
        if number > last + 1:
            fixed = _NUMBER.sub(r"\1 ", _line(text, digits.start()))
            message = f"a number of a list needs a blank behind it; write {as_line(fixed)}"
            yield Slip(digits.start(), "RC121", message, numbered(body, digits.start()))
        last = number


def _tables(text: str, body: str) -> Iterator[Slip]:
    for table in _TABS.finditer(text) if "\t" in text else ():
        cells = [cell.strip() for cell in re.split(r"\t+", _line(text, table.start()))]
        how = f"write '| {' | '.join(cells)} |', below it '{'|---' * len(cells)}|'"
        message = f"a table has strokes between its cells; {how}, and so on"
        yield Slip(table.start(), "RC123", message, tabled(body, table.start()))
    for rows in _ROWS.finditer(text) if "|" in text else ():
        lines = rows[0].splitlines()
        if len(lines) > 1 and not any(map(_RULER.match, lines)):
            ruler = "|---" * max(lines[0].count("|") - 1, 1)
            message = f"the head of a table has a line of hyphens below it; write '{ruler}|' there"
            head = body[rows.start() :].partition("\n")[0]
            yield Slip(rows.start(), "RC123", message, Repair(head, f"{head}\n{ruler}|"))


def _headings(text: str) -> Iterator[Slip]:
    for heading in _HEADING.finditer(text) if _SIGN.search(text) else ():
        signs, words = heading[1] or heading[3], heading[2] or heading[4]
        message = f"a heading has a blank behind its signs; write {as_line(f'{signs} {words}')}"
        begin = text[heading.start() : heading.start(2 if heading[1] else 4)]
        yield Slip(heading.start(), "RC124", message, Repair(begin, f"{begin} "))


def _links(text: str, named: Named) -> Iterator[Slip]:
    if "[" not in text:
        return
    for wiki in _WIKI.finditer(text):
        words = wiki[2] or wiki[1]
        address = named(wiki[1])
        told = f"[{words}]({address or 'address'})"
        repair = Repair(wiki[0], told) if address else None
        yield Slip(wiki.start(), "RC125", f"a link has words and an address; write {told}", repair)
    for link in _BLANKS.finditer(text) if "](" in text else ():
        address = "" if link[1] else named(link[3].strip())
        repair = Repair(link[0], f"[{link[2]}]({address})") if address else None
        yield Slip(link.start(), "RC125", _with_blanks(link, named), repair)
    for link in _APART.finditer(text):
        told = f"[{link[1]}]({link[2]})"
        message = f"no blank may stand between words and address of a link; write {told}"
        yield Slip(link.start(), "RC125", message, Repair(link[0], told))
    for link in _TURNED.finditer(text):
        message = "the words of a link stand in [ ] and its address in ( ); write "
        told = f"[{link[1]}]({link[2]})"
        yield Slip(link.start(), "RC125", message + told, Repair(link[0], told))
    for link in _OPEN.finditer(text) if "](" in text else ():
        message = f"the bracket of this link is never closed; write {link[0]})"
        yield Slip(link.start(), "RC125", message, Repair(link[0], f"{link[0]})"))
    for link in re.finditer(r"(?<!!)\[[^\[\]\n]+\]\([ \t]*\)", text):
        yield Slip(link.start(), "RC125", "this link has no address; write one between ( and )")
    for note in _FOOTNOTE.finditer(text) if "[^" in text else ():
        if f"[^{note[1]}]:" not in text:
            message = f"the footnote has no text; add a line '[^{note[1]}]: ' with it at the end"
            yield Slip(note.start(), "RC125", message)


def _with_blanks(link: re.Match[str], named: Named) -> str:
    words, address = link[2], link[3].strip()
    if link[1] or re.search(r"\.(?:png|jpe?g|webp|svg|gif|heic)$", address, re.I):
        folder, _, name = address.rpartition("/")
        plain = re.sub(r"[^a-z0-9.]+", "-", name.lower())
        told = f"rename the file to {plain} and write ![{words}](pictures/{plain})"
        return f"the address of a picture holds no blanks; {told}" if folder or plain else ""
    target = named(address) or address.replace(" ", "%20")
    return f"the address of a link holds no blanks; write [{words}]({target})"


def _mended(broken: str) -> str:
    """Return letters that were read in a wrong code page as they were, or nothing."""
    try:
        raw = b"".join(
            sign.encode("latin-1") if ord(sign) < 256 else sign.encode("cp1252") for sign in broken
        )
        return raw.decode("utf-8")
    except UnicodeError:
        return ""
