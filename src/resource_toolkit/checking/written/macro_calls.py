"""Macro calls in hand-written pages, read without running the site engine.

Of all that Jinja can do, a page may hold calls of known macros with constant values, and raw text.
So a page is data: nothing in it can reach what the program knows.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

from jinja2 import Environment, TemplateSyntaxError, nodes

from resource_toolkit.catalog import Catalog, NoSuchName, extensions
from resource_toolkit.checking.links import without_code
from resource_toolkit.problems import Problem, Repair, nearest, shown
from resource_toolkit.reading import WrittenPage

from .empty_lists import NOTHING_FITS, finds_nothing
from .macro_names import MACROS, Value, try_call
from .meant_calls import meant_calls
from .own_term import Call, own_terms

_ENVIRONMENT = Environment(autoescape=True)
_OPENING = re.compile(r"\{[{%#]")
_NEARLY = re.compile(
    r"(?<![{%])(?:\\?\{ ?\\?\{?\\?\{?|\{%|\[\[) *(\w+)\(([^{}\n]*?)\) *"
    r"(?:\\?\}(?: ?\\?\}\\?\}?)?|%\}|\]\])(?![}%])"
)
"""A call of a macro in whatever stands around it."""
_IN_CODE = re.compile(
    r"(?<!`)`(\{\{ *\w+\([^{}\n]*\) *\}\})`(?!`)|(?<=\n\n)(?: {4,}|\t)(\{\{ *\w+\([^{}\n]*\) *\}\})"
)
_TEXT = r'"[^"\\\n\t]*"'
_VALUE = rf"(?:{_TEXT}|[1-9]\d{{0,8}}|\[{_TEXT}(?:, {_TEXT})*\])"
_PARTS = rf"(?:{_VALUE}(?:, |(?=\))))*(?:\w+={_VALUE}(?:, |(?=\))))*"
_PLAIN_CALL = re.compile(rf"\{{\{{ (\w+)\(({_PARTS})\) \}}\}}")
"""A call as most are; Jinja takes a hundred times as long to read one."""
_WHOLE_CALL = re.compile(_PLAIN_CALL.pattern)
_PART = re.compile(rf"(?:(\w+)=)?({_VALUE})")
_NO_COMMA = re.compile(r"\"[^\"]*[\w.!?]\"\s+\"|'[^']*[\w.!?]'\s+'")
"""Two texts side by side, which Jinja takes for one."""
_NO_COMMA_BEFORE = re.compile(r"([\"”\]\d]) +(?=\w+=)")
_BRACES = "a macro stands in two braces"
_NUMBERS = frozenset({"limit", "minutes", "first", "heading", "days"})
"""Parts of macros that are numbers."""
_FORM = 'write a call such as {{ card("name") }}'


class _Refused(Exception):
    """A construct that no page may hold; the message says what to write."""


def macro_problems(catalog: Catalog, page: WrittenPage) -> Iterator[Problem]:
    """A page must hold nothing but calls of known macros that name what exists."""
    if not page.renders_macros:
        yield from _silent_macros(page)
        return
    told: set[int] = set()
    for nearly in _NEARLY.finditer(without_code(page.body)):
        if plain := _meant(nearly):
            told |= {*range(nearly.start(), nearly.end())}
            why = "texts stand in straight quotes" if _in_braces(nearly[0]) else _BRACES
            why = why if not _NO_COMMA_BEFORE.search(nearly[2]) else "a comma parts two values"
            problem = _problem(page, nearly.start(), "RC602", f"{why}; write {plain}")
            yield replace(problem, repair=Repair(nearly[0], plain))
    yield from _out_of_place(page)
    calls: list[Call] = []
    yield from _tried(catalog, page, told, calls)
    for slip in own_terms(catalog, page, calls) if catalog.house.runs("RC547") else ():
        yield _problem(page, slip.start, slip.code, slip.message)


def _tried(
    catalog: Catalog, page: WrittenPage, told: set[int], calls: list[Call]
) -> Iterator[Problem]:
    """Yield what is wrong with the pieces of a page that are not told yet; adds its calls."""
    for offset, text in _pieces(page.body):
        if offset in told:
            continue
        try:
            name, values, named = _call(text)
            calls.append(Call(offset, text, name, values, named))
            if name not in extensions("macros"):
                try_call(catalog, name, values, named)
                if catalog.house.runs("RC524") and finds_nothing(catalog, name, named):
                    yield _problem(page, offset, "RC524", NOTHING_FITS)
        except _Refused as refused:
            yield _problem(page, offset, "RC602", str(refused))
        except NoSuchName as error:
            yield _problem(page, offset, "RC603", str(error))


def _meant(nearly: re.Match[str]) -> str:
    """Return a call as it must be written, where it can be read so and is not, or nothing."""
    values = re.sub(r"&(?:quot|#34);|[“”„«»‘’]", '"', nearly[2]).replace("\\", "")
    values = _NO_COMMA_BEFORE.sub(r"\1, ", values)
    if nearly[1] not in MACROS or (_in_braces(nearly[0]) and values == nearly[2]):
        return ""
    plain = f"{{{{ {nearly[1]}({values.strip()}) }}}}"
    try:
        _call(plain)
    except _Refused:
        return ""
    return plain


def _in_braces(call: str) -> bool:
    return bool(re.fullmatch(r"\{\{[^{].*[^}]\}\}", call))


def _out_of_place(page: WrittenPage) -> Iterator[Problem]:
    """Yield each call that stands in program code, so that people would see what it makes."""
    for code in _IN_CODE.finditer(page.body) if "`" in page.body or "    {{" in page.body else ():
        call = code[1] or code[2]
        message = f"around a macro are no signs of program code, and no blanks; write {call}"
        told = _problem(page, code.start(), "RC602", message)
        yield replace(told, repair=Repair(code[0], call))


def _problem(page: WrittenPage, offset: int, code: str, message: str) -> Problem:
    line, column = page.mark(offset)
    return Problem(path=page.path, line=line, column=column, code=code, message=message)


def _silent_macros(page: WrittenPage) -> Iterator[Problem]:
    """Yield one problem for the braces that would be shown as text, at the first of them."""
    braces = [*re.finditer(r"\{[{%]", without_code(page.body))]
    if braces:
        message = "macros do not work on this page; add 'render_macros: true' to its front matter"
        places = f" (they stand at {len(braces)} places)" if len(braces) > 1 else ""
        yield _problem(page, braces[0].start(), "RC604", f"{message}{places}")


def _pieces(body: str) -> Iterator[tuple[int, str]]:
    """Yield each part of a body that Jinja would act on, with its place; raw text is none."""
    begun, at = -1, 0
    while opening := _OPENING.search(body, at):
        plain = _PLAIN_CALL.match(body, opening.start())
        if plain is None:
            at = opening.start()
            break
        yield plain.start(), plain[0]
        at = plain.end()
    else:
        return
    try:
        for _, kind, value in _ENVIRONMENT.lexer.tokeniter(body[at:], None):
            at = body.index(value, at)
            if kind.endswith("_begin") and kind != "raw_begin":
                begun = at
            at += len(value)
            if kind.endswith("_end") and kind != "raw_end":
                yield begun, body[begun:at]
                begun = -1
    except (TemplateSyntaxError, ValueError):
        opening = _OPENING.search(body, at if begun < 0 else begun)
        begun = opening.start() if opening else at
    if begun >= 0:
        yield begun, body[begun:]


def _call(text: str) -> tuple[str, list[Value], dict[str, Value]]:
    """Return name and values of the call in a piece; raises _Refused for all else."""
    if plain := _PLAIN_CALL.fullmatch(text):
        parts = [(part[1], json.loads(part[2])) for part in _PART.finditer(plain[2])]
        return plain[1], [v for name, v in parts if not name], {n: v for n, v in parts if n}
    if text.startswith("{#"):
        raise _Refused("{# begins a comment here; write {: #name } to name a heading")
    if not text.startswith("{{"):
        raise _Refused(f"pages take no statements; {_FORM}")
    try:
        (output,) = _ENVIRONMENT.parse(text).body
    except (TemplateSyntaxError, ValueError) as error:
        raise _Refused(_unread(text, error)) from None
    (call,) = output.nodes if isinstance(output, nodes.Output) else (output,)
    if not isinstance(call, nodes.Call) or not isinstance(call.node, nodes.Name):
        known = call.name if isinstance(call, nodes.Name) else ""
        if name := nearest(known, MACROS) if known else "":
            raise _Refused(f"{shown(text)} is no call of a macro; write {{{{ {name}() }}}}")
        raise _Refused(f"{shown(text)} is no call of a macro; {_FORM}")
    if _NO_COMMA.search(text):
        raise _Refused('two texts need a comma between them; write ", " for " "')
    if call.dyn_args is not None or call.dyn_kwargs is not None:
        raise _Refused(f"a macro takes its values one by one; {_FORM}")
    named = {part.key: _named(part.key, part.value) for part in call.kwargs}
    return call.node.name, [_constant(value) for value in call.args], named


def _named(key: str, value: nodes.Node) -> Value:
    """Return the value of a part that has a name."""
    if key in _NUMBERS and isinstance(value, nodes.Name):
        raise _Refused(f"{key} takes a number in digits; write {key}=6")
    return _constant(value)


def _unread(text: str, error: Exception) -> str:
    """Return what to do with a piece that Jinja cannot read."""
    if "}}" not in text.partition("\n")[0]:
        return "the braces that open here are never closed; add }}"
    if any(sign in text for sign in (*"“”‘’«»", "&quot;", "&#34;")):
        return 'texts stand in straight quotes; write "name"'
    if hyphened := re.search(r"(?<=[(,\s])([a-z]+(?:-[a-z]+)+)\s*=", text):
        told = hyphened[1].replace("-", "_")
        return f"the names of values have underscores; write {told}= for {hyphened[1]}="
    if sign := _other_sign(text):
        return sign
    if text.count("(") > text.count(")"):
        return "a bracket that opens here is never closed; write ) }}"
    if text[: text.index("}}")].count('"') % 2:
        return _anew(text, error)
    if bare := re.match(r"\{\{\s*(\w+)\s+(\w+=[^{}]*\S)\s*\}\}", text):
        return f"brackets stand around the values; write {{{{ {bare[1]}({bare[2]}) }}}}"
    late = re.search(r"\w+=[^,()]+,\s*([\"'][^\"']*[\"'])\s*[,)]", text)
    told = f"{late[1]} has no name, so it stands before the values with one" if late else ""
    return f"{told}; move or delete it" if told else _anew(text, error)


def _other_sign(text: str) -> str:
    """Return what to say of a sign that stands where another one belongs, or nothing."""
    if named := re.search(r"(?<=[(,\s])(\w+)\s*:\s*(\"[^\"]*\"|'[^']*'|\[[^\]]*\]|\d+)", text):
        return f"an equals sign stands between name and value; write {named[1]}={named[2]}"
    if re.search(r"[\"'\])\d]\s*;\s*\w+\s*=", text):
        return "a comma stands between two values; write , for ;"
    return ""


def _anew(text: str, error: Exception) -> str:
    """Return what to write for a piece, where a form that can be read keeps all its words."""
    head = text[: text.index("}}") + 2]
    told = next(filter(_WHOLE_CALL.fullmatch, meant_calls(head)), "")
    if not told:
        return f"this cannot be read ({error}); {_FORM}"
    lost = head.count('"') % 2
    return f"{'a text stands between two quotes' if lost else 'this cannot be read'}; write {told}"


def _constant(node: nodes.Node) -> Value:
    """Return a text, a number, or a list of them."""
    if isinstance(node, nodes.List):
        return [_constant(item) for item in node.items]
    if isinstance(node, nodes.Const) and isinstance(node.value, (str, int)):
        return node.value
    if isinstance(node, nodes.Name):
        raise _Refused(f'a text stands in quotes; write "{node.name}"')
    if name := _hyphenated(node):
        raise _Refused(f'a text stands in quotes; write "{name}"')
    raise _Refused('a macro takes texts in quotes, numbers, and lists of them, such as ["a", "b"]')


def _hyphenated(node: nodes.Node) -> str:
    """Return the name that Jinja took for a subtraction, or nothing."""
    if isinstance(node, nodes.Sub):
        left, right = _hyphenated(node.left), _hyphenated(node.right)
        return f"{left}-{right}" if left and right else ""
    return node.name if isinstance(node, nodes.Name) else ""
