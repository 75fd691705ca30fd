"""An empty Word file in the look of the site, without what ours never use: a third as large."""

import io
import re
from functools import cache

import docx
from docx.document import Document
from docx.opc.part import Part
from docx.oxml.ns import qn

_TEXT, _HEADS = "Atkinson Hyperlegible Next", "Source Serif 4"
"""Where a machine lacks these open fonts, the others stand in."""
_INSTEAD = {"Calibri": (_HEADS, "Georgia", "roman"), "Cambria": (_TEXT, "Arial", "swiss")}
"""Each font of the empty file to ours, what stands in for it, and the kind of both."""
_INK = "0B5A5C"
_OLD_INKS = ("accent1", "text2")
_UNUSED = ("/stylesWithEffects", "/thumbnail", "/customXml", "/webSettings")
"""How the kinds of those parts end that no program needs."""
_FOREIGN = re.compile(r'<a:font script="[^>]*/>')
"""The fonts of a theme for other scripts: a machine that writes them knows its own."""
_TABLE_STYLES = ("TableNormal", "TableGrid")
_LEFT_OUT = re.compile(
    r"(NoSpacing|Subtitle|ListParagraph|BodyText\d?|List\d?|List(Bullet|Number|Continue)\d|Caption"
    r"|Strong|Emphasis|(Subtle|Intense)(Emphasis|Reference)|BookTitle|TOCHeading)(Char)?"
)
"""The styles of text that no paper has: Word knows its own."""


@cache
def empty_file() -> bytes:
    """Return the file."""
    document = docx.Document()
    for relations in (document.part.rels, document.part.package.rels):
        for name, relation in list(relations.items()):
            if relation.reltype.endswith(_UNUSED):
                del relations[name]
            elif relation.reltype.endswith(("/theme", "/fontTable")):
                _name_fonts(relation.target_part)
    _leave_out_styles(document)
    styles = document.styles.element
    for colored in styles.iter(qn("w:color"), qn("w:bottom")):
        if colored.get(qn("w:themeColor")) in _OLD_INKS:
            name = qn("w:val") if colored.tag == qn("w:color") else qn("w:color")
            colored.set(name, _INK)
            for theme in ("themeColor", "themeShade", "themeTint"):
                colored.attrib.pop(qn(f"w:{theme}"), None)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _leave_out_styles(document: Document) -> None:
    """Remove the styles that no paper has."""
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        name, of_table = style.get(qn("w:styleId")), style.get(qn("w:type")) == "table"
        if (of_table and name not in _TABLE_STYLES) or _LEFT_OUT.fullmatch(name):
            styles.remove(style)
    for latent in styles.findall(qn("w:latentStyles")):
        styles.remove(latent)
    numbers = document.part.numbering_part.element
    for style in list(numbers.iter(qn("w:pStyle"))):
        if _LEFT_OUT.fullmatch(style.get(qn("w:val"))):
            style.getparent().remove(style)


def _name_fonts(part: Part) -> None:
    """Put our fonts where the empty file names others: in its theme, and its table of fonts."""
    text = _FOREIGN.sub("", part.blob.decode("utf-8"))
    for old, (own, other, kind) in _INSTEAD.items():
        text = text.replace(f'<a:latin typeface="{old}"/>', f'<a:latin typeface="{own}"/>')
        font = (
            f'<w:font w:name="{own}"><w:altName w:val="{other}"/><w:charset w:val="00"/>'
            f'<w:family w:val="{kind}"/><w:pitch w:val="variable"/></w:font>'
        )
        text = re.sub(rf'<w:font w:name="{old}">.*?</w:font>', font, text, flags=re.DOTALL)
    part._blob = text.encode()  # noqa: SLF001 the library offers no other way
