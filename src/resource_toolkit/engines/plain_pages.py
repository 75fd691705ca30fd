"""Hand-written pages as templates know them, and their Markdown with its links."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath, relpath
from types import SimpleNamespace
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from resource_toolkit.reading import Config


@dataclass(kw_only=True, eq=False)
class Page:
    """A page as templates know it; what MkDocs calls a file is the same thing here."""

    src_uri: str
    """Its path in the folder of hand-written pages."""
    name: str
    """Its path from the root, for messages."""
    nav_title: str = ""
    """Its name in the menu, if that says one."""
    meta: dict[str, object]
    render_macros: bool
    markdown: str
    url: str
    """Its address from the root of the site on, with a closing slash; nothing for the home."""
    above: int
    """How many lines stand above its text."""
    content: str = ""
    toc: list[SimpleNamespace] = field(default_factory=list)
    heading: str = ""
    ids: frozenset[str] = frozenset()
    to_anchors: list[tuple[str, str, str]] = field(default_factory=list)
    """Links to headings: the page's path, the heading's id, the link as written."""
    canonical_url: str | None = None
    edit_url: str | None = None
    children: None = None

    @property
    def page(self) -> "Page":
        """Itself: templates ask a file for its page."""
        return self

    @property
    def is_homepage(self) -> bool:
        """Whether it is the first page of the site."""
        return not self.url

    @property
    def title(self) -> str:
        """Its name in the menu, else of its front matter, its first heading, or its file."""
        name = self.src_uri.removesuffix(".md").rpartition("/")[2].replace("-", " ").capitalize()
        return str(self.nav_title or self.meta.get("title") or self.heading or name)

    def line_of(self, text: str) -> int:
        """Return the line of its file that holds a text first."""
        before, held, _ = self.markdown.partition(text)
        return self.above + (before.count("\n") if held else 0) + 1


class PageRenderer:
    """Renders the Markdown of pages; `targets` are all files there, with their addresses."""

    def __init__(self, settings: Config, targets: Mapping[str, str]) -> None:
        names: list[str] = ["toc", "tables", "fenced_code"]
        options: dict[str, Config] = {}
        for item in settings["markdown_extensions"]:
            of_item = item if isinstance(item, dict) else {item: {}}
            names += [name for name in of_item if name not in names]
            options.update({name: value for name, value in of_item.items() if value})
        self.markdown = Markdown(extensions=names, extension_configs=options)
        self.links = _Links(self.markdown, targets)
        self.markdown.treeprocessors.register(self.links, "links", 0)

    def render(self, page: Page, text: str) -> list[str]:
        """Render the text of a page into it; return a line for each link that leads nowhere."""
        self.links.begin(page)
        page.content = self.markdown.reset().convert(text)
        page.toc = _contents(getattr(self.markdown, "toc_tokens", []))
        page.heading, page.ids = self.links.heading, frozenset(self.links.ids)
        return [f"{page.name}:{page.line_of(link)}: {fault}" for link, fault in self.links.faults]


def _contents(tokens: list[Config]) -> list[SimpleNamespace]:
    return [
        SimpleNamespace(
            title=token["name"],
            url=f"#{token['id']}",
            level=token["level"],
            children=_contents(token["children"]),
        )
        for token in tokens
    ]


class _Links(Treeprocessor):
    """Turns links to files into links to pages, and notes headings and ids."""

    def __init__(self, markdown: Markdown, targets: Mapping[str, str]) -> None:
        super().__init__(markdown)
        self.targets = targets

    def begin(self, page: Page) -> None:
        self.page, self.heading = page, ""
        self.ids: set[str] = set()
        self.faults: list[tuple[str, str]] = []

    def run(self, root: Element) -> None:
        for element in root.iter():
            self.ids.update(filter(None, (element.get("id"), element.get("name"))))
            if element.tag == "h1" and not self.heading:
                self.heading = "".join(element.itertext())
            for name in ("href", "src"):
                link = element.get(name)
                if link and element.tag in ("a", "img"):
                    element.set(name, self._resolved(link))

    def _resolved(self, link: str) -> str:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or link.startswith("/"):
            return link
        source = self.page.src_uri
        target = normpath(join(dirname(source), unquote(parts.path))) if parts.path else source
        if target not in self.targets:
            self.faults.append((link, f"the link {link} leads to no file of this folder"))
            return link
        if parts.fragment and target.endswith(".md"):
            self.page.to_anchors.append((target, unquote(parts.fragment), link))
        if not parts.path:
            return link
        return parts._replace(path=way(self.targets[target], self.page.url)).geturl()


def way(target: str, here: str) -> str:
    """Return the relative link from one address of the site to another."""
    relative = relpath(target or ".", here or ".")
    return f"{relative}/" if target.endswith("/") or not target else relative
