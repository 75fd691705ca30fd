"""House style: warnings about text that readers may stumble over, each a rule for one resource."""

import re
from collections.abc import Callable, Iterator, Mapping

from resource_toolkit.catalog import Catalog, Resource, same_link, same_title
from resource_toolkit.problems import Problem, shown
from resource_toolkit.reading import Body, slug_fault

from .addresses import is_copy
from .file_rules import missing_rules
from .links import mark_at
from .readability import Prose, reading, sentences
from .reviews import named_steward, review_due, role_fault
from .written import (
    NOTES,
    SENSE,
    acronyms,
    heading_levels,
    is_plainly_other,
    link_texts,
    own_words,
    phone_numbers,
    private_numbers,
    publishers,
    repeated,
    sections,
    small_slips,
)

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SPANISH = re.compile(r"(?i)[/.](?:es|spanish|espa[nñ]ol|es-(?:us|mx|es))(?=[/.?#]|\Z)|//espanol\b")
"""What an address of a Spanish page holds."""
_NO_REASON = re.compile(
    r"(?i)(?:see|same|as|like)(?: (?:the|as|reason|one|is|this))*(?: (?:above|below|before))?"
    r"|ditto|tb[da]|to ?do|n/?a|none|yes|no|ok(?:ay)?|(?:just )?because|(?:it )?(?:fits|works)"
    r"|(?:reason|why)(?: (?:here|to come|follows))?|good|great|important|useful|helpful|xx+"
    r"|(?:lo )?mismo(?: que (?:arriba|antes))?|(?:ver|véase|igual que) (?:arriba|antes)"
    r"|pendiente|[\W_]+",
)
"""What stands for a reason and says none; full stops left out."""
_LONG_TEXT = 300
"""A text with so many signs is the work of somebody, and no form to fill in."""


Rule = Callable[[Prose], Iterator[Problem]]


def check_prose(catalog: Catalog, bodies: Mapping[str, Body], errors: set[str]) -> list[Problem]:
    """Return the warnings of every offered resource but of the files in `errors`, sorted."""
    warnings: list[Problem] = []
    rules = [rule for code, rule in RULES.items() if catalog.house.runs(code)]
    across: dict[str, list[Problem]] = {}
    for problem in (*phone_numbers(catalog), *publishers(catalog), *same_texts(catalog)):
        across.setdefault(problem.path, []).append(problem)
    for resource in catalog.active:
        if resource.path not in errors:
            prose = Prose(catalog, resource, bodies[resource.slug])
            problems = [problem for rule in rules for problem in rule(prose)]
            problems += across.get(resource.path, ())
            warnings += (problem for problem in problems if problem.code not in resource.allow)
            warnings += needless_allowances(prose, {problem.code for problem in problems})
    return sorted(warnings)


def reading_grade(prose: Prose) -> Iterator[Problem]:
    """Text should be plain: reading grade 8 or lower, or an ease of 60 or more in Spanish."""
    catalog, resource, house = prose.catalog, prose.resource, prose.catalog.house
    language = catalog.language_of(resource) or catalog.words.get("language", "")
    # What is measured of another language means nothing; RC548 says which one it is.
    measured = reading([] if is_plainly_other(prose, language) else prose.sentences)
    grade, ease, message = round(measured.grade, 1), round(measured.ease, 1), ""
    if language.startswith("en") and grade > house.grade:
        message = f"the text reads at grade {grade}; the limit is {house.grade:g}"
    elif language.startswith("es") and ease < house.ease:
        message = f"the text has a reading ease of {ease}; at least {house.ease:g} is easy"
    if message:
        yield prose.at_body(0, "RC501", f"{message}; use shorter sentences and words")


def long_sentences(prose: Prose) -> Iterator[Problem]:
    """A sentence should have at most 25 words."""
    resource, most = prose.resource, prose.catalog.house.sentence_words
    in_summary = [(-1, words) for _line, words in sentences(resource.summary)]
    for line, words in [*in_summary, *prose.sentences]:
        if len(words) <= most:
            continue
        begin = shown(" ".join(words[:6]) + " …")
        message = f"the sentence {begin} has {len(words)} words; make two of it"
        at = resource.body_line + line if line >= 0 else resource.mark("summary")[0]
        yield prose.at((at, 1), "RC502", message)


def reasons(prose: Prose) -> Iterator[Problem]:
    """A placement in a facet that its collection requires should say why."""
    yield from _empty_reasons(prose)
    catalog, resource = prose.catalog, prose.resource
    for vocabulary in catalog.vocabularies.values():
        rule = vocabulary.field
        if not rule.notes or resource.collection not in rule.required_in:
            continue
        placed = resource.placements.get(vocabulary.name, ())
        bare = [placement.term for placement in placed if placement.reason is None]
        if bare:
            message = f"say why it stands at {', '.join(bare)}; write lines '{bare[0]}: reason'"
            yield prose.at(resource.mark(rule.name), "RC508", message)


def _empty_reasons(prose: Prose) -> Iterator[Problem]:
    """Yield each reason that says nothing on the page of its term, where it stands alone."""
    for vocabulary in prose.catalog.vocabularies.values():
        for placement in prose.resource.placements.get(vocabulary.name, ()):
            if placement.reason and _NO_REASON.fullmatch(placement.reason.strip(".! ")):
                message = f"{shown(placement.reason)} says nothing on the page of "
                message += f"{shown(placement.term)}, where it stands alone; say why it is there"
                mark = prose.resource.mark(vocabulary.field.name, placement.term)
                yield prose.at(mark, "RC508", message)


def link_descriptions(prose: Prose) -> Iterator[Problem]:
    """A link to another site should be described in at least 40 words."""
    if not prose.resource.opens:
        return
    count, least = len(_WORD.findall(prose.plain)), prose.catalog.house.link_words
    if count < least:
        message = f"the text has {count} words; say in at least {least} what it is good for"
        yield prose.at_body(0, "RC509", message)


def reviews(prose: Prose) -> Iterator[Problem]:
    """A resource should be reviewed when its review is due."""
    catalog, resource = prose.catalog, prose.resource
    due = review_due(catalog, resource)
    if due is not None and due < catalog.today:
        last = max(
            ("added", "written", "checked", "reviewed"),
            key=lambda name: getattr(resource, name) or resource.added or due.min,
        )
        todo = "open it and set checked" if resource.opens else "set reviewed and reviewed_by"
        message = f"the review was due on {due}; {todo}, or retire the resource"
        yield prose.at(resource.mark(last), "RC510", message)


def reviewers(prose: Prose) -> Iterator[Problem]:
    """A page should name a role, and no person."""
    resource = prose.resource
    if resource.reviewed_by and (message := role_fault(resource.reviewed_by)):
        yield prose.at(resource.mark("reviewed_by"), "RC526", message)
    if resource.steward and (message := named_steward(resource.steward)):
        yield prose.at(resource.mark("steward"), "RC526", message)
    for start, owner in private_numbers(prose.catalog, prose.text):
        message = f"the number of {shown(owner)} would stand on a public page; take out name and "
        message += "number, or leave ______ to fill them in"
        yield prose.at_body(start, "RC526", message)


def review_dates(prose: Prose) -> Iterator[Problem]:
    """A review should be of the text as it is."""
    resource = prose.resource
    begun = resource.written or resource.added
    if resource.reviewed and begun and resource.reviewed < begun:
        message = f"the review ({resource.reviewed}) is older than the text ({begun}); "
        message += "read it again and set the day, or delete reviewed and reviewed_by"
        yield prose.at(resource.mark("reviewed"), "RC514", message)


def same_titles(prose: Prose) -> Iterator[Problem]:
    """A title should be that of one resource only; the newer one is told."""
    titled = same_title(prose.catalog, prose.resource)
    if titled and not slug_fault(titled.slug):  # Else its name is told.
        message = f"{titled.path} has this title too; say in one of them what is different"
        if is_copy(prose.resource.slug, titled.slug):
            message = f"by its name this is a copy of {titled.path}; delete the one that is old"
        yield prose.at(prose.resource.mark("title"), "RC512", message)


def said_once(prose: Prose) -> Iterator[Problem]:
    """A title should be that of one resource only, and a part of a text should stand once."""
    yield from same_titles(prose)
    yield from repeated(prose)
    yield from own_words(prose)
    yield from small_slips(prose)


def same_texts(catalog: Catalog) -> Iterator[Problem]:
    """Yield each newer resource with the text of another one, word for word."""
    first: dict[str, Resource] = {}
    for resource in catalog.by_age if catalog.house.runs("RC512") else ():
        text = " ".join(resource.body.split())
        other = first.setdefault(text, resource)
        known = slug_fault(resource.slug) or same_title(catalog, resource)
        if other is not resource and len(text) >= _LONG_TEXT and not known:
            message = f"this is the text of {other.path}, word for word; delete one of the two, "
            message += "or write here what is different"
            line, column = mark_at(resource, resource.body.index(resource.body.strip()))
            yield Problem(
                path=resource.path, line=line, column=column, code="RC512", message=message
            )


def same_links(prose: Prose) -> Iterator[Problem]:
    """A link should be that of one resource only; the newer one is told."""
    yield from languages_linked(prose)
    resource = prose.resource
    if linked := same_link(prose.catalog, resource):
        message = f"{linked.path} leads to this address too; keep one, or link to the part you mean"
        yield prose.at(resource.mark("url" if resource.url else "urls"), "RC513", message)


def languages_linked(prose: Prose) -> Iterator[Problem]:
    """Each language of a page elsewhere should have an address of its own."""
    resource, first = prose.resource, dict[str, str]()
    english, spanish = (resource.urls.get(language, "") for language in ("en", "es"))
    if _SPANISH.search(english) and spanish and not _SPANISH.search(spanish):
        message = f"this address is that of the Spanish page; swap the two: write 'en: {spanish}' "
        yield prose.at(resource.mark("urls", "en"), "RC513", f"{message}and 'es: {english}'")
    for language, address in resource.urls.items():
        other = first.setdefault(address, language)
        if other != language:
            message = (
                f"{other} and {language} have one address; write that of the page in {language}, "
            )
            message += f"or, if one page has both languages, 'url: {address}' in place of urls"
            yield prose.at(resource.mark("urls", language), "RC513", message)


def safety(prose: Prose) -> Iterator[Problem]:
    """A text that speaks of a hazard should name a safety rule for it."""
    for start, message in missing_rules(prose.catalog, prose.resource, prose.plain):
        yield prose.at_body(start, "RC540", message)


def needless_allowances(prose: Prose, codes: set[str]) -> Iterator[Problem]:
    """An allowed warning should still be needed."""
    resource, house = prose.resource, prose.catalog.house
    for code in resource.allow:
        if code not in codes and house.runs(code):
            message = f"{code} does not occur here; delete it from allow"
            yield prose.at(resource.mark("allow", code), "RC511", message)


RULES: Mapping[str, Rule] = {
    "RC501": reading_grade,
    "RC502": long_sentences,
    "RC503": acronyms,
    "RC504": sections,
    "RC505": link_texts,
    "RC507": heading_levels,
    "RC508": reasons,
    "RC509": link_descriptions,
    "RC510": reviews,
    "RC512": said_once,
    "RC513": same_links,
    "RC514": review_dates,
    "RC526": reviewers,
    "RC540": safety,
    **NOTES,
    **SENSE,
}
"""Code to its rule; those of `house.yml` run."""
