"""What a YAML error means, in the words of the person who wrote the line, and what to write."""

import re
from dataclasses import replace

import yaml

from resource_toolkit.problems import Mark, Repair, Report, as_line, shown

from .line_repairs import Way, indents, stops_at, way_of
from .lists import parted
from .lost_blanks import group_of
from .one_line import comma_twice, ends_in_colon, inner_quotes, lost_quote
from .two_keys import two_keys

UNCHECKED = "the lines around it were not checked yet"
_WHOLE = 3
"""So few lines are seen at once."""
UNCLOSED = "the quotes that open here are never closed; close them at the end of the text"
_OPEN = re.compile(r"""(( *(?:- )?)[\w-]+: +)(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$""")
"""A line whose text begins with quotes that it does not close."""
_LINKS = re.compile(
    r"( *(?:- )?[\w-]+: *(?=\[ *\[|\[[^\]]*\]\([^)]*\) *,)| *- +(?=\[[^\[\]]*\]\([^)]*\) *$))"
    r"\[?((?: *\[[^\[\]]*\]\([^()\s]*\) *,?)+)\]? *"
)
"""A line of a list whose items are links."""
_WHY = {
    "blank": ("RC004", "a blank that does not break stands here, as office programs write it"),
    "dash": ("RC004", "an item of a list begins with a hyphen and a blank"),
    "text": ("RC004", "the text of the line above goes on here, so the line is set in"),
    "signs": ("RC004", "a line of the front matter begins with its key, without other signs"),
    "label": ("RC004", "a line of the front matter begins with its key, without other signs"),
    "pair": ("RC004", "a key with a value of its own stands in braces"),
    "note": ("RC004", "a note to yourself begins with #"),
    "item": ("RC004", "the lines around this one have no hyphen"),
    "hash": ("RC005", "what follows # is a comment, so this text must stand in quotes"),
    "braces": ("RC004", "two keys in one line stand in braces, with a comma between them"),
    "value": ("RC004", "lines that belong to this key stand below it, so no value stands here"),
    "lone": ("RC004", "the lines around this one have no hyphen"),
    "bold": ("RC008", "people would see the stars of bold words here"),
    "inside": ("RC005", "text with a colon or a comma must stand in quotes"),
    "word": ("RC005", "a text that begins with a word in quotes stands in other quotes"),
    "comma": ("RC004", "a comma is missing in this line"),
    "below": ("RC004", "the bracket that opens above is never closed"),
    "reopen": ("RC004", "the list goes on behind the bracket that closes it"),
    "close": ("RC004", "the bracket that opens here is never closed"),
}


def explain(error: yaml.MarkedYAMLError, lines: list[str], first_line: int, report: Report) -> None:
    """Add the problem that an error in these lines means; the first has the number given.

    Nothing else of the lines is known then, which is said.
    """
    _explain(error, lines, first_line, report)
    told = report.problems[-1]
    if len([line for line in lines if line.strip()]) > _WHOLE:
        report.problems[-1] = replace(told, message=f"{told.message} ({UNCHECKED})")


def _explain(
    error: yaml.MarkedYAMLError, lines: list[str], first_line: int, report: Report
) -> None:
    mark, begun = error.problem_mark or error.context_mark, error.context_mark
    problem, context = error.problem or "", error.context or ""
    index = min(mark.line, len(lines) - 1) if mark else 0
    start = min(begun.line, len(lines) - 1) if begun else index
    at = (index + first_line, (mark.column if mark else 0) + 1)
    begin = (start + first_line, (begun.column if begun else 0) + 1)
    if "\t" in lines[index] and ("token" in problem or "tab" in problem):
        tab = Repair("\t", " ", (at[0], lines[index].index("\t") + 1))
        report.add(at, "RC006", "there is a tab; write spaces instead", repair=tab)
    elif "nesting depth" in problem:
        report.add(at, "RC009", "the data nests too deep; use fewer brackets")
    elif phrase := _parted(lines, index) or _quotes(lines, start) or _quotes(lines, index):
        row, column, line, message = phrase
        repair = Repair(lines[row], line, (row + first_line, 1))
        report.add((row + first_line, column), "RC004", message, repair=repair)
    elif (unclosed := _open_quote(lines, index)) or (
        "quoted scalar" in context and "escape" not in problem
    ):
        row, column = unclosed or (start, begin[1])
        fixed = way_of(lines, row, row)
        told = fixed if fixed and fixed.first == row else None
        how = f"; write {as_line(told.lines[0])}" if told else ""
        closing = _writing(told, lines, first_line) if told else None
        report.add((row + first_line, column), "RC004", f"{UNCLOSED}{how}", repair=closing)
    elif simple := _simple(lines, index, start):
        row, (column, line, message) = simple
        repair = Repair(lines[row], line, (row + first_line, 1))
        report.add((row + first_line, column), "RC004", message, repair=repair)
    elif way := way_of(lines, index, start):
        column = {index: at[1], start: begin[1]}.get(way.first, 1)
        code, message = _told(way, lines, context)
        repair = _writing(way, lines, first_line)
        report.add((way.first + first_line, column), code, message, repair=repair)
    else:
        line = shown(lines[start])
        where, code, message = _unmended(problem, context, line, (at, begin, (begin[0], 1)))
        report.add(where, code, message)


def _unmended(
    problem: str, context: str, line: str, marks: tuple[Mark, Mark, Mark]
) -> tuple[Mark, str, str]:
    """Return place, code and message of a fault for which no line to write is known."""
    at, begin, start = marks
    if "alias" in context:
        return at, "RC008", "text that begins with * must stand in quotes"
    if "flow" in context:
        return begin, "RC004", "the bracket that opens here is never closed, or a comma is missing"
    if "could not find expected ':'" in problem:
        message = f"line {line} needs the form 'key: value', with a blank after the colon"
        return start, "RC004", message
    message = f"YAML cannot read this line ({problem}); compare it with the lines around it"
    return at, "RC004", message


def _parted(lines: list[str], row: int) -> tuple[int, int, str, str] | None:
    """Return index, column, the line to write, and the message of a list without all its commas."""
    told = parted(lines[row])
    if told == lines[row] or not _reads_on(lines, row, told, stops_at(lines)):
        return None
    return row, 1, told, f"a comma stands between two texts of a list; write {as_line(told)}"


def _reads_on(lines: list[str], row: int, told: str, stop: tuple[int, int] | None) -> bool:
    """Return whether YAML reads further than to its stop, and past a line with other words."""
    now = stops_at([*lines[:row], told, *lines[row + 1 :]])
    return now is None or bool(stop and now > stop and now[0] > row)


def _quotes(lines: list[str], row: int) -> tuple[int, int, str, str] | None:
    """Return the same of an apostrophe that begins or ends a text, after the index of its line.

    It is one where YAML then reads on to a line further below.
    """
    line, stop = lines[row], stops_at(lines)
    inner = inner_quotes(line)
    if inner and _reads_on(lines, row, inner[1], stop):
        what = "an apostrophe ends" if line[inner[0]] == "'" else "these quotes end"
        message = f"{what} the text that stands in quotes; write {as_line(inner[1])}"
        return row, inner[0] + 1, inner[1], message
    for told in lost_quote(line):
        if _reads_on(lines, row, told, stop):
            return row, 1, told, f"a text stands between two quotes; write {as_line(told)}"
    for begun in re.finditer(r"(?<=[\[,])( ?)('[^\W\d_][^',\"\[\]]*)(?=,|\]|$)", line):
        told = f'{line[: begun.start(2)]}"{begun[2]}"{line[begun.end() :]}'
        if _reads_on(lines, row, told, stop):
            message = "an apostrophe begins this phrase, so quotes stand around it; write "
            return row, begun.start(2) + 1, told, message + as_line(f'"{begun[2]}"')
    return None


def _simple(lines: list[str], index: int, start: int) -> tuple[int, tuple[int, str, str]] | None:
    """Return which line has signs of another kind, and what the functions below say of it."""
    if two := two_keys(lines, index, start):
        return two
    if twice := comma_twice(lines[start]):
        return start, twice
    line = lines[index]
    told = _linked(line) or _braced(line) or ends_in_colon(line)
    return (index, told) if told else None


def _linked(line: str) -> tuple[int, str, str] | None:
    """Return the same of links in Markdown, where a list names what they lead to."""
    listed = _LINKS.fullmatch(line)
    if not listed:
        return None
    leads = re.findall(r"\]\(([^()\s]*)\)", listed[2])
    names = [re.sub(r"\.(?:md|html?)$|/$", "", one).rpartition("/")[2] or one for one in leads]
    told = listed[1] + (f"[{', '.join(names)}]" if listed[1].rstrip().endswith(":") else names[0])
    message = f"a list names files, without the signs of a link; write {as_line(told)}"
    return listed.end(1) + 1, told, message


def _braced(line: str) -> tuple[int, str, str] | None:
    """Return the same of a text that begins with a bracket and goes on behind it."""
    link = re.fullmatch(r"([ ]*(?:- )?[\w-]+: +)\[([^\[\]:#]+)\]\(([^()\s]*)\) *", line)
    if link:
        leads = re.match(r" *(?:- )?(?:\w*urls?|online|registration|related): ", link[1])
        page = re.sub(r"^(?!https?:)(?:.*/)?([\w-]+)(?:\.md|\.html?|/)$", r"\1", link[3])
        told = link[1] + (page if leads else link[2])
        return link.end(1) + 1, told, f"people would see a link in signs; write {as_line(told)}"
    begins = re.match(r"([ ]*(?:- )?[\w-]+: +)([{\[])[^{}\[\]]*[}\]][ (][^,\[\]{}\"]*$", line)
    if not begins:
        return None
    told = f'{begins[1]}"{line[begins.end(1) :]}"'
    message = f"text that begins with {begins[2]} must stand in quotes; write {as_line(told)}"
    return begins.end(1) + 1, told, message


def without_tab(lines: list[str], index: int) -> str:
    """Return what to write for a line that begins with a tab."""
    written = lines[index].lstrip()
    line = written
    for indent in (*indents(lines, index), 2):
        line = " " * indent + written
        stop = stops_at([*lines[:index], line, *lines[index + 1 :]])
        if stop is None or stop[0] > index:
            break
    return line


def _writing(way: Way, lines: list[str], first_line: int) -> Repair:
    """Return the lines to write, in place of those that stand there."""
    old = lines[way.first : way.first + len(way.lines)]
    return Repair("\n".join(old), "\n".join(way.lines), (way.first + first_line, 1))


def _told(way: Way, lines: list[str], context: str) -> tuple[str, str]:
    """Return the code and the message of a fault that has a way."""
    line, fixed = lines[way.first], way.lines[0]
    was, now = (len(text) - len(text.lstrip(" ")) for text in (line, fixed))
    more = " and move the lines below it too" if len(way.lines) > 1 else ""
    if way.what == "lost":
        more = " and set in the next lines too" if more else ""
        group = group_of(lines, way.first, now).strip()
        message = f"the line belongs to '{group}' above, and its blanks are lost"
        return "RC004", f"{message}; write {as_line(fixed)}{more}"
    if way.what == "indent":
        message = f"the line is indented by {was}, its neighbors by {now}; write {as_line(fixed)}"
        return "RC004", message + more
    if way.what in ("space", "colon"):
        message = f"line {shown(line)} needs a colon and a blank after its key"
        return "RC004", f"{message}; write {as_line(fixed)}"
    if way.what == "quotes" and "alias" in context:
        return "RC008", f"text that begins with * must stand in quotes; write {as_line(fixed)}"
    if way.what == "quotes" and re.search(r":(?:\s|$)", _value(line)):
        return "RC005", f"text with a colon must stand in quotes; write {as_line(fixed)}"
    if way.what == "quotes":
        return "RC004", f"this text must stand in quotes as a whole; write {as_line(fixed)}"
    code, why = _WHY[way.what]
    return code, f"{why}; write {as_line(fixed)}"


def _value(line: str) -> str:
    """Return what stands behind the key of a line, without quotes around the whole of it."""
    return re.sub(r"^\s*(?:- +)?[\w-]+: +", "", line).strip("\"'")


def _open_quote(lines: list[str], fault: int) -> tuple[int, int] | None:
    """Return index and column of quotes above a faulty line that were meant to close on their line.

    They were where the next line is a key again: YAML takes its first quotes for the closing ones.
    """
    for index in range(min(fault, len(lines) - 1)):
        opened = _OPEN.match(lines[index])
        below = re.match(r"( *(?:- )?)[\w-]+:(?: |$)", lines[index + 1]) if opened else None
        if opened and below and len(below[1]) <= len(opened[2]):
            return index, len(opened[1]) + 1
    return None
