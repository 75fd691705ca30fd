"""The safety rules that a resource names, in boxes of its body."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping

from resource_toolkit.catalog import Catalog, Resource, filled

from .markup import PREFIX, SECTION, Body, Heading

_ENDS = re.compile(r"(?:<hr[^>]*>\s*)+$")


def with_rules(catalog: Catalog, resource: Resource, body: Body) -> Body:
    """Return a body with boxes under its heading for safety, or under one of its own.

    That one comes before the example and the notes for the one who leads, else at the end.
    """
    boxes = "".join(_boxes(catalog, resource, resource.safety))
    in_text = "".join(_boxes(catalog, resource, resource.safety_in_text))
    boxes += f'<section class="rule-more">\n{in_text}</section>\n' if in_text else ""
    if not boxes:
        return body
    words = catalog.words_for(resource)
    title = html.escape(words["safety"], quote=False)
    parts = SECTION.split(body.html)
    own = next((n for n, part in enumerate(parts) if f">{title}</h2>" in part), None)
    if own is not None:
        # A line that ends the section belongs to what follows.
        text = _ENDS.sub("", parts[own])
        parts[own] = f"{text.rstrip()}\n{boxes}{parts[own][len(text) :]}"
        return body._replace(html="".join(parts))
    later = {html.escape(catalog.words[name]) for name in ("filled_example", "facilitator_notes")}
    after = [n for n, part in enumerate(parts) if any(f">{name}</h2>" in part for name in later)]
    position = min(after, default=len(parts))
    heading = Heading(2, f"{PREFIX}safety", title)
    parts.insert(position, f'<h2 id="{heading.id}">{title}</h2>\n{boxes}')
    ids = _ids(parts[:position])
    before = sum(above.id in ids for above in body.headings)
    headings = (*body.headings[:before], heading, *body.headings[before:])
    return body._replace(html="".join(parts), headings=headings)


def _ids(parts: Iterable[str]) -> set[str]:
    return {part.partition('id="')[2].partition('"')[0] for part in parts}


def _boxes(catalog: Catalog, resource: Resource, names: Iterable[str]) -> Iterator[str]:
    """Yield a box for each of the named rules that is known."""
    words = catalog.words_for(resource)
    for name in names:
        rule = catalog.safety.by_id.get(name)
        if rule is None:
            continue
        said = rule.said_in(words["language"])
        foreign = (said.language or catalog.words["language"]) != words["language"]
        language = f' lang="{catalog.words["language"]}"' if foreign else ""
        name_of = f"{said.source} ({said.publisher})"
        link = f'<a href="{html.escape(said.url)}"{language}>{html.escape(name_of)}</a>'
        quoted = "".join(f"<p{language}>{_quoted(words, text)}</p>\n" for text in said.quote)
        gist = {"words": html.escape(said.gist, quote=False)}
        in_short = f"<p>{_filled(words['rule_in_short'], gist)}</p>\n" if said.gist else ""
        more = "".join(
            f'<p class="rule-more"{language}>{_quoted(words, text)}</p>\n' for text in said.more
        )
        itself = f"<blockquote>\n{quoted}{more}</blockquote>\n"
        if in_short:
            leads = html.escape(words["rule_itself"], quote=False)
            itself = f'<div class="rule-itself">\n<p>{leads}</p>\n{itself}</div>\n'
        yield (
            '<div class="markdown-alert markdown-alert-caution">\n'
            f'<p class="markdown-alert-title">{html.escape(said.title)}</p>\n'
            f"{in_short}{itself}<p>{_filled(words['quoted_from'], {'source': link})}</p>\n</div>\n"
        )


def _quoted(words: Mapping[str, str], text: str) -> str:
    return _filled(words["quotation"], {"words": html.escape(text, quote=False)})


def _filled(word: str, values: Mapping[str, str]) -> str:
    return filled(html.escape(word, quote=False), values)
