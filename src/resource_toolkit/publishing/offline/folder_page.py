"""A page of the site as it stands in a folder: its links name files, and it says how old it is."""

import html
import posixpath
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

_TAG = re.compile(r"<[a-zA-Z](?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")
_LINK = re.compile(r'( (?:href|src|action)=")([^"]*)')
_MOVED = re.compile(r'(<meta http-equiv="refresh" content="\d+; url=)([^"]*)')
_END = re.compile(r"(?=</main>)|(?=</body>)")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
_MACHINES = re.compile(
    r'<meta property="og:[^>]*>\n?'
    r'|<link rel="(?:canonical|alternate|apple-touch-icon)"[^>]*>\n?'
)
"""What a page says to search engines, and to programs and devices that show its address."""
_ARTICLE = re.compile(r'<article class="resource" data-resource-page.*?</article>', re.S)
_NOT_ON_A_LIST = re.compile(
    r'<section class="related">.*?</section>\s*'
    r'|<p class="(?:crumbs|trust|upkeep|to-sheet screen)">.*?</p>\s*'
    r'|<footer class="print-foot".*?</footer>\s*',
    re.S,
)
"""What a list takes out of an article."""


@dataclass(frozen=True, kw_only=True)
class Folder:
    """The files of a copy, and where the site is that it was made of."""

    files: frozenset[str]
    """Paths relative to the copy."""
    url: str
    """The address of the site with a closing slash, or nothing."""
    note: str
    """HTML that says when the copy was made and where a newer one is."""

    def page(self, path: str, text: str) -> str:
        """Return a page of the site with links that lead to files of the copy, or to the site."""

        def linked(attribute: re.Match[str]) -> str:
            return attribute[1] + html.escape(self.link(path, html.unescape(attribute[2])))

        text = _TAG.sub(lambda tag: _LINK.sub(linked, tag[0]), text)
        if 'http-equiv="refresh"' in text:
            return _MOVED.sub(linked, text)
        return _END.sub(lambda _: self.note, _MACHINES.sub("", text), count=1)

    def link(self, path: str, link: str) -> str:
        """Return a link of the page at `path` as it stands in the copy."""
        if not link or link.startswith("#") or _SCHEME.match(link):
            return link
        # A name may hold what looks like a scheme.
        parts = urlsplit(f"./{link}")
        folder = posixpath.dirname(path)
        target = posixpath.normpath(posixpath.join(folder, parts.path)).removeprefix("./")
        target = "" if target == "." else target
        rest = link[len(parts.path) - 2 :]
        for file in (target, posixpath.join(target, "index.html")):
            if file in self.files:
                return posixpath.relpath(file, folder or ".") + rest
        is_page = link.partition("?")[0].partition("#")[0].endswith(("/", "..", "."))
        return f"{self.url}{target}{'/' if target and is_page else ''}{rest}" if self.url else "#"


def article_of(text: str) -> str | None:
    """Return the article of a resource on its page as a list shows it, or None on other pages."""
    article = _ARTICLE.search(text)
    return _NOT_ON_A_LIST.sub("", article[0]) if article else None
