"""What office programs, other sites and slips of the pen leave in a text.

Each would stand on the page as signs that nobody meant. A slip has its place in the text, a code,
and what to write instead.
"""

import re
from collections.abc import Iterator

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.checking.links import file_link, mark_at, pictures_beside, without_code
from resource_toolkit.pictures import PICTURE_TYPES
from resource_toolkit.problems import Problem, Repair, as_line

from .link_slips import Named, link_slips
from .list_slips import list_slips
from .odd_numbers import odd_numbers
from .rulers import underlined
from .signs import swallowed
from .slip import Slip, line_at
from .tables import table_slips

_BOX = re.compile(
    r"^( *[-*+] )\[(?:\][ \t]*(?=\S)|([ xX])\](?=[^\s(\[:])| ([xX]) ?\] ?|([xX]) \] ?)", re.M
)
_TIGHT_BOX = re.compile(r"\[[ xX]\](?=[^\s(\[:])|\[(?: [xX]|[xX] )")
_STRUCK = re.compile(r"^(?=#*\\#)((?:\\?#){1,6})( [^\n]*\S)[ \t]*$", re.M)
_WORDLESS = re.compile(r"#(?<![^\n]#)#*[ \t]*(?=\n|\Z)")
_TWICE = re.compile(r"^(#{2,6}[ \t]+[^\n]*\S)[ \t]*\n\s*(?=\1[ \t]*$)", re.M)
"""A heading with the same one below it, and nothing between them."""
_BEHIND = re.compile(r"^([^#\n|]+?) +(#{2,6})$", re.M)
_HEADING = re.compile(r"^ {0,3}(#{2,6})(?=[^\s#])(.*)|(?<=\n\n)(#)(?=[A-ZÁÉÍÓÚÑ¿¡])(.*)", re.M)
_HARD_BLANK = re.compile(r"^( {0,6}(?:(#{2,6})|[-+]|\d{1,2}[.)]))[\u00a0\u202f][^\S\n]*", re.M)
_SIGN = re.compile(r"#[^\s#]")


def resource_slips(catalog: Catalog) -> Iterator[Problem]:
    """A text must hold no signs that nobody meant."""
    titles = {resource.title.casefold(): resource for resource in catalog.resources.values()}
    for resource in catalog.resources.values():

        def named(words: str, resource: Resource = resource) -> str:
            slug = words.removesuffix(".md").strip()
            if slug.lower().endswith(PICTURE_TYPES):
                return f"pictures/{slug}" if slug in pictures_beside(catalog, resource) else ""
            other = titles.get(slug.casefold()) or catalog.resources.get(slug)
            return file_link(resource, other) if other and other is not resource else ""

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

    `named` returns the link to a page that is named by its title, or to a picture that is there.
    """
    text = without_code(body)
    yield from list_slips(text, body)
    yield from odd_numbers(text)
    yield from _boxes(text)
    yield from swallowed(body, text)
    yield from table_slips(text, body)
    yield from _headings(text)
    for wordless in _WORDLESS.finditer(text):
        if line_at(body, wordless.start()).strip("# \t"):
            continue  # Its words are code.
        message = "this heading has no words; write them behind its signs, or delete the line"
        yield Slip(wordless.start(), "RC124", message)
    for hard in _HARD_BLANK.finditer(text) if not text.isascii() else ():
        fixed = f"{hard[1]} {line_at(text, hard.start())[len(hard[0]) :]}"
        message = "this blank is of another kind, and nothing begins with it; write "
        code = "RC124" if hard[2] else "RC121"
        told = Repair(hard[0], f"{hard[1]} ")
        yield Slip(hard.start(), code, message + as_line(fixed), told)
    yield from link_slips(text, named)


def _boxes(text: str) -> Iterator[Slip]:
    for box in _BOX.finditer(text) if "[]" in text or _TIGHT_BOX.search(text) else ():
        begin = f"{box[1]}[{box[2] or (box[3] or box[4] or ' ').lower()}] "
        fixed = begin + line_at(text, box.start())[len(box[0]) :]
        where = "behind" if box[2] else "between"
        how = (
            "has no blank beside its x" if box[3] or box[4] else f"has a blank {where} its brackets"
        )
        message = f"a box to tick {how}; write {as_line(fixed)}"
        yield Slip(box.start(), "RC121", message, Repair(box[0], begin))


def _headings(text: str) -> Iterator[Slip]:
    for heading in _BEHIND.finditer(text) if " ##" in text else ():
        told = f"{heading[2]} {heading[1]}"
        message = f"the signs of a heading stand before it; write {as_line(told)}"
        yield Slip(heading.start(), "RC124", message, Repair(heading[0], told))
    for twice in _TWICE.finditer(text):
        message = f"this heading stands twice; delete the line {as_line(twice[1])}"
        yield Slip(twice.start(), "RC124", message, Repair(twice[0], ""))
    yield from underlined(text)
    for struck in _STRUCK.finditer(text) if "\\#" in text else ():
        told = struck[1].replace("\\", "") + struck[2]
        message = f"with the sign \\ this is no heading; write {as_line(told)}"
        yield Slip(struck.start(), "RC124", message, Repair(struck[0], told))
    for heading in _HEADING.finditer(text) if _SIGN.search(text) else ():
        signs, words = heading[1] or "##", (heading[2] or heading[4]).rstrip("# ")
        message = f"a heading has a blank behind its signs; write {as_line(f'{signs} {words}')}"
        begin = text[heading.start() : heading.start(2)] if heading[1] else "##"
        yield Slip(heading.start(), "RC124", message, Repair(heading[0], f"{begin} {words}"))
