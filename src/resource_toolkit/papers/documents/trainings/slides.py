"""A training as slides: each part in large type, with its time and its tools."""

from dataclasses import dataclass

import segno

from resource_toolkit.papers.documents.fonts import HEADS, TEXT
from resource_toolkit.papers.documents.typst_words import typst_string

_LOOK = """
#set page(
  paper: "presentation-16-9", margin: (x: 16mm, top: 13mm, bottom: 15mm), footer-descent: 3mm,
)
#set text(size: 19pt)
#set par(leading: 0.55em)
#let bar(done) = block(width: 100%, height: 1.6mm, fill: luma(225),
  align(left, rect(width: done, height: 1.6mm, fill: rgb("#0b5a5c"))))
#let tool(title, address, code, label) = block(width: 46mm, {
  set par(leading: 0.35em, spacing: 0.4em)
  image(bytes(code), format: "svg", width: 28mm, alt: label)
  if title != "" { par(text(12pt, strong(title))) }
  par(text(10pt, address))
})
// As large as the room in height allows.
#let fitted(room, body) = layout(area => {
  let size = 32pt
  while size > 12pt and measure(block(width: area.width, text(size, body))).height > room {
    size -= 1pt
  }
  text(size, body)
})
#let slide(foot, done, title, time, body, tools) = page(footer: text(9pt, foot), {
  pdf.artifact(bar(done))
  v(3mm)
  grid(columns: (1fr, auto), gutter: 8mm, align: (left, right + horizon),
    heading(level: 2, text(24pt, title)), text(24pt, fill: rgb("#0b5a5c"), strong(time)))
  v(2mm)
  fitted(if tools.len() > 0 { 58mm } else { 100mm }, body)
  v(1fr)
  if tools.len() > 0 { grid(columns: tools.len(), column-gutter: 5mm, ..tools) }
})
"""


@dataclass(frozen=True, kw_only=True)
class Slide:
    """A part: its name, its time in words, what happens, and title and address of its tools."""

    title: str
    time: str
    text: str
    tools: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Slides:
    """A training to be shown on a wall."""

    title: str
    summary: str
    language: str
    address: str
    """The short address of the training, in full."""
    site: str
    parts: tuple[Slide, ...]


def slides_source(slides: Slides) -> str:
    """Return the source of the slides."""
    string = typst_string
    opening = (
        f"#set document(title: {string(slides.title)}, date: none)\n"
        f"#set text(font: {TEXT}, lang: {string(slides.language)})\n"
        f"#show heading: set text(font: {HEADS}, weight: 600)\n{_LOOK}"
    )
    first = (
        f"#page[#{{ text(14pt, {string(slides.site)}); v(1fr)\n"
        f"heading(level: 1, text(38pt, {string(slides.title)})); v(4mm)\n"
        f"text(22pt, {string(slides.summary)}); v(1fr)\n{_tool('', slides.address)} }}]\n"
    )
    foot = f"{slides.title} · {_typed(slides.address)}"
    count = len(slides.parts)
    rest = (
        f"#slide({string(f'{foot} · {at}/{count}')}, {100 * at / count:.0f}%, "
        f"{string(part.title)}, {string(part.time)}, {string(part.text)}, "
        f"({''.join(f'{_tool(*tool)}, ' for tool in part.tools[:5])}))\n"
        for at, part in enumerate(slides.parts, 1)
    )
    return opening + first + "".join(rest)


def _typed(address: str) -> str:
    return address.partition("://")[2].rstrip("/")


def _tool(title: str, address: str) -> str:
    code = segno.make(address, error="m").svg_inline(border=1)
    values = (title, _typed(address), code, f"{_typed(address)} (QR)")
    return f"tool({', '.join(map(typst_string, values))})"
