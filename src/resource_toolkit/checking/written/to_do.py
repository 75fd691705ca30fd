"""Notes to oneself, which a text should not keep."""

import re
from collections.abc import Iterator

from resource_toolkit.checking.readability import Prose
from resource_toolkit.problems import Problem, shown

TO_DO = re.compile(
    r"\[(?:[A-Z]{1,3}\d{1,3}|(?i:comment(?:ed)?|comentario|note to)\b[^\]:\n]{0,30}): ?"
    r"[^\]\n]{1,200}\](?![(\[:])|T(?<!\w.)(?:ODO|BD|BC|\.B\.D\.)\b|F(?<!\w.)IXME\b|X(?<!\w.)X+\b"
    r"|\[(?:(?i:insert|to be|fill in later|add here|insertar|por definir)\b[^\]\n]{0,80}"
    r"|(?<!!\[)(?i:picture|[fp]h?oto|image|figure|chart|map|video|logo|imagen|dibujo)"
    r"(?i: (?:goes )?here|:[^\]\n]{0,80})?)\](?![(\[:])"
    r"|\[(?:(?i:ask|verify|confirm|update|replace|double-check|pending|draft|pregunt\w+|revis(?:ar|en?)"
    r"|confirmar|pendiente|borrador|falta\w*|nota)\b[^\]\n]{0,80}|(?i:check|needs?|still) "
    r"(?i:w/|(?:a|an|the|if|that|this|with|to|more|better|new|missing)\b)[^\]\n]{0,80}"
    r"|[A-ZÁÉÍÓÚÑ][\w.]{1,20}: [^\]\n]*(?:\?|[Pp]lease|pls|por favor)[^\]\n]*"
    r"|[^\]\n]{2,80}(?:\?\?|!!))\](?![(\[:])"
    r"|\((?i:note to self|to be (?:confirmed|added|decided|done)|por (?:confirmar|definir)|falta"
    r" (?:el|la|los|las|una?)\b|(?-i:[Aa]sk [A-Z]))[^)\n]{0,80}\)|\([^()\n]{2,80}(?:\?\?|!!)\)"
    r"|N(?<!\w.)(?i:ote to self\b)[^\n]{0,60}|/(?<=[ \t]/)/ ?(?i:fix|todo|check|change|later)\b"
    r"|@(?<![\w.].)[A-Za-z][\w-]*[,:]? (?i:please|pls|can you|could you|por favor)\b"
    r"|L(?i:orem ipsum)|l(?i:orem ipsum)|\?\?\?+(?!\+? [a-z]+(?: \"[^\"\n]*\")?\n)"
    r"|S(?<![^\n].)ent from my\b[^\n]*|G(?<![^\n].)et Outlook for\b[^\n]*"
    r"|E(?<![^\n].)(?:nviado desde mi\b[^\n]*|l [^\n]{10,90} escribió:)"
    r"|O(?<![^\n].)n [^\n]{10,90} wrote:|-(?<![^\n].)----? ?Original Message[^\n]*"
)
"""Each alternative begins with a sign of its own: so a text is searched ten times faster."""


def to_do(prose: Prose) -> Iterator[Problem]:
    """A text should hold no note to oneself."""
    for note in TO_DO.finditer(prose.text):
        message = f"{shown(note[0])} looks like a note to yourself; do it, or delete it"
        yield prose.at_body(note.start(), "RC520", message)
