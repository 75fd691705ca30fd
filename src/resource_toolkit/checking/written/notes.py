"""What a text should not keep: notes to oneself, headings that are none, links without words.

Each rule is for one resource, and only warns.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from resource_toolkit.checking.links import blank
from resource_toolkit.checking.readability import Prose
from resource_toolkit.problems import Problem, Repair, shown

from .sense import link_names
from .signs import NO_WORDS, html_in, other_signs
from .to_do import SHOUTED, to_do

VAGUE = frozenset(
    {
        *("here", "click here", "this", "this link", "link", "this page", "more", "read more"),
        *("learn more", "see here", "see more", "go", "download"),
        *("aquí", "haga clic aquí", "clic aquí", "este enlace", "enlace", "más", "leer más"),
        *("lea más", "ver más", "más información"),
    }
)
"""Link texts that say nothing of where they lead, in English and Spanish."""
_LINK = re.compile(r"(?<!!)\[([^\[\]]*)\][(\[]")
_BARE = re.compile(r"(?<![<\[\w\"'/=])(?<!\]\()<?(https?://[^\s<>()\[\]]+|www\.[^\s<>()\[\]]+)")
_AS_WORDS = re.compile(r"(?<!!)\[\s*<?((?:https?://|www\.)[^\[\]\n]*)\]\(")
_BOLD = re.compile(
    r"(?:\A\n*|\n\n)((?:\*\*|__)([^*_\n]{2,80}?):?(?:\*\*|__):?[ \t]*)(?=\n(\n|\S)|\n*\Z)"
)
_TO_WRITE = re.compile(r"\n+[ >-]*(?:_{3,}|☐|\\_)")
"""What is filled in below a label."""
_LOUD = re.compile(r"(?:\A|\n)[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ ]")
_CAPITALS = re.compile(
    r"(?:\A\n*|\n\n)(((?=[^\n]*[A-ZÁÉÍÓÚÑ]{4})[A-ZÁÉÍÓÚÑ][^\na-záéíóúñ#|<>*]{3,60}?):?[ \t]*)"
    r"(?=\n(\n|[^\n]*[a-z])|\n*\Z)"
)
"""A line in capitals that stands as a heading does."""
_LEVEL = re.compile(r"^ {0,3}(#{1,6})[ \t]+\S", re.M)
_BARRED = re.compile(r"(?<![^\n]\n)^([^\s#>|*+-][^\n]*[^\s.:!?])[ \t]*\n=+[ \t]*$", re.M)
"""A title with a line of equals signs below it."""
_PICTURE = re.compile(r"!\[([^\[\]\n]+)\](?=[(\[])")
_LEADS_ON = re.compile(
    r"(?:^|\.)(?:google\.[a-z.]+/url|safelinks\.protection\.outlook\.com/|facebook\.com/l\.php)"
)
"""Pages of mail programs and searches that only lead on to another."""
_TEXT_MARK = re.compile(r"#?:~:text=.*\Z")
"""What a browser adds to an address that is copied with words of the page."""
_EDITOR = re.compile(
    r"https?://(?:docs|drive)\.google\.com/(?:a/[\w.]+/)?(document|spreadsheets|presentation|forms|"
    r"drawings)/[^\s<>()\[\]\"'?#]*?(/edit)\b[^\s<>()\[\]\"']*"
    r"|https?://www\.(canva)\.com/design/[^\s<>()\[\]\"'?#]*?(/edit)\b[^\s<>()\[\]\"']*"
)
"""The address of a document as those who write it open it."""
_TO_READ = {"forms": "/viewform", "canva": "/view"}
_TRACKS = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|msclkid|_hs\w+|mkt_tok|srsltid)\Z")


def second_titles(prose: Prose) -> Iterator[Problem]:
    """A text should begin below the title, which stands above it already."""
    for heading in _LEVEL.finditer(prose.text):
        if len(heading[1]) == 1:
            line = prose.text[heading.start() :].partition("\n")[0].strip("# ")
            same = line.casefold() == prose.resource.title.casefold()
            how = "delete the line" if same else f"write '## {line}'"
            message = f"the title stands above the text already; {how}"
            problem = prose.at_body(heading.start(), "RC507", message)
            mark = (problem.line, problem.column + heading[0].index("#"))
            yield replace(problem, repair=None if same else Repair("# ", "## ", mark))

    for heading in _BARRED.finditer(prose.text) if "\n=" in prose.text else ():
        message = f"the title stands above the text already; write '## {heading[1]}'"
        told = Repair(heading[0], f"## {heading[1]}")
        yield replace(prose.at_body(heading.start(), "RC507", message), repair=told)


def bold_headings(prose: Prose) -> Iterator[Problem]:
    """A heading should be one, and no line in bold or capitals."""
    title = prose.resource.title
    if is_loud(title):
        told = f"people who listen hear capitals as letters; write {shown(title.capitalize())}"
        yield prose.at(prose.resource.mark("title"), "RC523", told)
    for bold in _BOLD.finditer(prose.text):
        is_label = "\t\t" in bold[1] or _TO_WRITE.match(prose.text, bold.end())
        if not (bold[2].endswith((".", "!", "…")) or bold[2].startswith("[") or is_label):
            yield _heading(prose, bold, bold[2].strip("#: "), "bold")
        # Else it is a sentence that weighs, or a line to fill in.
    for loud in _CAPITALS.finditer(prose.text) if _LOUD.search(prose.text) else ():
        if not SHOUTED.match(loud[2]):
            yield _heading(prose, loud, loud[2].rstrip(": ").capitalize(), "capitals")


def is_loud(title: str) -> bool:
    """Return whether a title of several words stands in capitals."""
    return title.isupper() and len(re.findall(r"[^\W\d_]{4,}", title)) > 1


def without_capitals(text: str) -> str:
    """Return a text with its lines in capitals as blanks, so that the places stay the same."""
    return _CAPITALS.sub(blank, text) if _LOUD.search(text) else text


def _heading(prose: Prose, line: re.Match[str], words: str, how: str) -> Problem:
    above = _LEVEL.search(prose.text, 0, line.start())
    wanted = _is_wanted(prose, words)
    inner = f"'### {words}', or '## {words}' for a new part"
    inner = inner if above and not wanted else f"'## {words}'"
    message = f"a line in {how} is no heading for people who listen; write {inner}"
    told = f"{'###' if above and not wanted else '##'} {words}"
    repair = Repair(line[1], told if line[3] in ("\n", None) else f"{told}\n")
    return replace(prose.at_body(line.start(1), "RC523", message), repair=repair)


def _is_wanted(prose: Prose, words: str) -> bool:
    """Return whether the kind of a resource asks for a section of this name, or hands it out."""
    catalog, title = prose.catalog, words.casefold()
    names = [name for term in catalog.terms_of(prose.resource) for name in term.sections]
    return title in map(str.casefold, names) or words.startswith(
        catalog.hand_out(prose.resource) or "\0"
    )


def link_texts(prose: Prose) -> Iterator[Problem]:
    """A link should say where it leads."""
    yield from bare_addresses(prose)
    yield from link_names(prose)
    for match in _LINK.finditer(prose.text):
        text = match[1].strip(' \n\t*_.!»«"').casefold()
        if not text:
            message = "this link has no words, so nobody sees it; write the name of the page in [ ]"
            yield prose.at_body(match.start(), "RC505", message)
        elif text in VAGUE:
            message = f"the link {shown(match[1])} does not say where it leads; name the page"
            yield prose.at_body(match.start(), "RC505", message)


def bare_addresses(prose: Prose) -> Iterator[Problem]:
    """A link should have words."""
    if "://" not in prose.text and "www." not in prose.text:
        return
    for link in _AS_WORDS.finditer(prose.text):
        message = "the words of this link are an address; name the page that it leads to"
        yield prose.at_body(link.start(), "RC505", message)
    words = {link.start(1) for link in _AS_WORDS.finditer(prose.text)}
    for link in _BARE.finditer(prose.text):
        if link.start(1) not in words:
            address = link[1].rstrip(".,;:!?")
            whole = address if "://" in address else f"https://{address}"
            message = f"an address is hard to hear; write [the name of the page]({whole})"
            yield prose.at_body(link.start(), "RC505", message)


def picture_words(prose: Prose) -> Iterator[Problem]:
    """The description of a picture should say what it shows."""
    for picture in _PICTURE.finditer(prose.text):
        if NO_WORDS.fullmatch(picture[1]):
            message = f"{shown(picture[1])} is the name of a file; say what it shows"
            yield prose.at_body(picture.start(), "RC527", message)


def tracked_links(prose: Prose) -> Iterator[Problem]:
    """An address should not say from where people came."""
    resource = prose.resource
    for name in ("url", "archived_url"):
        address = getattr(resource, name)
        if address and (plain := untracked(address)):
            yield replace(
                prose.at(resource.mark(name), "RC525", _tracked(address, plain)),
                repair=Repair(address, plain),
            )
    for language, address in resource.urls.items():
        if plain := untracked(address):
            yield replace(
                prose.at(resource.mark("urls", language), "RC525", _tracked(address, plain)),
                repair=Repair(address, plain),
            )
    for link in re.finditer(r"https?://[^\s<>()\[\]\"']+[?#][^\s<>()\[\]\"']+", prose.text):
        if plain := untracked(link[0]):
            yield replace(
                prose.at_body(link.start(), "RC525", _tracked(link[0], plain)),
                repair=Repair(link[0], plain),
            )


def editor_links(prose: Prose) -> Iterator[Problem]:
    """A link should open a document to read, and not the program in which it is written."""
    resource = prose.resource
    given: dict[tuple[str, ...], str] = {("url",): resource.url or ""}
    given |= {("urls", name): address for name, address in resource.urls.items()}
    for steps, address in given.items() if resource.opens else ():
        if link := _EDITOR.match(address):
            yield prose.at(resource.mark(*steps), "RC531", _edited(link))
    for link in _EDITOR.finditer(prose.text) if "/edit" in prose.text else ():
        yield prose.at_body(link.start(), "RC531", _edited(link))


def _edited(link: re.Match[str]) -> str:
    what, end = (link[1], link.start(2)) if link[1] else (link[3], link.start(4))
    told = link.string[link.start() : end] + _TO_READ.get(what, "/preview")
    return (
        "this opens the document for those who write it, and may ask others to sign in; let "
        f"everyone who has the link see it, and write {told}"
    )


def _tracked(address: str, plain: str) -> str:
    if "safelinks" in address:
        what = "this is the address of a mail program, with the mail of a person in it"
    elif _LEADS_ON.search(address.partition("//")[2]):
        what = "this is the address of a page that only leads on, and notes who comes"
    elif ":~:text=" in address:
        what = "a browser put words of the page at the end of the address, and they will change"
    else:
        what = "the address tells its owner from where people came"
    return f"{what}; write {plain}"


def untracked(address: str) -> str:
    """Return an address without the parts that follow people, or nothing when it has none."""
    if marked := _TEXT_MARK.search(address):
        plain = address[: marked.start()]
        return untracked(plain) or plain
    parts = urlsplit(address)
    if _LEADS_ON.search(f"{parts.netloc}{parts.path}"):
        inner = dict(parse_qsl(parts.query))
        whole = next((inner[name] for name in ("url", "q", "u", "target") if name in inner), "")
        return (untracked(whole) or whole) if whole.startswith(("https://", "http://")) else ""
    asked = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in asked if not _TRACKS.match(name)]
    return parts._replace(query=urlencode(kept)).geturl() if len(kept) < len(asked) else ""


def html_tags(prose: Prose) -> Iterator[Problem]:
    """A text should be Markdown, and hold no HTML."""
    for start, message, repair in html_in(prose.text) if "<" in prose.text else ():
        yield replace(prose.at_body(start, "RC528", message), repair=repair)


NOTES: Mapping[str, Callable[[Prose], Iterator[Problem]]] = {
    "RC520": to_do,
    "RC523": bold_headings,
    "RC525": tracked_links,
    "RC527": picture_words,
    "RC528": html_tags,
    "RC530": other_signs,
    "RC531": editor_links,
}
