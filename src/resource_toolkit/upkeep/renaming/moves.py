"""What is no resource and gets another name: packets, trainings, check-ups, toolkits and terms."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from resource_toolkit.catalog import Catalog, known_addresses, page_address
from resource_toolkit.checking import Checked
from resource_toolkit.reading import read_pages
from resource_toolkit.writing import read_lines

from .texts import in_addresses, in_facets, in_files, in_macros, in_redirects, in_site_links

Edit = Callable[[str, str], str]
"""Takes the path of a file and its text; returns the text with the new name."""


@dataclass(frozen=True, kw_only=True)
class Move:
    """Another name, as files say it."""

    old: str
    new: str
    folders: Mapping[str, str]
    """Begin of the addresses of the site that change, to what they begin with then."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Path of a file that gets another name, to its new path."""
    macros: tuple[str, ...] = ()
    """Macros whose first part is the name."""
    facet: str = ""
    """What stands before the name in a query or a macro."""
    edit: Edit = lambda _path, text: text
    """What else changes in the files of the resources' folder."""

    def texts(self, now: Checked) -> Iterator[tuple[str, str]]:
        """Yield path and new text of every file that may name it."""
        catalog, root = now.catalog, now.catalog.root
        addresses = dict(self._addresses(catalog))
        docs = f"{now.settings.docs}/"
        pages = {old: new for old, new in self.files.items() if old.startswith(docs)}
        for path in _data_files(catalog):
            text = self.edit(path, read_lines(root / path)[0])
            if path.endswith(".md"):
                text = in_site_links(in_files(text, path, pages), addresses)
            yield path, in_facets(text, self.facet, self.old, self.new) if self.facet else text
        redirects = f"{catalog.folder}/redirects.yml"
        written = read_lines(root / redirects)[0] if (root / redirects).is_file() else ""
        yield redirects, in_redirects(written, catalog.redirects, addresses)
        for page in read_pages(root, now.settings)[0]:
            text = read_lines(root / page.path)[0]
            above = "".join(text.splitlines(keepends=True)[: page.body_line - 1])
            body = text[len(above) :]
            if page.renders_macros:
                body = in_macros(body, self.macros, self.old, self.new)
            if self.facet:
                body = in_facets(body, self.facet, self.old, self.new)
            body = in_addresses(body, page.address, addresses)
            yield page.path, above + in_files(body, page.path, self.files)
        yield "mkdocs.yml", self._settings(now)

    def _settings(self, now: Checked) -> str:
        """Return the text of `mkdocs.yml`, whose navigation may name pages that move."""
        text = read_lines(now.catalog.root / "mkdocs.yml")[0]
        folder = f"{now.settings.docs}/"
        for old, new in self.files.items():
            if old.startswith(folder):
                name = re.compile(rf"(?<![\w/.-]){re.escape(old.removeprefix(folder))}(?![\w/.-])")
                text = name.sub(new.removeprefix(folder), text)
        return text

    def _addresses(self, catalog: Catalog) -> Iterator[tuple[str, str]]:
        """Yield every address of the site that changes, with what it becomes."""
        for address in sorted(known_addresses(catalog)):
            for old, new in self.folders.items():
                if address.startswith(old):
                    yield address, new + address.removeprefix(old)


def _data_files(catalog: Catalog) -> Iterator[str]:
    """Yield the path of every text file below the resources' folder, but the redirects."""
    base = catalog.root / catalog.folder
    for path in sorted(base.rglob("*")):
        name = path.relative_to(catalog.root).as_posix()
        if path.suffix in (".md", ".yml") and path.is_file() and path.name != "redirects.yml":
            yield name


def packet_move(catalog: Catalog, old: str, new: str) -> Move:
    """Return what a new name of a packet changes."""
    return _record(catalog, "packets", old, new, ("packet_link",))


def training_move(catalog: Catalog, old: str, new: str) -> Move:
    """Return what a new name of a training changes."""
    return _record(catalog, "trainings", old, new, ("training_link",))


def check_up_move(catalog: Catalog, old: str, new: str) -> Move:
    """Return what a new name of a check-up changes, in all its languages."""
    return _record(catalog, "check-ups", old, new, ("check_up_link", "scales"))


def _record(catalog: Catalog, kind: str, old: str, new: str, macros: tuple[str, ...]) -> Move:
    folder = f"{catalog.folder}/{kind}"
    names = [path.name for path in sorted((catalog.root / folder).glob(f"{old}.*yml"))]
    files = {f"{folder}/{name}": f"{folder}/{new}{name.removeprefix(old)}" for name in names}
    field = re.compile(rf"^(check_up: *){re.escape(old)}(?=\s*(?:#|$))", re.M)

    def edit(path: str, text: str) -> str:
        is_named = kind == "check-ups" and path.endswith(".md")
        return field.sub(rf"\g<1>{new}", text, count=1) if is_named else text

    return Move(
        old=old,
        new=new,
        folders={f"{kind}/{old}/": f"{kind}/{new}/"},
        files=files,
        macros=macros,
        edit=edit,
    )


def page_move(now: Checked, old: str, new: str) -> Move:
    """Return what a new name of a hand-written page changes; both are paths of files."""
    docs = f"{now.settings.docs}/"
    addresses = [page_address(path.removeprefix(docs)) for path in (old, new)]
    return Move(old=old, new=new, folders={addresses[0]: addresses[1]}, files={old: new})


def collection_move(catalog: Catalog, old: str, new: str) -> Move:
    """Return what a new name of a toolkit's folder changes."""
    base = f"{catalog.folder}/{old}"
    paths = [path for path in sorted((catalog.root / base).rglob("*")) if path.is_file()]
    names = [path.relative_to(catalog.root).as_posix() for path in paths]
    link = re.compile(rf"(\.\./){re.escape(old)}(?=/[\w-]+\.md)")
    listed = re.compile(rf"(required_in:.*?)(?<![\w-]){re.escape(old)}(?![\w-])")
    item = re.compile(rf"^(\s+- +){re.escape(old)}$", re.M)

    def edit(path: str, text: str) -> str:
        if path.endswith(".md"):
            return link.sub(rf"\g<1>{new}", text)
        if "/vocabularies/" in path:
            text = listed.sub(rf"\g<1>{new}", text)
            return item.sub(rf"\g<1>{new}", text) if "required_in" in text else text
        return text

    return Move(
        old=old,
        new=new,
        folders={f"collections/{old}/": f"collections/{new}/"},
        files={name: f"{catalog.folder}/{new}{name.removeprefix(base)}" for name in names},
        facet="collections",
        edit=edit,
    )
