"""A term of a vocabulary gets another name; the former one stays as an alias."""

from collections.abc import Iterable, Iterator

from resource_toolkit.catalog import Vocabulary
from resource_toolkit.checking import Checked
from resource_toolkit.problems import Report
from resource_toolkit.reading import MappingNode, Node, ScalarNode, SequenceNode, parse_data
from resource_toolkit.writing import take_apart

from .moves import Move


def term_move(now: Checked, vocabulary: Vocabulary, old: str, new: str) -> Move:
    """Return what a new name of a term changes."""
    names = (vocabulary.field.name, vocabulary.name)
    words = {
        said.path
        for said in now.catalog.check_up_words
        if now.catalog.check_ups[said.slug].vocabulary == vocabulary.name
    }

    def edit(path: str, text: str) -> str:
        if path == vocabulary.path:
            return _renamed(text, old, new)
        if old not in text:
            return text
        node = _data(text, is_resource=path.endswith(".md"))
        nodes = [*_placed(node, names)]
        if path in words:
            nodes += _under(_at(node, "terms"), "slug")
        if _value(_at(node, "vocabulary")) == vocabulary.name:
            nodes += _under(node, "term")
        return _written(text, nodes, old, new)

    folder = f"{vocabulary.name}/"
    folders = {f"{folder}{old}/": f"{folder}{new}/"} if vocabulary.pages else {}
    # A page that somebody has written for the term goes with it.
    written = f"{now.settings.docs}/{folder}{old}.md"
    files = {written: f"{now.settings.docs}/{folder}{new}.md"}
    if not (now.catalog.root / written).is_file():
        files = {}
    return Move(old=old, new=new, folders=folders, files=files, facet=vocabulary.name, edit=edit)


def _data(text: str, *, is_resource: bool) -> Node | None:
    """Return the data of a file, or of a resource's front matter, with marks of the file."""
    head, line = text, 1
    if is_resource:
        parts = take_apart(text)
        if parts is None:
            return None
        head, line = text[text.index("\n") + 1 : len(text) - len(parts.rest)], 2
    return parse_data(head, Report(path=""), first_line=line, limit=len(head.encode()) + 1)


def _placed(node: Node | None, names: Iterable[str]) -> Iterator[ScalarNode]:
    """Yield what stands under keys of these names, at the top or as hours: terms, or keys."""
    for key, value in node.entries if isinstance(node, MappingNode) else ():
        if key.value in names:
            yield from _scalars(value)
        elif key.value == "hours":
            yield from _placed(value, names)


def _under(node: Node | None, name: str) -> Iterator[ScalarNode]:
    """Yield the single values under every key of a name, however deep."""
    for key, value in node.entries if isinstance(node, MappingNode) else ():
        if key.value == name and isinstance(value, ScalarNode):
            yield value
        yield from _under(value, name)
    for item in node.items if isinstance(node, SequenceNode) else ():
        yield from _under(item, name)


def _scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, MappingNode):
        yield from (key for key, _ in node.entries)
    else:
        yield from (item for item in node.items if isinstance(item, ScalarNode))


def _written(text: str, nodes: Iterable[ScalarNode], old: str, new: str) -> str:
    """Return a text with a name in the place of another where nodes say it."""
    lines = text.split("\n")
    for node in sorted(nodes, key=lambda node: node.mark, reverse=True):
        row, column = node.mark[0] - 1, node.mark[1] - 1
        start = column + (lines[row][column : column + 1] in ("'", '"'))
        if node.value == old and lines[row].startswith(old, start):
            lines[row] = f"{lines[row][:start]}{new}{lines[row][start + len(old) :]}"
    return "\n".join(lines)


def _renamed(text: str, old: str, new: str) -> str:
    """Return the text of a vocabulary with a term's new name, and the former one as an alias."""
    named: list[ScalarNode] = []
    for term in _terms(text):
        slug, signs = _at(term, "slug"), _at(term, "signs")
        named += [slug] if isinstance(slug, ScalarNode) else []
        for sign in signs.items if isinstance(signs, SequenceNode) else ():
            named += _scalars(_at(sign, "shared_with") or SequenceNode((), (1, 1)))
    translations = _at(_data(text, is_resource=False), "translations")
    for _, said in translations.entries if isinstance(translations, MappingNode) else ():
        named += _scalars(_at(said, "terms") or SequenceNode((), (1, 1)))
    text = _written(text, named, old, new)
    return with_alias(text, new, old)


def _terms(text: str) -> list[MappingNode]:
    terms = _at(_data(text, is_resource=False), "terms")
    items = terms.items if isinstance(terms, SequenceNode) else ()
    return [item for item in items if isinstance(item, MappingNode)]


def _value(node: Node | None) -> str:
    return node.value if isinstance(node, ScalarNode) else ""


def with_alias(text: str, slug: str, alias: str) -> str:
    """Return the text of a vocabulary in which a term has one more alias.

    No line above the term moves.
    """
    term = next(one for one in _terms(text) if _value(_at(one, "slug")) == slug)
    lines = text.split("\n")
    aliases = _at(term, "aliases")
    said = f'"{alias}"' if alias.isdecimal() else alias
    if isinstance(aliases, SequenceNode) and aliases.items:
        row, column = (number - 1 for number in aliases.items[-1].mark)
        before = lines[row][:column]
        if before.strip() == "-":
            lines.insert(row + 1, f"{before}{said}")
        else:
            lines[row] = f"{before}{said}, {lines[row][column:]}"
    else:
        key = next(key for key, _ in term.entries if key.value == "slug")
        row, column = key.mark[0] - 1, key.mark[1] - 1
        before, rest = lines[row][:column], lines[row][column:]
        if before.rstrip().endswith(("{", ",")):
            lines[row] = f"{before}aliases: [{said}], {rest}"
        else:
            lines.insert(row + 1, f"{' ' * column}aliases: [{said}]")
    return "\n".join(lines)


def _at(node: Node | None, name: str) -> Node | None:
    entries = node.entries if isinstance(node, MappingNode) else ()
    return next((value for key, value in entries if key.value == name), None)
