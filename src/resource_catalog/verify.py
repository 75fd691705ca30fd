"""Verify a finished site: every internal link, anchor and asset must resolve."""

import os
import posixpath
import re
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

_TAG = re.compile(r"<(?:a|link|script|img|source|form|iframe|video|audio|embed)\b[^>]*>")
_LINK = re.compile(r"""\s(?:href|src|action)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_ID = re.compile(r"""<[a-z][^>]*?\s(?:id|name)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_COMMENT = re.compile(r"<!--.*?-->|<script\b[^>]*>.*?</script>", re.S)
# On our own pages every attribute stands in double quotes.
_OWN_LINK = re.compile(r'<(?:a|img)\b[^>]*? (?:href|src)="([^"]*)"')
_OWN_ID = re.compile(r'<[a-z][^>]*? id="([^"]*)"')
_ASSET_TAGS = ("<script", "<img", "<iframe", "<source", "<video", "<audio", "<embed")
_ASSET_LINK = re.compile(r"rel=[\"']?(?:stylesheet|preconnect|preload|icon)")
_REMOTE = re.compile(r"(?:https?:)?//")
_SLOT = re.compile(r"SLOT0[a-z]+0")


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

    def scan(self, page: str, html: str) -> frozenset[str]:
        """Take links and ids of any page, whose path is relative to the site; return its ids."""
        links: dict[str, None] = {}
        for tag in _TAG.findall(html):
            found = _LINK.search(tag)
            if found:
                link = unescape("".join(filter(None, found.groups())))
                links[link] = None
                is_asset = tag.startswith(_ASSET_TAGS) or (
                    tag.startswith("<link") and _ASSET_LINK.search(tag)
                )
                if is_asset and _REMOTE.match(link):
                    self.faults.append(f"/{page} asks another host for {link}")
        slot = _SLOT.search(html)
        if slot:
            self.faults.append(f"/{page} still holds the slot {slot[0]}")
        ids = frozenset(unescape("".join(groups)) for groups in _ID.findall(html))
        self._take(page, links, ids)
        return ids

    def scan_own(self, page: str, html: str, frame_ids: frozenset[str]) -> None:
        """Take links and ids of HTML of our own, which goes into a frame with these ids."""
        links = dict.fromkeys(_OWN_LINK.findall(html))
        self._take(page, links, frame_ids.union(_OWN_ID.findall(html)))

    def _take(self, page: str, links: dict[str, None], ids: frozenset[str]) -> None:
        self.anchors[page] = ids
        # A link that goes up means the same on many pages: it is resolved only once.
        folders = [posixpath.dirname(page)]
        while folders[-1]:
            folders.append(posixpath.dirname(folders[-1]))
        for link in links:
            if link.startswith("#"):
                if link[1:] and unquote(link[1:]) not in ids:
                    self.faults.append(f"/{page}: {link} names an anchor that is not on its page")
            elif not link.startswith(("https://", "http://", "mailto:")):
                up = 0
                while link.startswith("../", 3 * up) and up + 1 < len(folders):
                    up += 1
                self._links.setdefault((folders[up], link[3 * up :]), []).append((page, link))

    def scan_rest(self) -> None:
        """Take every page of the site that has not been scanned."""
        for path in sorted(self.site.rglob("*.html")):
            page = path.relative_to(self.site).as_posix()
            if page not in self.anchors and not page.startswith("pagefind/"):
                self.scan(page, _COMMENT.sub(_keep_tag, path.read_text(encoding="utf-8")))

    def problems(self) -> list[str]:
        """Return a line for each link that leads nowhere, sorted."""
        files = _files(self.site)
        faults = list(self.faults)
        for (folder, link), pages in self._links.items():
            fault = self._fault(folder, unescape(link), files)
            if fault:
                faults += [f"/{page}: {written} {fault}" for page, written in pages]
        return sorted(set(faults))

    def _fault(self, folder: str, link: str, files: frozenset[str]) -> str | None:
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
