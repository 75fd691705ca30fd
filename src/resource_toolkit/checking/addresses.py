"""Short addresses must be free, and withdrawn ones lead straight to pages that exist."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

from resource_toolkit.catalog import (
    HEADING,
    OFFLINE,
    Catalog,
    Record,
    Resource,
    known_addresses,
    nearest_page,
    redirects,
    same_title,
    short_addresses,
)
from resource_toolkit.problems import Problem, Repair, shown
from resource_toolkit.reading import OUR_FOLDERS, Body, plain_text, slug_fault, windows_name

from .file_rules import RESERVED_NAMES
from .named import Steps, problem_at

_PAGE = re.compile(r"(?:(?!\.+/)[\w.~-]{1,80}/)+")
"""The address of a page, relative to the site."""
_LATER = re.compile(r"(?<=/)\d+/\Z")
"""The number of a later page of a long list."""
_INDEXES = ("", "find/", "list/", OFFLINE)
"""Pages that are there, or told as missing, whatever stands in the catalog."""
_FRAGMENT = re.compile(r"[^\s\"'<>#]*")


def short_address_problems(catalog: Catalog) -> Iterator[Problem]:
    """The short address of a record must be free at the root of the site."""
    taken = dict.fromkeys((*RESERVED_NAMES, *OUR_FOLDERS), "the site itself")
    taken |= {known.slug.casefold(): known.path for known in catalog.collections.values()}
    taken |= {known.name.casefold(): known.path for known in catalog.vocabularies.values()}
    for term in catalog.spoken.terms if catalog.spoken else ():
        taken[term.slug.casefold()] = f"the language {term.title}"
    for records in (catalog.resources, catalog.packets, catalog.trainings):
        names = list(_names(records))
        for record, name, steps in names:
            if owner := taken.get(name.casefold()):
                message = f"its short address /{name}/ is taken by {owner}; choose another name"
                yield problem_at(record, steps, "RC330", message)
        # Names that two records of one kind share are the business of other rules.
        taken |= {name.casefold(): record.path for record, name, _ in names}


def _names(records: Mapping[str, Record]) -> Iterator[tuple[Record, str, Steps]]:
    """Yield records with each of their names, those they had before included."""
    for record in records.values():
        yield record, record.slug, ()
        for alias in record.aliases if isinstance(record, Resource) else ():
            yield record, alias, ("aliases", alias)


def is_copy(slug: str, other: str) -> bool:
    """Return whether a slug is another one with what people add to the name of a copy."""
    said = r"(?:old|new|copy|copia|backup|bak|final|draft|edited|orig(?:inal)?|v?\d{1,2})"
    return bool(re.fullmatch(rf"(?i){re.escape(other)}(?:[-_]{said})+", slug))


def small_letters(catalog: Catalog) -> Iterator[Problem]:
    """The name of a toolkit or resource should have small letters: people type it from paper."""
    for record in (*catalog.collections.values(), *catalog.active):
        capitals = record.slug != record.slug.lower() and slug_fault(record.slug) is None
        small = record.slug.lower()
        folder = (catalog.root / record.path).parent
        if capitals and f"{small}.md" in {file.name for file in folder.iterdir()}:
            continue  # Two files have one name; RC302 says so.
        other = same_title(catalog, record) if capitals and isinstance(record, Resource) else None
        if other and is_copy(record.slug, other.slug):
            continue  # RC512 says that it is a copy.
        if capitals and catalog.house.runs("RC529"):
            is_toolkit = not isinstance(record, Resource)
            told = f"{catalog.folder}/{small}" if is_toolkit else f"{small}.md"
            path = f"{catalog.folder}/{record.slug}" if is_toolkit else record.path
            message = f"its address keeps the capitals for ever; rename it to {told}"
            if is_toolkit and small in catalog.collections:
                message = f"{told} is there already; move what is in this folder into it"
            yield Problem(path=path, line=1, column=1, code="RC529", message=message)


def redirect_problems(catalog: Catalog) -> Iterator[Problem]:
    """A redirect must lead straight to a page that exists, and not stand over one."""
    path = f"{catalog.folder}/redirects.yml"
    own = replace(catalog, redirects=())
    pages = {*catalog.addresses(), *short_addresses(own)}
    known = {*known_addresses(own), *_INDEXES, *(f"{name}/" for name in catalog.vocabularies)}
    aliases, moved = redirects(own), {one.source: one.target for one in catalog.redirects}
    for redirect in catalog.redirects:
        target, better = redirect.target.partition("#")[0], ""
        form, page = _form_fault(redirect.target, pages)
        if message := _source_fault(redirect.source, pages, catalog.permalinks):
            pass  # Where it leads is not asked.
        elif form:
            message, better = form, page
        elif redirect.source == target:
            message = f"{shown('/' + target)} leads to itself"
        elif better := aliases.get(target, ""):
            message = f"'/{target}' is an alias; lead straight to '/{better}'"
        elif moved.get(target, "") == redirect.source:
            message = f"'/{target}' leads back here; delete one of the two lines"
        elif better := moved.get(target, ""):
            message = f"'/{target}' is a redirect too; lead straight to '/{better}'"
        elif _LATER.sub("", target) not in known:
            near = _own_or_nearest(catalog, target, pages)
            hint = f"; did you mean '/{near}'?" if near else ""
            message = f"there is no page {shown('/' + target)}{hint}"
        if message:
            mark = (redirect.line, 0)
            yield Problem(
                path=path,
                line=redirect.line,
                column=1,
                code="RC305",
                message=message,
                repair=Repair(target, better, mark) if better else None,
            )


def _own_or_nearest(catalog: Catalog, address: str, pages: set[str]) -> str:
    """Return the page most like an address: one of our own before a link, but for a slip in it."""
    near, name = nearest_page(address, pages), address.strip("/").rpartition("/")[2]
    links = {f"/{slug}/" for slug, resource in catalog.resources.items() if resource.opens}
    own = {page for page in pages if not f"/{page}".endswith(tuple(links))}
    slip = get_close_matches(name, near.split("/")[-2:-1], cutoff=0.85)
    return near if near in own or slip else nearest_page(address, own) or near


def _source_fault(source: str, pages: set[str], published: Collection[str]) -> str:
    """Return why nothing can lead on from an address, or nothing."""
    steps = source.rstrip("/").split("/")
    if any(map(windows_name, steps)):
        return f"{shown('/' + source)} holds a name that Windows keeps for itself; choose another"
    if not _PAGE.fullmatch(source) or steps[0] in OUR_FOLDERS:
        path = _path_in(source)
        ends = (path.split("/", start)[-1] + "/" for start in range(path.count("/") + 1))
        whole = next((end for end in ends if end in published), f"{path}/")
        fits = _PAGE.fullmatch(whole) and path.partition("/")[0] not in OUR_FOLDERS
        meant = f"'/{whole}'" if fits else "it as /folder/name/"
        return f"{shown('/' + source)} is no address of a page; write {meant}"
    if source in pages:
        return f"{shown('/' + source)} is a page; delete this line, or retire that page first"
    return ""


def _path_in(address: str) -> str:
    """Return the path of an address as people write it: without a host and the end of a file."""
    return re.sub(r"^https?:/{1,2}[^/]+/|\.(?:md|html?)(?=/?$)", "", address).strip("/ ")


def _form_fault(target: str, pages: set[str]) -> tuple[str, str]:
    """Return what is wrong with a text that is no address of this site, and the page it means."""
    address, _, fragment = target.partition("#")
    if (not address or _PAGE.fullmatch(address)) and _FRAGMENT.fullmatch(fragment):
        return "", ""
    path = _path_in(address)
    ends = [path.split("/", start)[-1] + "/" for start in range(min(path.count("/"), 3) + 1)]
    page = next((end for end in ends if end in pages), "")
    meant = f"'/{page}'" if page else "it as /folder/name/"
    told = shown(target if ":" in target else f"/{target}")
    return f"{told} is no address of this site; write {meant}", page


def anchors(catalog: Catalog, bodies: Mapping[str, Body]) -> Iterator[Problem]:
    """A heading with a steady name must be there, and each name once on its page."""
    for resource in catalog.resources.values():
        if not resource.anchors:
            continue
        headings = bodies[resource.slug].headings
        free = [plain_text(head.text) for head in headings]
        ids = Counter(head.id for head in headings)
        for text, name in resource.anchors.items():
            steps = ("anchors", text)
            if text not in free:
                unnamed = [said for said in free if said not in resource.anchors]
                offer = get_close_matches(text, unnamed, n=1, cutoff=0.3) or unnamed[:1]
                hint = f"write {shown(f'{offer[0]}: {name}')}, or " if offer else ""
                message = f"no heading is {shown(text)}; {hint}bring the heading back"
                yield problem_at(resource, steps, "RC393", message)
            elif ids[f"{HEADING}{name}"] > 1:
                message = f"two parts of the page are called {shown(name)}; choose another name"
                yield problem_at(resource, steps, "RC395", message)


def _near(address: str, known: Collection[str]) -> str:
    """Return the page to which the address of one that is gone may lead."""
    above = address.strip("/").rpartition("/")[0] + "/"
    near = nearest_page(address, [page for page in known if "#" not in page])
    return near or (above if above in known else "")


def permalinks(catalog: Catalog) -> Iterator[Problem]:
    """A published address must keep working: as a page, or as a redirect."""
    known = known_addresses(catalog)
    path = f"{catalog.folder}/permalinks.txt"
    for address, line in catalog.permalinks.items():
        if address in known:
            continue
        if joined := _joined(address, catalog, known):
            yield Problem(path=path, line=line, column=1, code="RC306", message=joined)
            continue
        page, _, name = address.partition("#")
        training = next((t for t in catalog.trainings.values() if t.address == page), None)
        resource = next((r for r in catalog.resources.values() if r.address == page), None)
        if name and training:
            names = ", ".join((*training.former_sessions, name))
            message = f"the session /{address} was published and is gone; write"
            message += f" 'former_sessions: [{names}]' into {training.path}, or, if it was called"
            message += " off, put it back with 'status: canceled'"
            yield Problem(path=path, line=line, column=1, code="RC392", message=message)
        elif name and resource:
            message = f"the part /{address} was published and is gone; write"
            message += f" 'Its heading: {name.removeprefix(HEADING)}' under anchors in"
            message += f" {resource.path}"
            yield Problem(path=path, line=line, column=1, code="RC394", message=message)
        elif not name and not _is_part(address, catalog, known):
            message = f"/{address} was published and is gone; {_kept(address, catalog, known)}"
            yield Problem(path=path, line=line, column=1, code="RC306", message=message)


def _joined(address: str, catalog: Catalog, known: Collection[str]) -> str:
    """Return what to say of two lines that ran together, the end of the first lost or not."""
    for slash in re.finditer("/", address):
        first = re.sub(r"[\s/]+\Z", "/", address[: slash.end()])
        second, whole = address[slash.end() :].lstrip("/"), first in known
        lost = second not in catalog.permalinks or (whole and first not in catalog.permalinks)
        if second in known and lost:
            message = f"two lines ran together here; write '/{second}'"
            if whole:
                return f"{message} in a line of its own, below '/{first}'"
            return f"{message} alone: the other line comes back when the site is published"
    return ""


def _is_part(address: str, catalog: Catalog, known: Collection[str]) -> bool:
    """Return whether an address goes with the page of a resource that is gone as a whole."""
    first, _, rest = address.partition("/")
    slug = rest.partition("/")[0] if first == "resources" else first
    pages = [f"{folder}/{slug}/" for folder in ("resources", "packets", "trainings")]
    gone = [page for page in pages if page in catalog.permalinks and page not in known]
    return bool(gone) and address not in gone and (first == "resources" or not rest)


def _kept(address: str, catalog: Catalog, known: Collection[str]) -> str:
    """Return how an address that is gone goes on working."""
    record = re.fullmatch(r"resources/([\w-]+)/", address)
    if not record:
        file, near = f"{catalog.folder}/redirects.yml", _near(address, known)
        how = f"bring it back, or write '/{address}: /{near}' into {file}"
        return how if near else "keep it with aliases or redirects.yml"
    return (
        f"if its file has a new name, write 'aliases: [{record[1]}]' there; else bring it back, or "
        f"write '/{address}: /the/nearest/page/' into {catalog.folder}/redirects.yml"
    )
