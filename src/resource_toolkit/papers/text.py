"""The tree as plain text, for mail and for programs that only take words."""

from collections.abc import Iterator

from .tree import (
    Blank,
    Block,
    Blocks,
    Break,
    Cell,
    Heading,
    ListBlock,
    NewPage,
    Notice,
    Paragraph,
    Picture,
    Quote,
    Room,
    Rule,
    Runs,
    Table,
    Text,
    Tick,
    Verbatim,
)

_LINE = "_" * 40


def write_text(blocks: Blocks) -> str:
    """Return a tree as plain text: blocks one empty line apart, a final line feed."""
    return "\n\n".join("\n".join(_lines(block)) for block in blocks) + "\n"


def _lines(block: Block) -> Iterator[str]:  # noqa: C901 one branch for each kind of block
    match block:
        case Heading(level, runs):
            yield f"{'#' * level} {_words(runs)}"
        case Paragraph(runs):
            yield from _words(runs).split("\n")
        case Room(lines):
            yield from [_LINE] * lines
        case ListBlock(items, start):
            for position, item in enumerate(items):
                mark = f"{start + position}. " if start else "- "
                yield from _indented(item, mark)
        case Table(head, rows):
            for row in rows:
                yield from _record(zip(head, row, strict=True))
        case Quote(blocks):
            yield from _indented(blocks, "> ", "> ")
        case Notice(title, blocks):
            yield f"{title}:"
            yield from _indented(blocks, "  ")
        case Verbatim(text):
            yield from text.split("\n")
        case Rule() | NewPage():
            yield "-" * 40


def _record(cells: Iterator[tuple[Cell, Cell]]) -> Iterator[str]:
    """Yield a row of a table as lines of the form `head: words`."""
    for position, (head, cell) in enumerate(cells):
        name = _words(head.runs)
        words = _words(cell.runs) or _LINE
        yield f"{'  ' if position else '- '}{name}: {words}" if name else f"- {words}"


def _indented(blocks: Blocks, first: str, rest: str = "") -> Iterator[str]:
    inner = (line for block in blocks for line in _lines(block))
    rest = rest or " " * len(first)
    for position, line in enumerate(inner):
        yield f"{rest if position else first}{line}"


def _words(runs: Runs) -> str:
    parts = []
    for run in runs:
        match run:
            case Text(text=text, href=href):
                parts.append(f"{text} ({href})" if href.startswith("http") else text)
            case Break():
                parts.append("\n")
            case Blank(signs):
                parts.append("_" * signs)
            case Tick(ticked):
                parts.append("[x] " if ticked else "[ ] ")
            case Picture(_, alt):
                parts.append(f"[{alt}]")
    return "".join(parts).replace("  ", " ").strip()
