"""Links that name one page, or one part of a book of rules, and open another."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from posixpath import dirname, normpath, relpath
from typing import NamedTuple

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.checking.links import file_link, other_part, without_code
from resource_toolkit.checking.named import problem_at
from resource_toolkit.checking.readability import Prose
from resource_toolkit.checking.written.slip import Slip
from resource_toolkit.problems import Mark, Problem, shown
from resource_toolkit.reading import WrittenPage, target_of

_LINK = re.compile(r"(?<!!)\[([^\[\]\n]+)\]\(\s*<?([^()\s<>]+)>?[^()\n]*\)")
_HOST = re.compile(r"https?://(?:[^/?#:]*\.)?([\w-]+\.\w+)(?=[/?#:]|\Z)")
_FEW = 2
"""So many other links show who publishes a site, and where a publisher has its pages."""
_NAMED = re.compile(r"resource_link\(\s*[\"']([\w-]+)[\"']\s*,\s*[\"']([^\"'\n]+)[\"']")


class PageTitles(NamedTuple):
    """The titles of hand-written pages, in plain words."""

    of: Mapping[str, str]
    """The file of each page to its title."""
    named: Mapping[str, str]
    """Each title that no other page has to the file of its page."""


def link_names(prose: Prose) -> Iterator[Problem]:
    """A link should open the page that it names."""
    own = prose.catalog.language_of(prose.resource)
    for link in _LINK.finditer(prose.text):
        if told := _of_part(link):
            yield prose.at_body(link.start(), "RC505", told)
        meant, target = _titled(prose.catalog, link[1], own), target_of(link[2])
        opens = prose.catalog.resources.get(target[1]) if target else None
        if (
            meant
            and opens
            and meant.slug != opens.slug
            and plain_words(opens.title) != plain_words(link[1])
        ):
            message = f"these words are the title of {meant.path}, and the link opens {opens.path}"
            message += f"; write {file_link(prose.resource, meant)}, or name what it opens"
            yield prose.at_body(link.start(), "RC505", message)


def publishers(catalog: Catalog) -> Iterator[Problem]:
    """A link should name who publishes it, as the other links to its site do."""
    if not catalog.house.runs("RC505"):
        return
    links = [(one, site) for one in catalog.active if one.publisher and (site := _site(one))]
    here: dict[str, Counter[str]] = {}
    there: dict[str, Counter[str]] = {}
    for one, site in links:
        here.setdefault(site, Counter())[str(one.publisher)] += 1
        there.setdefault(str(one.publisher), Counter())[site] += 1
    for own, site in links:
        named, sites = here[site], there[str(own.publisher)]
        if named[str(own.publisher)] == 1 and min(named.total(), sites.total()) > _FEW:
            usual = (named - Counter([str(own.publisher)])).most_common(1)[0][0]
            message = f"the other links to {site} are published by {shown(usual)}, and those of "
            message += f"this publisher lead to {(sites - Counter([site])).most_common(1)[0][0]}; "
            message += "correct publisher, or the address"
            yield problem_at(own, ("publisher",), "RC505", message)


def _site(resource: Resource) -> str:
    """Return the site of a link: its host without what stands before the last two parts."""
    host = _HOST.match(resource.url or "") if resource.opens else None
    return host[1].lower() if host else ""


def page_links_named(catalog: Catalog, page: WrittenPage, titles: PageTitles) -> Iterator[Slip]:
    """Yield the same of a hand-written page, with the pages that it may name by title."""
    text, (of, named) = without_code(page.body), titles
    for link in _LINK.finditer(text):
        if told := _of_part(link):
            yield Slip(link.start(), "RC505", told)
        target = normpath(f"{dirname(page.path)}/{link[2].partition('#')[0]}")
        words = plain_words(link[1])
        meant = named.get(words) if " " in words or link[1].strip("*_ ")[:1].isupper() else None
        if target in of and meant and target != meant != page.path and of[target] != words:
            way = relpath(meant, dirname(page.path))
            message = f"these words are the title of {meant}, and the link opens {target}; write "
            yield Slip(link.start(), "RC505", f"{message}{way}, or name what it opens")
    for link in _NAMED.finditer(text) if "resource_link" in text else ():
        resource = _titled(catalog, link[2], catalog.home_language)
        if resource and resource.slug != link[1] and link[1] in catalog.resources:
            message = f"these words are the title of {resource.path}, and the link opens "
            message += f"{catalog.resources[link[1]].path}; write "
            told = f'"{resource.slug}" for "{link[1]}", or name what it opens'
            yield Slip(link.start(), "RC505", message + told)


def title_of(page: WrittenPage) -> tuple[str, Mark]:
    """Return the title of a page, in its head or as its first heading, and where it stands."""
    if title := page.head.get("title"):
        return str(title), page.marks.mark_of("title")
    heading = re.search(r"^# +(\S[^\n]*)", without_code(page.body), re.M)
    return (heading[1], page.mark(heading.start())) if heading else ("", (1, 1))


def page_titles(pages: Sequence[WrittenPage]) -> PageTitles:
    """Return the titles of pages."""
    of = {page.path: plain_words(title_of(page)[0]) for page in pages}
    times = Counter(of.values())
    return PageTitles(
        of, {title: path for path, title in of.items() if title and times[title] == 1}
    )


def _of_part(link: re.Match[str]) -> str:
    parts = other_part(link[1], link[2])
    if not parts:
        return ""
    return f"these words name {parts[0]}, and the address leads to {parts[1]}; correct one of them"


def _titled(catalog: Catalog, words: str, language: str) -> Resource | None:
    """Return the resource whose title some words are, in a language or in that of the site."""
    said = " ".join(words.strip(" *_.,:").split())
    keys = [(one, said.casefold()) for one in (language, catalog.home_language)]
    titled = next((catalog.by_title[key] for key in keys if key in catalog.by_title), None)
    return titled if titled and (" " in said or said == titled.title) else None


def plain_words(words: str) -> str:
    """Return words in small letters, without the signs between them."""
    return " ".join(re.findall(r"\w+", words.casefold()))
