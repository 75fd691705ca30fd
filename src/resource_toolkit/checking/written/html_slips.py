"""Tags of HTML in texts that are Markdown: what to write for them."""

import re
from collections.abc import Iterator

_COMMENT = re.compile(r"<!--")
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])[^<>\n]*>")
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
_MOST = 400
"""So many characters behind a tag are looked at."""
_BOLD = re.compile(r"<(b|strong)(?:\s[^>]*)?>(.*?)</\1>", re.I)
_LEANING = re.compile(r"<(i|em)(?:\s[^>]*)?>(.*?)</\1>", re.I)
_LINK = re.compile(r"<a\s[^>]*?href=[\"']([^\"']*)[\"'][^>]*>(.*?)</a>", re.I)
_PICTURE = re.compile(r"<img\s[^>]*>", re.I)
_HEADING = re.compile(r"<h([1-6])(?:\s[^>]*)?>(.*?)</h\1>", re.I)


def html_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield the first tag, or the begin of a comment, of each line of a text, and what to write."""
    told: set[int] = set()
    for comment in _COMMENT.finditer(text):
        told.add(text.count("\n", 0, comment.start()))
        yield comment.start(), "people would see this comment as text; delete it"
    for tag in _TAG.finditer(text):
        line = text.count("\n", 0, tag.start())
        if line not in told and tag[1].lower() in _NAMES:
            told.add(line)
            yield tag.start(), _advice(text, tag)


def _advice(text: str, tag: re.Match[str]) -> str:
    rest = text[tag.start() : tag.start() + _MOST].partition("\n\n")[0]
    message = f"people would see <{tag[1]}> as text"
    if bold := _BOLD.match(rest):
        return f"{message}; write **{bold[2]}**"
    if leaning := _LEANING.match(rest):
        return f"{message}; write *{leaning[2]}*"
    if link := _LINK.match(rest):
        return f"{message}; write [{link[2]}]({link[1]})"
    if heading := _HEADING.match(rest):
        return f"{message}; write '{'#' * max(int(heading[1]), 2)} {heading[2]}'"
    if (picture := _PICTURE.match(rest)) and _value(picture[0], "src"):
        source, words = (_value(picture[0], name) for name in ("src", "alt"))
        return f"{message}; write ![{words}]({source})"
    return f"{message}; delete the tag, and keep the words"


def _value(tag: str, name: str) -> str:
    match = re.search(rf"\b{name}=[\"']([^\"']*)[\"']", tag, re.I)
    return match[1] if match else ""
