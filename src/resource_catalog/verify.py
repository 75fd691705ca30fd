"""Verify a finished site: every internal link, anchor and asset must resolve."""

import os
import posixpath
import re
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LINK = re.compile(
    r"""<(?:a|link|script|img|source|form)\b[^>]*?\s(?:href|src|action)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))"""
)
_ID = re.compile(r"""\s(?:id|name)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_COMMENT = re.compile(r"<!--.*?-->|<script\b[^>]*>.*?</script>", re.S)
_REMOTE_ASSET = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed)\b[^>]*\ssrc=[\"']?(https?:)?//"
    r"|<link\b(?=[^>]*rel=[\"']?(?:stylesheet|preconnect|preload))[^>]*\shref=[\"']?(https?:)?//",
    re.I,
)


@dataclass(kw_only=True)
class Verifier:
    """Collects links and anchors page by page, then says what leads nowhere."""

    site: Path
    base: str = "/"
    """The path under which the site lives, for absolute links such as those of the 404 page."""
    links: dict[str, dict[str, None]] = field(default_factory=dict)
    anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def scan(self, page: str, html: str, more_ids: frozenset[str] = frozenset()) -> frozenset[str]:
        """Take the links and ids of a page, whose path is relative to the site; return its ids."""
        if _REMOTE_ASSET.search(html):
            self.faults.append(f"/{page} asks another host for something")
        found = {unescape("".join(groups)): None for groups in _LINK.findall(html)}
        self.links.setdefault(page, {}).update(found)
        ids = frozenset("".join(groups) for groups in _ID.findall(html)) | more_ids
        self.anchors[page] = ids
        return ids

    def scan_rest(self) -> None:
        """Take every page of the site that has not been scanned."""
        for path in sorted(self.site.rglob("*.html")):
            page = path.relative_to(self.site).as_posix()
            if page not in self.links and not page.startswith("pagefind/"):
                self.scan(page, _COMMENT.sub(_keep_src, path.read_text(encoding="utf-8")))

    def problems(self) -> list[str]:
        """Return a line for each link that leads nowhere, sorted."""
        files = _files(self.site)
        faults = list(self.faults)
        targets: dict[tuple[str, str], str | None] = {}
        for page, links in self.links.items():
            folder = posixpath.dirname(page)
            for link in links:
                key = (folder if not link.startswith("#") else page, link)
                if key not in targets:
                    targets[key] = self._fault(page, folder, link, files)
                if targets[key]:
                    faults.append(f"/{page}: {targets[key]}")
        return sorted(set(faults))

    def _fault(self, page: str, folder: str, link: str, files: frozenset[str]) -> str | None:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        if not path:
            target = page
        elif path.startswith("/"):
            if not path.startswith(self.base):
                return f"{link} leads out of the site"
            target = path[len(self.base) :].removeprefix("./").removesuffix(".")
        else:
            target = posixpath.normpath(posixpath.join(folder, path))
            if target.startswith(".."):
                return f"{link} leads out of the site"
            target = "" if target == "." else target + ("/" if path.endswith("/") else "")
        if not target or target.endswith("/"):
            target += "index.html"
        if target not in files:
            if f"{target}/index.html" in files:
                target = f"{target}/index.html"
            else:
                return f"{link} leads nowhere"
        wanted = unquote(parts.fragment)
        if wanted and target in self.anchors and wanted not in self.anchors[target]:
            return f"{link} names an anchor that is not on its page"
        return None


def _keep_src(match: re.Match[str]) -> str:
    opening = match.group(0).partition(">")[0]
    return f"{opening}>" if opening.startswith("<script") else ""


def _files(site: Path) -> frozenset[str]:
    found: list[str] = []
    for folder, _, names in os.walk(site):
        relative = Path(folder).relative_to(site).as_posix()
        prefix = "" if relative == "." else f"{relative}/"
        found.extend(f"{prefix}{name}" for name in names)
    return frozenset(found)
