"""New words that speak to a colleague, and to no reader."""

import re
from collections.abc import Iterator, Sequence

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.problems import shown
from resource_toolkit.upkeep.changes.lines import Line, Told

_CODE = "RC520"
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\w)[^.!?\n]+)*[.!?…]*[)\]]*")
_BEGIN = re.compile(r"^(?:[-*+>] |\d{1,2}[.)] |\[.\] |[(\[*_ ])+")
_NAMED = re.compile(
    r"@?(?P<name>[A-ZÁÉÍÓÚÑ][a-záéíóúñ’-]+)(?: [A-ZÁÉÍÓÚÑ][\w’-]+)?"
    r"(?:, (?i:did|do|have|is|are|was|should|any|what|where|when|I|me|ya|está)\b"
    r"|(?:[,:]| [-–—]) (?i:can|could|would|will|please|pls|puedes?|podrías?|por favor)\b)"
    r"(?=[^\n]*\?|(?<=please)|(?<=pls)|(?<=por favor))"
)
_ASKS_ONE = re.compile(
    r"\b(?:[Aa]sk(?:ed|ing)?|[Cc]heck(?:ed|ing)? with|[Ww]aiting (?:for|on)|[Cc]onfirm(?:ed)? with"
    r"|[Pp]er|[Pp]reguntar a|[Cc]onfirmar con|[Ff]alta que)"
    r" (?P<name>[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+)(?:['’]s)? (?:if|about|whether|to|for|what|which|when|how"
    r"|before|email|note|comment|edit|si|por|sobre|cuándo|qué|antes)\b"
)
_OF_WORK = re.compile(
    r"(?i)\b(?:(?:can|could) (?:someone|somebody|anyone|anybody) (?:please )?(?:check|confirm"
    r"|verify|update|fix|rewrite|look)|(?:someone|somebody) (?:should|needs? to|please|has to)"
    r" (?:verify|update|rewrite|check (?:this|these|that|the (?:number|date|link|rule|law|source)))"
    r"|I(?:'m|’m| am)? (?:still |just |also )?(?:need to|have to) (?:check|confirm|verify|update"
    r"|fix|rewrite)"
    r"|I (?:just )?(?:moved|deleted|changed|took out|rewrote|copied) (?:this|that|these"
    r"|the)\b|still needs? (?:to be )?(?:checked|confirmed|updated|verified|fixed|rewritten)"
    r"|see my (?:comment|note|email)|more to come|coming soon|(?:will|to) be (?:added|confirmed)"
    r" (?:later|soon)|do not (?:print|publish|post) (?:this )?yet|before we (?:publish|post this"
    r"|go live)|falta (?:confirmar|revisar|agregar)|antes de publicar)"
    r"|^(?:I(?:['’]m| am) )?(?i:not sure) (?:if|about|whether) (?:this|these|that|we|the)\b"
)
_PUT_IN = re.compile(
    r"(?P<br>[(\[{<]{1,2})\s*(?P<in>[^()\[\]{}<>\n]{2,140}?)\s*[)\]}>]{1,2}(?![(\[:])"
    r"|(?:>>+|<<+|=>|\*\*\*|//|\|\||~~|(?<=[.!?])\s+[-–—]+) *(?P<end>[^|\n]{3,100}?)\s*(?=\||$)"
    r"|(?<=[.!?])\s+(?P<tail>(?:[a-z]|[A-Z]{2,3}: )[^|\n*_]{3,80}?)\s*(?=\||$|\*\*)"
    r"|\s[-–—]+ *(?P<dash>[^|\n.–—]{3,70}?)[.?]?\s*(?=\||$)"
)
"""Words beside a text: in brackets, behind a sign, or behind a dash at its end."""
_TALKS = re.compile(
    r"(?:^|\b)(?:(?i:ask|check|confirm|verify|per|via|from|see|cc|ping|call|email|tell|preguntar"
    r"|confirmar|revisar|según|ver)(?i: w/?| with| con| a)? (?-i:[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+)(?:['’]s)?"
    r"(?: (?i:email|mail|note|comment|edit|call|text|list|sheet|request|correo|nota))?[.?!]*$"
    r"|(?i:(?:check|confirm|verify|ok|okay|clear|double-check) w/|w/ state|can we|should we|do we"
    r"|are we|did we|is this|was this|needs? (?:update|work|fix|source|check|review)"
    r"|old (?:number|one|version|text)"
    r"|new (?:number|text|wording|version|link) (?:here|to come|from)"
    r"|add (?:the |a |new |more )*(?:link|picture|photo|phone|number|source|date|name)s?\b"
    r"|not sure (?:if|about|whether|this|that)|double-check|to confirm|source\?|really\?|right\?"
    r"|still true|out of date"
    r"|changed (?:on|by|per)|updated (?:on|by|per)|draft|verificar|borrar|falta|agregar)"
    r"|^[A-Z]{2,3}[ :]+\d{1,2}[/.-]\d{1,2}\b|^\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?,? [A-Z]{2,3}\b"
    r"|^(?-i:[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+) ?(?:: | [–—-] |, (?i:can|could|pls|please|por favor)) ?\S"
    r"|^[A-Z]{2,3}: )"
)
"""How such words begin or sound that are meant for a colleague."""
_CHAT = re.compile(
    r"^(?:>? ?)*(?:\[(?:\d{1,2}[/.-][\d/.-]+,? )?\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?\]"
    r"|\d{1,2}:\d\d ?[AP]M) *[A-ZÁÉÍÓÚÑ][\w’'-]+[^\n:]{0,30}:[^\n]*"
)
"""A message of a program in which people write to each other, with its time and name."""
_EDITS = re.compile(
    r"(?i)^(?:add|move|cut|fix|delete|remove|change|insert|shorten|agregar|quitar)\b"
)
"""How words begin that ask for work on the text, behind signs that no reader knows."""
_READERS = re.compile(
    r"Famil(?:y|ies)|Parents?|Teachers?|Everyone|All|Friends|Children|Providers|Note|Question|Ask"
    r"|Then|Now|First|Next|Familias|Padres|Maestr[ao]s|Niños|Todos|Pregunta|Hello|Hi|Hola|If|When"
    r"|So|Yes|No|Sí"
)
"""Words before a comma that are no names."""


def to_colleagues(catalog: Catalog, resource: Resource, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each new sentence that asks somebody by name, or speaks of work on the text.

    Who is named elsewhere belongs to an example, or is no person.
    """
    for line in lines:
        if note := _note(catalog, resource, line):
            message = f"{shown(note, 160)} is a note to a colleague, not for the reader; do what "
            yield Told(line, _CODE, f"{message}it asks, and delete it")
            continue
        for said in _SENTENCE.findall(line.now) if line.now[:1] not in "|#!" else ():
            words = _BEGIN.sub("", said.strip())
            if not words or words in line.was or re.search(r"[\"“”«»]", words):
                continue
            named = _NAMED.match(words) or _ASKS_ONE.search(words)
            if named and _is_known(catalog, resource, named["name"]):
                named = None
            if named or _OF_WORK.search(words):
                message = f"{shown(words)} speaks to a colleague, not to the reader; do what it "
                yield Told(line, _CODE, f"{message}asks, and delete it")
                break


def _note(catalog: Catalog, resource: Resource, line: Line) -> str:
    """Return what a change put beside the words of a line that speaks of work on it, if any."""
    if (chat := _CHAT.match(line.now)) and chat[0] not in line.was:
        return chat[0]
    for put in _PUT_IN.finditer(line.now) if line.now[:1] != "!" else ():
        words = put["in"] or put["end"] or put["tail"] or put["dash"] or ""
        talk = _TALKS.search(words)
        if not talk and not (put["dash"] or put["tail"] or (put["br"] or "")[:1] == "("):
            talk = _EDITS.match(words)
        if not talk or put[0].strip() in line.was or re.search(r"[\"“”«»]|__", words):
            continue
        if (put["dash"] or put["tail"]) and talk.start():
            continue
        names = re.findall(r"(?<![.!?] )\b[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+", words)
        if names and all(_is_known(catalog, resource, name) for name in names):
            continue
        return put[0].strip()
    return ""


def _is_known(catalog: Catalog, resource: Resource, name: str) -> bool:
    """Return whether a word names readers, or stands in more places than this one."""
    word = re.compile(rf"\b{re.escape(name)}\b")
    if _READERS.fullmatch(name) or len(word.findall(resource.body)) > 1:
        return True
    return any(name in one.body and word.search(one.body) for one in catalog.active
               if one is not resource)  # fmt: skip
