"""Tags of HTML in texts that are Markdown: what to write for them."""

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from resource_toolkit.problems import Repair

_COMMENT = re.compile(r"<!--")
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*(?::[a-z]+)?)(?=[\s/>])[^<>\n]*>")
_NAMES = frozenset(
    {
        *("a", "abbr", "article", "aside", "audio", "b", "big", "blockquote", "body", "button"),
        *("cite", "code", "dd", "del", "details", "div", "dl", "dt", "em", "embed"),
        *("figcaption", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("head", "header", "hr", "html", "i", "iframe", "img", "input", "ins", "kbd", "label"),
        *("li", "link", "main", "mark", "meta", "nav", "object", "ol", "option", "p", "pre", "q"),
        *("s", "script", "section", "select", "small", "source", "span", "strike", "strong"),
        *("style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "textarea", "tfoot"),
        *("th", "thead", "time", "title", "tr", "u", "ul", "video"),
    }
)
_OLD = re.compile(r"center|marquee|nobr|\w+:\w+")
_BREAK = re.compile(
    r"(?!(?-i:<br(?: ?/?|\\)>))<[ \t]*[/\\]?[ \t]*br\b"
    r"(?:[ \t]*[/\\.]?[ \t]*>|[ \t][^<>|\n]{0,30}>|(?=[ \t]*\|))",
    re.I,
)
"""The sign of a new line, nearly as it is read here."""
NO_WORDS = re.compile(
    r"(?i)(?:(?:img|dsc|pxl|(?:whatsapp )?(?:image|video|imagen)|screen ?shot|[fp]h?oto|picture"
    r"|captura(?: de pantalla)?|untitled|sin título)(?:[\d _.,:()-]|\b(?:at|de|a las?|[ap]m)\b)*"
    r"(?:\.\w{3,4})?|\S+\.(?:jpe?g|png|webp|svg|heic))\s*"
)
"""The name of a file, where a picture should say what it shows."""
_MOST = 400
"""So many characters behind a tag are looked at."""
Told: TypeAlias = tuple[str, Repair | None]
"""What to say of a tag, and what to write for it where that is certain."""


def is_tag(name: str) -> bool:
    """Return whether HTML has a tag of a name, or had one."""
    return name.lower() in {*_NAMES, "br", "wbr"} or bool(_OLD.fullmatch(name.lower()))


def html_in(text: str) -> Iterator[tuple[int, str, Repair | None]]:
    """Yield the first tag, or the begin of a comment, of each line of a text, and what to write."""
    told: set[int] = set()
    for comment in _COMMENT.finditer(text):
        told.add(text.count("\n", 0, comment.start()))
        yield comment.start(), "people would see this comment as text; delete it", None
    for wrong in _BREAK.finditer(text):
        line = text.count("\n", 0, wrong.start())
        if line not in told:
            told.add(line)
            message = f"people would see {wrong[0]} as text; write <br>"
            yield wrong.start(), message, Repair(wrong[0], "<br>")
    for tag in _TAG.finditer(text):
        line = text.count("\n", 0, tag.start())
        if line not in told and (tag[1].lower() in _NAMES or _OLD.fullmatch(tag[1].lower())):
            told.add(line)
            yield tag.start(), *_advice(text, tag)


def _advice(text: str, tag: re.Match[str]) -> Told:
    rest = text[tag.start() : tag.start() + _MOST].partition("\n\n")[0]
    message = f"people would see <{tag[1]}> as text"
    for pattern, write in _FORMS:
        if whole := pattern.match(rest):
            told = _inside(write(whole))
            if tag[1].lower() == "img" and (how := _elsewhere(told)):
                return f"{message}; {how}", None
            if not told:
                return f"{message}; delete it", Repair(whole[0], "")
            shown = f"'{told}'" if told.startswith("#") else told
            # An attribute may say more than Markdown can, and a heading stands on its own line.
            sure = not told.startswith("#") and "<" not in told and "\n" not in whole[0]
            return f"{message}; write {shown}", Repair(whole[0], told) if sure else None
    return f"{message}; delete the tag, and keep the words", None


def _inside(text: str) -> str:
    """Return a text with the tags inside it as Markdown writes them."""
    for pattern, write in _FORMS if "</" in text else ():
        text = pattern.sub(write, text)
    return text


def _elsewhere(picture: str) -> str:
    """Return what to do about a picture that does not lie in the folder `pictures`, or nothing."""
    alt, _, source = picture[2:-1].partition("](")
    alt = alt or "what is on it"
    if re.match(r"https?:|//|data:|file:", source):
        name = source.rpartition("/")[2].partition("?")[0]
        name = name if re.fullmatch(r"[\w-]+\.(?:png|jpe?g|webp|svg)", name) else "name.png"
        return f"put the file into the folder pictures, and write ![{alt}](pictures/{name})"
    return "" if picture[2:3] != "]" else f"write ![what is on it]({source})"


def _picture(tag: re.Match[str]) -> str:
    alt = _value(tag[0], "alt")
    return f"![{'' if NO_WORDS.fullmatch(alt) else alt}]({_value(tag[0], 'src')})"


def _words(tag: re.Match[str]) -> str:
    """Return the words of a tag; underlined blanks are a line to write on."""
    blank = not tag[2].replace("&nbsp;", "").strip()
    return "______" if blank and tag[2] and tag[1].lower() == "u" else tag[2]


def _value(tag: str, name: str) -> str:
    match = re.search(rf"\b{name}=[\"']([^\"']*)[\"']", tag, re.I)
    return match[1] if match else ""


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"<(b|strong)(?:\s[^>]*)?>(.*?)</\1>", re.I), lambda tag: f"**{tag[2]}**"),
    (re.compile(r"<(i|em)(?:\s[^>]*)?>(.*?)</\1>", re.I), lambda tag: f"*{tag[2]}*"),
    (
        re.compile(r"<a\s[^>]*?href=[\"']([^\"']*)[\"'][^>]*>(.*?)</a>", re.I),
        lambda tag: f"[{tag[2]}]({tag[1]})",
    ),
    (
        re.compile(r"<h([1-6])(?:\s[^>]*)?>(.*?)</h\1>", re.I),
        lambda tag: f"{'#' * max(int(tag[1]), 2)} {tag[2]}",
    ),
    (re.compile(r"<img\s(?=[^>]*\bsrc=[\"'][^\"'])[^>]*>", re.I), _picture),
    (
        re.compile(r"<(u|span|font|small|big|center|p|div|\w:\w+)(?:\s[^>]*)?>(.*?)</\1>", re.I),
        _words,
    ),
    (re.compile(r"<(s|del|strike)(?:\s[^>]*)?>(.*?)</\1>", re.I), lambda tag: f"~~{tag[2]}~~"),
)
"""Tags with their words, and what Markdown writes for them."""
