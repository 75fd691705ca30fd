"""Our own site engine: hand-written pages and frames, made without MkDocs.

Front matter is read as strictly as that of resources, macros run in a sandbox, and every fault of
a page is told with its file and line.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from posixpath import join
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import jinja2
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from resource_toolkit.catalog import Catalog
from resource_toolkit.pages import CallingPage, Macros
from resource_toolkit.pictures import Icons
from resource_toolkit.problems import BuildError
from resource_toolkit.publishing import THEME, look_addresses
from resource_toolkit.reading import Config, read_mapping, read_pages, settings_of

from .defaults import read_defaults
from .page_html import finish
from .plain_pages import Page, PageRenderer, way

_NOT_PUBLISHED = (
    "css",
    "js",
    "pictures",
    "*.html",
    "*.py",
    "__pycache__",
    "mkdocs_theme.yml",
    "[Rr][Ee][Aa][Dd][Mm][Ee]*",
)
"""Files of the theme that are no part of a site."""


@dataclass(frozen=True)
class PlainEngine:
    """The engine `plain`."""

    name: str = "plain"

    def __call__(self, root: Path, target: Path, catalog: Catalog) -> None:
        """Make the hand-written pages and the frames in `target`.

        Raises BuildError with a line for every fault of a page.
        """
        config = _settings(root, catalog)
        site = _Site(root, config, catalog)
        site.render()
        if site.faults:
            raise BuildError("\n".join(sorted(site.faults)))
        for path, text in site.files():
            _write(target / path, text)
        for look in reversed(site.looks):
            ignored = shutil.ignore_patterns(".*", "*.md", *_NOT_PUBLISHED)
            shutil.copytree(look, target, ignore=ignored, dirs_exist_ok=True)
        shutil.copytree(
            site.docs, target, ignore=shutil.ignore_patterns(".*", "*.md"), dirs_exist_ok=True
        )
        _remove_empty(target)


def _settings(root: Path, catalog: Catalog) -> Config:
    config = {**read_defaults(), **read_mapping(root / "mkdocs.yml")}
    said = config.get("theme")
    theme = read_mapping(THEME / "mkdocs_theme.yml") | (said if isinstance(said, dict) else {})
    look = look_addresses(settings_of(config))
    extra = {**(config.get("extra") or {}), "catalog": catalog, "look": look}
    empty: Config = {"extra_css": [], "extra_javascript": []}
    return {**empty, **config, "theme": theme, "extra": extra}


class _Site:
    """The pages of one toolkit, and the templates of its theme."""

    def __init__(self, root: Path, config: Config, catalog: Catalog) -> None:
        self.root, self.config, self.settings = root, config, settings_of(config)
        self.faults: list[str] = []
        self.docs = docs = root / self.settings.docs
        own = self.settings.theme
        self.looks = [root / own, THEME] if own else [THEME]
        loader = jinja2.FileSystemLoader(self.looks)
        self.theme = jinja2.Environment(loader=loader, auto_reload=False)  # noqa: S701 as MkDocs
        self.theme.filters["url"] = _url
        self.theme.filters["script_tag"] = _script_tag
        self.pages = self._read()
        self.nav = list(self._items(config.get("nav") or list(self.pages)))
        targets = {
            path.relative_to(docs).as_posix(): path.relative_to(docs).as_posix()
            for path in docs.rglob("*")
            if path.is_file()
        }
        targets |= {name: page.url for name, page in self.pages.items()}
        self.renderer = PageRenderer(config, targets)
        self.now = CallingPage()
        self.blocks: list[str] = []
        self.icons = Icons(catalog)
        macros = Macros(catalog, self.settings, lambda: self.now, self.blocks)
        # Pages are trusted, but a page that was copied from elsewhere must not run programs.
        self.macros = SandboxedEnvironment(undefined=jinja2.StrictUndefined)
        self.macros.globals.update({macro.__name__: macro for macro in macros.all()})

    def _read(self) -> dict[str, Page]:
        """Return the pages; what is wrong in their heads has been told by the check."""
        pages = {}
        for written in read_pages(self.root, self.settings)[0]:
            name = written.path.removeprefix(f"{self.settings.docs}/")
            edit = self.config.get("edit_uri")
            pages[name] = Page(
                src_uri=name,
                name=written.path,
                meta=written.head,
                render_macros=written.renders_macros,
                markdown=written.body,
                above=written.body_line - 1,
                url=written.address,
                canonical_url=self.settings.url + written.address if self.settings.url else None,
                edit_url=f"{edit}{name}" if edit else None,
            )
        return pages

    def _items(self, entries: list[Any]) -> Iterator[Any]:
        """Yield pages, links and groups of the menu."""
        for entry in entries:
            title, value = next(iter(entry.items())) if isinstance(entry, dict) else (None, entry)
            if isinstance(value, list):
                yield SimpleNamespace(title=title, url=None, children=list(self._items(value)))
            elif value in self.pages:
                page = self.pages[value]
                page.nav_title = title or ""
                yield page
            elif "://" in value:
                yield SimpleNamespace(title=title or value, url=value, children=None)
            else:
                above = (self.root / "mkdocs.yml").read_text(encoding="utf-8").partition(value)[0]
                told = f"the menu names {value}, which is not there"
                self.faults.append(f"mkdocs.yml:{above.count(chr(10)) + 1}: {told}")

    def render(self) -> None:
        """Render the text of every page, and collect what is wrong."""
        for page in self.pages.values():
            self.faults += self.renderer.render(page, self._with_macros(page))
            page.content = finish(page.content, self.blocks, self.icons.sprite)
        for page in self.pages.values():
            for target, anchor, link in page.to_anchors:
                if anchor not in self.pages[target].ids:
                    told = f"the link {link} names a heading that is not there"
                    self.faults.append(f"{page.name}:{page.line_of(link)}: {told}")

    def _with_macros(self, page: Page) -> str:
        if not page.render_macros:
            return page.markdown
        self.now = CallingPage(address=page.url, file=page.name, above=page.above)
        return self.macros.from_string(page.markdown).render()

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield path and text of every page of the site, of its 404 page and of its sitemap."""
        for page in self.pages.values():
            template = str(page.meta.get("template", "main.html"))
            yield (
                f"{page.url}index.html",
                self._page(template, page, way("", page.url).removesuffix("/")),
            )
        yield "404.html", self._page("404.html", None, urlsplit(self.settings.url or "/").path)
        addresses = [page.canonical_url for page in self.pages.values() if page.canonical_url]
        yield "sitemap.xml", _sitemap(addresses)

    def _page(self, template: str, page: Page | None, base: str) -> str:
        nav = SimpleNamespace(items=self.nav)
        pages = list(self.pages.values())
        values = {"config": self.config, "nav": nav, "pages": pages, "page": page}
        try:
            return self.theme.get_template(template).render(values, base_url=base)
        except jinja2.TemplateNotFound as error:
            name = page.name if page else "404.html"
            raise BuildError(f"{name}: the theme has no template {error.name}") from error


@jinja2.pass_context
def _url(context: Context, address: str) -> str:
    if urlsplit(address).scheme or address.startswith(("/", "#")):
        return address
    page = context["page"]
    return way(address, page.url) if page else join(context["base_url"], address)


@jinja2.pass_context
def _script_tag(context: Context, address: str) -> Markup:
    return Markup('<script src="{}"></script>').format(_url(context, address))


def _sitemap(addresses: list[str]) -> str:
    entries = "".join(
        f"\n    <url>\n         <loc>{escape(address)}</loc>\n    </url>" for address in addresses
    )
    start = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns='
    return f'{start}"http://www.sitemaps.org/schemas/sitemap/0.9">{entries}\n</urlset>'


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _remove_empty(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
