"""Spanish without its signs, as a phone or a keyboard in English leaves it: another word, often."""

import re
from collections.abc import Iterator
from dataclasses import replace

from resource_toolkit.checking.readability import Prose
from resource_toolkit.problems import Problem, Repair, many, shown

_LANGUAGE = "es"
_WORDS = (
    *("año", "años", "niño", "niña", "niños", "niñas", "pequeño", "pequeña", "pequeños", "mañana"),
    *("baño", "baños", "español", "enseñar", "enseña", "sueño", "compañero", "compañera", "señal"),
    *("señales", "pañal", "pañales", "daño", "cumpleaños", "también", "después", "así", "aquí"),
    *("además", "teléfono", "día", "días", "fácil", "difícil", "según", "jardín", "jabón"),
    *("biberón", "algodón", "corazón"),
)
_SIGNED = {word.translate(str.maketrans("áéíóúñ", "aeioun")): word for word in _WORDS}
"""Frequent words that are none without their sign, or none that is meant."""
_PLAIN = re.compile(rf"\b(?:{'|'.join(_SIGNED)}|[a-zñáéíóú]{{2,}}cion)\b")
_QUESTION = re.compile(r"[^\s.!?¿¡|*_:;«»“”()#>\[\]☐–—-][^.!?¿|\]\n]{2,}\?(?!\w)")
_END = re.compile(r"\?(?!\w)")
_LINKED = re.compile(r"\[[^\[\]\n]*\]|\"[^\"\n]*\"|“[^”\n]*”")
"""Words of a link and of a quotation, which may be in another language."""


def accents(prose: Prose) -> Iterator[Problem]:
    """Yield the first word of a Spanish page that lost its sign, and the first question."""
    catalog, resource = prose.catalog, prose.resource
    named = resource.terms(catalog.spoken.name) if catalog.spoken else ()
    if catalog.spoken is None or len(named) > 1 or catalog.language_of(resource) != _LANGUAGE:
        return
    text = _LINKED.sub(lambda words: " " * len(words[0]), prose.plain)
    heads = [(name, getattr(resource, name)) for name in ("title", "summary")]
    lost = [(name, word) for name, said in heads for word in _PLAIN.finditer(said)]
    lost += [("", word) for word in _PLAIN.finditer(text)]
    for name, word in lost[:1]:
        told = _SIGNED.get(word[0], f"{word[0][:-2]}ón")
        message = f"{shown(word[0])} lost its sign; write '{told}'"
        more = len(lost) - 1
        message += f", and look at {many(more, 'more word')}" if more else ""
        if name:
            line, _ = resource.mark(name)
            repair = Repair(word[0], told, (line, 0))
            yield replace(prose.at(resource.mark(name), "RC548", message), repair=repair)
        else:
            yield replace(
                prose.at_body(word.start(), "RC548", message), repair=Repair(word[0], told)
            )
    for name, said in heads:
        asked = _first_question(said) if "?" in said else None
        if asked:
            message = f"a question begins with ¿; write '¿{asked[0].strip()}'"
            yield prose.at(resource.mark(name), "RC548", message)
    yield from _questions(prose, text)


def _questions(prose: Prose, text: str) -> Iterator[Problem]:
    """Yield the first question that does not begin with its sign."""
    for line in re.finditer(r"[^\n]+", text) if "?" in text else ():
        asked = _first_question(line[0])
        if asked:
            message = f"a question begins with ¿; write '¿{asked[0].strip()}'"
            yield prose.at_body(line.start() + asked.start(), "RC548", message)
            return


def _first_question(line: str) -> re.Match[str] | None:
    """Return the first question of a line that does not begin with its sign."""
    if len(_END.findall(line)) <= line.count("¿"):
        return None
    return next((one for one in _QUESTION.finditer(line) if _bare(line, one)), None)


def _bare(line: str, asked: re.Match[str]) -> bool:
    """Return whether no sign stands before the question that ends here."""
    before = line[: asked.end() - 1]
    return before.rfind("¿") <= before.rfind("?")
