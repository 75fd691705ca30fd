"""A page of the site as it stands in a folder: its links name files, and it says how old it is."""

import hashlib
import html
import json
import posixpath
import re
from dataclasses import dataclass, field
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
_DATA = re.compile(r'(<script id="([\w-]+)" type="application/json">)(\{.*?\})(</script>)', re.S)
_OWN = ("base",)
"""The values that differ from page to page."""
_FILLED = (
    "{{const at=document.getElementById({name});"
    "at.textContent=JSON.stringify({{...JSON.parse(at.textContent),...{values}}})}}\n"
)
"""Puts the values that pages share where their scripts read them."""
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
    shared: dict[str, bytes] = field(default_factory=dict)
    """The scripts with the values that pages share, by path; they come with the pages."""

    def page(self, path: str, text: str) -> str:
        """Return a page of the site with links that lead to files of the copy, or to the site."""

        def linked(attribute: re.Match[str]) -> str:
            return attribute[1] + html.escape(self.link(path, html.unescape(attribute[2])))

        text = _TAG.sub(lambda tag: _LINK.sub(linked, tag[0]), text)
        if 'http-equiv="refresh"' in text:
            return _MOVED.sub(linked, text)
        text = _DATA.sub(lambda data: self._shared(path, data), _MACHINES.sub("", text))
        return _END.sub(lambda _: self.note, text, count=1)

    def _shared(self, path: str, data: re.Match[str]) -> str:
        """Return the data of a page as what it has of its own, and a script with all the rest.

        No file of a zip is packed with the help of another: what stands in each page counts there
        as often.
        """
        opening, name, text, closing = data.groups()
        values = json.loads(text)
        own = {key: values.pop(key) for key in _OWN if key in values}
        if not values:
            return data[0]
        script = _FILLED.format(name=json.dumps(name), values=json.dumps(values)).encode()
        file = f"assets/shared/{name}.{hashlib.sha256(script).hexdigest()[:10]}.js"
        self.shared[file] = script
        source = posixpath.relpath(file, posixpath.dirname(path) or ".")
        return f'{opening}{json.dumps(own)}{closing}<script src="{source}"></script>'

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
