"""What must hold for translations of check-ups: each says what its check-up says, no more."""

from collections.abc import Iterator
from dataclasses import replace

from resource_toolkit.catalog import Catalog, CheckUp, CheckUpWords, words_fingerprint
from resource_toolkit.checking.named import Steps, offered, problem_at
from resource_toolkit.checking.written import true_summary
from resource_toolkit.problems import Problem, Repair, did_you_mean, shown
from resource_toolkit.reading import slug_fault

from .check_ups import ids_twice

_SENTENCE = 3
"""A text of so many words is not the same in two languages."""
_WORDS = {
    "lines": "id, ask and help",
    "scales": "id, title, low and high",
    "terms": "slug, title and summary",
}
"""What a translation says of each part: the rest stands in its check-up alone."""


def check_up_words(catalog: Catalog) -> Iterator[Problem]:
    """A translation must say all that its check-up says, and nothing else."""
    for words in catalog.check_up_words:
        check_up = catalog.check_ups.get(words.slug)
        if check_up is None and slug_fault(words.slug):
            continue  # Its name is told.
        if check_up is None:
            hint = did_you_mean(words.slug, catalog.check_ups)
            message = f"there is no check-up {shown(words.slug)}{hint}"
            yield problem_at(words, (), "RC145", message)
            continue
        yield from _language(catalog, words)
        if any(ids_twice(catalog, check_up)):
            continue  # What its translations lack then, or have too much, follows from that.
        if new := list(_new_ids(check_up, words)):
            yield from new
            continue
        faults = list(_unlike(check_up, words))
        yield from faults
        for n, line in enumerate(words.lines):
            named: list[tuple[str, Steps]] = [
                (slug, ("lines", n, "low", slug)) for slug in line.low
            ]
            yield from offered(catalog, words, named)
        now = _fingerprint(check_up)
        if not faults and catalog.house.runs("RC548"):
            yield from _not_translated(check_up, words)
        if not faults and words.of != now:
            what = "has changed since" if words.of else "is not named"
            message = f"what was translated {what}; compare the two, then write 'of: \"{now}\"'"
            yield problem_at(words, ("of",), "RC545", message)


def _fingerprint(check_up: CheckUp) -> str:
    """Return the fingerprint of a check-up whose summary counts its lines, as it is asked to."""
    return words_fingerprint(replace(check_up, summary=true_summary(check_up, len(check_up.lines))))


def _new_ids(check_up: CheckUp, words: CheckUpWords) -> Iterator[Problem]:
    """Yield the ids of a check-up that were others when the translation was made, its words alike.

    Answers that people keep, and codes that they hand on, name the former ones.
    """
    scales = list(zip(check_up.scales, words.scales, strict=False))
    lines = list(zip(check_up.lines, words.lines, strict=False))
    former = replace(
        check_up,
        scales=tuple(replace(now, id=was.id) for now, was in scales),
        lines=tuple(replace(now, id=was.id) for now, was in lines),
    )
    parts = [("scales", n, now.id, was.id) for n, (now, was) in enumerate(scales)]
    parts += [("lines", n, now.id, was.id) for n, (now, was) in enumerate(lines)]
    new = [part for part in parts if part[2] != part[3]]
    if new and words.of == words_fingerprint(former):
        for name, n, now, was in new:
            message = f"{shown(now)} was {shown(was)} until now, and the answers that people keep "
            message += f"name it; write '{was}' again"
            repair = Repair(now, was, check_up.mark(name, n, "id"))
            yield problem_at(check_up, (name, n, "id"), "RC145", message, repair=repair)


def _not_translated(check_up: CheckUp, words: CheckUpWords) -> Iterator[Problem]:
    """Yield the first text that is as it is in the check-up, with how many more there are."""
    same = [
        steps
        for steps, said, told in _pairs(check_up, words)
        if said == told and len(said.split()) >= _SENTENCE
    ]
    for steps in same[:1]:
        more = f", and so are {len(same) - 1} more texts of this file" if len(same) > 1 else ""
        message = f"this is as it is in {check_up.path}{more}; translate it"
        yield problem_at(words, steps, "RC548", message)


def _pairs(check_up: CheckUp, words: CheckUpWords) -> Iterator[tuple[Steps, str, str]]:
    """Yield each text of a check-up in both languages, and where it stands."""
    for name in ("title", "summary", "stem", "leaning", "unsure", "note"):
        yield (name,), getattr(check_up, name), getattr(words, name)
    for name in ("answers", "notes"):
        both = zip(getattr(check_up, name), getattr(words, name), strict=True)
        for n, (said, told) in enumerate(both):
            yield (name, n), said, told
    for name, keys in (("scales", ("title", "low", "high")), ("lines", ("ask", "help", "goal"))):
        theirs = {part.id: part for part in getattr(check_up, name)}
        for n, part in enumerate(getattr(words, name)):
            for key in keys:
                yield (name, n, key), getattr(theirs[part.id], key), getattr(part, key)
    if check_up.first and words.first:
        for key in ("ask", "yes", "no"):
            yield ("first", key), getattr(check_up.first, key), getattr(words.first, key)


def _language(catalog: Catalog, words: CheckUpWords) -> Iterator[Problem]:
    known = [term.slug for term in catalog.spoken.terms] if catalog.spoken else []
    if words.language == catalog.home_language or words.language not in known:
        use = ", ".join(known[1:]) or "none: there is no vocabulary of languages"
        message = f"{shown(words.language)} is not another language of the site; it has {use}"
        yield problem_at(words, (), "RC145", message)


def _unlike(check_up: CheckUp, words: CheckUpWords) -> Iterator[Problem]:
    """Yield a problem for each part that only one of the two has."""
    terms = sorted(
        {region.term for region in check_up.regions}
        | ({check_up.first.term} if check_up.first else set())
    )
    parts: dict[str, tuple[list[str], list[str]]] = {
        "scales": ([scale.id for scale in check_up.scales], [scale.id for scale in words.scales]),
        "lines": ([line.id for line in check_up.lines], [line.id for line in words.lines]),
        "terms": (terms, [term.slug for term in words.terms]),
    }
    for name, (wanted, said) in parts.items():
        yield from _ids(check_up, words, name, (wanted, said))
    for name in ("answers", "notes"):
        count, own = len(getattr(check_up, name)), len(getattr(words, name))
        if count != own:
            short, long = ("here", "there") if own < count else ("there", "here")
            message = f"there are {own} {name}; {check_up.path} has {count}"
            how = f"add {short} the one that lacks, or take it out {long}"
            message += f"; {how}" + (f"; is a comma missing {short}?" if count and own else "")
            yield problem_at(words, (name,), "RC145", message)
    for name in ("stem", "leaning", "note", "first"):
        if bool(getattr(check_up, name)) is not bool(getattr(words, name)):
            what = (
                "is missing; add it"
                if getattr(check_up, name)
                else "has nothing to translate; delete it"
            )
            yield problem_at(words, (name,), "RC145", f"{shown(name)} {what}")


def _ids(
    check_up: CheckUp, words: CheckUpWords, name: str, ids: tuple[list[str], list[str]]
) -> Iterator[Problem]:
    """Yield a problem for each id that only one of the two has, or that stands twice."""
    wanted, said = ids
    missing = [part for part in wanted if part not in said]
    strange = [part for n, part in enumerate(said) if part not in wanted or part in said[:n]]
    for n, part in enumerate(said):
        twice = part in said[:n]
        if part in wanted and not twice:
            continue
        here = wanted[n] if len(wanted) == len(said) and name != "terms" else ""
        here = missing[0] if len(missing) == len(strange) == 1 else here
        if here in missing:
            missing.remove(here)
            key = "slug" if name == "terms" else "id"
            what = "stands twice" if twice else "is no id there: ids are not translated"
            message = f"{shown(part)} {what}; write '{here}', as {check_up.path} does"
            repair = Repair(part, here, words.mark(name, n, key))
            yield problem_at(words, (name, n, key), "RC145", message, repair=repair)
            continue
        hint = did_you_mean(part, missing)
        what = "stands twice; keep one" if twice else f"is not in {check_up.path}"
        hint = hint if hint or twice else "; delete it here too, or bring it back there"
        yield problem_at(words, (name, n), "RC145", f"{shown(part)} {what}{hint}")
    if missing:
        message = f"{name} lack {', '.join(missing)}, which {check_up.path} has"
        message += f"; copy {_WORDS.get(name, 'what stands')} of each from there, translate them, "
        message += f"and write 'of: \"{_fingerprint(check_up)}\"'"
        true = true_summary(words, len(check_up.lines))
        message += f" and {shown('summary: ' + true, 300)}" if true != words.summary else ""
        yield problem_at(words, (name,), "RC145", message)
