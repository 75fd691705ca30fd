"""What is wrong with a link of a body, and what to write for it."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from urllib.parse import unquote

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.problems import Repair, Scope, did_you_mean, nearest, shown
from resource_toolkit.reading import (
    PREFIX,
    Body,
    likely_address,
    likely_slug,
    page_of,
    picture_of,
    target_of,
)

from .page_faults import meant_page, page_fault
from .picture_faults import Fault, picture_elsewhere, picture_fault, pictures_beside

Bodies = Mapping[str, Body]
"""Slug to rendered body."""

TO_ITSELF = (
    "this leads to the page on which it stands; write the words without the link, or add # and "
    "the name of a heading"
)
_SUCH = "link to a file such as ../collection/slug.md"
_FEW = 3
"""So many headings are offered where none is like the one that is named."""
_SMALL = frozenset(("the", "a", "an", "of", "la", "el", "los", "las", "de", "on"))
"""Words of a heading that do not tell it from another."""
_ID = re.compile(r'\bid="([^"]+)"')
_PART = re.compile(r"(?<![\d.])\d+(?:\.\d+){2,}(?![\d.])")
"""The number of a part in a book of rules, such as 4.5.0.10."""


def unknown_slug(catalog: Catalog, slug: str, own: str = "") -> str:
    """Return the message for a slug that no resource has; the file that names it is `own`.

    What is offered is another page, and none that is retired.
    """
    renamed = catalog.former_names.get(slug)
    if renamed:
        return f"{shown(slug)} has a new name; write {shown(renamed.slug)}"
    others = [name for name, one in catalog.resources.items() if one.path != own]
    offered = [name for name in others if not catalog.resources[name].retired]
    hint = did_you_mean(slug, offered) or did_you_mean(slug, others)
    for what, records in (("training", catalog.trainings), ("packet", catalog.packets)):
        if slug in records:
            return f"{shown(slug)} is a {what}, and only resources stand here; take the line out"
    if instead := leads_on(catalog, slug):
        hint = f"; its address leads on to '{instead.slug}': write '{instead.slug}'"
    elif f"resources/{slug}/" in catalog.permalinks:
        hint = (
            f"; it was published: if its file was renamed, write 'aliases: [{slug}]' in it; "
            "else bring it back with 'status: retired', or take the name out"
        )
    hint = hint or "; take the name out, or write that of a file that is there"
    return f"no resource has the slug {shown(slug)}{hint}"


def named_anew(catalog: Catalog, slug: str) -> Repair | None:
    """Return the repair of a slug that is a former name of a resource."""
    renamed = catalog.former_names.get(slug) or leads_on(catalog, slug)
    return Repair(slug, renamed.slug, scope=Scope.NAMES) if renamed else None


def leads_on(catalog: Catalog, slug: str) -> Resource | None:
    """Return the resource to which a redirect leads from the address of one that is gone."""
    targets = (r.target for r in catalog.redirects if r.source == f"resources/{slug}/")
    page = next(targets, "").partition("#")[0].removeprefix("resources/")
    return catalog.resources.get(page.rstrip("/"))


def successors(catalog: Catalog, retired: Resource) -> list[Resource]:
    """Return what takes the place of a retired resource, and of that where it is retired too.

    In a circle, the last one is there twice.
    """
    line = [retired]
    while line[-1].retired and line[-1] not in line[:-1]:
        better = catalog.resources.get(line[-1].replaced_by or "")
        if better is None:
            break
        line.append(better)
    return line[1:]


def link_fault(catalog: Catalog, bodies: Bodies, resource: Resource, link: str) -> Fault:
    """Return why a link of a body leads to no resource, page, heading or picture."""
    if link.startswith("#"):
        return _heading_fault(bodies[resource.slug], resource, link[1:], "this page"), None
    picture = picture_of(link)
    if picture:
        return picture_fault(catalog, resource, link, picture)
    target = target_of(link)
    slug = target[1] if target else ""
    own = catalog.resources.get(slug) or catalog.former_names.get(slug)
    if target and (own or not meant_page(catalog, link)):
        # The form of a check-up leads to the tools of its lines, and this may be one of them.
        typed = f"{slug}.md" in resource.body
        to_itself = own is resource and not target[2] and typed
        return (TO_ITSELF, None) if to_itself else _target_fault(catalog, bodies, resource, target)
    page = page_of(link, catalog.docs)
    if page is not None and link.rpartition("/")[2] not in pictures_beside(catalog, resource):
        return page_fault(catalog, page), None
    return meant_page(catalog, link) or _nowhere(catalog, resource, link)


def _nowhere(catalog: Catalog, resource: Resource, link: str) -> Fault:
    typed, link = link, re.sub(r"^\((.*?)\)?$", r"\1", link)
    name = unquote(link).replace("\\", "/").rstrip("/").rpartition("/")[2]
    stem = name.removesuffix(".md")
    meant = catalog.resources.get(stem)
    target = ""
    if name in pictures_beside(catalog, resource):
        target = f"pictures/{name}"
    elif re.fullmatch(r"[^\s/@:]+@[^\s/@:]+\.\w+", link):
        target = f"mailto:{link}"
    elif re.fullmatch(r"\+?\(?\d[\d ()./-]{5,}\d", unquote(link)):
        target = "tel:" + re.sub(r"[^\d+]+", "-", unquote(link)).strip("-")
    elif name.endswith(".yml") and stem.removesuffix(".yml") in catalog.packets:
        target = f"/{catalog.packets[stem.removesuffix('.yml')].address}"
    elif name.endswith(".yml") and stem.removesuffix(".yml") in catalog.trainings:
        target = f"/{catalog.trainings[stem.removesuffix('.yml')].address}"
    elif re.match(r"[A-Za-z]+:", link) and not likely_address(link):
        message = "is a picture of another site; put the file into the folder pictures"
        return f"{shown(link)} {message}", None
    else:
        if meant is resource:
            return f"{shown(link)} was this page itself; write the words without the link", None
        target = file_link(resource, meant) if meant else likely_address(link)
    elsewhere = picture_elsewhere(catalog, resource, link)
    if not target and not stem.isascii() and (plain := likely_slug(stem)):
        return _with_accents(catalog, resource, (link, plain))
    hint = f"write {target}" if target else elsewhere or _SUCH
    if not target and (paper := re.search(r"\.(pdf|docx?|odt|pptx?|xlsx?|csv|zip)$", name, re.I)):
        hint = f"no {paper[1].upper()} lies beside a text: write its address on the web"
    repair = Repair(typed, target, scope=Scope.LINKS) if target else None
    return f"{shown(unquote(typed))} leads nowhere; {hint}", repair


def _with_accents(catalog: Catalog, resource: Resource, named: tuple[str, str]) -> Fault:
    """Return the fault of a link whose file name has letters that no file name here has."""
    link, plain = named
    others = catalog.resources.keys() - {resource.slug}
    near = plain if plain in others else nearest(plain, others)
    told = file_link(resource, catalog.resources[near]) if near else ""
    hint = f"write {told}" if told else "name the file as it is called"
    repair = Repair(link, told, scope=Scope.LINKS) if near == plain else None
    return f"{shown(unquote(link))} leads nowhere: names of files have no accents; {hint}", repair


def file_link(resource: Resource, other: Resource) -> str:
    """Return the link from the file of a resource to that of another."""
    near = resource.collection == other.collection
    return f"{other.slug}.md" if near else f"../{other.file_name}"


def _target_fault(
    catalog: Catalog, bodies: Bodies, resource: Resource, target: tuple[str | None, str, str]
) -> Fault:
    collection, slug, fragment = target
    folder = collection or resource.collection
    linked = catalog.resources.get(slug)
    if linked is None:
        renamed = catalog.former_names.get(slug)
        if renamed:
            message = f"{shown(slug)} has a new name; write {file_link(resource, renamed)}"
            return message, Repair(f"{folder}/{slug}", renamed.slug, scope=Scope.NAMES)
        instead = leads_on(catalog, slug)
        moved = Repair(f"{folder}/{slug}", instead.slug, scope=Scope.NAMES) if instead else None
        return unknown_slug(catalog, slug, resource.path), moved
    if linked.collection != folder:
        if (catalog.root / catalog.folder / folder / f"{slug}.md").is_file():
            return None, None  # Two files have this slug; RC302 says so.
        moved = Repair(f"{folder}/{slug}", slug, scope=Scope.NAMES)
        near = linked.collection == resource.collection
        where = "lies beside this one" if near else "is in another folder"
        return f"the file {where}; write {file_link(resource, linked)}", moved
    if linked.retired and linked.replaced_by != slug:
        line = successors(catalog, linked)
        better = line[-1] if line and not line[-1].retired else None
        if linked.replaced_by and not better:
            return None, None  # It is told where it stands.
        hint = f"write {file_link(resource, better)}" if better else "take the link out"
        if better is resource:
            hint = "this page takes its place, so write the words without the link"
        repair = Repair(slug, better.slug, scope=Scope.NAMES) if better else None
        return f"{shown(slug)} is retired; {hint}", repair
    if not fragment or not linked.head.keys:
        return None, None  # The headings of a file that cannot be read are not known.
    return _heading_fault(bodies[linked.slug], linked, fragment, linked.path), None


@lru_cache(maxsize=256)
def _anchors(text: str) -> frozenset[str]:
    return frozenset(_ID.findall(text))


def _heading_fault(body: Body, resource: Resource, fragment: str, where: str) -> str | None:
    ids = [heading.id for heading in body.headings]
    anchors = _anchors(body.html)
    placed = [f"at-{term}" for facet in resource.placements for term in resource.terms(facet)]
    if fragment in anchors or f"{PREFIX}{fragment}" in anchors or fragment in placed:
        return None
    names = [name.removeprefix(PREFIX) for name in ids]
    hint = did_you_mean(fragment, names) or _likely_heading(fragment, names)
    return f"{where} has no heading {shown('#' + fragment.removeprefix(PREFIX))}{hint}"


def _likely_heading(fragment: str, names: Sequence[str]) -> str:
    """Return the hint to the headings that have the words of a name, or to the first of all."""
    asked = {*fragment.casefold().split("-")} - _SMALL
    words = {name: {*name.split("-")} for name in names}
    best = max((len(asked & held) for held in words.values()), default=0)
    most = [name for name, held in words.items() if len(asked & held) == best]
    most = [name for name in most if words[name] - _SMALL == asked] or most
    if best and len(most) == 1:
        sure = asked <= words[most[0]]
        return f"; write #{most[0]}" if sure else f"; did you mean '#{most[0]}'?"
    some = ", ".join(f"#{name}" for name in names[:_FEW])
    return f"; its first are {some}" if some else ""


def other_part(words: str, address: str) -> tuple[str, str] | None:
    """Return the numbers of parts that words and an address name, where they are not the same.

    The address may lead to the part above, which holds the one that is named.
    """
    said, leads = _PART.findall(words), _PART.findall(address)
    same = any(f"{one}.".startswith(f"{other}.") for one in said for other in leads)
    return None if same or not said or not leads else (said[0], leads[-1])
