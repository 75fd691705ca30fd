"""Verify a finished site: every internal link, anchor and asset must resolve."""

import os
import posixpath
import re
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from resource_toolkit.pages import SLOT

_TAG = re.compile(r"<(?:a|link|script|img|source|form|iframe|video|audio|embed)\b[^>]*>")
_LINK = re.compile(r"""\s(?:href|src|action)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_ID = re.compile(r"""<[a-z][^>]*?\s(?:id|name)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_COMMENT = re.compile(r"<!--.*?-->|<script\b[^>]*>.*?</script>", re.S)
# On our own pages every attribute stands in double quotes, and no text looks like one.
_OWN = re.compile(r' (href|src|id)="([^"]*)"')
_ASSET_TAGS = ("<script", "<img", "<iframe", "<source", "<video", "<audio", "<embed")
_ASSET_LINK = re.compile(r"rel=[\"']?(?:stylesheet|preconnect|preload|icon)")
_REMOTE = re.compile(r"(?:https?:)?//")


@dataclass(kw_only=True)
class Verifier:
    """Collects links and anchors page by page, then says what leads nowhere."""

    site: Path
    base: str = "/"
    """The path under which the site lives, for absolute links such as those of the 404 page."""
    anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    _links: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)
    """(folder, link from there) to the pages that hold it, each with the link as written."""
    _seen: dict[int, set[str]] = field(default_factory=dict)
    """How deep our own pages stand, to their links from the root on: each is followed once."""
    _files: frozenset[str] = frozenset()

    def scan(self, page: str, html: str) -> frozenset[str]:
        """Take links and ids of any page, whose path is relative to the site; return its ids."""
        links: set[str] = set()
        for tag in _TAG.findall(html):
            found = _LINK.search(tag)
            if found:
                link = unescape("".join(filter(None, found.groups())))
                links.add(link)
                is_asset = tag.startswith(_ASSET_TAGS) or (
                    tag.startswith("<link") and _ASSET_LINK.search(tag)
                )
                if is_asset and _REMOTE.match(link):
                    self.faults.append(f"/{page} asks another host for {link}")
        slot = SLOT.search(html)
        if slot:
            self.faults.append(f"/{page} still holds the slot {slot[0]}")
        ids = frozenset(unescape("".join(groups)) for groups in _ID.findall(html))
        self._take(page, links, ids, set())
        return ids

    def scan_own(self, page: str, html: str, frame_ids: frozenset[str]) -> None:
        """Take links and ids of HTML of our own, which goes into a frame with these ids.

        Of a link that stands on thousands of such pages, only the first page is named.
        """
        links: set[str] = set()
        ids: set[str] = set()
        for name, value in _OWN.findall(html):
            (ids if name == "id" else links).add(value)
        seen = self._seen.setdefault(page.count("/"), set())
        self._take(page, links, frame_ids.union(ids), seen)

    def _take(self, page: str, links: set[str], ids: frozenset[str], seen: set[str]) -> None:
        self.anchors[page] = ids
        folders = [posixpath.dirname(page)]
        while folders[-1]:
            folders.append(posixpath.dirname(folders[-1]))
        to_root = "../" * page.count("/")
        for link in links - seen:
            if link.startswith("../"):
                if link.startswith(to_root):
                    seen.add(link)
                # A link that goes up means the same on many pages: it is resolved only once.
                up = 1
                while link.startswith("../", 3 * up):
                    up += 1
                up = min(up, len(folders) - 1)
                self._links.setdefault((folders[up], link[3 * up :]), []).append((page, link))
            elif link.startswith("#"):
                if link[1:] and unquote(link[1:]) not in ids:
                    self.faults.append(f"/{page}: {link} names an anchor that is not on its page")
            elif not link.startswith(("https://", "http://", "mailto:")):
                self._links.setdefault((folders[0], link), []).append((page, link))

    def scan_rest(self) -> None:
        """Take every page of the site that has not been scanned."""
        self._files = _files(self.site)
        for page in sorted(self._files - self.anchors.keys()):
            if page.endswith(".html"):
                html = (self.site / page).read_text(encoding="utf-8")
                self.scan(page, _COMMENT.sub(_keep_tag, html))

    def problems(self) -> list[str]:
        """Return a line for each link that leads nowhere, sorted."""
        faults = list(self.faults)
        for (folder, link), pages in self._links.items():
            fault = self._fault(folder, unescape(link))
            if fault:
                faults += [f"/{page}: {written} {fault}" for page, written in pages]
        return sorted(set(faults))

    def _fault(self, folder: str, link: str) -> str | None:
        files = self._files
        near = f"{folder}/{link}" if folder else link
        if f"{near}index.html" in files:
            return None
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
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


def _keep_tag(match: re.Match[str]) -> str:
    opening = match.group(0).partition(">")[0]
    return f"{opening}>" if opening.startswith("<script") else ""


def _files(site: Path) -> frozenset[str]:
    found: list[str] = []
    for folder, _, names in os.walk(site):
        relative = os.path.relpath(folder, site).replace(os.sep, "/")
        prefix = "" if relative == "." else f"{relative}/"
        found.extend(f"{prefix}{name}" for name in names)
    return frozenset(found)
