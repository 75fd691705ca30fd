"""Keys that are no field where they stand: what each was meant to be."""

import re
from collections.abc import Iterable, Mapping

from resource_toolkit.problems import Repair, Report, as_line, nearest, shown
from resource_toolkit.reading.frontmatter import MappingNode, Node, ScalarNode, SequenceNode

from .slugs import Slug, likely_slug
from .strays import Stray
from .values import Shape

ENGINE_KEYS = frozenset(
    {
        *("template", "render_macros", "subtitle", "hide", "icon", "search", "tags", "nav"),
        *("description", "revision_date", "slug", "date", "draft", "exclude_from_search"),
        *("social", "extra", "status_icon", "toc", "comments"),
    }
)
"""Keys that MkDocs, Material or its plugins act on; none of them is a field."""
_DECLARED = {"facts": "; a toolkit has facts when its house.yml declares some"}
_PICTURE = "; a picture stands in the text: write ![what it shows](pictures/name) there"
_INSTEAD = {
    **dict.fromkeys(("image", "picture", "photo", "thumbnail", "cover", "imagen"), _PICTURE),
    **dict.fromkeys(("es", "en"), "; put two blanks before it: it belongs to the line above"),
}
"""What to do with keys that people bring from elsewhere."""
_SAID = "also_called"
_WHOLE_LIST = 400
"""So long may a list be that is shown whole."""
_QUOTED = re.compile(r"[,:#\"\[\]{}]|^['&*!|>%@`?-]|^[\d.]+$")
"""Texts that stand in quotes."""
_SMALL = 6
"""So many keys a group has in which a wrong one takes the place of the one that lacks."""
MOST_LISTED = 12
"""How many terms or keys a message still lists when none of them is near."""
_ELSEWHERE = {
    **dict.fromkeys(("link", "website", "web", "href", "enlace", "address"), "url"),
    **dict.fromkeys(("description", "abstract", "excerpt", "subtitle", "resumen"), "summary"),
    **dict.fromkeys(("date", "created", "fecha"), "added"),
    **dict.fromkeys(("time", "duration", "length", "minutos"), "minutes"),
    **dict.fromkeys(("keywords", "synonyms"), "also_called"),
    **dict.fromkeys(("name", "heading", "titulo", "título"), "title"),
    **dict.fromkeys(("reviewer", "review_by"), "reviewed_by"),
    **dict.fromkeys(("see_also", "similar"), "related"),
    **dict.fromkeys(("redirect_from", "old_names"), "aliases"),
}
"""What other programs, and people, call a field of ours."""


def lone_lack(required: Iterable[str], strays: Iterable[Stray], node: MappingNode) -> str:
    """Return the only key that a small group lacks, where one other stands in its place."""
    lacks = [name for name in required if name not in node.keys]
    alone = len(lacks) == 1 and len([*strays]) == 1 and len(node.entries) <= _SMALL
    return lacks[0] if alone else ""


def refuse_capitals(
    strays: Iterable[Stray], shapes: Mapping[str, Shape[object]], report: Report
) -> set[str]:
    """Add one problem for all keys that are fields but for their capitals; return the fields."""
    loud = [stray.key for stray in strays if stray.key.value.lower() in shapes]
    meant = {key.value.lower() for key in loud}
    if loud and len(meant) == len(loud):
        first, *more = loud
        others = f", and so for {', '.join(key.value for key in more)}" if more else ""
        message = f"keys have small letters; write '{first.value.lower()}'{others}"
        repair = Repair(first.value, first.value.lower())
        told = f"unknown key {shown(first.value)}; {message}"
        report.add(first.mark, "RC101", told, repair=repair)
        return meant
    return set()


def refuse_key(
    stray: Stray,
    group: tuple[Mapping[str, Shape[object]], MappingNode],
    report: Report,
    lacks: str = "",
) -> str:
    """Add the problem of a key; return the field that it means, of which no more need be said.

    `lacks` is the only key that is needed and not there.
    """
    name, (shapes, node) = stray.key.value, group
    if stray.parent or stray.cut:
        return _refuse_part(stray, report)
    meant = _meant(name, shapes)
    if name.rstrip(": ") in shapes:
        text = stray.value.value if isinstance(stray.value, ScalarNode) else "…"
        told = as_line(f"{name.rstrip(': ')}: {text}")
        report.add(stray.key.mark, "RC101", f"one colon stands behind a key; write {told}")
        return name.rstrip(": ")
    if name in ENGINE_KEYS or meant in node.keys:
        return _refuse_known(stray, meant, group, report)
    near = meant or nearest(name, shapes)
    if lacks and not near and (isinstance(shapes[lacks], Slug) or name not in _ELSEWHERE):
        text = stray.value.value if isinstance(stray.value, ScalarNode) else "…"
        text = (likely_slug(text) or text) if isinstance(shapes[lacks], Slug) else text
        told = as_line(f"{lacks}: {text}")
        report.add(stray.key.mark, "RC101", f"unknown key {shown(name)}; write {told} for it")
        return lacks
    few = f"; use one of {', '.join(shapes)}" if 0 < len(shapes) <= MOST_LISTED else ""
    has_terms = any(hasattr(shape, "vocabulary") for shape in shapes.values())
    none = "; no vocabulary has this field; delete the line" if has_terms and not few else ""
    own = _INSTEAD.get(name.casefold()) if has_terms else None
    hint = _DECLARED.get(name) or own or (f"; did you mean '{near}'?" if near else few or none)
    report.add(stray.key.mark, "RC101", f"unknown key {shown(name)}{hint}")
    return near


def _refuse_known(
    stray: Stray,
    meant: str,
    group: tuple[Mapping[str, Shape[object]], MappingNode],
    report: Report,
) -> str:
    """Add the problem of a key of another program, or of one whose field stands there already."""
    name = stray.key.value
    how = f"write '{meant}:' for it" if meant else "delete the line"
    how = _beside(stray, meant, *group) if meant in group[1].keys else how
    if name in ENGINE_KEYS:
        message = f"{shown(name)} is no field here, and the program that builds pages acts on it"
        report.add(stray.key.mark, "RC113", f"{message}; {how}")
    else:
        report.add(stray.key.mark, "RC101", f"unknown key {shown(name)}; {how}")
    return meant


def _beside(
    stray: Stray, meant: str, shapes: Mapping[str, Shape[object]], node: MappingNode
) -> str:
    """Return what to write for a key where the field that it means stands already.

    Words for a subject, and other names, are what people say too.
    """
    field = _SAID if _SAID in shapes and _is_subject(shapes[meant]) else meant
    held = [value for key, value in node.entries if key.value == field]
    items = dict.fromkeys(text for one in (*held, stray.value) for text in _texts(one))
    if field != _SAID or not items:
        return f"{shown(meant)} stands here already; delete the line"
    told = ", ".join(f'"{item}"' if _QUOTED.search(item) else item for item in items)
    line = as_line(f"{field}: [{told}]", _WHOLE_LIST)
    return f"words that people say stand in {field}: write {line}" + (
        " there, and delete this line" if held else " for it"
    )


def _texts(node: Node) -> list[str]:
    """Return the texts of a list, or those of a text with commas."""
    if isinstance(node, ScalarNode):
        return [text.strip() for text in node.value.split(",") if text.strip()]
    items = node.items if isinstance(node, SequenceNode) else ()
    return [item.value for item in items if isinstance(item, ScalarNode)]


def _refuse_part(stray: Stray, report: Report) -> str:
    """Add the problem of a key that is a part of what stands before it."""
    name = stray.key.value
    if stray.cut and stray.parent:
        report.add(stray.key.mark, "RC103", f"several are a list; write {stray.cut}")
    elif stray.parent:
        text = stray.value.value if isinstance(stray.value, ScalarNode) else "…"
        blanks = " " * (stray.inside.mark[1] - 1 if stray.inside else 2)
        told = f"the line belongs to '{stray.parent}', so it must be indented"
        if stray.inside:
            told = f"unknown key {shown(name)}; put it under '{stray.parent}:'"
        message = f"{told}; write {as_line(f'{blanks}{name}: {text}')}"
        report.add(stray.key.mark, "RC101", message)
        return "" if stray.inside else stray.parent
    else:
        message = f"text with a comma or a colon must stand in quotes; write {stray.cut}"
        report.add(stray.key.mark, "RC101", message)
    return stray.parent


def _meant(name: str, shapes: Mapping[str, Shape[object]]) -> str:
    """Return the field for which people, or other programs, use a name; or nothing."""
    if name.casefold() in ("tags", "categories", "category", "topic", "tema", "temas"):
        return next((field for field, shape in shapes.items() if _is_subject(shape)), "")
    meant = _ELSEWHERE.get(name.casefold().replace("-", "_").replace(" ", "_"), "")
    return meant if meant in shapes else ""


def _is_subject(shape: Shape[object]) -> bool:
    vocabulary = getattr(shape, "vocabulary", None)
    return vocabulary is not None and bool(vocabulary.subject)
