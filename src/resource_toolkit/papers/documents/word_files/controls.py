"""Content controls of Word: python-docx has no words for them. Their tags tell them apart."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def add_blank(paragraph: Paragraph, tag: str, text: str) -> None:
    """Add a control to write into; `text` stands there until somebody does."""
    control = _control(tag)
    words = OxmlElement("w:text")
    words.set(qn("w:multiLine"), "1")
    control.find(qn("w:sdtPr")).append(words)
    _fill(control, text)
    paragraph._p.append(control)  # noqa: SLF001


def add_box(paragraph: Paragraph, tag: str, *, ticked: bool) -> None:
    """Add a box to click."""
    control = _control(tag)
    box = OxmlElement("w14:checkbox", nsdecls={"w14": _W14})
    state = OxmlElement("w14:checked", nsdecls={"w14": _W14})
    state.set(f"{{{_W14}}}val", str(int(ticked)))
    box.append(state)
    control.find(qn("w:sdtPr")).append(box)
    _fill(control, "☒" if ticked else "☐")
    paragraph._p.append(control)  # noqa: SLF001


def _control(tag: str) -> BaseOxmlElement:
    control = OxmlElement("w:sdt")
    properties = OxmlElement("w:sdtPr")
    name = OxmlElement("w:tag")
    name.set(qn("w:val"), tag)
    properties.append(name)
    control.append(properties)
    return control


def _fill(control: BaseOxmlElement, text: str) -> None:
    content, run, words = (OxmlElement(f"w:{name}") for name in ("sdtContent", "r", "t"))
    words.text = text or " "
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    content.append(run)
    control.append(content)
