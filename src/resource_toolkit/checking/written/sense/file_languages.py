"""Words of another language, or of another meaning, in files that are no resources."""

from collections.abc import Iterator

from resource_toolkit.catalog import SAFETY_FILE, Catalog
from resource_toolkit.problems import Problem, shown

from .languages import NAMES, is_of
from .twins import amounts_in

_LOCALES = "locales"
_OTHER = {"en": "es", "es": "en"}
_SENTENCE = 4
"""A text of so many words is not the same in two languages."""


def file_languages(catalog: Catalog) -> Iterator[Problem]:
    """A question, a word of the interface and a safety rule should be in their language."""
    if catalog.house.runs("RC548"):
        yield from _questions(catalog)
        yield from _gists(catalog)
        yield from _interface(catalog)
    if catalog.house.runs("RC546"):
        yield from _amounts(catalog)


def _questions(catalog: Catalog) -> Iterator[Problem]:
    for question in catalog.questions:
        for language, said in question.ask_in.items():
            if said.casefold() == question.ask.casefold() or _is_other(language, said):
                message = f"these words are not {NAMES.get(language, shown(language))}; translate "
                path = f"{catalog.folder}/questions.yml"
                line = question.lines.get(language, question.line)
                yield Problem(
                    path=path, line=line, column=1, code="RC548", message=f"{message}them"
                )


def _interface(catalog: Catalog) -> Iterator[Problem]:
    """Yield each line of words of the interface that is in another language than its file."""
    for language, words in catalog.translated_words.items():
        path = f"{catalog.folder}/{_LOCALES}/{language}.yml"
        file = catalog.root / path
        text = file.read_text("utf-8", "replace") if file.is_file() else ""
        for number, line in enumerate(text.splitlines(), 1):
            name = line.partition(":")[0]
            said = words.get(name, "") if name != line else ""
            alike = len(said.split()) >= _SENTENCE and said == catalog.words.get(name)
            if alike or _is_other(language, said, least=2):
                named = NAMES.get(language, shown(language))
                message = f"these words are not {named}; translate them"
                yield Problem(path=path, line=number, column=1, code="RC548", message=message)


def _gists(catalog: Catalog) -> Iterator[Problem]:
    for n, rule in enumerate(catalog.safety.rules):
        for language, said in rule.translated.items():
            if said.gist and _is_other(language, said.gist):
                message = f"these words are not {NAMES[language]}; translate them"
                yield _at(catalog, n, language, "RC548", message)


def _amounts(catalog: Catalog) -> Iterator[Problem]:
    """Yield each gist with an amount that the words of the rule do not have, and others have."""
    for n, rule in enumerate(catalog.safety.rules):
        words = " ".join((*rule.quoted.quote, *rule.quoted.more))
        there = {amount.key for amount in amounts_in(words)}
        units = {unit for _, unit in there} - {""}
        for language, said in rule.translated.items():
            own = amounts_in(said.gist)
            strange = [one for one in own if one.key[1] in units and one.key not in there]
            if strange:
                message = (
                    f"{shown(strange[0].said)} is not in the words that are quoted; compare both "
                )
                message += "with the source, and correct the one that is wrong"
                yield _at(catalog, n, language, "RC546", message)


def _is_other(language: str, text: str, least: int = 3) -> bool:
    other = _OTHER.get(language)
    return bool(other) and is_of(other or "", language, [text], least)


def _at(catalog: Catalog, n: int, language: str, code: str, message: str) -> Problem:
    line, column = catalog.safety.mark("rules", n, "translations", language, "gist")
    path = f"{catalog.folder}/{SAFETY_FILE}"
    return Problem(path=path, line=line, column=column, code=code, message=message)
