"""Notes to oneself, which a text should not keep."""

import re
from collections.abc import Iterator

from resource_toolkit.checking.readability import Prose
from resource_toolkit.problems import Problem, many, shown

TO_DO = re.compile(
    r"\[(?:[A-Z]{1,3}\d{1,3}|(?i:comment(?:ed)?|comentario|note to)\b[^\[\]:\n]{0,30}): ?"
    r"[^\[\]\n]{1,200}\](?![(\[:])|T(?<!\w.)(?:ODO|BD|BC|\.B\.D\.)\b|F(?<!\w.)IXME\b|X(?<!\w.)X+\b"
    r"|\[(?:(?i:insert|to be|fill in later|add here|insertar|por definir)\b[^\[\]\n]{0,80}"
    r"|(?<!!\[)(?i:picture|[fp]h?oto|image|figure|chart|map|video|logo|imagen|dibujo)"
    r"(?i: (?:goes )?here|:[^\[\]\n]{0,80})?)\](?![(\[:])"
    r"|\[(?:(?i:ask|verify|confirm|update|replace|double-check|pending|draft|pregunt\w+"
    r"|revis(?:ar|en?)"
    r"|confirmar|pendiente|borrador|falta\w*|nota)\b[^\[\]\n]{0,80}|(?i:check|needs?|still) "
    r"(?i:w/|(?:a|an|the|if|that|this|with|to|more|better|new|missing)\b)[^\[\]\n]{0,80}"
    r"|[A-ZÁÉÍÓÚÑ][\w.]{1,20}: [^\[\]\n]*(?:\?|[Pp]lease|pls|por favor)[^\[\]\n]*"
    r"|[^\[\]\n]{2,80}(?:\?\?|!!)|(?=[^\[\]\n]* [^\[\]\n]* )[^\[\]\n_]{8,120}\?)\](?![(\[:])"
    r"|\((?i:note to self|to be (?:confirmed|added|decided|done)|por (?:confirmar|definir)|falta"
    r" (?:el|la|los|las|una?)\b|(?-i:[Aa]sk [A-Z]))[^)\n]{0,80}\)|\([^()\n]{2,80}(?:\?\?|!!)\)"
    r"|\([A-ZÁÉÍÓÚÑ][a-zñáéíóú]+[,:] [^()\n]*(?:\?|\b(?:[Pp]lease|pls|por favor)\b)[^()\n]*\)"
    r"|\([^()\n]*\b(?i:before we (?:post|print|publish|send)|(?:do|should|can"
    r"|shall) we (?:keep|need|want"
    r"|cut|use|move|add)|is (?:this|that) (?:right|true|still|ok|correct|the)"
    r"|not sure (?:if|about|this)"
    r"|check (?:this|with)|look this up|antes de publicar|(?:está|es) (?:esto )?(?:bien"
    r"|correcto|cierto)"
    r"|no estoy segur[oa])\b[^()\n]*\?\)"
    r"|N(?<!\w.)(?i:ote to self\b)[^\n]{0,60}|/(?<=[ \t]/)/ ?(?i:fix|todo|check|change|later)\b"
    r"|@(?<![\w.].)[A-Za-z][\w-]*[,:]? (?i:please|pls|can you|could you|por favor)\b"
    r"|U(?<!\w.)(?i:pdated):? (?:on )?\d{1,2}[/.-]\d{1,2}\b[^\n]{0,60}"
    r"|L(?i:orem ipsum)|l(?i:orem ipsum)|\?\?\?+(?!\+? [a-z]+(?: \"[^\"\n]*\")?\n)"
)
"""Each alternative begins with a sign of its own: so a text is searched ten times faster."""
SHOUTED = re.compile(
    r"(?<![\w’'-])(?<![A-ZÁÉÍÓÚÑ] )"
    r"(?:ADD|ASK|CHECK|CONFIRM|FINISH|FIX|INSERT|MISSING|NEEDS?(?! ASSESS)"
    r"|REPLACE|REVISE|REWRITE"
    r"|UPDATE|VERIFY|AÑADIR|ACTUALIZAR|AGREGAR|CAMBIAR|CONFIRMAR|FALTAN?|PREGUNTAR|REVISAR|VERIFICAR)"
    r"(?: (?:[A-ZÁÉÍÓÚÑ0-9#&/.’'-]*[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ0-9#&/.’'-]*|[#&]|[0-9]+))+(?![\w])[!?:]*"
)
"""What somebody should do, in capitals, as people write it to themselves."""
_TWO_LOUD = re.compile(r"[A-Z]{3} [#A-ZÁÉÍÓÚÑ]")


_ASKED = re.compile(
    r"(?:[,:]| [-–—]) (?:please |pls )?(?:(?:can|could|would|will) you (?:please )?)?(?:double-)?"
    r"(?:check|verify|confirm|review|update|fix|look up|proofread|translate|rewrite) (?:this|these"
    r"|that|it|if (?:this|that|the)|the (?:number|date|link|address|phone|spelling|page|file|list"
    r"|sentence|wording|price|hours|name)s?)\b[^\n]*(?:\?|\bbefore (?:we|I|this)\b)"
    r"|[,:] (?:puede|podría|puedes|podrías)s? (?:revisar|confirmar|verificar|corregir)"
    r" (?:est[aeo]s?|el|la|los|las|si)\b[^\n]*\?"
)
_TO_ONE = re.compile(
    r"^(?:[-*+>] |\d{1,2}[.)] |\[.\] )*@?(?!(?:Families|Parents|Everyone|Teachers|Familias|Padres"
    r"|First|Then|Now|Next|If|When)\b)[A-ZÁÉÍÓÚÑ][\w’-]+(?: [A-ZÁÉÍÓÚÑ][\w’-]+)?\Z"
)
"""How a line begins that asks one person, by name, to work on the text."""
_CUT = re.compile(
    r"(?<=\n\n)(?=[^\s#|>!<{\[])(?P<text>[^\n☐]{20,}[.!?][\"”»*)]* "
    r"[^\n☐_:|@*.!?]*[a-záéíóúñ,])[ \t]*(?=\n\n(?![-*+|]|\d)|\n*\Z)"
)
"""A text of several sentences, of which the last one has no end."""

_GREETING = re.compile(
    r"^(?:Hi|Hello|Hey|Hola|Good (?:morning|afternoon)|Buen[oa]s (?:días|tardes))"
    r"(?: (?!(?:[Ff]amil|[Pp]arents?\b))[A-ZÁÉÍÓÚÑ][\w’'-]+| all| team| everyone| a todos| equipo)"
    r"(?: [A-Z][\w’'-]+)?[,!.:—–-][^\n]*"
    r"|^(?:(?:Many |Best |Kind |Warm )?(?:Thanks|[Rr]egards|[Ww]ishes)(?: (?:again|so much"
    r"|in advance))?"
    r"|Thank you|Best|Cheers|Sincerely|Saludos|Atentamente|(?:Muchas )?[Gg]racias|Un abrazo)[,!.]*"
    r"(?:\n+|[ \t]+)[–—-]*[A-ZÁÉÍÓÚÑ][\w’'.-]+(?: [A-ZÁÉÍÓÚÑ][\w’'.-]+)?(?=\n|\Z)"
    r"|^(?:[Pp]lease )?(?:[Ss]ee |[Ff]ind )?[Aa]ttached (?:is|are|you|please|file|page"
    r"|sheet|draft|the)\b"
    r"[^\n]*|^[A-ZÁÉÍÓÚÑ][\w’'.-]+ [A-ZÁÉÍÓÚÑ][\w’'.-]+\n(?=(?:[^\n]{3,80}\n)?"
    r"[^\n]*(?:\(?\d{3}\)?[ .-]?\d{3}[.-]\d{4}|[\w.+-]+@[\w-]+\.\w))[^\n]+(?:\n[^\n]+)?"
    r"|^(?:RE|FW|FWD|Re|Fw|Fwd|RV): ?\w[^\n]*",
    re.M,
)
"""How a mail begins and ends."""
_GREETS = re.compile(
    r"\n[A-Z][\w’'.-]+ [A-Z][\w’'.-]+\n|\n(?:H[ieo]|Good |Buen|Many|Best|Kind|Warm|Thank"
    r"|[Rr]egar|Cheer|Sincer|Salud|Atent"
    r"|Much|Grac|Un ab"
    r"|[Pp]lease [SsFfAa]|See att|[Ff]ind|[Aa]ttach|R[EeV]: |F[Ww])"
)
_OF_MAIL = (
    *(
        "Sent from my",
        "Get Outlook for",
        "Enviado desde mi",
        "wrote:",
        "escribió:",
        "Original Message",
        "Forwarded",
        "> >",
    ),
    *("Subject:", "Asunto:", "\n["),
)
"""What every text holds that was copied out of a mail, or out of Google Docs with its comments."""
_MAIL = re.compile(
    r"^(?:> ?)*(?:Sent from my\b|Get Outlook for\b|Enviado desde mi\b"
    r"|-{4,}.?(?:Original|Forwarded)\b)"
    r"[^\n]*|^(?:> ?)*(?:On|El) [^\n]{10,90} (?:wrote|escribió):[ \t]*(?:\n+>[^\n]*)*"
    r"|^(?:> ?)*(?=(?:[^\n]*\n){0,6}(?:> ?)*\**(?:Subject|Asunto):)"
    r"(?:(?:> ?)*\**(?:From|Sent|To|Cc|Date|Subject|De|Enviado|Para|Fecha|Asunto)(?::\**|\*\*:) "
    r"(?![^\n]*__)[^\n]+(?:\n|\Z)){3,}|^(?:> ?){2}\S[^\n]*",
    re.M,
)
_COMMENT = re.compile(r"^\[([a-z]{1,2})\](?=[^\s(\[:])[^\n]*", re.M)


def to_do(prose: Prose) -> Iterator[Problem]:
    """A text should hold no note to oneself, and nothing of a mail."""
    text = prose.text
    for mail in _MAIL.finditer(text) if any(map(text.__contains__, _OF_MAIL)) else ():
        lines = mail[0].rstrip().split("\n")
        what = f", with the {many(len(lines) - 1, 'line')} below it" if len(lines) > 1 else ""
        message = f"{shown(lines[0])} comes from a mail, and is not for the reader; delete it{what}"
        yield prose.at_body(mail.start(), "RC520", message)
    for line in _GREETING.finditer(text) if _GREETS.search(f"\n{text}") else ():
        message = (
            f"{shown(' '.join(line[0].split()))} is part of a mail, not for the reader; delete it"
        )
        yield prose.at_body(line.start(), "RC520", message)
    for comment in _COMMENT.finditer(text) if "\n[" in text else ():
        mark = re.search(rf"(?<=[\w.,;:!?)»”\"*])\[{comment[1]}\](?![(\[:\w])", text)
        if mark:
            message = (
                f"{shown(comment[0])} is a comment on the text, from another program; do what "
            )
            message += f"it says, and delete it and [{comment[1]}] above"
            yield prose.at_body(comment.start(), "RC520", message)
    for asked in _ASKED.finditer(text):
        begin = text.rfind("\n", 0, asked.start()) + 1
        if _TO_ONE.match(text[begin : asked.start()]):
            words = text[begin:].partition("\n")[0].lstrip("-*+> ")
            message = f"{shown(words)} speaks to a colleague, not to the reader; do "
            yield prose.at_body(begin, "RC520", f"{message}what it asks, and delete it")
    for cut in _CUT.finditer(f"\n\n{text}"):
        message = f"{shown('…' + cut['text'][-40:])} breaks off; put the end of the sentence back, "
        yield prose.at_body(cut.end("text") - 3, "RC520", f"{message}or end it here with its sign")
    yield from _notes(prose, text)


def _notes(prose: Prose, text: str) -> Iterator[Problem]:
    """Yield each note to oneself, and each sign that stands for what is missing."""
    loud = SHOUTED.finditer(text) if _TWO_LOUD.search(text) else ()
    for note in (*loud, *TO_DO.finditer(text)):
        message = f"{shown(note[0])} looks like a note to yourself; do it, or delete it"
        if note[0].strip("X") == "":
            message = f"{shown(note[0])} stands for what is missing; write that, or delete the "
            message += "sentence"
        elif note.re is SHOUTED:
            message += ", or, if the reader should do it, write it in small letters"
        yield prose.at_body(note.start(), "RC520", message)
