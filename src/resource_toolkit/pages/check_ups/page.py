"""The page of a check-up: its form, its key, drawings of its scales, and data for its script."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import partial

import segno
from markupsafe import Markup

from resource_toolkit.catalog import (
    FIRST_CHECK_UP,
    CheckUp,
    CheckUpWords,
    Line,
    Region,
    Resource,
    month_in,
    near_totals,
    points,
    told_in,
)
from resource_toolkit.pages.renderer import Renderer

from .drawing import plots


class CheckUpPage:
    """Renders check-ups of one catalog."""

    def __init__(self, renderer: Renderer, look: Mapping[str, str]) -> None:
        self.renderer = renderer
        self.look = look
        self.catalog = renderer.catalog

    def article(self, check_up: CheckUp, address: str, words: CheckUpWords | None = None) -> Markup:
        """Return the article of the page at an address, in the language of `words`."""
        base = "../" * address.count("/")
        told = told_in(check_up, words) if words else check_up
        language = words.language if words else self.catalog.words["language"]
        words_said = self.catalog.translated_words.get(language, self.catalog.words)
        word = self.renderer.words_in(language)
        terms = self._terms(check_up, words)
        return self.renderer.part(
            "check_up",
            base=base,
            here=address,
            look=self.look,
            searched=address != FIRST_CHECK_UP,
            language=language,
            others=self._others(check_up, language),
            translation=words,
            check_up=told,
            terms=terms,
            vocabulary=self.catalog.vocabularies[check_up.vocabulary],
            plots=plots(told, terms),
            code=self._code(check_up.address if words is None else words.address),
            points=points,
            near_totals=near_totals,
            word=word,
            month=partial(month_in, words_said),
            data=_json(self.data(told, terms, language)),
        )

    def _terms(self, check_up: CheckUp, words: CheckUpWords | None) -> dict[str, dict[str, str]]:
        """Return title, summary and address of each term that the check-up leads to."""
        vocabulary = self.catalog.vocabularies[check_up.vocabulary]
        slugs = dict.fromkeys(region.term for region in check_up.regions)
        if check_up.first:
            slugs[check_up.first.term] = None
        said = {term.slug: term for term in words.terms} if words else {}
        terms = {}
        for slug in slugs:
            term = vocabulary.by_slug[slug]
            spoken = said.get(slug, term)
            address = vocabulary.address_of(term) if vocabulary.pages else ""
            terms[slug] = {
                "title": spoken.title,
                "summary": spoken.summary,
                "address": address,
            }
        return terms

    def _others(self, check_up: CheckUp, language: str) -> list[tuple[str, str, str]]:
        """Return code, name and address of the same check-up in other languages."""
        pages = {self.catalog.words["language"]: check_up.address}
        pages |= {
            words.language: words.address
            for words in self.catalog.check_up_words
            if words.slug == check_up.slug
        }
        return [
            (code, self.renderer.spoken.name(code), address)
            for code, address in pages.items()
            if code != language
        ]

    def _code(self, address: str) -> tuple[str, Markup] | None:
        """Return the whole address of a page and its QR code, or None where sites have none."""
        if not self.renderer.settings.url:
            return None
        whole = f"{self.renderer.settings.url}{address}"
        drawn = segno.make(whole, error="m").svg_inline(border=4, omitsize=True, light="#fff")
        return whole, Markup(drawn)

    def data(
        self,
        check_up: CheckUp,
        terms: Mapping[str, Mapping[str, str]],
        language: str,
    ) -> dict[str, object]:
        """Return what the script of the page needs to know."""
        words = self.catalog.translated_words.get(language, self.catalog.words)
        tools = dict.fromkeys(slug for line in check_up.lines for slug in line.low)
        if check_up.disagreement:
            tools[check_up.disagreement] = None
        return {
            **scoring_data(check_up),
            "slug": check_up.slug,
            "fingerprint": check_up.fingerprint,
            "language": language,
            "leaning": check_up.leaning or words["check_lean"],
            "answers": [*check_up.answers, check_up.unsure],
            "asks": {line.id: line.ask for line in check_up.lines},
            "goals": {line.id: line.goal for line in check_up.lines if line.goal},
            "titles": {scale.id: scale.title for scale in check_up.scales},
            "disagreement": check_up.disagreement,
            "goalSheet": self._goal_sheet(check_up),
            "terms": terms,
            "tools": {slug: self._tool(check_up, slug, language) for slug in tools},
            "words": {
                name.removeprefix("check_"): text
                for name, text in words.items()
                if name.startswith("check_")
            },
        }

    def _goal_sheet(self, check_up: CheckUp) -> dict[str, str] | None:
        sheet = check_up.goal_sheet
        if sheet is None:
            return None
        return {**asdict(sheet), "address": self.catalog.resources[sheet.resource].sheet_address}

    def _tool(self, check_up: CheckUp, slug: str, language: str) -> dict[str, str]:
        resource = self.catalog.resources[slug]
        written = self.catalog.language_of(resource)
        return {
            "title": resource.title,
            "address": resource.address,
            "language": written if written != language else "",
            "group": self._groups(check_up, resource, language),
        }

    def _groups(self, check_up: CheckUp, resource: Resource, language: str) -> str:
        """Return the terms that would group a resource on the pages the check-up leads to."""
        said = self.catalog.said_in(language)
        facet = said.vocabularies[check_up.vocabulary].group_by
        terms = resource.terms(facet) if facet else ()
        return ", ".join(said.term(facet or "", slug).title for slug in terms)


def scoring_data(check_up: CheckUp) -> dict[str, object]:
    """Return what scoring needs, in the form in which the script of the page takes it."""
    return {
        "scales": [scale.id for scale in check_up.scales],
        "top": check_up.top,
        "lines": [_line(line) for line in check_up.lines],
        "regions": [_region(region) for region in check_up.regions],
        "near": check_up.near,
    }


def _line(line: Line) -> dict[str, object]:
    return {"id": line.id, "scale": line.scale, "low": list(line.low)}


def _region(region: Region) -> dict[str, object]:
    return {"term": region.term, "from": dict(region.start), "to": dict(region.end)}


def _json(data: dict[str, object]) -> Markup:
    """Return data for a script element, which nothing in a text can end."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c"))
