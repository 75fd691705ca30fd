"""Verify a finished site: every internal link, anchor and asset must resolve."""

import os
import posixpath
import re
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from resource_toolkit.problems import many, shown

from .expected import Expected
from .scanned_page import SCHEMES, ScannedPage, is_remote, scheme_of

# On our own pages every attribute stands in double quotes, and no text looks like one.
_OWN = re.compile(r' (href|src|id)="([^"]*)"')
MOST_NAMED = 20
"""How many pages with one dead link are named."""


NEEDED = {
    name: f"docs/{name}.md is missing, and every page leads to it; make the file with three "
    f"hyphens, the lines 'title: {title}' and 'template: {name}.html', three hyphens, and "
    f"'# {title}' below"
    for name, title in (("find", "Find"), ("list", "My list"))
}
"""Pages that all others lead to, each with what to write where it is not there."""


@dataclass(kw_only=True)
class Verifier:
    """Collects links and anchors page by page, then says what leads nowhere."""

    site: Path
    base: str = "/"
    """The path under which the site lives, for absolute links such as those of the 404 page."""
    expected: Expected = field(default_factory=Expected)
    anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    _links: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)
    """(folder, link from there) to the pages that hold it, each with the link as written."""
    _seen: dict[int, set[str]] = field(default_factory=dict)
    """How deep our own pages stand, to their links from the root on: each is followed once."""
    _own: list[str] = field(default_factory=list)
    """Our own pages, to be read again when a link is dead."""
    _files: frozenset[str] = frozenset()

    def scan(self, page: str, html: str) -> frozenset[str]:
        """Take links and ids of any page, whose path is relative to the site; return its ids."""
        scanned = ScannedPage(html)
        self._scan(page, scanned)
        return scanned.ids

    def _scan(self, page: str, scanned: ScannedPage) -> None:
        links: set[str] = set()
        for link, is_asset in scanned.links():
            links.add(link)
            if is_asset and is_remote(link):
                self.faults.append(f"/{page} asks another host for {link}")
        self.faults += [f"/{page} {fault}" for fault in scanned.acts()]
        self._take(page, links, scanned.ids, set())

    def _scan_whole(self, page: str, scanned: ScannedPage) -> None:
        self._scan(page, scanned)
        faults = list(scanned.shows())
        if page in self.expected.searched and not scanned.has("[data-searched]"):
            faults.append("is not marked for the search")
        count = self.expected.listed.get(page)
        if count and not scanned.has("[data-resource]"):
            faults.append(f"lists none of its {many(count, 'resource')}; call listing on it")
        self.faults += [f"/{page} {fault}" for fault in faults]

    def scan_own(self, page: str, html: str, frame_ids: frozenset[str]) -> None:
        """Take links and ids of HTML of our own, which goes into a frame with these ids.

        A link that stands on thousands of such pages is followed once; where it is dead, all the
        pages are read again.
        """
        links: set[str] = set()
        ids: set[str] = set()
        for name, value in _OWN.findall(html):
            (ids if name == "id" else links).add(value)
        seen = self._seen.setdefault(page.count("/"), set())
        self._own.append(page)
        self._take(page, links, frame_ids.union(ids), seen)

    def _take(self, page: str, links: set[str], ids: frozenset[str], seen: set[str]) -> None:
        self.anchors[page] = ids
        folders = _folders(page)
        to_root = "../" * page.count("/")
        for link in links - seen:
            if link.startswith("../"):
                if link.startswith(to_root):
                    seen.add(link)
                self._links.setdefault(_from(folders, link), []).append((page, link))
            elif link.startswith("#"):
                if link[1:] and unquote(link[1:]) not in ids:
                    self.faults.append(f"/{page}: {link} names an anchor that is not on its page")
            elif not (scheme := scheme_of(link)):
                if not link.startswith("//"):
                    self._links.setdefault((folders[0], link), []).append((page, link))
            elif scheme not in SCHEMES:
                fault = f"begins with {shown(scheme + ':')}, which no page may open"
                self.faults.append(f"/{page}: {shown(link)} {fault}")

    def scan_rest(self) -> None:
        """Take every page of the site that has not been scanned."""
        self._files = _files(self.site)
        for page in sorted(self._files - self.anchors.keys()):
            if page.endswith(".html"):
                html = (self.site / page).read_text(encoding="utf-8")
                self._scan_whole(page, ScannedPage(html))

    def problems(self) -> list[str]:
        """Return a line for each fault and for each dead link on each page, sorted.

        Of the pages with one dead link, a part is named, and the others are counted.
        """
        dead = {
            key: (fault, pages)
            for key, pages in self._links.items()
            if (fault := self._fault(key[0], unescape(key[1])))
        }
        missing = {key: name for key in dead if (name := self._needed_page(*key))}
        dead = {key: fault for key, fault in dead.items() if key not in missing}
        self._find_more({key: pages for key, (_, pages) in dead.items()})
        faults = [*self.faults, *(NEEDED[name] for name in missing.values())]
        for fault, pages in dead.values():
            named = sorted(set(pages))
            faults += [f"/{page}: {link} {fault}" for page, link in named[:MOST_NAMED]]
            if len(named) > MOST_NAMED:
                page, link = named[MOST_NAMED]
                faults.append(f"/{page}: {link} {fault}; in all on {many(len(named), 'page')}")
        return sorted(set(faults))

    def _find_more(self, dead: dict[tuple[str, str], list[tuple[str, str]]]) -> None:
        """Add each of our own pages that holds one of these links."""
        for page in self._own if dead else ():
            folders = _folders(page)
            html = (self.site / page).read_text(encoding="utf-8")
            for name, link in set(_OWN.findall(html)):
                if name != "id" and (key := _from(folders, link)) in dead:
                    dead[key].append((page, link))

    def _needed_page(self, folder: str, link: str) -> str | None:
        """Return the name of the page that every site must have and that a dead link leads to."""
        path = urlsplit(unescape(link)).path
        near = path.removeprefix(self.base) if path.startswith("/") else f"{folder}/{path}"
        target = posixpath.normpath(near).removeprefix("/")
        missing = target in NEEDED and f"{target}/index.html" not in self._files
        return target if missing else None

    def _fault(self, folder: str, link: str) -> str | None:
        files = self._files
        near = f"{folder}/{link}" if folder else link
        if f"{near}index.html" in files:
            return None
        # What begins like a scheme is the name of a folder here.
        begin = "" if link.startswith("/") else "./"
        parts = urlsplit(begin + link)
        path = unquote(parts.path.removeprefix(begin))
        if path.startswith("/"):
            if not path.startswith(self.base):
                return "leads out of the site"
            target = path[len(self.base) :] or "."
        else:
            target = posixpath.join(folder, path or "index.html")
        plain = posixpath.normpath(target)
        if plain.startswith(".."):
            return "leads out of the site"
        target = posixpath.join(plain, "index.html") if target.endswith(("/", ".")) else plain
        target = target.removeprefix("./")
        if target not in files:
            if f"{target}/index.html" not in files:
                return "leads nowhere"
            target = f"{target}/index.html"
        wanted = unquote(parts.fragment)
        if wanted and target in self.anchors and wanted not in self.anchors[target]:
            return "names an anchor that is not on its page"
        return None


def _folders(page: str) -> list[str]:
    """Return the folder of a page, and each above it up to the site."""
    folders = [posixpath.dirname(page)]
    while folders[-1]:
        folders.append(posixpath.dirname(folders[-1]))
    return folders


def _from(folders: list[str], link: str) -> tuple[str, str]:
    """Return the folder that a link goes up to, and the rest of it.

    A link that goes up means the same on many pages: it is resolved only once.
    """
    up = 0
    while link.startswith("../", 3 * up):
        up += 1
    up = min(up, len(folders) - 1)
    return folders[up], link[3 * up :]


def _files(site: Path) -> frozenset[str]:
    files: list[str] = []
    for folder, _, names in os.walk(site):
        relative = os.path.relpath(folder, site).replace(os.sep, "/")
        prefix = "" if relative == "." else f"{relative}/"
        files.extend(f"{prefix}{name}" for name in names)
    return frozenset(files)
