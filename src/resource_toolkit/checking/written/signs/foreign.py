"""Signs that only another program reads, and signs that do nothing. Each rule only warns."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from resource_toolkit.checking.readability import Prose
from resource_toolkit.checking.written.list_slips import labels_in_lists, run_on_items
from resource_toolkit.checking.written.slip import Slip
from resource_toolkit.pictures import without_tags
from resource_toolkit.problems import Problem, Repair, as_line, shown

from .blanks import blank_slips, open_fence
from .boxes import box_slips
from .leftovers import leftovers, shortcodes
from .shown import open_signs, shown_signs
from .stars import lone_quote, lone_star, loose_stars, unlike_stars

_CODE_IN_HTML = re.compile(r"<(code|pre)\b.*?</\1>", re.S)
_BLOCK_OF_CODE = re.compile(r"<pre><code>(.*?)</code></pre>", re.S)
_ATTRIBUTES = re.compile(
    r"[ \t]*\{:?[ \t]*[#.][\w-][^{}\n]*\}[ \t]*$|[ \t]*\{:[^{}\n]*\}"
    r"|(?<=\))\{ ?(?:width|height|align|style|class|target)=[^{}\n]*\}",
    re.M,
)
_CONTENTS = re.compile(r"^\[(?:TOC|\[_?TOC_?\]|toc)\]$", re.M)
_BRACES = re.compile(r"\{\{-?\s*([\w-]+)[^{}\n]*\}\}|\{%[^{}\n]*%\}")
_NAMED = re.compile(r'resource_link\(\s*["\']([\w-]+)["\'](?:\s*,\s*["\']([^"\'\n]+)["\'])?')
_ESCAPED = re.compile(
    r"(?<!\*)\\\*\\\*[ \t]*(?=[^\s*\\])([^*\\\n]*[^\s*\\])[ \t]*\\\*\\\*(?!\\\*)"
    r"|(?<!_)\\_\\_(?=[^\s_\\])([^_\\\n]*[^\s_\\])\\_\\_(?!\\_)"
)
_LOOSE = re.compile(
    r"_(?<![\w_\\]_)(?P<more>_?)(?:[ \t]+[^\W\d_][^_\n]*?[ \t]*|[^\W\d_][^_\n]*?[ \t]+)"
    r"_(?P=more)(?![\w_])"
    r"|\*(?<=\S[ \t]\*)(?:[ \t]+[^\W\d_]{3}[^*\n]*?[ \t]*|[^\W\d_][^*\n]*?[ \t]+)\*(?![\w*])"
    r"|~~(?<!~~~)(?:[ \t]+[^~\n]+?[ \t]*|[^~\s][^~\n]*?[ \t]+)~~(?!~)"
)
"""Words between signs that a blank parts from them. What begins with a sign is searched fast."""
_MARKED = re.compile(r"(?<![=\w])==(?=[^\s=])([^=\n]*[^\s=])==(?![=\w])")
_FORUM = re.compile(r"\[(b|i|u|s|color|size|center|quote)(?:=[^\]\n]*)?\](.*?)\[/\1\]", re.I | re.S)
_FORUM_SIGNS = {"b": "**", "i": "*", "s": "~~"}

_BY_NUMBER = re.compile(r"(?<![!\]\\])\[(?![\d^]+\])([^\[\]\n]+)\]\[([^\[\]\n]*)\]")
_SHORT_LINES = re.compile(
    r"\n(?:(?<=\n\n)|(?<=\A\n))((?:[A-ZÁÉÍÓÚÑ][^\n|]{1,38}[^\s.,;:!?\\|>*_](?:\n|\Z)){3,})(?=\n|\Z)"
)
"""Lines that are meant to stand below each other, as in a list without signs."""
_SIGN = re.compile(r"[*_\[<`&]")
_IN_FIELD = re.compile(
    r"\*\*([^*]+)\*\*|(?<!\w)__([^_]+)__(?!\w)|(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])"
    r"|\[([^\[\]]+)\]\([^()]*\)|</?(?:b|i|em|strong|u|br|font|span)\b[^<>]*>()|`([^`]+)`|(&(?:[a-z]{2,8}|#\d{2,5});)"
)
_FIELDS = ("title", "summary", "publisher", "author", "cost", "group_size", "prints_on_because")
"""Texts of the front matter that people read."""


_SENTENCE = re.compile(
    r"#{2,6} [A-Z]"
    r"|(?:(?:[-*+•]|\d{1,2}[.)])[ \t]+)?\*{0,2}[A-ZÁÉÍÓÚÑ¿¡\"“]"
    r"[\w'’-]*[.:!?*]{0,3}[ ,]+\*{0,2}[\w'’-]+[ ,.:*]"
)
"""How a line begins that holds words of a person, not of a program."""


def foreign_signs(text: str) -> Iterator[Slip]:
    """Yield the signs of a text, code left out, that only another program reads."""
    yield from run_on_items(text)
    yield from labels_in_lists(text)
    yield from _words_between(text)
    yield from shown_signs(text)
    yield from blank_slips(text)
    yield from leftovers(text)
    yield from shortcodes(text)
    yield from unlike_stars(text)
    for link in _BY_NUMBER.finditer(text) if "][" in text else ():
        if not re.search(rf"^ {{0,3}}\[{re.escape(link[2] or link[1])}\]:", text, re.M | re.I):
            sure = re.fullmatch(r"\S+\.md|https?://\S+", link[2])
            told = f"[{link[1]}]({link[2] if sure else 'address'})"
            message = f"this link has no address in ( ); write {told}"
            yield Slip(link.start(), "RC530", message, Repair(link[0], told) if sure else None)
    for lines in _SHORT_LINES.finditer(f"\n{text}"):
        first = lines[1].split("\n")[0]
        message = "these lines run together; put '- ' before each, or two blanks at their ends"
        yield Slip(lines.start(), "RC530", f"{message}: '- {first}'")


def _words_between(text: str) -> Iterator[Slip]:
    """Yield words between signs that make nothing of them here."""
    for loose in _LOOSE.finditer(text):
        sign = re.match(r"[_*~]+", loose[0])
        signs = sign[0] if sign else ""
        told = f"{signs}{loose[0].strip('_*~ ')}{signs}"
        message = f"no blank may stand between these signs and their words; write {told}"
        yield Slip(loose.start(), "RC530", message, Repair(loose[0], told))
    for marked in _MARKED.finditer(text) if "==" in text else ():
        told = f"**{marked[1]}**"
        message = f"people would see the signs ==; write {told}"
        yield Slip(marked.start(), "RC530", message, Repair(marked[0], told))
    for forum in _FORUM.finditer(text) if "[/" in text else ():
        sign_of = _FORUM_SIGNS.get(forum[1].lower(), "")
        told = f"{sign_of}{forum[2].strip()}{sign_of}"
        message = f"people would see {shown(f'[{forum[1]}]')}; write {as_line(told)}"
        yield Slip(forum.start(), "RC530", message, Repair(forum[0], told))


def other_signs(prose: Prose) -> Iterator[Problem]:
    """A text should hold no signs that only another program reads."""
    text = prose.text
    if "{" in text:
        yield from _braces(prose)
    for contents in _CONTENTS.finditer(text) if "TOC" in text.upper() else ():
        yield _told(prose, contents, "the page has its contents by itself; delete the line", "")
    for bold in _ESCAPED.finditer(text) if "\\" in text else ():
        told = f"**{bold[1] or bold[2]}**"
        yield _told(prose, bold, f"the signs \\ make no bold of it; write {told}", told)
    odd = text.count("*") % 2 == 1
    visible = _visible(prose.body.html) if odd or "**" in text else ""
    for slip in loose_stars(text) if "**" in visible and "**" in text else ():
        yield replace(prose.at_body(slip.start, slip.code, slip.message), repair=slip.repair)
    stars = lone_star(text) if odd and visible.count("*") == 1 else ()
    for slip in (*stars, *lone_quote(text)):
        yield prose.at_body(slip.start, slip.code, slip.message)
    yield from _set_in(prose)
    if fence := open_fence(prose.resource.body):
        yield prose.at_body(fence[0], "RC530", fence[1])
    for start, code, message, repair in (*box_slips(text), *foreign_signs(text), *open_signs(text)):
        yield replace(prose.at_body(start, code, message), repair=repair)
    yield from _plain_fields(prose)


def _plain_fields(prose: Prose) -> Iterator[Problem]:
    """Yield each text of the front matter with signs that only the text below reads."""
    resource = prose.resource
    texts: list[tuple[tuple[str, ...], str, str]] = [
        ((name,), name, getattr(resource, name) or "") for name in _FIELDS
    ]
    texts += [
        ((facet, placed.term), "reason", placed.reason or "")
        for facet, placements in resource.placements.items()
        for placed in placements
    ]
    for steps, name, written in texts:
        if _SIGN.search(written) and (signs := _IN_FIELD.search(written)):
            plain = written
            while told := _IN_FIELD.search(plain):
                inner = next(group for group in told.groups() if group is not None)
                inner = _as_sign(inner)
                plain = f"{plain[: told.start()]}{inner}{plain[told.end() :]}"
            message = (
                f"people would see {shown(signs[0])} in the {name}; write {as_line(plain, 300)}"
            )
            problem = prose.at(resource.mark(*steps), "RC530", message)
            yield replace(problem, repair=Repair(written, plain))


def _as_sign(name: str) -> str:
    """Return the sign that HTML calls so; other text stays."""
    return unescape(name).replace("\u00a0", " ") if name[:1] == "&" else name


def _told(prose: Prose, signs: re.Match[str], message: str, new: str | None = None) -> Problem:
    problem = prose.at_body(signs.start(), "RC530", message)
    return problem if new is None else replace(problem, repair=Repair(signs[0], new))


def _braces(prose: Prose) -> Iterator[Problem]:
    for signs in _ATTRIBUTES.finditer(prose.text):
        yield _told(prose, signs, f"people would see {shown(signs[0])}; delete it", "")
    for braces in _BRACES.finditer(prose.text):
        named = _NAMED.search(braces[0])
        linked = prose.catalog.resources.get(named[1]) if named else None
        message = "macros work on pages of docs/ only, and people would see the braces"
        if named and linked:
            near = linked.collection == prose.resource.collection
            file = f"{linked.slug}.md" if near else f"../{linked.file_name}"
            words = named[2] or linked.title
            told = words if linked is prose.resource else f"[{words}]({file})"
            yield _told(prose, braces, f"{message}; write {told}", told)
        else:
            yield _told(prose, braces, f"{message}; write it out")


def _visible(page: str) -> str:
    return without_tags(_CODE_IN_HTML.sub("", page))


def _set_in(prose: Prose) -> Iterator[Problem]:
    """Yield each paragraph that became a block of code because four blanks stand before it."""
    if "<pre><code>" not in prose.body.html:
        return
    for block in re.finditer(r"^(?<!\S\n)(?:(?: {4,}|\t)\S[^\n]*(?:\n|\Z))+", prose.text, re.M):
        first = block[0].split("\n")[0].strip()
        shows = (code[1] for code in _BLOCK_OF_CODE.finditer(prose.body.html))
        if is_prose(first) and any(first[:12] in code for code in shows):
            told = "\n".join(line.strip() for line in block[0].split("\n"))
            message = "four blanks make program code of a text"
            how = as_line(told.split("\n")[0])
            yield _told(prose, block, f"{message}; write {how}", told)


def is_prose(line: str) -> bool:
    """Return whether a line looks like words of a person, not of a program."""
    return bool(_SENTENCE.match(line))
