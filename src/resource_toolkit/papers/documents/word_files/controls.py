"""Content controls of Word: python-docx has no words for them. Their tags tell them apart."""

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree  # type: ignore[import-untyped]

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_CONTROL, _LOOKS, _TAG, _CONTENT = (
    qn(f"w:{name}") for name in ("sdt", "sdtPr", "tag", "sdtContent")
)
_RUN, _WORDS, _TEXT, _LINES, _VALUE = (
    qn(f"w:{name}") for name in ("r", "t", "text", "multiLine", "val")
)
_SPACE = qn("xml:space")


def add_blank(paragraph: Paragraph, tag: str, text: str) -> None:
    """Add a control to write into; `text` stands there until somebody does."""
    etree.SubElement(_control(paragraph, tag, text), _TEXT).set(_LINES, "1")


def add_box(paragraph: Paragraph, tag: str, *, ticked: bool) -> None:
    """Add a box to click."""
    looks = _control(paragraph, tag, "☒" if ticked else "☐")
    box = etree.SubElement(looks, f"{{{_W14}}}checkbox", nsmap={"w14": _W14})
    etree.SubElement(box, f"{{{_W14}}}checked").set(f"{{{_W14}}}val", str(int(ticked)))


def _control(paragraph: Paragraph, tag: str, text: str) -> etree._Element:
    """Add a control that holds a text; return its looks, which end with the kind of control."""
    control = etree.SubElement(paragraph._p, _CONTROL)  # noqa: SLF001
    looks = etree.SubElement(control, _LOOKS)
    etree.SubElement(looks, _TAG).set(_VALUE, tag)
    run = etree.SubElement(etree.SubElement(control, _CONTENT), _RUN)
    words = etree.SubElement(run, _WORDS)
    words.text = text or " "
    words.set(_SPACE, "preserve")
    return looks
