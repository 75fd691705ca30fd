"""What other programs leave in a text when its words are copied out of them. Each only warns."""

import re
from collections.abc import Iterator

from resource_toolkit.checking.written.slip import Slip
from resource_toolkit.problems import Repair, as_line, shown

from .chat import said_to_you
from .html import is_tag
from .ticks import tick_slips

_CHAT = re.compile(
    r":{0,2}contentReference\[oaicite:[^\]\n]*\](?:\{[^}\n]*\})?|【[^】\n]{1,40}】"
    r"|\[cite(?:_start|_end)?(?::[ \d,]*)?\]|[\ue200-\ue20f][^\n\ue200-\ue20f]{0,60}[\ue200-\ue20f]"
)
"""Where a chat program took something from, in signs that only it reads."""
_NOTE = re.compile(r"(?<=[a-záéíóúñ.,;!?”\"])\[\d{1,2}\](?![(\[:])")
"""The number of a note at the foot of another page."""
_CITES = ("oaicite", "【", "[cite", "\ue200")
_LOST = re.compile(
    r"¡?Error! (?:Reference source|Bookmark|Hyperlink reference|No se encuentra|Marcador"
    r"|Referencia de hipervínculo)[^.\n]*\.?"
)
_JOINED = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
_JOINT = re.compile(r"\w*[ﬀﬁﬂﬃﬄ][\wﬀﬁﬂﬃﬄ]*")
_CUT = re.compile(r"-\n(?<=[^\W\d_]-\n)(?!(?:and|or|to|y|o)\b)([a-záéíóúñ]{2,})")
_PAGE = re.compile(r"^[-–— ]*(?:Page|Página|Pág\.) \d{1,3}(?: (?:of|de) \d{1,3})?[-–— ]*$", re.M)
_HIDDEN = re.compile(r"[ \t]*%%[^%\n]+%%")
_GAP = re.compile(
    r"(?<=[\w:)*>] )(?:(?:&nbsp;|\u00a0)[ \t]*){4,}|(?<=[:*] )\[[ \u00a0_]{2,}\](?![(\[])"
    r"|(?<=[\w:)*] )\.(?: \.){4,}(?! ?\w)|(?<=[:*])\t{2,}"
)
"""A place to write on, made of blanks, brackets or dots."""
_GAPS = ("&nbsp;", "\u00a0 ", "\u00a0\u00a0", "[  ", "[__", ". . . .", "\t\t")
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[ \u00a0\u202f]?[ap]\.?[ \u00a0]?m\.?)?"
_DAY = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}"
_MESSAGE = re.compile(
    rf"\[(?:{_DAY},? {_TIME}|{_TIME},? {_DAY})\] [^:\n]{{1,40}}: ?"
    rf"|{_DAY},? {_TIME} - [^:\n]{{1,40}}: ?"
    rf"|{_TIME}[ \t]+(?:From|De) [^:\n]{{1,60}}: ?"
    r"|<(?:Media omitted|Multimedia omitido|archivo omitido)>"
    r"|\b(?:image|video|audio|sticker|imagen) (?:omitted|omitid[ao])\b",
    re.I,
)
"""Time and name of a message, as phones and meetings copy them."""
_SENT = re.compile(r"\d[/.-]\d{1,2}[/.-]\d|:\d\d[^\n]{0,12}(?:From|De) |omit(?:ted|id)", re.I)
_SHOWN = re.compile(
    r"^[ \t]*(?<!!)\[([^\[\]\n]+)\]\(((?:\.{1,2}/)*(?:[\w-]+/)*pictures/[\w.-]+)\)[ \t]*$", re.M
)
_PLACE = re.compile(
    r"\[(?:[A-Z]{3,}(?: [A-Z]{2,})+|(?:Your|Name of|Su|Nombre de)(?: [\w’'-]+){1,4})\](?![(\[:])"
)
_IN_SIGNS = re.compile(
    r"<<?(?!/)([A-Za-zÁÉÍÓÚÑáéíóúñ][\w’'-]*(?: [\w’'?-]+){0,5})>>?"
    r"|«([A-Z]\w*_\w+|(?:First|Last)Name|AddressBlock|GreetingLine)»"
    r"|(?<![\w{$])\{([A-Za-zÁÉÍÓÚÑáéíóúñ][\w’'-]*(?: [\w’'-]+){0,5})\}(?!\})"
)
"""Words between signs by which other programs know where to put a name."""
_DIGITS = re.compile(
    r"\d(?<![\w/=.%&#?$-]\d)(?:[1lI]?[lI]\b(?<=\b9..)|\d{0,4}[OlI]\d+\b|\d{0,4}0O\b)(?![/=.]\w)"
)
"""A number with a letter in it that looks like a digit."""
_AS_DIGITS = str.maketrans("OlI", "011")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+,(?:com|org|net|edu|gov|us)\b")
_MIXED = re.compile(r"[0-9][OlI]")
_ASKED = re.compile(r"\?(?<=[^\W\d_]\?)(?=[a-záéíóúñ])")
_SHORTCODE = re.compile(r"\{\{[<%][^{}\n]*[>%]\}\}")


def leftovers(text: str) -> Iterator[Slip]:
    """Yield what other programs left in a text, code left out."""
    plain = text.isascii()
    if not plain or "[" in text or "Error!" in text:
        yield from _of_programs(text)
    if not plain and any(map(text.__contains__, _JOINED)):
        for joint in _JOINT.finditer(text):
            told = "".join(_JOINED.get(sign, sign) for sign in joint[0])
            message = f"these letters are joined, so nobody finds the word; write {told}"
            yield Slip(joint.start(), "RC530", message, Repair(joint[0], told))
    yield from said_to_you(text)
    for cut in _CUT.finditer(text) if "-\n" in text else ():
        begin = re.search(r"[^\W\d_]+$", text[max(cut.start() - 40, 0) : cut.start()])
        word = begin[0] if begin else ""
        message = f"people would see a blank behind this hyphen; write '{word}{cut[1]}', or "
        message += f"'{word}-{cut[1]}', in one line"
        yield Slip(cut.start() - len(word), "RC530", message)
    for page in _PAGE.finditer(text) if "Page " in text or "Pág" in text else ():
        message = f"{shown(page[0])} comes from another paper; delete it: pages count themselves"
        yield Slip(page.start(), "RC530", message, Repair(page[0], ""))
    for hidden in _HIDDEN.finditer(text) if "%%" in text else ():
        message = f"people would see {shown(hidden[0].strip())}; delete it"
        yield Slip(hidden.start(), "RC530", message, Repair(hidden[0], ""))
    for head in _MESSAGE.finditer(text) if _SENT.search(text) else ():
        if head[0].rstrip()[-1] == ":":
            line = text[head.start() :].partition("\n")[0]
            told = f"{shown(line)} comes from a message, not from you; delete the line, or tell it "
            yield Slip(head.start(), "RC530", f"{told}without time, names and numbers of people")
        else:
            told = f"{shown(head[0].strip())} comes from a message, not from you; delete it"
            yield Slip(head.start(), "RC530", told, Repair(head[0], ""))
    yield from _letters(text)
    yield from _to_fill_in(text)


def _letters(text: str) -> Iterator[Slip]:
    """Yield letters that stand for digits, and signs that stand for letters."""
    for mail in _MAIL.finditer(text) if "@" in text else ():
        told = mail[0].replace(",", ".")
        message = f"a comma stands in the mail address {shown(mail[0])}; write {told}"
        yield Slip(mail.start(), "RC530", message, Repair(mail[0], told))
    for number in _DIGITS.finditer(text) if _MIXED.search(text) else ():
        told = number[0].translate(_AS_DIGITS)
        message = f"in {shown(number[0])} a letter stands for a digit; write {told}"
        yield Slip(number.start(), "RC530", message, Repair(number[0], told))
    for asked in _ASKED.finditer(text):
        before = re.search(r"\S*$", text[max(asked.start() - 40, 0) : asked.start()])
        after = re.match(r"\S*", text[asked.start() : asked.start() + 40])
        word = f"{before[0] if before else ''}{after[0] if after else ''}"
        if re.fullmatch(r"[(«“\"]?[^\W\d_]+\?[^\W\d_]+[.,;:!)»”\"]*", word):
            message = f"in {shown(word)} a letter was lost, or a blank behind the question mark"
            yield Slip(asked.start(), "RC530", f"{message}; write it anew")


def _of_programs(text: str) -> Iterator[Slip]:
    for cited in _CHAT.finditer(text) if any(map(text.__contains__, _CITES)) else ():
        message = f"a chat program left {shown(cited[0])}; delete it, and look the words up"
        yield Slip(cited.start(), "RC530", message, Repair(cited[0], ""))
    for note in _NOTE.finditer(text) if "]" in text else ():
        if not re.search(rf"^ {{0,3}}{re.escape(note[0])}:", text, re.M):
            message = f"the number {note[0]} leads nowhere; delete it, or name the source in words"
            yield Slip(note.start(), "RC530", message, Repair(note[0], ""))
    for lost in _LOST.finditer(text) if "Error!" in text else ():
        message = "a word processor lost what stood here; write the name of the part or page"
        yield Slip(lost.start(), "RC530", message)
    for picture in _SHOWN.finditer(text) if "\n[" in text or text[:1] == "[" else ():
        told = f"![{picture[1]}]({picture[2]})"
        message = f"this leads to a picture and does not show it; write {told}"
        yield Slip(picture.start(), "RC530", message, Repair(picture[0], told))


def _to_fill_in(text: str) -> Iterator[Slip]:
    """Yield places to write on, in signs that nobody can fill in, and boxes within lines."""
    for gap in _GAP.finditer(text) if any(map(text.__contains__, _GAPS)) else ():
        message = "nobody can write on this; write ______"
        lead = " " if gap[0][0] == "\t" else ""
        trail = " " if gap[0][-1].isspace() else ""
        yield Slip(gap.start(), "RC530", message, Repair(gap[0], f"{lead}______{trail}"))
    yield from tick_slips(text)


def shortcodes(text: str) -> Iterator[Slip]:
    """Yield what another program would exchange for a part of a page, or a name to put in."""
    for code in _SHORTCODE.finditer(text) if "{{" in text else ():
        message = f"people would see {shown(code[0])}; delete it, or write a link [words](address)"
        yield Slip(code.start(), "RC530", message)
    for gap in _PLACE.finditer(text) if "[" in text else ():
        message = f"{shown(gap[0])} is to be filled in; write the words, or ______ for the reader"
        yield Slip(gap.start(), "RC530", f"{message}: {as_line('______')}")
    for named in _IN_SIGNS.finditer(text) if any(map(text.__contains__, "<«{")) else ():
        words = named[1] or named[2] or named[3]
        if _MESSAGE.fullmatch(named[0]):
            continue  # A phone left this out.
        if not (named[1] and named[0][1] != "<" and is_tag(words.partition(" ")[0])):
            message = f"{shown(named[0])} is to be filled in; write the words, or ______ for the "
            yield Slip(named.start(), "RC530", f"{message}reader")
