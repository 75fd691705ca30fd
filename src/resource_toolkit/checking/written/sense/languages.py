"""Words of one language where a file says that they are of another."""

import re
from collections.abc import Iterable, Iterator

from resource_toolkit.catalog import twin_of
from resource_toolkit.checking.links import blank
from resource_toolkit.checking.readability import Prose
from resource_toolkit.pictures import without_tags
from resource_toolkit.problems import Problem, shown

from .accents import accents

_QUICK = {"en": (" the ", " and "), "es": (" de ", " que ")}
"""Words that stand in nearly every text of a language, and in none of another."""
_SMALL = {
    "en": frozenset(
        {
            *("the", "and", "of", "to", "a", "is", "you", "for", "in"),
            *("with", "it", "on", "are", "your", "this", "that", "or", "at"),
            *("by", "an", "i", "they", "them", "their", "what", "when", "who", "where"),
            *("can", "from", "have", "will", "about", "out", "do", "not", "if", "then", "before"),
        }
    ),
    "es": frozenset(
        {
            *("el", "la", "los", "las", "de", "que", "y", "en", "un"),
            *("una", "por", "para", "con", "se", "su", "no", "del", "al"),
            *("es", "lo", "mi", "qué", "le", "les", "sus", "si", "sin"),
            *("más", "muy", "como", "cómo"),
            *("cuando", "cuándo", "este", "esta", "está", "o", "ni", "nos", "te"),
        }
    ),
}
"""Small words, by which a language is known."""
NAMES = {"en": "English", "es": "Spanish"}
_WORD = re.compile(r"[^\W\d_]+")
_DRAWING = re.compile(r"!\[[^\[\]\n]*\]\((pictures/[\w-]+\.svg)\)")
_DRAWN = re.compile(r"<text\b[^>]*>.*?</text>", re.S)
"""Words in a drawing."""
_SEEN = re.compile(r"!\[([^\[\]\n]+)\]\(")
"""What a picture shows, in words."""
_NAMED = re.compile(r"\[[^\]\n]*\](?:\([^)\n]*\))?|«[^»\n]*»|“[^”\n]*”|\"[^\"\n]*\"")
"""Links and quoted words, which may be of another language."""
_SAID = re.compile(r"[^\n.!?]+[.!?]*[ \t]*")
"""A sentence, or what stands alone in its line."""
_ALIKE = frozenset(("a",))
"""Small words of both languages."""
_BOTH = _SMALL["en"] & _SMALL["es"]
_SHORT = 3
_FEW = 2
"""So many words of more letters tell a title by its twin."""
_LEAST = 3
"""So many small words make a sentence of a language."""
_MANY = 5
"""So many of the quick words make a text of a language."""


def spoken(prose: Prose) -> Iterator[Problem]:
    """A text, and what people ask, should be in the language of its file, with its signs."""
    yield from languages(prose)
    yield from accents(prose)


def is_plainly_other(prose: Prose, own: str) -> bool:
    """Return whether a text is of the other language than the one that its file names."""
    counts = {name: sum(map(prose.text.count, words)) for name, words in _QUICK.items()}
    theirs = sum(count for name, count in counts.items() if name != own)
    return own in counts and theirs >= _MANY and theirs > 3 * counts[own]


def languages(prose: Prose) -> Iterator[Problem]:
    """A text, and what people ask, should be in the language that its file names."""
    catalog, resource = prose.catalog, prose.resource
    named = resource.terms(catalog.spoken.name) if catalog.spoken else ()
    own = catalog.language_of(resource) if catalog.spoken else ""
    yield from _asked(prose)
    if own not in _QUICK or len(named) > 1 or resource.opens:
        return
    other = "es" if own == "en" else "en"
    if is_plainly_other(prose, own):
        field = catalog.spoken.field.name if catalog.spoken else ""
        write = f"{field}: [{other}]"
        how = f"write '{write}'" if named else f"add the line '{write}'"
        if is_of(own, other, [resource.title, resource.summary]):
            how = f"translate the text, or write '{write}' and a summary in that language"
        mark = resource.mark(field) if named else (2, 1)
        yield prose.at(mark, "RC548", f"the words of this file are {NAMES[other]}; {how}")
        return
    if any(word in resource.summary for word in _QUICK[other]) and is_of(
        other, own, [resource.summary]
    ):
        message = f"the summary is {NAMES[other]}, and the text {NAMES[own]}; translate one"
        yield prose.at(resource.mark("summary"), "RC548", message)
    title = [resource.title]
    if own != catalog.home_language and (is_of(other, own, title) or _as_in_twin(prose)):
        message = f"the title is {NAMES[other]}, and the text {NAMES[own]}; translate one"
        yield prose.at(resource.mark("title"), "RC548", message)
    if own != catalog.home_language:
        yield from _paragraphs(prose, other, own)
    yield from _pictures(prose, other, own)


def _paragraphs(prose: Prose, other: str, own: str) -> Iterator[Problem]:
    """Yield each paragraph of a text that is in another language than the rest."""
    text = _NAMED.sub(blank, prose.text)
    for line in re.finditer(r"^(?![><])[^\n]+", text, re.M):
        said = _SAID.finditer(line[0])
        strange = next((one for one in said if is_of(other, own, [one[0]], _FEW)), None)
        if strange:
            message = f"these words are {NAMES[other]}, and the page is {NAMES[own]}; "
            at = line.start() + strange.start()
            yield prose.at_body(at, "RC548", message + "translate them")


def _as_in_twin(prose: Prose) -> bool:
    """Return whether the words of a title are in the twin of another language, and not here."""
    twin = twin_of(prose.catalog, prose.resource)
    words = {word for word in _WORD.findall(prose.resource.title.casefold()) if len(word) > _SHORT}
    if twin is None or len(words) < _FEW or words & {*_WORD.findall(prose.text.casefold())}:
        return False
    theirs = words & {*_WORD.findall(f"{twin.title} {twin.summary} {twin.body}".casefold())}
    return len(theirs) >= _FEW and len(theirs) * 2 >= len(words)


def _pictures(prose: Prose, other: str, own: str) -> Iterator[Problem]:
    """Yield each picture whose words, or whose description, are in another language."""
    for seen in _SEEN.finditer(prose.text) if "![" in prose.text else ():
        if is_of(other, own, [seen[1]]):
            message = f"the description of this picture is {NAMES[other]}, and the page is "
            message += f"{NAMES[own]}; translate the words between [ and ]"
            yield prose.at_body(seen.start(), "RC548", message)
    folder = (prose.catalog.root / prose.resource.path).parent
    for drawing in _DRAWING.finditer(prose.text) if ".svg" in prose.text else ():
        file = folder / drawing[1]
        drawn = file.read_bytes().decode("utf-8", "replace") if file.is_file() else ""
        if is_of(other, own, [without_tags(words) for words in _DRAWN.findall(drawn)]):
            message = f"the words in this picture are {NAMES[other]}, and the page is "
            message += f"{NAMES[own]}; show one whose words are {NAMES[own]}"
            yield prose.at_body(drawing.start(), "RC548", message)


def is_of(language: str, own: str, texts: Iterable[str], least: int = _LEAST) -> bool:
    """Return whether texts are clearly of one language and not of the other."""
    words = [word for text in texts for word in _WORD.findall(text.casefold())]
    count = sum(word in _SMALL[language] for word in words)
    return count >= least and count > 3 * sum(word in _SMALL[own] for word in words)


def small_words(language: str, text: str) -> int:
    """Return how many small words of a language, and of no other one, a text has."""
    words = _WORD.findall(text.casefold())
    return sum(word in _SMALL[language] and word not in _BOTH for word in words)


def _asked(prose: Prose) -> Iterator[Problem]:
    """Yield that what people ask stands under the other language."""
    asked = prose.resource.asked_as
    english, spanish = " ".join(asked.get("en", ())), " ".join(asked.get("es", ()))
    # English has no accents, and Spanish phrases some; so only few are looked at.
    wrong = []
    if english and not english.isascii() and is_of("es", "en", [english]):
        wrong.append("en")
    if spanish and spanish.isascii() and is_of("en", "es", [spanish]):
        wrong.append("es")
    for language in wrong[:1]:
        other = "es" if language == "en" else "en"
        there = " ".join(asked.get(other, ()))
        if len(wrong) > 1 or small_words(language, there) > small_words(other, there):
            message = (
                "the phrases under en are Spanish and those under es English; swap 'en:' and 'es:'"
            )
        else:
            message = f"the phrases under {language} are {NAMES[other]}; put them under {other}"
        yield prose.at(prose.resource.mark("asked_as", language), "RC548", message)
    for language, other in (("en", "es"), ("es", "en")) if not wrong else ():
        for n, phrase in enumerate(asked.get(language, ())):
            words = {*_WORD.findall(phrase.casefold())} - _ALIKE
            if len(words & _SMALL[other]) >= _FEW and not words & _SMALL[language]:
                message = (
                    f"{shown(phrase)} is {NAMES[other]}; put it under {other}, or translate it"
                )
                yield prose.at(prose.resource.mark("asked_as", language, n), "RC548", message)
