"""What bodies bring onto pages: links that lead somewhere, and no hidden sign."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.problems import Problem, Repair, Scope, forbidden_sign, shown
from resource_toolkit.reading import address_fault, likely_address, plain_text

from .link_faults import TO_ITSELF, Bodies, file_link, link_fault
from .note_marks import is_note_mark
from .page_faults import page_file

_OUTSIDE = re.compile(r'href="(https?:[^"]*)"')
_LOST = re.compile(r"<a>(.*?)</a>", re.S)
"""A link whose address the sanitizer has taken out."""
_CODE = re.compile(r"^ {0,3}(```|~~~).*?(?:^ {0,3}\1|\Z)|`[^`\n]*`", re.M | re.S)
_ODD_SCHEME = re.compile(r"\]\(\s*<?(https?:(?!//)[^\s)>]+)")
"""An address that begins nearly as one does."""
_ON_A_HOST = re.compile(
    r"https?://[^\s()<>]+/(?:blob|edit|tree|raw|_edit)/[\w./-]+?/[\w-]+/([\w-]+)\.md(?=[)\s>#])"
)
"""The address of the file of a resource where its text is kept."""
_ENTITY = re.compile(r"&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([lr]lm));")
_SCHEMES = {
    begin: re.compile(rf"{pattern}(?!(?:https?|mailto|tel):)([a-z][a-z0-9+.-]+):", re.I | re.M)
    for begin, pattern in {
        "](": r"\]\(\s*<?",
        "]:": r"^ {0,3}\[[^\]\n]+\]:[ \t]*<?",
        "<": "<",
    }.items()
}
"""What an address of another kind stands behind, with its pattern."""


def body_links(catalog: Catalog, bodies: Bodies) -> Iterator[Problem]:
    """A link of a body must lead to a resource, a heading or an image that exists."""
    for resource in catalog.resources.values():
        for link in filter(None, dict.fromkeys(bodies[resource.slug].links)):
            message, repair = link_fault(catalog, bodies, resource, link)
            if message == TO_ITSELF:
                # It does no harm, so it stops no site.
                if catalog.house.runs("RC522"):
                    yield _at_link(resource, link, "RC522", message, repair)
            elif message and not is_note_mark(link, resource.body):
                yield _at_link(resource, link, "RC304", message, repair)


def outside_links(catalog: Catalog, bodies: Bodies) -> Iterator[Problem]:
    """A link of a body to another site must be a full web address."""
    for resource in catalog.resources.values():
        body = without_code(resource.body)
        schemes = list(other_schemes(body))
        odd = _ODD_SCHEME.findall(resource.body) if "](http" in resource.body else ()
        if not schemes and not odd:
            yield from _lost_links(catalog, bodies, resource)
        for scheme in schemes:
            message = f"no page may open {shown(scheme[1] + ':')}; begin with https:// or mailto:"
            if body.startswith("image/", scheme.end()):
                message = "a picture stands here as signs; save it as a file in the folder pictures"
                message += ", and delete all that begins with data:"
            yield at_start(resource, scheme.start(1), "RC401", message)
        opened = map(html.unescape, _OUTSIDE.findall(bodies[resource.slug].html))
        for address in dict.fromkeys((*opened, *odd)):
            fault = address_fault(address)
            if fault:
                likely = likely_address(address)
                hint = f"; write {likely}" if likely else ""
                repair = Repair(address, likely, scope=Scope.LINKS) if likely else None
                message = f"{shown(address)} is no address to link: {fault}{hint}"
                yield _at_link(resource, address, "RC401", message, repair)


def _lost_links(catalog: Catalog, bodies: Bodies, resource: Resource) -> Iterator[Problem]:
    body = bodies[resource.slug]
    lost = _LOST.findall(body.html)
    if lost and not any(
        link_fault(catalog, bodies, resource, link)[0] for link in filter(None, body.links)
    ):
        for text in map(plain_text, lost):
            if f"[{text}]()" not in resource.body:  # That one is told as a slip.
                message = f"nobody can open the link {shown(text)}; write its address with https://"
                start = max(resource.body.find(f"[{text}]"), 0)
                yield at_start(resource, start, "RC401", message)


def own_links(catalog: Catalog, site: str) -> Iterator[Problem]:
    """A link to a page of this site should name its file, so that it works wherever the site is."""
    for resource in catalog.active if catalog.house.runs("RC522") else ():
        for start, page in own_pages(resource.body, site):
            meant = catalog.resources.get(page.removeprefix("resources/").rstrip("/"))
            if meant is None and not resource.body.startswith(site or "\0", start):
                continue  # A file that another toolkit keeps.
            file = file_link(resource, meant) if meant else page_file(catalog, page) or f"/{page}"
            own = meant is resource
            message = (
                TO_ITSELF if own else f"this is a page of our own; write {file} for its address"
            )
            whole = re.match(r"[^\s)>\]#]*", resource.body[start:])
            sure = whole and meant and not own
            repair = Repair(whole[0], file, scope=Scope.LINKS) if whole and sure else None
            yield replace(at_start(resource, start, "RC522", message), repair=repair)


def own_pages(body: str, site: str) -> Iterator[tuple[int, str]]:
    """Yield the place of each whole address of a page of the site in a body, and the page."""
    for file in _ON_A_HOST.finditer(body):
        yield file.start(), f"resources/{file[1]}/"
    start = body.find(site) if site else -1
    while start >= 0:
        page = re.match(r"[\w./~-]*", body[start + len(site) :])
        yield start, page[0] if page else ""
        start = body.find(site, start + 1)


def hidden_signs(catalog: Catalog, bodies: Bodies) -> Iterator[Problem]:
    """A body must not bring a sign onto its page that it may not hold, however it is written."""
    for resource in catalog.resources.values():
        # In the file they are refused; here it is what Markdown makes of it.
        if "&" in resource.body:
            sign = forbidden_sign(bodies[resource.slug].html)
            if sign:
                written = (entity for entity in _ENTITY.finditer(resource.body) if _hides(entity))
                start = next((entity.start() for entity in written), 0)
                yield at_start(resource, start, sign.code, sign.message)


def _hides(entity: re.Match[str]) -> bool:
    """Return whether an entity stands for a sign that no text may hold."""
    digits, base = (entity[1], 16) if entity[1] else (entity[2] or "0", 10)
    number = int(digits, base)
    return bool(entity[3]) or (number < 0x110000 and forbidden_sign(chr(number)) is not None)


def other_schemes(body: str) -> Iterator[re.Match[str]]:
    """Yield each address in Markdown whose scheme no page may open; it is the first group."""
    for begin, pattern in _SCHEMES.items():
        if begin in body:
            yield from pattern.finditer(body)


@lru_cache(maxsize=1000)  # many rules look at each text
def without_code(body: str) -> str:
    """Return a body with its code as blanks, so that the places of all else stay the same."""
    return _CODE.sub(blank, body) if "`" in body or "~~~" in body else body


def blank(match: re.Match[str]) -> str:
    """Return blanks for all of a match but its line ends."""
    return "\n".join([" " * len(line) for line in match[0].split("\n")])


def mark_at(resource: Resource, start: int) -> tuple[int, int]:
    """Return line and column of a position in a body."""
    line_start = resource.body.rfind("\n", 0, start) + 1
    line = resource.body_line + resource.body.count("\n", 0, start)
    return line, start - line_start + 1


def _at_link(
    resource: Resource, link: str, code: str, message: str, repair: Repair | None
) -> Problem:
    """Return a problem at the first place of a link in a body, or where the body begins.

    It names the other lines with that link.
    """
    if link not in resource.body:
        if repair and repair.old == link:
            repair = repair._replace(old=unquote(link))
        link = unquote(link)
    named = re.compile(rf"(?:[\"'(<]|\]: ?)(?=({re.escape(link)})(?![\w#./-]))")
    places = [match.start(1) for match in named.finditer(resource.body)]
    first = places[0] if places else max(resource.body.find(link), 0)
    lines = dict.fromkeys(mark_at(resource, start)[0] for start in places)
    if more := [str(line) for line in lines][1:]:
        told = "line" if len(more) == 1 else "lines"
        message += f"; it stands in {told} {' and '.join(more)} too"
    return replace(at_start(resource, first, code, message), repair=repair)


def at_start(resource: Resource, start: int, code: str, message: str) -> Problem:
    """Return a problem at a position in a body."""
    line, column = mark_at(resource, start)
    return Problem(path=resource.path, line=line, column=column, code=code, message=message)
