"""Links and pictures as people type and paste them: what keeps them from being some."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from resource_toolkit.checking.links import NOTE_MARK, blank
from resource_toolkit.pictures import plain_name, web_name
from resource_toolkit.problems import Repair, shown

from .footnotes import footnote_slips
from .slip import Slip

_WIKI = re.compile(r"\[\[([^\[\]\n|]+)(?:\|([^\[\]\n]+))?\]\]")
_BLANKS = re.compile(
    r"(!?)\[([^\[\]\n]*)\]\(((?!<)[^()\n\"']{0,200}[^\s()][ \t][^()\n\"']{0,200})\)"
)
_ADDRESS_FIRST = re.compile(r"((?:https?://|www\.)[^\s,;]+)([,;] [^“”\"]+)")
"""An address with words behind it."""
_SIZE = re.compile(r"[ \t]=[ \t]*(?:\d*x\d*|\d+%?)$")
_APART = re.compile(
    r"\[([^\[\]\n]+)\] +\(((?:https?://|www\.|\.{1,2}/|pictures/|[\w-]+\.md)[^()\s]*)\)"
)
_TWICE = re.compile(r"\[([^\[\]\n]+)\]\(\[\1\]\(([^()\s]+)\)\)")
_TURNED = re.compile(r"\(([^()\n]+)\)\[((?:https?://|www\.)[^\[\]\s]+|[^\[\]\s]*\.md[^\[\]\s]*)\]")
_HALF = re.compile(
    r"(?<!!)\[(?:(?P<words>[^\[\]\n]*[^\[\]\s:,–-])[ \t:,–-]+)?(?P<link>https?://[^\s\[\]()]+)"
    r"(?:[ \t,|:–-]+(?P<after>[^\[\]\n]+))?\](?:\([ \t]*\)|(?![(\[:]))"
)
"""A link whose address stands among its words."""
_PICTURE = re.compile(
    r"!\((?P<words>[^()\n]*)\)[ \t]*\[(?P<link>[^\[\]\s]+\.\w{3,4})\]"
    r"|!\[(?P<alt>[^\[\]\n]+)\][ \t]*(?P<file>(?:\.{1,2}/)*pictures/[\w.-]+\.\w{3,4})"
    r"|!(?P<name>\[\]\[[^\[\]\n]+\])"
)
"""A picture with brackets of another kind, without them, or as Google Docs writes it."""
_OTHER_BRACKETS = re.compile(
    r"\[([^\[\]\n]+)\](?:\{|<)((?:https?://|www\.|\.{1,2}/|[\w-]+\.md)[^\s{}<>]*)[}>]"
)
_FILE = r"(?:\.{1,2}/)*(?:[\w-]+/)*[\w-]+\.(?:md|svg|png|jpe?g|webp)(?:#[\w-]+)?"
_TO = rf"(?:{_FILE}|https?://[^\s()\[\]<>]+)"
_NO_CLOSE = re.compile(rf"(!?)\[([^\[\]()\n]+)\(({_TO})\)(?!\])")
"""A link without the bracket behind its words."""
_NO_ROUND = re.compile(rf"(!?)\[([^\[\]\n]+)\]({_FILE})\)?")
_END = re.compile(rf"\]\(({_TO})\)")
_LAST_WORDS = re.compile(r"(?:(?<=\n)|\A)(!)([^\[\]\n]+)\Z|(!?)([^\]\[()<>|*:;.?!\n]+)\Z")
"""What may be the words of a link whose bracket is missing."""
_ANGLE = re.compile(r"(!?\[[^\[\]\n]+\])\(<([^<>()\s]+)\)")
_OFF = re.compile(rf"! +\[([^\[\]\n]+)\]\(({_FILE})\)")
_OWN = re.compile(
    r"\]\(\s*<?((?:file:|content:|[A-Za-z]:[\\/]|\\\\[\w.-]+\\|/(?:Users|home|Volumes)/)[^()\n]*)\)"
)
"""The place of a file on the device of one person."""
_FORUM = re.compile(r"\[url=[\"']?([^\]\s\"']+)[\"']?\]([^\[\]\n]+)\[/url\]", re.I)
_OPEN = re.compile(r"!?\[[^\[\]\n]+\]\([^()\s]+?(?=[.,;:]?(?:\s|\Z))(?![^()\n]*\))", re.M)
_EMPTY = re.compile(r"(?<!!)\[[^\[\]\n]+\]\([ \t]*\)")
_LIKELY = {
    _BLANKS: re.compile(r"\]\([^()\n\"']*[^\s()][ \t]"),
    _OPEN: re.compile(r"\]\([^()\s]+(?:\s|\Z)"),
    _HALF: re.compile(r"https?://[^\[\]\n]*\]"),
    _EMPTY: re.compile(r"\]\([ \t]*\)"),
}
"""What every place has at which a pattern may fit. It begins with plain letters, which are found
ten times as fast as a pattern that may begin anywhere."""

_PART_LINK = re.compile(r"\[[^\[\]()\n]+\([^()\s]+\)|\][\w./-]+\.md")

Named = Callable[[str], str]
"""Returns the link to the page whose title or slug is given, or nothing."""


def link_slips(text: str, named: Named) -> Iterator[Slip]:
    """Yield the links, pictures and footnotes of a text that are written in another way.

    `named` returns the link to a page that is named by its title.
    """
    if "[" not in text:
        return
    yield from _by_title(text, named)
    yield from _brackets(text)
    yield from _empty(text)
    yield from _half_brackets(text) if "](" in text or _PART_LINK.search(text) else ()
    for own in _OWN.finditer(text) if "](" in text else ():
        yield _on_own_device(text, own, named)
    for picture in _PICTURE.finditer(text) if "!" in text else ():
        yield _picture(picture)
    yield from footnote_slips(text)


def _on_own_device(text: str, own: re.Match[str], named: Named) -> Slip:
    """Return what to say of a link or picture to a file that only one person can open."""
    message = f"{shown(own[1])} lies on your own device, where nobody else can open it; "
    begin = text.rfind("[", 0, own.start())
    name = re.split(r"[\\/]", unquote(own[1]))[-1].strip(' <>"')
    if address := named(name):
        whole = text[begin : own.end()]
        repair = Repair(whole, whole.replace(own[1], address))
        return Slip(begin, "RC125", f"{message}write {address}", repair)
    if text[begin - 1 : begin] == "!":
        plain = plain_name(name) if "." in name else name
        message += f"put the file into the folder pictures beside this text as {plain}, and write "
        return Slip(begin, "RC125", f"{message}pictures/{plain}")
    message += "put the file on the web and write its address there, or delete the link"
    return Slip(begin, "RC125", message)


def _half_brackets(text: str) -> Iterator[Slip]:
    """Yield each link or picture that lacks one of its brackets, or has a blank too many."""
    for link in (*_NO_CLOSE.finditer(text), *_NO_ROUND.finditer(text)):
        told = f"{link[1]}[{link[2].strip()}]({link[3]})"
        message = f"a link has its words in [ ] and its address in ( ); write {told}"
        yield Slip(link.start(), "RC125", message, Repair(link[0], told))
    for end in _END.finditer(text):
        part = text[max(text.rfind("\n\n", 0, end.start()), 0) : end.start()]
        opens = part.count("[") > part.count("]") or part.rfind("[") > part.rfind("]")
        words = None if opens else _LAST_WORDS.search(part)
        if words:
            sign = words[1] or words[3]
            told = f"{sign}[{(words[2] or words[4]).strip()}]({end[1]})"
            message = f"a bracket before the words of this link is missing; write {told}"
            whole = words[0].lstrip() + end[0]
            repair = Repair(whole, told) if sign else None
            yield Slip(end.end() - len(whole), "RC125", message, repair)
    for angle in _ANGLE.finditer(text) if "](<" in text else ():
        message = f"no < stands before an address; write {angle[1]}({angle[2]})"
        yield Slip(angle.start(), "RC125", message, Repair(angle[0], f"{angle[1]}({angle[2]})"))
    for picture in _OFF.finditer(text) if "! " in text else ():
        told = f"![{picture[1]}]({picture[2]})"
        message = f"no blank may stand behind the ! of a picture; write {told}"
        yield Slip(picture.start(), "RC125", message, Repair(picture[0], told))


def _found(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern in a text; most texts hold none."""
    if _LIKELY[pattern].search(text):
        yield from pattern.finditer(text)


def _by_title(text: str, named: Named) -> Iterator[Slip]:
    for wiki in _WIKI.finditer(text):
        if NOTE_MARK.match(text, wiki.start()):
            continue  # The mark of a footnote.
        if wiki[1].strip("_").upper() == "TOC" or re.match(r" *\w+\(", wiki[1]):
            continue  # A sign of another program, or a macro.
        words = wiki[2] or wiki[1]
        address = named(wiki[1])
        told = f"[{words}]({address or 'address'})"
        repair = Repair(wiki[0], told) if address else None
        yield Slip(wiki.start(), "RC125", f"a link has words and an address; write {told}", repair)
    for link in _found(_BLANKS, text):
        if not link[1] and (parts := _ADDRESS_FIRST.fullmatch(link[3])):
            told = f"[{link[2]}]({parts[1]}){parts[2]}"
            message = f"only the address stands in the brackets of a link; write {told}"
            yield Slip(link.start(), "RC125", message, Repair(link[0], told))
            continue
        if (link[1] and _SIZE.search(link[3])) or _OWN.match(text, link.end(2)):
            continue  # The size of a picture, or a file of one person, is told by itself.
        address = "" if link[1] else _plain(link[3]) or _meant(link[3], named)
        repair = Repair(link[0], f"[{link[2]}]({address})") if address else None
        yield Slip(link.start(), "RC125", _with_blanks(link, named), repair)


def _brackets(text: str) -> Iterator[Slip]:
    for link in _APART.finditer(text):
        told = f"[{link[1]}]({link[2]})"
        message = f"no blank may stand between words and address of a link; write {told}"
        yield Slip(link.start(), "RC125", message, Repair(link[0], told))
    for link in _OTHER_BRACKETS.finditer(text) if "]{" in text or "]<" in text else ():
        told = f"[{link[1]}]({link[2]})"
        message = f"the address of a link stands in ( ); write {told}"
        yield Slip(link.start(), "RC125", message, Repair(link[0], told))
    for link in _FORUM.finditer(text) if "/url]" in text.lower() else ():
        told = f"[{link[2]}]({link[1]})"
        yield Slip(link.start(), "RC125", f"a link is written {told}", Repair(link[0], told))
    for link in _TWICE.finditer(text) if "]([" in text else ():
        told = f"[{link[1]}]({link[2]})"
        message = f"this link was pasted into itself; write {told}"
        yield Slip(link.start(), "RC125", message, Repair(link[0], told))
    text = _TWICE.sub(blank, text) if "]([" in text else text
    for link in _TURNED.finditer(text):
        message = "the words of a link stand in [ ] and its address in ( ); write "
        told = f"[{link[1]}]({link[2]})"
        yield Slip(link.start(), "RC125", message + told, Repair(link[0], told))
    for link in _found(_OPEN, text):
        told = link[0].rstrip("]}>") + ")"
        message = f"the bracket of this link is never closed; write {told}"
        yield Slip(link.start(), "RC125", message, Repair(link[0], told))


def _empty(text: str) -> Iterator[Slip]:
    """Yield each link without an address behind its words; it may stand among them."""
    half = {link.start(): link for link in _found(_HALF, text) if link["words"] or link["after"]}
    for start, link in half.items():
        told = f"[{link['words'] or link['after']}]({link['link'].rstrip('.,;:|')})"
        message = f"a link has words and an address; write {told}"
        yield Slip(start, "RC125", message, Repair(link[0], told))
    for link in _found(_EMPTY, text):
        if link.start() in half:
            continue
        yield Slip(link.start(), "RC125", "this link has no address; write one between ( and )")


def _picture(picture: re.Match[str]) -> Slip:
    words, file = picture["words"] or picture["alt"], picture["link"] or picture["file"]
    if not file:
        message = "this picture was not saved with the text; put its file into the folder pictures"
        return Slip(
            picture.start(), "RC125", f"{message}, and write ![what it shows](pictures/name)"
        )
    told = f"![{words}]({file})"
    message = f"a picture has words in [ ] and its file in ( ); write {told}"
    return Slip(picture.start(), "RC125", message, Repair(picture[0], told))


def _meant(address: str, named: Named) -> str:
    """Return the link to the page that an address with blanks means, or nothing."""
    file, _, anchor = address.strip().partition("#")
    name = file.rpartition("/")[2].removesuffix(".md")
    plain = re.sub(r"[\s_]+", "-", name.strip()).lower()
    target = named(address.strip()) or named(name) or named(plain)
    return f"{target}#{anchor}" if target and anchor and " " not in anchor else target


def _plain(address: str) -> str:
    """Return an address without its title in round quotes, or the blank of a mail address."""
    told = re.sub(r"[ \t]+[“”„‘’«][^“”„‘’»]*[“”„‘’»]?$", "", address.strip())
    told = re.sub(r"^(mailto|tel):[ \t]+", r"\1:", told)
    file, sign, words = told.partition("#")
    if sign and not re.search(r"[ \t]", file):
        return f"{file}#" + re.sub(r"\W+", "-", words.casefold()).strip("-")
    return "" if told == address.strip() or re.search(r"[ \t]", told) else told


def _with_blanks(link: re.Match[str], named: Named) -> str:
    words, address = link[2], link[3].strip()
    if link[1] or re.search(r"\.(?:png|jpe?g|webp|svg|gif|heic)$", address, re.I):
        name = re.sub(r"^<|>$|\s+[\"'][^\"']*[\"']$", "", address).rpartition("/")[2]
        plain = web_name(name)
        if named(name):
            why, how = "the address of a picture holds no blanks", f"rename the file to {plain}"
        elif named(plain):
            told = f"write ![{words}](pictures/{plain})"
            return f"the address of a picture holds no blanks; {told}"
        else:
            why = f"there is no picture {shown(address)}, and its name holds no blanks"
            how = f"put the file into the folder pictures as {plain}"
        return f"{why}; {how} and write ![{words}](pictures/{plain})"
    target = _plain(address) or _meant(address, named)
    if target or not re.match(r"(?i)https?://|www\.", address):
        target = target or address.replace(" ", "%20")
        return f"the address of a link holds no blanks; write [{words}]({target})"
    joined = re.sub(r"[ \t]+", "", address)
    message = f"the address of a link holds no blanks; write [{words}]({joined})"
    at_a_sign = not re.search(r"\w[ \t]+\w", address)
    where = "" if at_a_sign else f", or [{words}]({address.replace(' ', '%20')})"
    return f"{message}{where}; open it to see, or copy the address from its page"
