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


def _is_known(catalog: Catalog, resource: Resource, name: str) -> bool:
    """Return whether a word names readers, or stands in more places than this one."""
    word = re.compile(rf"\b{re.escape(name)}\b")
    if _READERS.fullmatch(name) or len(word.findall(resource.body)) > 1:
        return True
    return any(name in one.body and word.search(one.body) for one in catalog.active
               if one is not resource)  # fmt: skip
