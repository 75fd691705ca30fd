"""Ways in which a single line of YAML could be meant; who asks tries each."""

import re
from collections.abc import Iterator

from resource_toolkit.problems import as_line

_KEY = re.compile(r"(?P<before> *(?:- +)?)(?P<key>[\w-]+)(?P<after>:?)(?P<rest>.*)")
_FOR_COLON = r"\s*(?:=>?|：|[;,?!.](?=\s)|,|[-–—>]+(?=\s)|\s)\s*(?=\S)"
"""What people write between a key and its value."""
_NOTE = re.compile(r"( *)(?://+|<!--|%+|;+|/\*) *(.*?) *(?:-->|\*/)?$")
_KEY_AS_ITEM = re.compile(r"( *)- +(?=[\w&/.-]+: )")
_PAIR = re.compile(r"[\w-]+: +\[[^\[\]]*\]")
_PAIRS = re.compile(rf"( *- +)({_PAIR.pattern}(?:,? +{_PAIR.pattern})+) *")
"""An item of a list that holds several lists in one line, without braces."""
_ADDRESSES = re.compile(r"(/[\w~./-]+):(/\S*|https?://\S+)")
_BOLD = re.compile(r"(\s*(?:- +)?[\w-]+: +)(\*{1,3}|__?)([^*_][^*]*?)\2\s*$")
_HASH_INSIDE = re.compile(
    r"([\[{,] ?(?:[\w-]+: )?)([^\s\"'\[\]{},:][^\"'\[\]{},:]* #[^\"\[\]{},]*)\"?(?=[,\]}])"
)
"""A text in brackets that a comment would cut."""

_KEY_IN_LIST = re.compile(r"(\[[^\[\]{}:]*[^\s\[\]{}:,])(?=\s*,\s*[a-z_]+: ?[\[\"'\w])")
"""A list in braces that goes on into the next key."""
_KEY_INSIDE = re.compile(r"(?<=[{,])( ?[a-z][\w-]*) *(?=[\[{\"])")
"""A key in braces that has a list or a text, and no colon."""
_LAST_VALUE = re.compile(
    r"(\s*(?:- +)?(?:[\w-]+: +)?\{"
    r"(?:[\w-]+: (?:[^\s\"'{}\[\],:][^{}\[\],:]*|\"[^\"]*\"|\[[^\[\]]*\]), *)*"
    r"[\w-]+: )([^\s\"'{}\[\]][^{}]*[^{}\s]) *(\}) *"
)
"""A line in braces whose last text has signs of its own."""

_QUOTED = re.compile(r"(?<=[\[{,\s])(['\"])((?:(?!\1 *[,\]}]).)*?)\1(?= *(?:[,\]}]|$))")
"""A text in quotes, up to those that an end follows."""

_LABEL = re.compile(r" *(\*\*|__)([A-Z][\w-]*(?: \w+)?)(?::\1|\1:) +(.+?) *")
"""A line as the page shows it: a bold word, a colon, and the value."""
_NESTED = re.compile(r"([a-z][a-z_]*): +([a-z][a-z0-9-]*): +(?!//)(\S.*?) *")
"""A key whose value is a name with a value."""
_TEXTS = frozenset(
    (
        *("title", "summary", "note", "what", "ask", "help", "sign", "goal", "quote", "gist"),
        *("source", "publisher", "author", "cost", "rights", "group_size", "certificate", "stem"),
        *("low", "high", "singular", "place", "address", "topic", "reviewed_by", "steward"),
        *("label", "meaning", "prints_on_because", "contact"),
        *("description", "site_name", "site_description", "copyright"),
    )
)
"""Keys whose value is a text, in which a colon may stand."""


def quoted_text(value: str) -> str:
    """Return a text in double quotes, which it may have already."""
    if len(value) > 1 and value[0] == value[-1] == '"':
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def inner_quotes(line: str) -> tuple[int, str] | None:
    """Return where quotes inside a text end it, counted from 0, and the line without such ones."""
    held = [text for text in _QUOTED.finditer(line) if text[1] in text[2].replace(text[1] * 2, "")]
    held = [text for text in held if text[2][-1] != text[1] and f"\\{text[1]}" not in text[2]]
    for text in reversed(held):
        line = line[: text.start()] + quoted_text(text[2]) + line[text.end() :]
    return (held[0].start(2) + held[0][2].index(held[0][1]), line) if held else None


def lost_quote(line: str) -> Iterator[str]:
    """Yield a line in braces with a quote where one may be missing: at the end, or the begin."""
    gaps = (r'(?<=[^",\s:{\[])(?=, [a-z_]+: |\}\s*$)', r'(?<=[a-z_]: )(?=[^\s"\[{])')
    for ends in gaps if "{" in line and line.count('"') % 2 else ():
        for gap in re.finditer(ends, line):
            yield f'{line[: gap.start()]}"{line[gap.start() :]}'


def other_signs(line: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a line that holds signs of another kind of text, and the line."""
    if label := _LABEL.fullmatch(line):
        yield "label", f"{re.sub('[ -]', '_', label[2].lower())}: {label[3]}"
    if (pair := _NESTED.fullmatch(line)) and pair[1] not in _TEXTS:
        value = pair[3] if re.fullmatch(r"[\w.-]+|[\[{].*", pair[3]) else quoted_text(pair[3])
        yield "pair", f"{pair[1]}: {{{pair[2]}: {value}}}"
    if note := _NOTE.fullmatch(line):
        yield "note", f"{note[1]}# {note[2]}"
    if pairs := _PAIRS.fullmatch(line):
        yield "braces", f"{pairs[1]}{{{', '.join(_PAIR.findall(pairs[2]))}}}"
    if _KEY_AS_ITEM.match(line):
        yield "item", _KEY_AS_ITEM.sub(r"\1", line)
    if bold := _BOLD.fullmatch(line):
        yield "bold", f"{bold[1]}{bold[3].strip()}"
    if " #" in line and (told := _HASH_INSIDE.sub(r'\1"\2"', line)) != line:
        yield "hash", told


def comma_twice(line: str) -> tuple[int, str, str] | None:
    """Return where a comma stands twice, the line without it, and what to say; or None."""
    twice = re.search(r",[ ]*,", line)
    told = re.sub(r",[ ]*(?=,)", "", line)
    return (twice.end(), told, f"a comma stands twice; write {as_line(told)}") if twice else None


def ends_in_colon(line: str) -> tuple[int, str, str] | None:
    """Return the same of one word with a colon behind it, where a value is meant."""
    word = re.fullmatch(r"([ ]*(?:- )?[\w-]+: +)([\w-]+): *", line)
    if not word:
        return None
    told = word[1] + word[2]
    return word.start(2) + 1, told, f"no colon stands behind a value; write {as_line(told)}"


def lone_hyphen(lines: list[str], row: int) -> Iterator[str]:
    """Yield a line without its hyphen, where several keys beside it have none."""
    item = re.match(r"( +)- +([\w&/.-]+: )", lines[row])
    if not item or any(re.match(rf" *- +{re.escape(item[2])}", at) for at in lines[:row]):
        return
    first, last = row, row
    while first > 0 and lines[first - 1].startswith(item[1]):
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].startswith(item[1]):
        last += 1
    beside = [line for line in lines[first : last + 1] if re.match(rf"{item[1]}[^\s#]", line)]
    if sum(line.lstrip().startswith("- ") for line in beside) == 1 and len(beside) > 2:
        yield item[1] + lines[row][item.start(2) :]


def as_item(lines: list[str], row: int) -> Iterator[str]:
    """Yield a line as an item of the list beside it, where the text above it has ended."""
    beside = (*lines[row + 1 : row + 2], *lines[max(0, row - 1) : row])
    items = [item for at in beside if (item := re.match(r" *- +(?![\w-]+: |\{)", at))]
    if items and row and re.search(r"[:.!?…]\"?\s*$", lines[row - 1]):
        yield items[0][0] + lines[row].strip()


def with_colon(line: str) -> Iterator[str]:
    """Yield a line with a colon and a blank behind its first word."""
    if addresses := _ADDRESSES.fullmatch(line):
        yield f"{addresses[1]}: {addresses[2]}"
    for gap in _KEY_INSIDE.finditer(line) if "{" in line else ():
        yield f"{line[: gap.end(1)]}: {line[gap.end() :]}"
    match = _KEY.fullmatch(line)
    if not match:
        return
    before, rest = match["before"] + match["key"], match["rest"]
    if match["after"] and rest[:1].strip():
        yield f"{before}: {rest}"
    elif not match["after"] and (told := re.match(_FOR_COLON, rest)):
        yield f"{before}: {rest[told.end() :]}"


def with_quoted_word(line: str) -> Iterator[str]:
    """Yield a line with its only quoted word, and those around it in a list, in other quotes."""
    quoted = [*re.finditer(r"""(?<=[\[,]) *("[^"'\[\],]+" [^"'\[\],{}:#]*?)(?= *[,\]])""", line)]
    if len(quoted) == 1 and line.count('"') == 2:
        yield f"{line[: quoted[0].start(1)]}'{quoted[0][1]}'{line[quoted[0].end(1) :]}"


def with_comma(line: str) -> Iterator[str]:
    """Yield a line in braces with a comma before one of its keys, or between two of its items."""
    for gap in re.finditer(r"(?<=[^\s,{\[:])[ \t]+(?=[a-z_]+: )", line) if "{" in line else ():
        yield f"{line[: gap.start()]}, {line[gap.end() :]}"
    for gap in re.finditer(r"(?<=[\"'\]}])[ \t]+(?=[\"'\[{\w])", line):
        yield f"{line[: gap.start()]}, {line[gap.end() :]}"


def before_next_key(line: str) -> Iterator[str]:
    """Yield a line in braces in which a list is closed before the next key."""
    for gap in _KEY_IN_LIST.finditer(line) if "{" in line else ():
        yield f"{line[: gap.end(1)]}]{line[gap.end(1) :]}"


def value_in_quotes(line: str) -> Iterator[str]:
    """Yield a line in braces with its last value in quotes, where that holds a colon."""
    held = _LAST_VALUE.fullmatch(line)
    if held and ": " in held[2] and not re.match(r"[a-z0-9-]+ [a-z_]+: ", held[2]):
        inner = held[2].replace("\\", "\\\\").replace('"', '\\"')
        yield f'{held[1]}"{inner}"{held[3]}'


def closed(line: str) -> Iterator[str]:
    """Yield a line in which each bracket and quote that opens is closed."""
    yield from before_next_key(line)
    text = line.rstrip()
    opened = re.match(r"""( *(?:- +)?(?:[\w-]+: +)?)(["'])(.*)$""", text)
    if opened and opened[2] not in opened[3]:
        # An apostrophe before digits stands for a century; a round quote was meant as the other.
        last = text.rstrip("”“»")
        yield f"{opened[1]}{opened[3]}" if opened[3].isdigit() else f"{last}{opened[2]}"
    elif opened and opened[3].endswith(opened[2] * 2) and opened[3].count(opened[2]) == 2:
        yield text[:-1]
    pairs, open_now, told = {"[": "]", "{": "}"}, list[str](), ""
    for sign in text:
        if sign in pairs:
            open_now.append(pairs[sign])
        elif sign in pairs.values():
            while open_now and open_now[-1] != sign:
                told += open_now.pop()
            if open_now:
                open_now.pop()
        told += sign
    told += "".join(reversed(open_now))
    if told != text:
        yield told


def in_quotes(line: str) -> str:
    """Return a line of YAML with its value in double quotes."""
    match = re.match(r"^(\s*(?:- +)?(?:[\w-]+: +)?)\s*(.*)$", line)
    prefix, value = match.groups() if match else ("", line)
    inner = value.strip()
    if len(inner) > 1 and inner[0] == inner[-1] and inner[0] in "'\"":
        inner = inner[1:-1]
        inner = inner.strip('"') if not re.search(r'\w"+\w|\s"|"\s', inner) else inner
    if inner.count('"') == 1:
        inner = re.sub(r'^"|(?<!\d)"$', "", inner)  # It opens or closes nothing.
    escaped = inner.replace("\\", "\\\\").replace('"', '\\"')
    return f'{prefix}"{escaped}"'
