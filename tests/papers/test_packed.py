"""A PDF has the objects that Typst wrote, in less room."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from resource_toolkit.papers.documents import write_pdf
from resource_toolkit.papers.documents.packed import packed
from tests.papers import made
from tests.toolkits.sites import AGENCY

FORM = (
    "<table><thead><tr><th>Who</th><th>When</th></tr></thead><tbody>"
    f"{'<tr><td></td><td></td></tr>' * 9}</tbody></table>"
)


def told(value: object) -> str:
    """Return an object in words; a reference in it names the reader that it came from."""
    return re.sub(r"(IndirectObject\(\d+, 0), \d+", r"\1", repr(value))


def test_a_pdf_holds_what_typst_wrote_in_little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    form = made.paper(FORM)
    small = write_pdf(form, AGENCY)
    monkeypatch.setattr("resource_toolkit.papers.documents.pdf.packed", lambda written: written)
    large = write_pdf(form, AGENCY)
    assert len(small) < 0.75 * len(large)
    there, here = (PdfReader(io.BytesIO(data), strict=True) for data in (large, small))
    numbers = sorted(there.xref[0])
    assert len(numbers) > 50
    for number in numbers:
        before, after = (IndirectObject(number, 0, read).get_object() for read in (there, here))
        assert told(before) == told(after)
    assert there.trailer["/ID"] == here.trailer["/ID"]
    assert there.metadata == here.metadata


def test_what_typst_would_not_write_is_refused() -> None:
    with pytest.raises(ValueError, match="no PDF"):
        packed(b"%PDF-1.7\nxref\n")
    with pytest.raises(ValueError, match="no PDF"):
        packed(b"%PDF-1.7")
