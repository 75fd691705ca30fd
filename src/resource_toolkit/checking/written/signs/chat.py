"""What a chat program says to the one who asks it, which is left beside the words it wrote."""

import re
from collections.abc import Iterator

from resource_toolkit.checking.written.slip import Slip
from resource_toolkit.problems import Repair, shown

_BEGIN = r"^[>*_¡ \t-]*"
_TEXT = (
    r"(?:version|draft|rewrite|text|translation|summary|section|wording|versión|borrador|texto"
    r"|traducción|resumen)"
)
_NEWER = r"(?i:revised|updated|improved|rewritten|simplified|shorter|simpler|clearer|cleaned-up)"
_SAID = re.compile(
    _BEGIN + r"(?:(?:Sure|Certainly|Of course|Absolutely|Claro|Por supuesto)(?: thing)?(?:!"
    r"| que sí!|[,.:]? "
    r"(?=[Hh]ere\b|[Aa]quí\b))[^\n]*"
    r"|(?:Great|Perfect|Good|Got it|Thanks|Happy to help|No problem|Understood|Perfecto|Entendido"
    r"|Con gusto|Excelente|Gracias)\b[^\n]{0,30}?[!,.:] (?=[^\n]*\b(?:[Hh]ere(?:’s|'s| is| are)"
    r"|[Ll]et me know|I(?:’ve|'ve|’ll|'ll| have| can| made| rewrote| kept)|[Aa]quí"
    r"|[Aa]vísame|[Dd]ime"
    r"|[Pp]uedo|[Ss]i (?:quieres|desea))\b)[^\n]*"
    rf"|(?:Here(?:'|’| i)s|Aquí (?:está|tienes?|te dejo|le dejo)) (?:an?|the|your|una?|el"
    rf"|la|tu|su) "
    rf"[^\n]{{0,60}}\b{_TEXT}\b[^\n]*"
    rf"|Here (?:are|is) [^\n]{{0,40}}\b{_NEWER}\b[^\n]*"
    rf"|\**{_NEWER} {_TEXT}\**:[^\n]*"
    r"|(?<!- )(?<!\* )I(?:’ve|'ve| have)? (?:just )?(?:rewrote|rewritten"
    r"|revised|updated|shortened|simplified"
    r"|translated|reworded|reorganized|kept the|cleaned)\b[^\n]*"
    r"|He (?:reescrito|revisado|simplificado|traducido|corregido|mejorado)\b[^\n]*"
    r"|As an AI\b[^\n]*|(?:Would you like|Do you want|If you(?:’d|'d| would)? (?:like|want"
    r"|prefer),?)"
    r" (?:me to|I can|I could|we can)\b[^\n]*"
    r"|(?:I )?[Hh]ope (?:this|that|it) helps\b[^\n]*|Espero que (?:esto )?(?:(?:te|le|les) )?"
    r"(?:ayude|sirva)\b[^\n]*"
    r"|(?:Please )?(?:[Ll]et me know (?:if|what|how|whether)|[Ff]eel free to (?:ask|let me|adjust"
    r"|edit|change|modify))\b[^\n]*|(?:Avísame|Dime|Déjame saber) (?:si|qué)\b[^\n]*"
    r"|¿(?:Quieres?|Desea|Te gustaría|Le gustaría) que (?:lo|la|le|te|yo)\b[^\n]*"
    r"|Is there anything else\b[^\n]*)$",
    re.M,
)
"""A line of talk around the words that were asked for."""
_FIRST = re.compile(r"[^.!?:\n]+[.!?:]+ +")
_TEXT_BEGINS = 60
"""So many signs behind a sentence of talk are a text."""
_SAYS = re.compile(
    r"\n[>*_¡ \t-]*(?:Sure|Certainly|Of course|Absol|Claro|Por sup|Great|Perfect|Good|Got"
    r"|Thanks|Happy"
    r"|No prob|Under|Enten|Con gus|Excel|Gracias|Here|Aquí|I(?: |'|’)|He |As an|Would"
    r"|Do you|If you|"
    r"Hope|hope|Esp|Please|Let|let|Feel|feel|Av|Di|Dé|¿|Is there|(?i:revis|update|impro|rewri|simpl"
    r"|short|clear))"
)


def said_to_you(text: str) -> Iterator[Slip]:
    """Yield each line that a program said to a maintainer, and not to the reader."""
    for said in _SAID.finditer(text) if _SAYS.search(f"\n{text}") else ():
        words = _talk(said[0])
        message = f"{shown(words)} is said by a program to you, not to the reader; delete it"
        message += " and keep what follows it" if words != said[0] else ""
        yield Slip(said.start(), "RC530", message, Repair(words, ""))


def _talk(line: str) -> str:
    """Return the talk of a line, without a text that begins behind it."""
    first = _FIRST.match(line)
    rest = line[first.end() :] if first else ""
    if not first or len(rest) < _TEXT_BEGINS:
        return line
    return first[0] + _talk(rest) if _SAID.match(rest) else first[0]
