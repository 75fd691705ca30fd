"""Links of hand-written pages to other files: pages, headings and pictures."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import PurePosixPath
from posixpath import dirname, normpath, relpath
from urllib.parse import unquote, urlsplit

from resource_toolkit.catalog import Catalog
from resource_toolkit.checking.links import NOTE_MARK, TO_ITSELF, own_pages, without_code
from resource_toolkit.pictures import web_name
from resource_toolkit.problems import Problem, Repair, did_you_mean, nearest, shown
from resource_toolkit.reading import WrittenPage, likely_address

from .named_parts import may_name

_LINK = re.compile(
    r"!?\[(?:[^\[\]\n]|!?\[[^\[\]\n]*\]\([^()\n]*\))*\]\(\s*<?([^()\s<>]+)>?[^()\n]*\)"
)
_WITH_BLANKS = re.compile(r"\]\([^()\s<>\"']+[ \t]+[^\s\"'(<>“‘«][^()\n]*\)\Z")
"""A link whose address holds blanks, which is told as a slip."""
_WEB = re.compile(r"(?:https?:)?//[^\s\"'<>()]*[\[\]][^\s\"'<>()]*")
"""An address with brackets, which few have and which no address may have anywhere."""
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$", re.M)
_OWN_ID = re.compile(r"\{:?[^}\n]*?#([\w-]+)[^}\n]*\}|\b(?:id|name)=[\"']([^\"']+)[\"']")
_FEW = 3
"""So many headings are offered where none is like the one that is named."""
_FENCED = re.compile(r"^ {0,3}(```|~~~).*?(?:^ {0,3}\1|\Z)", re.M | re.S)
_KEPT = re.compile(r"/(?:blob|raw|tree|edit)/[\w.-]+/([^?#]+)")
"""The way to a file in the address of where it is kept."""
_FILE = re.compile(r"\.(?:md|png|jpe?g|webp|svg|gif|pdf|docx?|xlsx?|html?)\Z", re.I)


class PageLinks:
    """Follows the links of all hand-written pages."""

    def __init__(self, catalog: Catalog, pages: Sequence[WrittenPage]) -> None:
        self.catalog = catalog
        self.pages = {page.path: page for page in pages}
        self.linked: dict[str, set[str]] = {}
        """Path of a page to the files that its links name; filled by `problems`."""

    @cached_property
    def files(self) -> Mapping[str, None]:
        """Every file of the folder of pages, relative to the root."""
        root, docs = self.catalog.root, self.catalog.root / self.catalog.docs
        paths = (path for path in sorted(docs.rglob("*")) if path.is_file())
        return dict.fromkeys(path.relative_to(root).as_posix() for path in paths)

    def problems(self, page: WrittenPage) -> Iterator[Problem]:
        """Yield a problem for each link of a page that leads to no file or heading."""
        text = without_code(page.body)
        marks = {mark.start("link") for mark in NOTE_MARK.finditer(text)}
        faults = {
            link.start(1): self._fault(page, unquote(link[1]), shows=link[0].startswith("!"))
            for link in _LINK.finditer(text)
            if "{" not in link[1] and not _WITH_BLANKS.search(link[0])
        }
        faults |= {web.start(): told for web in _WEB.finditer(text) if (told := _web_fault(web[0]))}
        for at, message in faults.items():
            if message and at not in marks:
                line, column = page.mark(at)
                # A link to its own page does no harm, so it stops no site.
                code = "RC522" if message == TO_ITSELF else "RC620"
                yield Problem(path=page.path, line=line, column=column, code=code, message=message)

    def own_addresses(self, page: WrittenPage, site: str) -> Iterator[Problem]:
        """Yield each whole address of a page of the same site, which a link should name by file."""
        text = without_code(page.body)
        for start, address in own_pages(text, site):
            slug = address.removeprefix("resources/").strip("/")
            files = [one.path for one in self.pages.values() if one.address == address]
            if not text.startswith(site or "\0", start) or not text[:start].endswith("]("):
                continue
            told = f"{_way(page, files[0])} for its address" if files else ""
            if slug in self.catalog.resources and address.startswith("resources/"):
                told = f'{{{{ resource_link("{slug}") }}}} for the link'
            if told:
                line, column = page.mark(start)
                own = files[:1] == [page.path]
                message = TO_ITSELF if own else f"this is a page of our own; write {told}"
                old = site + address
                repair = Repair(old, _way(page, files[0])) if files and not own else None
                yield Problem(
                    path=page.path,
                    line=line,
                    column=column,
                    code="RC522",
                    message=message,
                    repair=repair,
                )

    def _fault(self, page: WrittenPage, link: str, *, shows: bool) -> str:
        path, _, anchor = link.partition("#")
        if link.startswith("//"):
            return f"{shown(link)} is no whole address; write https:{link}"
        if re.match(r"[a-z][a-z0-9+.-]*:", link, re.I):
            return self._elsewhere(page, link) if shows else ""
        if path.startswith("/"):
            return self._from_root(page, path)
        target = normpath(f"{dirname(page.path)}/{path}") if path else page.path
        if path and target not in self.files:
            if not _FILE.search(path) and not likely_address(path):
                files = [one for one in (f"{target}.md", f"{target}/index.md") if one in self.files]
                if files:
                    part = f"#{anchor}" if anchor else ""
                    return f"a link to a page names its file; write '{_way(page, files[0])}{part}'"
                return ""  # The address of a page; the finished site is searched for it.
            return self._no_file(page, path, target)
        self.linked.setdefault(page.path, set()).add(target)
        if path and target == page.path and not anchor:
            return TO_ITSELF
        return self._no_heading(page, target, anchor) if anchor else ""

    def _elsewhere(self, page: WrittenPage, link: str) -> str:
        """Return what to write for a picture of another site, or of where our files are kept."""
        kept = _KEPT.search(link)
        if kept and kept[1] in self.files:
            return f"{shown(link)} shows no picture; write {_way(page, kept[1])}"
        name = web_name(PurePosixPath(urlsplit(link).path).name)
        told = f"put its file into {dirname(page.path)}/pictures, and write pictures/{name}"
        return f"{shown(link)} is a picture of another site; {told}" if "." in name else ""

    def _from_root(self, page: WrittenPage, path: str) -> str:
        """Return what to write for the address of a page that begins at the root of the site."""
        meant = [one for one in self.pages.values() if one.address.strip("/") == path.strip("/")]
        file = self._named_from_root(path)
        if not meant and file:
            return f"{shown(path)} is no way from this page; write {_way(page, file)}"
        if not meant:
            missing = path.endswith(".md") or path.startswith(f"/{self.catalog.docs}/")
            near = nearest_file(path.strip("/"), self.files) if missing else ""
            told = f"write {_way(page, near)}" if near else "write the way to a file from this page"
            return f"{shown(path)} leads nowhere; {told}" if missing else ""
        return f"{shown(path)} works only here; name the file: write {_way(page, meant[0].path)}"

    def _named_from_root(self, path: str) -> str:
        """Return the file that a path means which begins at the repository or at its pages."""
        plain = path.strip("/")
        ways: tuple[str, ...] = (plain, f"{self.catalog.docs}/{plain}")
        ways = (*ways, *(f"{way}.md" for way in ways), *(f"{way}/index.md" for way in ways))
        return next((way for way in ways if way in self.files), "")

    def _no_file(self, page: WrittenPage, path: str, target: str) -> str:
        resource = self.catalog.resources.get(PurePosixPath(path).stem)
        plain = path.replace("\\", "/")
        if plain != path and normpath(f"{dirname(page.path)}/{plain}") in self.files:
            return f"a way to a file has / between its parts; write {plain}"
        same = [file for file in self.files if file.endswith(f"/{PurePosixPath(path).name}")]
        if resource is not None and (resource.path == target or not same):
            macro = f'{{{{ resource_link("{resource.slug}") }}}}'
            more = "" if page.renders_macros else ", and 'render_macros: true' in the front matter"
            return f"a page names a resource by its slug; write {macro}{more}"
        if near := nearest_file(target, self.files.keys() - {page.path}):
            way = _way(page, near)
            lost = shown(target) if target.startswith(f"{self.catalog.docs}/") else shown(path)
            return f"there is no file {lost}; write '{way}'"
        if likely := likely_address(path):
            return f"{shown(path)} leads nowhere; write {likely}"
        return f"there is no file {shown(target)}; put it there, or take the link out"

    def _no_heading(self, page: WrittenPage, target: str, anchor: str) -> str:
        there = self.pages.get(target)
        if there is None or anchor in (known := anchors(there)):
            return ""
        if there.renders_macros and may_name(self.catalog, there.body, anchor):
            return ""  # A macro may make the heading; the finished site is searched for it.
        where = "this page" if there is page else target
        some = ", ".join(f"#{name}" for name in list(known)[:_FEW])
        hint = did_you_mean(anchor, known) or (f"; its first are {some}" if some else "")
        return f"{where} has no heading {shown('#' + anchor)}{hint}"


def _web_fault(address: str) -> str:
    try:
        urlsplit(address)
    except ValueError:
        return f"{shown(address)} is no web address; copy it whole from the browser"
    return ""


def nearest_file(path: str, files: Iterable[str]) -> str:
    """Return the file whose name is that of a path, or most like it; those beside it first."""
    home, name = dirname(path), PurePosixPath(path).name
    ordered = sorted(files, key=lambda file: (dirname(file) == home, file))
    parts = path.split("/")
    named = [file for file in ordered if PurePosixPath(file).name == name]
    same = {name: max(named, key=lambda file: _alike(file.split("/"), parts))} if named else {}
    alike = {PurePosixPath(file).stem: file for file in ordered}
    return same.get(name) or alike.get(nearest(PurePosixPath(name).stem, alike), "")


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many parts of two paths are the same, from their ends on."""
    pairs = enumerate(zip(reversed(one), reversed(other), strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _way(page: WrittenPage, target: str) -> str:
    return relpath(target, dirname(page.path))


def anchors(page: WrittenPage) -> Mapping[str, None]:
    """Return the ids of a page in order: those of its headings, then those that it gives."""
    text = _FENCED.sub("", page.body)
    ids: dict[str, None] = {}
    seen: Counter[str] = Counter()
    for heading in _HEADING.finditer(text):
        slug = _slug(re.sub(r"\{:?[^}\n]*\}\s*$", "", heading[2]))
        ids[f"{slug}_{seen[slug]}" if seen[slug] else slug] = None
        seen[slug] += 1
    return ids | dict.fromkeys(own[1] or own[2] for own in _OWN_ID.finditer(text))


def _slug(heading: str) -> str:
    """Return the id that Python-Markdown makes of a heading."""
    words = re.sub(r"!?\[([^\[\]]*)\]\([^()]*\)|<[^>]*>|[*`]", r"\1", heading)
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
