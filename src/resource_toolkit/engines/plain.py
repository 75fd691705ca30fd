"""Our own site engine: hand-written pages and frames, made without MkDocs.

Macros run in a sandbox, and every fault of a page is told with its file and line.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import jinja2
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from resource_toolkit.catalog import Catalog
from resource_toolkit.pages import CallingPage, Macros
from resource_toolkit.pictures import Icons
from resource_toolkit.problems import BuildError
from resource_toolkit.publishing import THEME, look_addresses
from resource_toolkit.reading import Config, WrittenPage, read_pages, settings_of

from .defaults import with_defaults
from .page_html import finish

_ID = re.compile(r'\b(?:id|name)="([^"]+)"')
_SOURCES, _PARTS = (".html", ".py", ".pyc", ".yml", "readme.txt"), ("css/", "js/", "pictures/")
"""What files of a theme end and begin with that are no part of a site."""


class PlainEngine:
    """The engine `plain`."""

    name = "plain"

    def __call__(self, root: Path, target: Path, catalog: Catalog) -> None:
        """Make the hand-written pages and the frames in `target`.

        Raises BuildError with a line for every fault of a page.
        """
        site = _Site(root, catalog)
        site.render()
        if site.faults:
            raise BuildError("\n".join(sorted(site.faults)))
        whole = dict(site.whole_pages())
        for name in (*whole, *site.files):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
        for name, text in whole.items():
            (target / name).write_text(text, encoding="utf-8")
        for name, source in site.files.items():
            shutil.copyfile(source, target / name)


class _Site:
    """The pages of one toolkit, and the templates of its theme."""

    def __init__(self, root: Path, catalog: Catalog) -> None:
        self.root, self.config = root, with_defaults(root)
        self.settings = settings_of(self.config)
        self.config["extra"] |= {"catalog": catalog, "look": look_addresses(self.settings)}
        self.faults: list[str] = []
        self.links: list[tuple[WrittenPage, str, str]] = []
        own = [root / self.settings.theme] if self.settings.theme else []
        self.files = _files(THEME, *own, docs=root / self.settings.docs)
        loader = jinja2.FileSystemLoader([*own, THEME])
        self.theme = jinja2.Environment(loader=loader, auto_reload=False)  # noqa: S701 as MkDocs
        self.theme.filters["url"] = _url
        self.pages = self._read()
        self.menu = list(self._menu(self.config.get("nav") or list(self.pages)))
        extensions: dict[str, Config] = {"toc": {}, "tables": {}, "fenced_code": {}}
        for item in self.config["markdown_extensions"]:
            extensions |= item if isinstance(item, dict) else {item: {}}
        self.markdown = Markdown(extensions=list(extensions), extension_configs=extensions)
        self.now, self.blocks, self.icons = CallingPage(), list[str](), Icons(catalog)
        macros = Macros(catalog, self.settings, lambda: self.now, self.blocks)
        # Pages are trusted, but a page that was copied from elsewhere must not run programs.
        self.macros = SandboxedEnvironment(undefined=jinja2.StrictUndefined)
        self.macros.globals.update({macro.__name__: macro for macro in macros.all()})

    def _read(self) -> dict[str, SimpleNamespace]:
        """Return the pages as templates know them; a file of MkDocs is the same thing here."""
        pages = {}
        for written in read_pages(self.root, self.settings)[0]:
            name, url = written.path.removeprefix(f"{self.settings.docs}/"), written.address
            site, edit = self.settings.url, self.config.get("edit_uri")
            page = SimpleNamespace(written=written, src_uri=name, url=url, meta=written.head)
            page.page, page.is_homepage = page, not url
            page.title = written.head.get("title")
            page.template = str(written.head.get("template", "main.html"))
            page.canonical_url = f"{site}{url}" if site else None
            page.edit_url = f"{edit}{name}" if edit else None
            pages[name] = page
        return pages

    def _menu(self, entries: Any) -> Iterator[SimpleNamespace]:
        """Yield pages, links and groups of the menu, which the check has looked at."""
        named = entries.items() if isinstance(entries, dict) else [("", entry) for entry in entries]
        for title, value in named:
            if isinstance(value, dict) and not title:
                yield from self._menu(value)
            elif isinstance(value, (list, dict)):
                yield SimpleNamespace(title=title, children=list(self._menu(value)))
            elif value in self.pages:
                self.pages[value].title = title or self.pages[value].title
                yield self.pages[value]
            else:
                yield SimpleNamespace(title=title or value, url=value)

    def render(self) -> None:
        """Render the text of every page, and collect the links that lead nowhere."""
        known, templates = {*self.files, *self.pages}, self.theme.list_templates()
        for name, page in self.pages.items():
            text, above = page.written.body, page.written.body_line - 1
            if page.written.renders_macros:
                self.now = CallingPage(address=page.url, file=page.written.path, above=above)
                text = self.macros.from_string(text).render()
            links = _Links(partial(self._resolved, page))
            self.markdown.reset().treeprocessors.register(links, "links", 0)
            dress = partial(self.icons.dress, page.url)
            page.content = finish(self.markdown.convert(text), self.blocks, dress)
            known.update(f"{name}#{anchor}" for anchor in _ID.findall(page.content))
            page.toc = self.markdown.toc_tokens
            first = page.toc[0]["name"] if page.toc and page.toc[0]["level"] == 1 else ""
            page.title = page.title or first or Path(name).stem.replace("-", " ").capitalize()
            if page.template not in templates:
                at = f"{page.written.path}:{page.written.marks.mark_of('template')[0]}"
                self.faults.append(f"{at}: the theme has no template {page.template}")
        for written, link, target in self.links:
            if target not in known:
                at = f"{written.path}:{written.mark(max(written.body.find(link), 0))[0]}"
                self.faults.append(f"{at}: the link {link} leads to no file or heading")

    def _resolved(self, page: SimpleNamespace, link: str) -> str:
        """Return a link of a page, to the address where it was to a file; note where it leads."""
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or link.startswith("/"):
            return link
        path = unquote(parts.path)
        target = normpath(join(dirname(page.src_uri), path)) if path else page.src_uri
        anchor = f"#{unquote(parts.fragment)}" if parts.fragment and target in self.pages else ""
        self.links.append((page.written, link, target + anchor))
        address = self.pages[target].url if target in self.pages else target
        return parts._replace(path=_way(address, page.url)).geturl() if path else link

    def whole_pages(self) -> Iterator[tuple[str, str]]:
        """Yield path and text of every page of the site, and of its 404 page."""
        nav, pages = SimpleNamespace(items=self.menu), list(self.pages.values())
        shared = {"config": self.config, "nav": nav, "pages": pages}
        for page in pages:
            base = _way("", page.url).removesuffix("/")
            whole = self.theme.get_template(page.template).render(shared, page=page, base_url=base)
            yield f"{page.url}index.html", whole
        base = urlsplit(self.settings.url or "/").path
        yield "404.html", self.theme.get_template("404.html").render(shared, base_url=base)


class _Links(Treeprocessor):
    """Turns links to files into links to pages."""

    def __init__(self, resolved: Callable[[str], str]) -> None:
        self.resolved = resolved

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in ("href", "src"):
                if link := element.get(name):
                    element.set(name, self.resolved(link))


def _files(*looks: Path, docs: Path) -> dict[str, Path]:
    """Return the address of each file that is no page, with the file; those of the docs win."""
    return {
        name: path
        for folder in (*looks, docs)
        for path in sorted(folder.rglob("*"))
        for name in [path.relative_to(folder).as_posix()]
        if path.is_file() and path.suffix != ".md" and "/." not in f"/{name}"
        if folder == docs or not (name.lower().endswith(_SOURCES) or name.startswith(_PARTS))
    }


@jinja2.pass_context
def _url(context: Context, address: str) -> str:
    if urlsplit(address).scheme or address.startswith(("/", "#")):
        return address
    here = context.get("page")
    return _way(address, here.url) if here else join(context["base_url"], address)


def _way(target: str, here: str) -> str:
    """Return the relative link from one address of the site to another."""
    relative = relpath(target or ".", here or ".")
    return f"{relative}/" if target.endswith("/") or not target else relative
