"""Icons that vocabularies and collections name, and the files of a toolkit's own icons."""

from collections.abc import Iterator

from resource_toolkit.catalog import Catalog
from resource_toolkit.pictures import SvgFault, icon_files, own_icons, read_icon
from resource_toolkit.problems import Problem, did_you_mean, shown

from .named import problem_at


def icons_known(catalog: Catalog) -> Iterator[Problem]:
    """An icon must be one of the theme's or of the folder icons."""
    known = icon_files(catalog)

    def unknown(name: str) -> str:
        own = f"{catalog.folder}/icons/{name}.svg"
        hint = did_you_mean(name, known) or f"; add {own}"
        return f"there is no icon {shown(name)}{hint}"

    for collection in catalog.collections.values():
        if collection.icon and collection.icon not in known:
            yield problem_at(collection, ("icon",), "RC250", unknown(collection.icon))
    for vocabulary in catalog.vocabularies.values():
        if vocabulary.icon and vocabulary.icon not in known:
            yield problem_at(vocabulary, ("icon",), "RC250", unknown(vocabulary.icon))
        for n, term in enumerate(vocabulary.terms):
            if term.icon and term.icon not in known:
                yield problem_at(vocabulary, ("terms", n, "icon"), "RC250", unknown(term.icon))


def icon_files_read(catalog: Catalog) -> Iterator[Problem]:
    """A file in the folder icons must be an icon: plain shapes on a grid of 24."""
    folder = own_icons(catalog)
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = path.relative_to(catalog.root).as_posix()
        try:
            if path.suffix != ".svg" or not path.is_file():
                raise SvgFault(1, "only icons belong here, each a file NAME.svg")
            read_icon(path)
        except SvgFault as fault:
            message = str(fault)
            yield Problem(path=name, line=fault.line, column=1, code="RC251", message=message)
